"""What an import would do to the registry: a plan, card by card, made without writing anything."""

from collections import defaultdict
from dataclasses import dataclass

from cus.importing.plan import Change, EntryKind
from cus.importing.plan import Entry as BaseEntry
from cus.importing.plan import Plan as BasePlan
from cus.importing.reading import ReadRow, in_order
from cus.tables import TableFault
from cus.tables.cells import clean
from partners.enums import PartnerState, SocialEconomyStatus
from partners.importing.bodies import Doubt, Pointer, pointer_of
from partners.importing.columns import HEADING, NUMBERS
from partners.importing.kin import KIN, Kin, Relatives
from partners.importing.offers import Offered, Services, offered_of
from partners.importing.reading import Parsed, partner_fields
from partners.importing.registry import NOBODY, Place, Registry, Rows
from partners.models import Partner

# Columns that point, and those of other bodies.
NOT_PLAIN = ("card", *KIN)
FIRST = {
    "social_economy_status": "Wybierz też status w ekonomii społecznej albo wyczyść tę komórkę.",
    "confirmed_on": "Wpisz też dzień potwierdzenia albo wyczyść tę komórkę.",
}
HAS_DETAILS = "Fiszka ma rodzaj albo datę statusu. Najpierw wyczyść je na fiszce."
ARCHIVED = "Fiszka tego partnera jest w archiwum i nie można jej zmieniać. Usuń ten wiersz."


@dataclass(frozen=True, slots=True)
class Entry(BaseEntry):
    """One partner of the table; ``values`` are those of the card that change, ``offers`` those of its offers.

    ``body``: who it is, for a search of cards that may tell of the same one.
    """

    present: Partner | None
    body: Pointer
    kin: Kin
    offers: tuple[Offered, ...]


class Plan(BasePlan[Entry]):
    """Partners in the order of the table and what is wrong."""


def plan(parsed: Parsed, *, lock: bool = False) -> Plan:
    """Compare what was read with the registry.

    ``lock`` keeps the cards that the table speaks of from changing until the transaction ends.
    """
    return _Planning(parsed).plan(lock=lock)


class _Planning:
    """What the rows are compared with, and the faults found on the way."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.faults = list(parsed.faults)
        self.registry, self.rows = Registry.load(), Rows()
        self.services = Services(parsed.offers)
        self.relatives = Relatives(self.registry, self.rows, parsed.gminas)
        self.fields = [field for field in partner_fields(parsed.gminas) if field.key not in NOT_PLAIN]
        self.present: dict[int, Partner] = {}

    def plan(self, *, lock: bool) -> Plan:
        paired = list(self.rows.paired(self.parsed.partners, self.registry, self.faults))
        told = self._offers_by_partner()
        pks = {pk for _, pk in paired if pk} | {key for kind, key in told if kind == "card"}
        self.present = self.registry.cards(pks, lock=lock)
        entries = [
            self._entry(row, self.present.get(pk or 0), told.pop(("row", row.record.line), [])) for row, pk in paired
        ]
        entries += [self._offers_only(self.present[key], rows) for (_, key), rows in told.items()]
        self.relatives.refuse_rings([row for row, _ in paired], self.faults)
        in_order(self.faults)
        return Plan(entries, self.faults)

    def _offers_by_partner(self) -> dict[Place, list[ReadRow]]:
        """Give each row of offers to a row of partners or to a card; one that belongs to nobody is a fault."""
        told: dict[Place, list[ReadRow]] = defaultdict(list)
        for row in self.parsed.offers:
            try:
                place = self.rows.place_of(row, self.registry)
            except Doubt as doubt:
                self.faults.append(row.fault(doubt.column, doubt.message))
                continue
            if place:
                told[place].append(row)
            # A partner whose own row cannot be read is missed here too; one fault is enough.
            elif not (self.rows.unread or row.faulty & {"name", "card", *NUMBERS}):
                self.faults.append(row.fault("name", NOBODY))
        return told

    def _entry(self, row: ReadRow, card: Partner | None, offer_rows: list[ReadRow]) -> Entry:
        changed, changes = self._changed(row, card)
        kin, more = self.relatives.kin_of(row, card, self.faults)
        offers = self._offers(card, offer_rows)
        changes += [*more, *(one.change for one in offers)]
        self.faults += _card_faults(row, card, changed, bool(changes))
        kind = EntryKind.NEW if card is None else EntryKind.CHANGED if changes else EntryKind.SAME
        name = str(row.values["name"])
        return Entry(kind, name, row.record.line, tuple(changes), changed, card, pointer_of(row), kin, offers)

    def _changed(self, row: ReadRow, card: Partner | None) -> tuple[dict[str, object], list[Change]]:
        """Return values of the card that differ from what stands there, and the changes in words."""
        changed: dict[str, object] = {}
        changes = []
        for field in self.fields:
            if field.key not in row.values:
                continue
            value = row.values[field.key]
            before = field.words.show(present_value(card, field.key)) if card else ""
            after = field.words.show(value)
            if clean(before) != clean(after):
                changed[field.key] = value
                changes.append(Change(HEADING[field.key], before, after))
        return changed, changes

    def _offers_only(self, card: Partner, rows: list[ReadRow]) -> Entry:
        """A partner of whom only the sheet of offers speaks."""
        offers = self._offers(card, rows)
        changes = tuple(one.change for one in offers)
        if changes and card.state == PartnerState.ARCHIVED:
            self.faults.append(rows[0].fault("name", ARCHIVED))
        kind = EntryKind.CHANGED if changes else EntryKind.SAME
        return Entry(
            kind, card.name, rows[0].record.line, changes, {}, card, Pointer(card.name, "", frozenset()), Kin(), offers
        )

    def _offers(self, card: Partner | None, rows: list[ReadRow]) -> tuple[Offered, ...]:
        """Return the offers that are new or differ."""
        return tuple(one for one in offered_of(rows, card, self.services, self.faults) if one.change)


def _card_faults(row: ReadRow, card: Partner | None, changed: dict[str, object], differs: bool) -> list[TableFault]:
    """What the registry demands of a card, as it would stand after the import."""
    if card is not None and card.state == PartnerState.ARCHIVED:
        return [row.fault("name", ARCHIVED)] if differs else []
    found = []
    for needed, nothing, keys in (
        ("social_economy_status", SocialEconomyStatus.NONE, ("social_economy_since", "social_economy_kind")),
        ("confirmed_on", None, ("confirmed_how",)),
    ):
        stands = changed.get(needed, getattr(card, needed) if card else nothing)
        missing = stands == nothing and needed not in row.faulty
        found += [row.fault(key, FIRST[needed]) for key in keys if missing and changed.get(key)]
    if changed.get("social_economy_status") == SocialEconomyStatus.NONE and card:
        kept = [key for key in ("social_economy_since", "social_economy_kind") if getattr(card, key)]
        found += [row.fault("social_economy_status", HAS_DETAILS)] if kept else []
    return found


def present_value(card: Partner, key: str) -> object:
    """Return what the card has under a column."""
    if key == "gminas":
        return [gmina.pk for gmina in card.gminas.all()]
    return card.pk if key == "card" else getattr(card, key)
