"""What an import would do to the registry: a plan, card by card, made without writing anything."""

from collections import defaultdict
from dataclasses import dataclass

from cus.importing.fields import Field
from cus.importing.plan import Change, EntryKind
from cus.importing.plan import Entry as BaseEntry
from cus.importing.plan import Plan as BasePlan
from cus.importing.reading import ReadRow, in_order
from cus.tables import TableFault
from cus.tables.cells import clean
from partners.enums import PartnerState, SocialEconomyStatus
from partners.importing.bodies import Doubt, Pointer, pointer_of
from partners.importing.columns import HEADING
from partners.importing.offers import Offered, Services, offered_of
from partners.importing.reading import Parsed, partner_fields
from partners.importing.registry import NOBODY, Registry, Rows
from partners.models import Partner

STATUS_FIRST = "Wybierz status w ekonomii społecznej albo usuń jego datę."
ARCHIVED = "Fiszka tego partnera jest w archiwum i nie można jej zmieniać. Usuń ten wiersz."


@dataclass(frozen=True, slots=True)
class Entry(BaseEntry):
    """One partner of the table; ``values`` are those of the card that change, ``offers`` those of its offers.

    ``body``: who it is, for a search of cards that may tell of the same one.
    """

    present: Partner | None
    body: Pointer
    offers: tuple[Offered, ...]


class Plan(BasePlan[Entry]):
    """Partners in the order of the table and what is wrong."""


def plan(parsed: Parsed, *, lock: bool = False) -> Plan:
    """Compare what was read with the registry.

    ``lock`` keeps the cards that the table speaks of from changing until the transaction ends.
    """
    faults = list(parsed.faults)
    registry, rows = Registry.load(), Rows()
    targets = {row.record.line: pk for row, pk in rows.paired(parsed.partners, registry, faults)}
    told = _offers_by_partner(parsed, registry, rows, faults)
    pks = {pk for pk in targets.values() if pk} | {key for kind, key in told if kind == "card"}
    present = registry.cards(pks, lock=lock)
    services = Services(parsed.offers)
    fields = partner_fields(parsed.gminas)
    entries = []
    for row in parsed.partners:
        if row.record.line not in targets:
            continue
        pk = targets[row.record.line]
        offers = told.pop(("row", row.record.line), []) + (told.pop(("card", pk), []) if pk else [])
        entries.append(
            _entry(
                row, present.get(pk or 0), offered_of(offers, present.get(pk or 0), services, faults), fields, faults
            )
        )
    entries += [
        _offers_only(offers, present[key], offered_of(offers, present[key], services, faults), faults)
        for (_, key), offers in told.items()
    ]
    in_order(faults)
    return Plan(entries, faults)


def _offers_by_partner(
    parsed: Parsed, registry: Registry, rows: Rows, faults: list[TableFault]
) -> dict[tuple[str, int], list[ReadRow]]:
    """Give each row of offers to a row of partners or to a card; one that belongs to nobody is a fault."""
    told: dict[tuple[str, int], list[ReadRow]] = defaultdict(list)
    for row in parsed.offers:
        try:
            place = rows.place_of(row, registry)
        except Doubt as doubt:
            if doubt.column not in row.faulty:
                faults.append(row.fault(doubt.column, doubt.message))
            continue
        # A partner whose own row cannot be read is missed here too; one fault is enough.
        if place is None:
            if not rows.unread:
                faults.append(row.fault("name", NOBODY))
            continue
        told[place].append(row)
    return told


def _entry(
    row: ReadRow, card: Partner | None, offers: list[Offered], fields: tuple[Field, ...], faults: list[TableFault]
) -> Entry:
    changed: dict[str, object] = {}
    changes = []
    for field in fields:
        if field.key not in row.values or field.key == "card":
            continue
        value = row.values[field.key]
        before, after = (field.words.show(present_value(card, field.key)) if card else ""), field.words.show(value)
        if clean(before) != clean(after):
            changed[field.key] = value
            changes.append(Change(HEADING[field.key], before, after))
    changes += [one.change for one in offers if one.change]
    faults += _card_faults(row, card, changed, bool(changes))
    kind = EntryKind.NEW if card is None else EntryKind.CHANGED if changes else EntryKind.SAME
    name = str(row.values["name"])
    return Entry(
        kind,
        name,
        row.record.line,
        tuple(changes),
        changed,
        card,
        pointer_of(row),
        tuple(one for one in offers if one.change),
    )


def _offers_only(rows: list[ReadRow], card: Partner, offers: list[Offered], faults: list[TableFault]) -> Entry:
    """A partner of whom only the sheet of offers speaks."""
    changes = tuple(one.change for one in offers if one.change)
    if changes and card.state == PartnerState.ARCHIVED:
        faults.append(rows[0].fault("name", ARCHIVED))
    kind = EntryKind.CHANGED if changes else EntryKind.SAME
    body = Pointer(card.name, "", frozenset())
    return Entry(
        kind, card.name, rows[0].record.line, changes, {}, card, body, tuple(one for one in offers if one.change)
    )


def _card_faults(row: ReadRow, card: Partner | None, changed: dict[str, object], differs: bool) -> list[TableFault]:
    """What the registry demands of a card, as it would stand after the import."""
    if card is not None and card.state == PartnerState.ARCHIVED:
        return [row.fault("name", ARCHIVED)] if differs else []
    if not changed.keys() & {"social_economy_since", "social_economy_status"}:
        return []
    status = changed.get("social_economy_status", card.social_economy_status if card else SocialEconomyStatus.NONE)
    since = changed.get("social_economy_since", card.social_economy_since if card else None)
    if since and status == SocialEconomyStatus.NONE and "social_economy_status" not in row.faulty:
        return [row.fault("social_economy_since", STATUS_FIRST)]
    return []


def present_value(card: Partner, key: str) -> object:
    """Return what the card has under a column."""
    if key == "gminas":
        return [gmina.pk for gmina in card.gminas.all()]
    return card.pk if key == "card" else getattr(card, key)
