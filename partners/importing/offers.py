"""Offers in a table: their service found, compared with what the card offers, said in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from cus.importing.plan import Change
from cus.importing.reading import ReadRow
from cus.importing.words import proposal
from cus.tables import TableFault
from cus.tables.cells import clean
from cus.tables.columns import key_of
from partners.importing.columns import OFFER_FIELDS, OFFER_HEADING, POINTING
from partners.models import Offer, Partner
from services.enums import ServiceState
from services.models import Service

# Columns that say what an offer is; the others only point.
TOLD = tuple(field for field in OFFER_FIELDS if field.key not in (*POINTING, "service"))
NO_SERVICE = "Nie ma w katalogu usługi „{name}”."
RETIRED = "Usługi „{name}” nie ma już w użyciu. Wybierz inną z katalogu."
REPEATED = "Oferta tej usługi jest już w wierszu {line}. Zostaw jeden wiersz."
NO_UNIT = "Wybierz jednostkę: sama liczba nic nie mówi."
NO_CAPACITY = "Wpisz liczbę albo usuń jednostkę i okres."


@dataclass(frozen=True, slots=True)
class Offered:
    """One offer: its service, the offer of the card if there is one, the values to write, the change in words."""

    service_id: int
    offer: Offer | None
    values: dict[str, object]
    change: Change | None


class Services:
    """Services of the catalogue, found by name or by the word of their address."""

    def __init__(self, rows: Iterable[ReadRow]) -> None:
        self.is_asked = bool(list(rows))

    @cached_property
    def known(self) -> list[tuple[int, str, str, str]]:
        """Key, name, word of the address, state."""
        rows = Service.objects.order_by("pk").values_list("pk", "name", "slug", "state")
        return list(rows) if self.is_asked else []

    @cached_property
    def by_word(self) -> dict[str, tuple[int, str, str]]:
        """Key, name and state by the folded name and by the word of the address."""
        found = {slug: (pk, name, state) for pk, name, slug, state in self.known}
        return found | {key_of(name): (pk, name, state) for pk, name, _, state in self.known}

    def find(self, text: str) -> tuple[int, str, str] | None:
        """Return the key, the name and the state of the service, or None."""
        return self.by_word.get(text) or self.by_word.get(key_of(text))

    def unknown(self, text: str) -> str:
        """Say that there is no such service, and propose the likeliest."""
        names = [name for _, name, _, state in self.known if state == ServiceState.ACTIVE]
        likeliest = proposal(text, names)
        return NO_SERVICE.format(name=text[:80]) + (likeliest if "Czy chodzi" in likeliest else "")


def offered_of(
    rows: Iterable[ReadRow], card: Partner | None, services: Services, faults: list[TableFault]
) -> list[Offered]:
    """Compare the rows of one partner with what its card offers; ``card`` is None of a new partner."""
    present = {offer.service_id: offer for offer in card.offers.all()} if card else {}
    lines: dict[int, int] = {}
    found = []
    for row in rows:
        if "service" in row.faulty:
            continue
        text = str(row.values["service"])
        service = services.find(text)
        if service is None:
            faults.append(row.fault("service", services.unknown(text)))
            continue
        pk, name, state = service
        if state != ServiceState.ACTIVE and pk not in present:
            faults.append(row.fault("service", RETIRED.format(name=name)))
        elif pk in lines:
            faults.append(row.fault("service", REPEATED.format(line=lines[pk])))
        else:
            lines[pk] = row.record.line
            found.append(_compared(row, pk, name, present.get(pk), faults))
    return found


def _compared(row: ReadRow, service_id: int, name: str, offer: Offer | None, faults: list[TableFault]) -> Offered:
    values, before, after = {}, [], []
    for field in TOLD:
        if field.key not in row.values:
            continue
        old = field.words.show(getattr(offer, field.key)) if offer else ""
        new = field.words.show(row.values[field.key])
        if clean(old) != clean(new):
            values[field.key] = row.values[field.key]
            before += [f"{OFFER_HEADING[field.key]}: {old}"] if old else []
            after.append(f"{OFFER_HEADING[field.key]}: {new}")
    _refuse_number_without_unit(row, offer, faults)
    change = (
        None if offer and not values else Change(f"oferta: {name}", "\n".join(before), "\n".join(after) or "w ofercie")
    )
    return Offered(service_id, offer, values, change)


def _refuse_number_without_unit(row: ReadRow, offer: Offer | None, faults: list[TableFault]) -> None:
    if {"capacity", "unit", "period"} & row.faulty:
        return
    capacity, unit, period = (
        row.values.get(key) or (getattr(offer, key) if offer else None) for key in ("capacity", "unit", "period")
    )
    if capacity and not unit:
        faults.append(row.fault("unit", NO_UNIT))
    elif not capacity and (unit or period) and {"unit", "period"} & row.values.keys():
        faults.append(row.fault("capacity", NO_CAPACITY))
