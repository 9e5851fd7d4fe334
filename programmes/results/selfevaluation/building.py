"""From a report to its print: four chapters in blocks, each sentence with the number of its source."""

from django.utils import timezone

from cus.centre.letterhead import letterhead
from cus.documents.blocks import Block, Chapter, Column, Section, TableRow, items, missing, numbered, table, text
from cus.text.dates import day
from programmes.results.models import SelfEvaluation, SelfEvaluationProcedure
from programmes.results.selfevaluation.data import SelfEvaluationPaper
from programmes.results.selfevaluation.outline import NOT_APPLICABLE
from programmes.results.selfevaluation.reading import Whole, Written

EMPTY = "W tym podrozdziale niczego nie wpisano."


class Sources:
    """Numbers given to sources in order of appearance; the same source keeps its number."""

    def __init__(self) -> None:
        self.listed: dict[tuple[str, str], tuple[int, str]] = {}

    def number(self, label: str, url: str, kind: str) -> int:
        """Return the number of a source."""
        return self.listed.setdefault((label, url), (len(self.listed) + 1, kind))[0]

    def chapter(self) -> Chapter:
        """The list of sources as an annex."""
        rows = [
            TableRow(cells=(str(number), label, kind, url)) for (label, url), (number, kind) in self.listed.items()
        ]
        columns = [
            Column(label="Nr", width=10, numeric=True),
            Column(label="Źródło", width=40),
            Column(label="Rodzaj", width=20),
            Column(label="Adres w systemie centrum", width=30),
        ]
        blocks: tuple[Block, ...] = (
            text("Numery w nawiasach kwadratowych w tekście raportu odsyłają do tej listy."),
            table("Źródła zdań i liczb raportu", columns, rows),
        )
        return Chapter(title="Źródła", blocks=blocks, is_annex=True)


def self_evaluation_of(report: SelfEvaluation) -> SelfEvaluationPaper:
    """Return the print of ``report`` as it stands."""
    whole, sources = Whole(report), Sources()
    chapters = [_chapter(chapter, groups, sources) for chapter, groups in whole.groups]
    if sources.listed:
        chapters.append(sources.chapter())
    agreement = report.agreement
    return SelfEvaluationPaper(
        letterhead=letterhead(),
        agreement=str(agreement),
        concluded_on=agreement.concluded_on,
        period=report.period,
        parties=tuple(f"{party} ({party.get_role_display()})" for party in whole.facts.parties),
        state=report.get_state_display(),
        as_of=timezone.localdate(report.refreshed_at),
        chapters=numbered(chapters),
        number=report.number,
        prepared_by=_name(report.prepared_by),
        reviewed_by=_name(report.reviewed_by),
        approved_by=_name(report.approved_by),
        approved_on=timezone.localdate(report.approved_at) if report.approved_at else None,
    )


def _name(user) -> str:
    return user.get_full_name() if user else ""


def _chapter(chapter, groups, sources: Sources) -> Chapter:
    blocks: list[Block] = []
    sections: list[Section] = []
    for group, leaves in groups:
        if not group.title:
            if len(leaves) == 1:
                blocks += blocks_of_leaf(leaves[0], sources)
            else:
                sections += [_section(one, sources, level=2) for one in leaves]
            continue
        if not group.applies:
            sections.append(Section(title=group.title, blocks=(missing(NOT_APPLICABLE),)))
            continue
        sections.append(Section(title=group.title))
        sections += [_section(one, sources, level=3) for one in leaves]
    if chapter.number == 2 and not sections:
        blocks.append(missing("Porozumienie nie wymienia zadań."))
    return Chapter(title=chapter.title, blocks=tuple(blocks), sections=tuple(sections))


def _section(written: Written, sources: Sources, *, level: int) -> Section:
    return Section(title=written.leaf.title, blocks=tuple(blocks_of_leaf(written, sources)), level=level)


def blocks_of_leaf(written: Written, sources: Sources) -> list[Block]:
    """Own words first, then what the system knows, procedures and remarks."""
    found: list[Block] = [text(written.text)] if written.text else []
    told = [
        f"{row.text} [{sources.number(row.source_label, row.source_url, row.get_source_kind_display())}]"
        for row in written.sentences
    ]
    if told:
        found.append(items(told) if len(told) > 1 else text(told[0]))
    listed = [row for row in written.procedures if row.in_place or row.done.strip()]
    if listed:
        found.append(_procedures(listed))
    if written.remarks:
        found.append(items(f"{row.party}, {day(row.given_on)} r.: {row.text}" for row in written.remarks))
    return found or [missing(EMPTY)]


def _procedures(rows: list[SelfEvaluationProcedure]) -> Block:
    columns = [
        Column(label="Procedura", width=40),
        Column(label="Stan", width=20),
        Column(label="Co zrobiono", width=40),
    ]
    return table(
        "Procedury współpracy",
        columns,
        [TableRow(cells=(row.name, row.get_in_place_display() or "nie oceniono", row.done or "–")) for row in rows],
    )
