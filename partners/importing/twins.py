"""New partners of a table that may be in the registry, or in the table, under another name: to look at, not refused."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from cus.text.search import fold
from partners.alike import MOST_IN_BLOCK, Alike, Card, cards
from partners.importing.plan import Entry, Plan
from partners.likeness import THRESHOLD, Body, heads_of, likeness


@dataclass(frozen=True, slots=True)
class Twin:
    """A new partner and the body that may be the same: ``card`` is the key of its card, None of a row."""

    line: int
    name: str
    other: str
    card: int | None
    why: str


def twins_of(plan: Plan) -> list[Twin]:
    """Return for each new partner the likeliest body that may be the same, in the order of the table."""
    new = [_card(entry) for entry in plan.new]
    if not new:
        return []
    blocks = _blocks([*cards(), *new])
    found = []
    for card, entry in zip(new, plan.new, strict=True):
        likest = _likest(card, blocks)
        if likest:
            other = likest.other
            written = f"„{other.name}”" if other.pk > 0 else f"wiersz {-other.pk}: „{other.name}”"
            found.append(Twin(entry.line, entry.name, written, other.pk if other.pk > 0 else None, likest.why))
    return found


def _card(entry: Entry) -> Card:
    """A row as cards are compared; its key is the number of the line, below zero."""
    body = Body(entry.body.name, entry.body.town, entry.body.numbers)
    return Card(-entry.line, entry.name, body)


def _marks(card: Card) -> list[object]:
    return [*heads_of(card.body), *card.body.identifiers, fold(card.name)]


def _blocks(every: Sequence[Card]) -> dict[object, list[Card]]:
    blocks: dict[object, list[Card]] = defaultdict(list)
    for card in every:
        for mark in _marks(card):
            blocks[mark].append(card)
    return blocks


def _likest(card: Card, blocks: dict[object, list[Card]]) -> Alike | None:
    """Return the likeliest card of the registry or earlier row of the table."""
    near = {
        other.pk: other
        for mark in _marks(card)
        if len(blocks[mark]) <= MOST_IN_BLOCK
        for other in blocks[mark]
        # Of two rows the lower one is named.
        if other.pk > 0 or -other.pk < -card.pk
    }
    judged = [Alike(card, other, likeness(card.body, other.body)) for other in near.values()]
    return max((one for one in judged if one.likeness >= THRESHOLD), key=lambda one: one.likeness, default=None)
