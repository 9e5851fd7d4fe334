"""From a yearly report or plan to what is printed."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from django.utils import timezone

from cus.centre.letterhead import letterhead
from cus.documents.blocks import Block, Chapter, TableRow, missing, numbered, table, text
from cus.text.dates import short_day
from cus.text.numbers import money
from programmes.enums import FundingSource
from programmes.results.models import AnnualPaper, PlanTask
from programmes.results.yearly.paper import PrintedAnnual
from programmes.results.yearly.parts import PARTS
from programmes.results.yearly.parts.plan import tasks_of
from programmes.results.yearly.scope import scope_of
from programmes.results.yearly.told import blocks_of, columns

# What the Act says of each; nothing about a day.
BASES = {
    True: "art. 18 i art. 24 ust. 2 pkt 5 ustawy o realizowaniu usług społecznych przez centrum usług społecznych",
    False: "art. 24 ust. 2 pkt 4 ustawy o realizowaniu usług społecznych przez centrum usług społecznych",
}


def printed(
    paper: AnnualPaper, *, number: str = "", dated_on: datetime.date | None = None, approved_by: str = ""
) -> PrintedAnnual:
    """Return ``paper`` as it stands today; a draft without a ``number``."""
    chapters = _parts(paper) if paper.is_report else _plan(paper)
    return PrintedAnnual(
        letterhead=letterhead(),
        title=paper.title,
        gmina=str(paper.gmina),
        basis=BASES[paper.is_report],
        as_of=timezone.localdate(),
        chapters=numbered(chapters),
        contents=paper.is_report,
        number=number,
        dated_on=dated_on,
        edition=paper.edition,
        reason=paper.correction_reason,
        approved_by=approved_by,
    )


def _parts(paper: AnnualPaper) -> Iterable[Chapter]:
    """Each part: what the centre wrote, then what the system counted."""
    scope = scope_of(paper.year, paper.gmina)
    written = dict(paper.parts.values_list("code", "text"))
    for part in PARTS:
        words = written.get(part.code, "").strip()
        blocks = [text(words)] if words else []
        yield Chapter(title=part.title, blocks=(*blocks, *blocks_of(part.build(scope), part.title)))


def _plan(paper: AnnualPaper) -> Iterable[Chapter]:
    tasks = tasks_of(paper)
    if not tasks:
        yield Chapter(title="Zadania", blocks=(missing("Plan nie ma jeszcze zadań."),))
        return
    yield Chapter(title="Zadania", blocks=(_table(paper, tasks),))


def _table(paper: AnnualPaper, tasks: list[PlanTask]) -> Block:
    labels = ("Lp.:5", "Zadanie:25", "Z czego wynika:20", "Kto:15", "Kiedy:10", "Miara:15", "Pieniądze#:10")
    rows = [TableRow(cells=_cells(at, task)) for at, task in enumerate(tasks, start=1)]
    known = [task.money for task in tasks if task.money is not None]
    if known:
        total = ("", "Razem", "", "", "", "", money(sum(known, Decimal(0))))
        rows.append(TableRow(cells=total, is_sum=True))
    return table(paper.title, columns(*labels), rows, source="plan działalności", wide=True)


def _cells(at: int, task: PlanTask) -> tuple[str, ...]:
    begins, ends = (short_day(one) if one else "" for one in (task.starts_on, task.ends_on))
    paid = "–" if task.money is None else money(task.money)
    source = FundingSource(task.money_source).label if task.money_source else ""
    return (
        f"{at}.",
        task.task,
        "\n".join(filter(None, (task.get_origin_display(), task.origin_text))),
        str(task.post or "–"),
        f"{begins}–\n{ends}" if begins and ends else (begins or ends or "–"),
        task.measure or "–",
        "\n".join(filter(None, (paid, source))),
    )
