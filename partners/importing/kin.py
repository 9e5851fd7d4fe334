"""Bodies that a body comes from: its parent, its founders and what it was called before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cus.importing.plan import Change
from cus.importing.reading import ReadRow
from cus.importing.words import Items, Wrong
from cus.tables import TableFault
from partners.importing.bodies import Doubt, Pointer
from partners.importing.columns import HEADING, NUMBERS
from partners.importing.gminas import Gminas
from partners.importing.registry import Place, Registry, Rows
from partners.models import Partner
from partners.validators import digits_of

KIN = ("parent", "founders", "former_names")
NO_PARENT = "Nie ma takiego partnera w arkuszu ani w rejestrze. Wpisz pełną nazwę, NIP, REGON, KRS albo nr fiszki."
OWN_BRANCH = "Podmiot nie może być własnym oddziałem."
OWN_FOUNDER = "Podmiot nie może być własnym założycielem."
ROUND = "„{name}” jest już jego oddziałem, więc nie może być jednostką macierzystą."
ARCHIVED = "Fiszka „{name}” jest w archiwum i nie może być jednostką macierzystą."
_CARD = re.compile(r"nr(?:\s+fiszki)?\s+(\d{1,9})", re.IGNORECASE)
_GMINA = re.compile(r"(?:gmina|miasto)\s+(\S.*)", re.IGNORECASE)
ITEMS = Items(300)


@dataclass(frozen=True, slots=True)
class Founder:
    """One founder as the table wants it: a gmina, a card or a row, or a name alone."""

    text: str
    gmina: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Kin:
    """What changes: the parent, all founders, all former names; None of what stays."""

    parent: Place | None = None
    founders: tuple[Founder, ...] | None = None
    former_names: tuple[str, ...] | None = None


class Relatives:
    """Finds the bodies that rows name as their kin."""

    def __init__(self, registry: Registry, rows: Rows, gminas: Gminas) -> None:
        self.registry, self.rows, self.gminas = registry, rows, gminas
        # Who stands above whom after the import, as far as the table says.
        self.above: dict[Place, Place] = {}

    def kin_of(self, row: ReadRow, card: Partner | None, faults: list[TableFault]) -> tuple[Kin, list[Change]]:
        """Return what changes among the kin of the row's body, and the changes in words."""
        changes: list[Change] = []
        parent = self._parent(row, card, changes, faults) if "parent" in row.values else None
        founders = self._founders(row, card, changes, faults) if "founders" in row.values else None
        former = self._former_names(row, card, changes) if "former_names" in row.values else None
        return Kin(parent, founders, former), changes

    def _parent(
        self, row: ReadRow, card: Partner | None, changes: list[Change], faults: list[TableFault]
    ) -> Place | None:
        text = str(row.values["parent"])
        try:
            place = self.place_of(text)
        except Doubt as doubt:
            faults.append(row.fault("parent", doubt.message))
            return None
        own = self.rows.place_at(row)
        if place is None:
            # A parent whose own row cannot be read is missed here too; one fault is enough.
            if not self.rows.unread:
                faults.append(row.fault("parent", NO_PARENT))
        elif place == own:
            faults.append(row.fault("parent", OWN_BRANCH))
        elif place[0] == "card" and place[1] in self.registry.archived.names:
            faults.append(row.fault("parent", ARCHIVED.format(name=self.name_of(place))))
        else:
            self.above[own] = place
            if not (card and place == ("card", card.parent_id)):
                before = card.parent.name if card and card.parent else ""
                changes.append(Change(HEADING["parent"], before, self.name_of(place)))
                return place
        return None

    def place_of(self, text: str) -> Place | None:
        """Return the row or the card of a full name, a number or a number of a card, None of nobody.

        Raises:
            Doubt: several bodies bear the name.
        """
        digits = digits_of(text)
        asked = Pointer(text, "", frozenset())
        if card := _CARD.fullmatch(text.strip()):
            key = int(card[1])
            return ("card", key) if key in self.registry.bodies else None
        if digits.isascii() and digits.isdigit():
            asked = Pointer("", "", frozenset((kind, digits) for kind in NUMBERS))
        line = self.rows.bodies.find(asked)
        if line:
            return self.rows.place_at_line(line)
        found = self.registry.active.find(asked) or self.registry.archived.find(asked)
        return ("card", found) if found else None

    def name_of(self, place: Place) -> str:
        """Return the name of a row or of a card."""
        kind, key = place
        if kind == "row":
            return self.rows.bodies.names[key]
        return self.registry.bodies[key].name

    def refuse_rings(self, rows: Sequence[ReadRow], faults: list[TableFault]) -> None:
        """Name the rows whose parent would be a branch of theirs."""
        for row in rows:
            own = self.rows.place_at(row)
            met, place = {own}, self.above.get(own)
            while place is not None and place not in met:
                met.add(place)
                place = self.above.get(place) or self._stands_under(place)
            if place == own:
                faults.append(row.fault("parent", ROUND.format(name=self.name_of(self.above[own]))))

    def _stands_under(self, place: Place) -> Place | None:
        parent = self.registry.parents.get(place[1]) if place[0] == "card" else None
        return ("card", parent) if parent else None

    def _founders(
        self, row: ReadRow, card: Partner | None, changes: list[Change], faults: list[TableFault]
    ) -> tuple[Founder, ...] | None:
        texts = list(row.values["founders"])  # type: ignore[call-overload]
        before = founders_said(card, self.gminas, self.registry) if card else []
        if sorted(texts) == sorted(before):
            return None
        changes.append(Change(HEADING["founders"], ITEMS.show(before), ITEMS.show(texts)))
        found = [self._founder(text) for text in texts]
        if any(founder.place == self.rows.place_at(row) for founder in found if founder.place):
            faults.append(row.fault("founders", OWN_FOUNDER))
        # The same body may be written twice in two ways.
        once = {
            (founder.gmina, founder.place) if founder.gmina or founder.place else founder.text: founder
            for founder in found
        }
        return tuple(once.values())

    def _founder(self, text: str) -> Founder:
        if gmina := _GMINA.fullmatch(text):
            try:
                return Founder(text, gmina=self.gminas.code(gmina[1]))
            except Wrong:
                return Founder(text)
        try:
            return Founder(text, place=self.place_of(text))
        except Doubt:
            return Founder(text)

    def _former_names(self, row: ReadRow, card: Partner | None, changes: list[Change]) -> tuple[str, ...] | None:
        names = tuple(row.values["former_names"])  # type: ignore[arg-type]
        before = [former.name for former in card.former_names.all()] if card else []
        if ITEMS.show(names) == ITEMS.show(before):
            return None
        changes.append(Change(HEADING["former_names"], ITEMS.show(before), ITEMS.show(names)))
        return names


def body_said(card: Partner, registry: Registry) -> str:
    """Return what a cell says of a card: its name where that is enough, otherwise the number of the card."""
    same = registry.named(card.name)
    return card.name if same == [card.pk] else f"nr fiszki {card.pk}"


def founders_said(card: Partner, gminas: Gminas, registry: Registry) -> list[str]:
    """Return what a cell says of the founders of a card."""
    said = []
    for founder in card.founders.all():
        if founder.gmina_id:
            said.append(f"gmina {gminas.said(founder.gmina_id)}")
        else:
            said.append(body_said(founder.body, registry) if founder.body else founder.name)
    return said


def kin_cells(card: Partner, gminas: Gminas, registry: Registry) -> Mapping[str, str]:
    """Return the cells of the kin of a card. Expects its parent, founders and former names."""
    return {
        "parent": body_said(card.parent, registry) if card.parent else "",
        "founders": ITEMS.show(founders_said(card, gminas, registry)),
        "former_names": ITEMS.show([former.name for former in card.former_names.all()]),
    }
