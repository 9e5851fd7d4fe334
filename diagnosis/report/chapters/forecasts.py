"""Chapter: forecasts with their scenarios and assumptions; their working out step by step is an annex."""

from cus.documents.blocks import Block, Column, Section, TableRow, facts, items, missing, note, table, text
from cus.text.numbers import exact, number
from diagnosis.forecast_chart import chart_of
from diagnosis.forecasting.later import Checked
from diagnosis.forecasts import ForecastPaper, forecasts_of
from diagnosis.report.charting import pictured
from diagnosis.report.content import Content, Scope
from diagnosis.report.reading import blocks_from, words_from

PARTIALS = "diagnosis/forecast/"
ASPECT_COLUMNS = (
    Column(label="Aspekt", width=35),
    Column(label="Zapotrzebowanie", width=20),
    Column(label="Założenie"),
)


def build(scope: Scope) -> Content | None:
    """Tell each forecast; left out when there is none: the law does not ask for forecasts."""
    papers = forecasts_of(scope.diagnosis)
    if not papers:
        return None
    lead = text(
        "Prognoza mówi, co będzie, jeśli nic się nie zmieni w tym, co kształtowało ostatnie lata. Liczby, z których "
        "powstała, i każdy krok obliczenia są w załączniku „Obliczenia prognoz”."
    )
    return Content(
        blocks=(lead,), sections=tuple(Section(title=paper.title, blocks=tuple(_told(paper))) for paper in papers)
    )


def _told(paper: ForecastPaper) -> list[Block]:
    area = paper.gmina or "cały obszar diagnozy"
    blocks = [
        facts(
            ("Metoda", paper.method_label),
            ("Jednostka", paper.unit),
            *paper.subjects,
            ("Obszar", area),
            ("Na ile lat naprzód", str(paper.horizon)),
        )
    ]
    blocks += _result(paper)
    if paper.conclusion:
        blocks.append(text(paper.conclusion))
    if paper.points:
        blocks += _scenarios(paper)
    blocks.append(_assumptions(paper))
    return [*blocks, *_later(paper)]


def _result(paper: ForecastPaper) -> list[Block]:
    if not paper.points:
        return [
            missing("Tej prognozy nie da się policzyć."),
            *([items(obstacle.message for obstacle in paper.obstacles)] if paper.obstacles else []),
        ]
    chart = chart_of(paper)
    source = chart.source.removeprefix("Źródło: ")
    return [
        *pictured(chart),
        *blocks_from(f"{PARTIALS}_result.html", {"paper": paper}, about=paper.title, source=source),
    ]


def _scenarios(paper: ForecastPaper) -> list[Block]:
    tables = blocks_from(
        f"{PARTIALS}_scenario_tables.html", {"paper": paper}, about=paper.title, source="obliczenie własne."
    )
    told = [
        f"{one.assumed.name}. {words_from(f'{PARTIALS}_assumed.html', {'assumed': one.assumed})}"
        for one in paper.scenarios
    ]
    return [*tables, items(told)]


def _assumptions(paper: ForecastPaper) -> Block:
    if not paper.answered:
        return missing("Nie rozważono jeszcze żadnego z siedmiu aspektów, które wpływają na zapotrzebowanie.")
    rows = [TableRow(cells=(one.label, one.word, one.text or "–")) for one in paper.assumptions]
    return table(
        f"{paper.title} – założenia w siedmiu aspektach", ASPECT_COLUMNS, rows, source="ocena autorów diagnozy."
    )


def _later(paper: ForecastPaper) -> list[Block]:
    if not paper.later:
        return []
    return [note("Co się później wydarzyło:"), items(map(_happened, paper.later))]


def _happened(one: Checked) -> str:
    told = f"{one.point.year}: prognoza {exact(one.point.value)}, było {number(one.actual)}, różnica {one.difference_text}"
    return f"{told} ({one.source})" if one.source else told


def steps(scope: Scope) -> Content | None:
    """The annex: values of every forecast and its working out, so that each number can be recomputed from paper."""
    papers = [paper for paper in forecasts_of(scope.diagnosis) if paper.values]
    if not papers:
        return None
    return Content(sections=tuple(Section(title=paper.title, blocks=tuple(_steps(paper))) for paper in papers))


def _steps(paper: ForecastPaper) -> list[Block]:
    about = {"about": paper.title, "source": "dane w tabeli wartości, obliczenie własne."}
    own = "źródło przy każdej wartości."
    blocks = blocks_from(f"{PARTIALS}_values.html", {"paper": paper}, about=paper.title, source=own)
    if paper.work:
        partial = "_work_trend.html" if paper.is_trend else "_work_rate.html"
        blocks += blocks_from(f"{PARTIALS}{partial}", {"paper": paper, "work": paper.work}, **about)
    return blocks
