"""The registry and the rows of the table, as each row is looked for among them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cus.importing.reading import ReadRow
from cus.tables import TableFault
from partners.enums import PartnerState
from partners.importing.bodies import Bodies, Doubt, Pointer, differ, pointer_of
from partners.importing.columns import HEADING, NUMBERS, same_name
from partners.likeness import THRESHOLD, Body, likeness, town_of
from partners.models import Partner

NOBODY = "Nie ma takiego partnera w arkuszu „Partnerzy” ani w rejestrze. Popraw nazwę albo dopisz go."
NO_CARD = "Nie ma fiszki o tym numerze. Nowemu partnerowi zostaw tę komórkę pustą."
OTHER_CARD = "Fiszka nr {card} to „{name}”. Popraw numer; całkiem inną nazwę wpisz na samej fiszce."
TAKEN = "Ten numer {kind} ma już fiszka „{name}”."
REPEATED = "Ten partner jest już w wierszu {line}. Zostaw jeden wiersz."
REPEATED_NUMBER = "Ten numer {kind} jest już w wierszu {line} („{name}”). Oddział bez własnego numeru zostawia puste."


# What of a card stands in other tables.
TOGETHER = ("offers__service", "gminas", "former_names", "founders__body", "parent")
# A row of the table by its line, or a card by its key.
Place = tuple[str, int]


@dataclass(slots=True)
class Registry:
    """Cards that can be found; those put aside are looked at only where no active one is meant."""

    active: Bodies[int] = field(default_factory=Bodies)
    archived: Bodies[int] = field(default_factory=Bodies)
    bodies: dict[int, Pointer] = field(default_factory=dict)
    # Keys of parents by the keys of their branches.
    parents: dict[int, int] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Registry":
        """Read who is in the registry."""
        registry = cls()
        rows = Partner.objects.order_by("pk").values_list("pk", "state", "name", "address", "parent_id", *NUMBERS)
        for pk, state, name, address, parent, *numbers in rows:
            if parent:
                registry.parents[pk] = parent
            given = frozenset((kind, number) for kind, number in zip(NUMBERS, numbers, strict=True) if number)
            body = registry.bodies[pk] = Pointer(name, town_of(address), given)
            (registry.active if state == PartnerState.ACTIVE else registry.archived).add(pk, body)
        return registry

    def named(self, name: str) -> list[int]:
        """Return the keys of cards of this full name; active ones, if there are any."""
        for bodies in (self.active, self.archived):
            if same := bodies.by_name.get(same_name(name)):
                return [key for _, key in same]
        return []

    def find(self, row: ReadRow) -> int | None:
        """Return the card that the row means.

        Raises:
            Doubt: it cannot be said which.
        """
        asked = pointer_of(row)
        card = row.values.get("card")
        if card:
            return self._by_card(int(str(card)), asked)
        return self.active.find(asked) or self.archived.find(asked)

    def _by_card(self, card: int, asked: Pointer) -> int:
        body = self.bodies.get(card)
        if body is None:
            raise Doubt("card", NO_CARD)
        if asked.name and not (asked.numbers & body.numbers) and not _alike(asked, body):
            raise Doubt("card", OTHER_CARD.format(card=card, name=body.name))
        for number in sorted(asked.numbers):
            owner = self.active.by_number.get(number, card)
            if owner != card:
                raise Doubt(number[0], TAKEN.format(kind=HEADING[number[0]], name=self.bodies[owner].name))
        return card

    def cards(self, pks: Iterable[int], *, lock: bool) -> dict[int, Partner]:
        """Return the cards with their offers and gminas, locked in one order when the plan is to be carried out."""
        found = Partner.objects.filter(pk__in=pks).order_by("pk")
        if lock:
            found = found.select_for_update(of=("self",))
        return {card.pk: card for card in found.prefetch_related(*TOGETHER)}


def _alike(one: Pointer, other: Pointer) -> bool:
    if same_name(one.name) == same_name(other.name):
        return True
    # Towns aside: a body that moved is the same one.
    return likeness(Body(one.name), Body(other.name)) >= THRESHOLD


class Rows:
    """Rows of the sheet of partners, each once."""

    def __init__(self) -> None:
        self.bodies: Bodies[int] = Bodies()
        self.by_card: dict[int, int] = {}
        self.cards: dict[int, int] = {}
        # A row that cannot be read at all: an offer may belong to it.
        self.unread = False

    def paired(
        self, rows: Iterable[ReadRow], registry: Registry, faults: list[TableFault]
    ) -> Iterable[tuple[ReadRow, int | None]]:
        """Yield each row with the key of the card that it means, None of a new one; what repeats is a fault."""
        for row in rows:
            self.unread |= bool(row.faulty & {"name", "card", *NUMBERS})
            if row.faulty & {"name", "card"}:
                continue
            asked, line = pointer_of(row), row.record.line
            try:
                self._refuse_repeated_number(asked)
                pk = registry.find(row)
                self._refuse_repeated(asked, pk)
            except Doubt as doubt:
                faults.append(row.fault(doubt.column, doubt.message))
                self.unread = True
                continue
            self.bodies.add(line, asked)
            if pk:
                self.by_card[pk], self.cards[line] = line, pk
            yield row, pk

    def _refuse_repeated_number(self, asked: Pointer) -> None:
        for number in sorted(asked.numbers):
            line = self.bodies.by_number.get(number)
            if line:
                name = self.bodies.names[line]
                raise Doubt(number[0], REPEATED_NUMBER.format(kind=HEADING[number[0]], line=line, name=name))

    def _refuse_repeated(self, asked: Pointer, pk: int | None) -> None:
        line = self.by_card.get(pk or 0)
        if line is None and pk is None:
            same = self.bodies.by_name.get(same_name(asked.name), ())
            line = next((at for body, at in same if body.town == asked.town and not differ(body, asked)), None)
        if line:
            raise Doubt("name", REPEATED.format(line=line))

    def place_at(self, row: ReadRow) -> Place:
        """Return the card that a row of partners means, or the row itself when it is new."""
        return self.place_at_line(row.record.line)

    def place_at_line(self, line: int) -> Place:
        """Return the card that the row at the line means, or the row itself when it is new."""
        card = self.cards.get(line)
        return ("card", card) if card else ("row", line)

    def place_of(self, row: ReadRow, registry: Registry) -> Place | None:
        """Return ("row", line) or ("card", key) of the partner that a row of offers means, None of nobody.

        Raises:
            Doubt: it cannot be said which.
        """
        card = row.values.get("card")
        if not card:
            line = self.bodies.find(pointer_of(row))
            if line:
                return "row", line
        pk = registry.find(row)
        if pk is None:
            return None
        return ("row", self.by_card[pk]) if pk in self.by_card else ("card", pk)
