"""Cards that may tell of one body: asked when a card is saved, listed for whoever tidies the registry."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from cus.text.search import fold
from partners.likeness import THRESHOLD, Body, heads_of, likeness, town_of
from partners.models import Partner

NUMBERS = ("nip", "regon", "krs")
# A head that more cards share than this says nothing („gmina …” in a registry of one gmina).
MOST_IN_BLOCK = 400


@dataclass(frozen=True, slots=True)
class Card:
    """What of a card is compared."""

    pk: int
    name: str
    body: Body


@dataclass(frozen=True, slots=True)
class Alike:
    """Two cards that may be one, and why it is thought."""

    one: Card
    other: Card
    likeness: float

    @property
    def why(self) -> str:
        """The reason, in words."""
        shared = self.one.body.identifiers & self.other.body.identifiers
        if shared:
            return "ten sam " + " i ".join(sorted(kind.upper() for kind, _ in shared))
        name = "ta sama nazwa" if fold(self.one.name) == fold(self.other.name) else "podobna nazwa"
        same_town = self.one.body.town and self.one.body.town == self.other.body.town
        return f"{name}, ta sama miejscowość" if same_town else name


def body_of(name: str, address: str = "", **numbers: str) -> Body:
    """Return a body as it is compared, of the texts of a card."""
    given = frozenset((kind, number) for kind, number in numbers.items() if number)
    return Body(name, town_of(address), given)


def cards(partners=None) -> list[Card]:
    """Return the active cards as they are compared."""
    rows = (Partner.objects.active() if partners is None else partners).order_by("pk")
    return [
        Card(row["pk"], row["name"], body_of(row["name"], row["address"], **{kind: row[kind] for kind in NUMBERS}))
        for row in rows.values("pk", "name", "address", *NUMBERS)
    ]


def alike_to(body: Body, *, but: int | None = None) -> list[Alike]:
    """Return the active cards that may tell of ``body``, the likest first; ``but`` is the card itself."""
    mine = Card(0, body.name, body)
    heads = heads_of(body)
    # A quick look first: a body without a proper name („OSP”) may be any.
    near = [
        card
        for card in cards()
        if card.pk != but and (body.identifiers & card.body.identifiers or _share(heads, heads_of(card.body)))
    ]
    found = [Alike(mine, card, likeness(body, card.body)) for card in near]
    return sorted((one for one in found if one.likeness >= THRESHOLD), key=lambda one: (-one.likeness, one.other.pk))


def _share(heads: frozenset[str], others: frozenset[str]) -> bool:
    return not heads or not others or bool(heads & others)


def pairs(found: Iterable[Card] | None = None) -> list[Alike]:
    """Return every two cards that may be one, the likest first."""
    every = list(found) if found is not None else cards()
    blocks: dict[object, list[Card]] = defaultdict(list)
    for card in every:
        for mark in (*heads_of(card.body), *card.body.identifiers, fold(card.name)):
            blocks[mark].append(card)
    met = {
        (one.pk, other.pk): (one, other)
        for block in blocks.values()
        if len(block) <= MOST_IN_BLOCK
        for one, other in combinations(block, 2)
    }
    judged = [Alike(one, other, likeness(one.body, other.body)) for one, other in met.values()]
    return sorted((one for one in judged if one.likeness >= THRESHOLD), key=lambda one: (-one.likeness, one.one.pk))
