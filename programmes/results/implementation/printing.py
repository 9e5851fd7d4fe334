"""From the seven parts to the paper: the same facts, tables and texts, without links."""

from collections.abc import Iterator

from django.utils import timezone

from cus.centre.letterhead import letterhead
from cus.documents import blocks
from cus.documents.blocks import Block, Chapter, TableRow, numbered
from programmes.results.implementation.documents import Information
from programmes.results.implementation.ground import Ground
from programmes.results.implementation.sheet import Board, Part, Sheet

# Parts of which the Act asks for words: without them the paper says so.
ASKED = {"degree": "Opisu stopnia realizacji nie dodano.", "evaluation": "Oceny słowami nie dodano."}


def information_of(ground: Ground, sheet: Sheet, **approval) -> Information:
    """Return the printed form; ``approval``: number, edition, reason, handed_on, approved_by."""
    return Information(
        letterhead=letterhead(),
        programme=ground.version.name,
        starts_on=ground.start,
        ends_on=ground.term.end,
        due_on=ground.term.due,
        as_of=timezone.localdate(),
        chapters=numbered(Chapter(title=part.title, blocks=tuple(_blocks(part))) for part in sheet.parts),
        **approval,
    )


def _blocks(part: Part) -> Iterator[Block]:
    if part.facts:
        yield blocks.facts(*((fact.label, fact.entry.text) for fact in part.facts))
    yield from map(_table, part.boards)
    if part.remarks:
        yield blocks.items(part.remarks)
    if part.text:
        yield blocks.text(part.text)
    elif part.field in ASKED:
        yield blocks.missing(ASKED[part.field])


def _table(board: Board) -> Block:
    rows = (
        TableRow(cells=tuple(cell.text for cell in line.cells), note=line.note, is_sum=line.is_sum)
        for line in board.lines
    )
    return blocks.table(board.title, board.columns, rows, note=board.note)
