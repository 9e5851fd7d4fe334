"""The dashboard on exactly two pages of paper: plain data, cut to what fits, saying what was left out."""

from dataclasses import dataclass
from datetime import date

from cus.charts import Chart
from cus.documents.parts import Document, Letterhead, Seal
from programmes.results.dashboard.charts import money_chart
from programmes.results.dashboard.facts import Dashboard
from programmes.results.dashboard.words import amount, measured, people, reached, zloty

# What fits on a page; the rest is counted and stays on the screen.
SERVICES, MEASURES, ENDINGS, NEEDS, JUDGED = 18, 9, 8, 4, 8
CUT = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedList:
    """Rows of a table and how many more there are."""

    rows: tuple[tuple[str, ...], ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DashboardPaper:
    """Two pages: people and money; measures, what runs out, needs, opinions."""

    letterhead: Letterhead
    year: int
    on: date
    figures: tuple[tuple[str, str], ...]
    services: PrintedList
    money: Chart | None
    measures: PrintedList
    endings: PrintedList
    needs: str
    open_needs: PrintedList
    quality: PrintedList
    complaints: str


def paper_of(board: Dashboard, *, letterhead: Letterhead) -> DashboardPaper:
    """Return the two pages of ``board``."""
    return DashboardPaper(
        letterhead=letterhead,
        year=board.year,
        on=board.on,
        figures=_figures(board),
        services=_services(board),
        money=money_chart(board),
        measures=_list(
            [
                (
                    _cut(f"{one.name} ({one.service})" if one.service else one.name, 96),
                    measured(one.baseline, one.unit),
                    measured(one.value, one.unit),
                    measured(one.target, one.unit),
                    reached(one)[1],
                )
                for one in board.measures
            ],
            MEASURES,
        ),
        endings=_list(
            [(one.what, _cut(one.name), f"{one.on:%d.%m.%Y}" if one.on else "brak") for one in board.endings], ENDINGS
        ),
        needs=f"{board.coverage.answered} z {board.coverage.total}" if board.coverage.total else "",
        open_needs=_list([(_cut(one, 110),) for one in board.coverage.open], NEEDS),
        quality=_list(
            [
                (
                    _cut(one.service, 34),
                    str(one.results.answers),
                    *(str(row.mean).replace(".", ",") if row.shown else "–" for row in one.results.rows),
                )
                for one in board.quality
                if one.results.shown
            ],
            JUDGED,
        ),
        complaints=str(board.complaints.total),
    )


def dashboard_document(paper: DashboardPaper, seal: Seal | None = None) -> Document:
    """Wrap it for print."""
    return Document(
        template="documents/dashboard.html",
        context=paper,
        title=f"Wyniki programów usług społecznych w {paper.year} roku",
        letterhead=paper.letterhead,
        subject="Zestawienie dla dyrektora i rady",
        seal=seal,
    )


def _figures(board: Dashboard) -> tuple[tuple[str, str], ...]:
    money = board.this_year
    return (
        *((_cut(f"różne osoby, „{one.name}”", 60), people(one.people)) for one in board.programmes[:3]),
        ("plan wydatków", zloty(money.planned)),
        ("wydano", zloty(money.spent)),
        ("odmowy", amount(board.refusals)),
        ("skargi i nieprawidłowości", str(board.complaints.total)),
    )


def _services(board: Dashboard) -> PrintedList:
    rows = [
        (
            _cut(one.name, 38),
            amount(one.planned),
            people(one.people),
            amount(one.refusals),
            zloty(one.planned_money),
            zloty(one.spent),
        )
        for whole in board.programmes
        for one in whole.services
    ]
    return _list(rows, SERVICES)


def _list(rows: list[tuple[str, ...]], most: int) -> PrintedList:
    return PrintedList(rows=tuple(rows[:most]), more=max(len(rows) - most, 0))


def _cut(text: str, most: int = CUT) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
