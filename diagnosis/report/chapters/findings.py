"""Chapter: findings, the SWOT lists first, then risks, quality, involvement, cooperation."""

from cus.documents.blocks import Block, Section, items, missing, note
from diagnosis.findings import FindingList, OneFinding, finding_board
from diagnosis.report.content import Content, Scope


def build(scope: Scope) -> Content | None:
    """Tell the findings of every list; a list without any says so, and with none at all the chapter is left out."""
    board = finding_board(scope.diagnosis)
    if not board.count:
        return None
    return Content(sections=tuple(Section(title=one.title, blocks=tuple(_told(one))) for one in board.lists))


def _told(one: FindingList) -> list[Block]:
    if not one.findings:
        return [missing("Nie wpisano.")]
    return [note(f"{one.about[:1].upper()}{one.about[1:]}."), items(map(_line, one.findings))]


def _line(one: OneFinding) -> str:
    return f"{one.text} ({one.pointed})" if one.pointed else one.text
