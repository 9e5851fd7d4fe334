"""Who gave a service of a programme: from signed contracts and assignments, from the plan, from figures."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils import timezone

from cus.centre.models import CentreUnit
from cus.text.alphabet import polish
from partners.models import Partner
from programmes.models import Programme, ProgrammeItem, ServiceContract
from programmes.results.models import DeliveryFigure
from programmes.results.periods import Span

TOGETHER = "wszyscy razem"


@dataclass(frozen=True)
class Giver:
    """One provider: ``key`` is ``p12`` for a partner, ``u3`` for a unit of the centre, empty for all together."""

    key: str
    name: str
    partner_id: int | None = None
    own_unit_id: int | None = None

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of_partner(cls, partner: Partner) -> "Giver":
        """A partner."""
        return cls(f"p{partner.pk}", str(partner), partner_id=partner.pk)

    @classmethod
    def of_unit(cls, unit: CentreUnit) -> "Giver":
        """A unit of the centre."""
        return cls(f"u{unit.pk}", str(unit), own_unit_id=unit.pk)


ALL = Giver("", TOGETHER)


@dataclass(frozen=True)
class Bond:
    """A contract or an assignment: who is bound for which service, from when to when."""

    contract: ServiceContract
    giver: Giver
    service_id: int
    starts_on: datetime.date
    ends_on: datetime.date

    def meets(self, span: Span) -> bool:
        """Whether it binds on any day of the period."""
        return self.starts_on <= span.ends_on and span.starts_on <= self.ends_on


@dataclass
class Givers:
    """Providers of one programme, by service; ``bonds`` of its signed contracts."""

    bonds: list[Bond] = field(default_factory=list)
    by_service: dict[int, dict[str, Giver]] = field(default_factory=dict)

    def add(self, service_id: int, giver: Giver) -> None:
        """Enter a provider of a service once."""
        self.by_service.setdefault(service_id, {}).setdefault(giver.key, giver)

    def of(self, service_id: int) -> list[Giver]:
        """Providers of one service in the Polish order."""
        return sorted(self.by_service.get(service_id, {}).values(), key=lambda giver: polish(giver.name))

    @property
    def everybody(self) -> list[Giver]:
        """Every provider of the programme once, in the Polish order."""
        found = {giver.key: giver for givers in self.by_service.values() for giver in givers.values()}
        return sorted(found.values(), key=lambda giver: polish(giver.name))

    def bond(self, service_id: int, giver_key: str, span: Span) -> Bond | None:
        """The contract under which the provider gave the service in the period."""
        return next(
            (
                bond
                for bond in self.bonds
                if bond.service_id == service_id and bond.giver.key == giver_key and bond.meets(span)
            ),
            None,
        )


def givers_of(programme: Programme, items: Iterable[ProgrammeItem], rows: Iterable[DeliveryFigure]) -> Givers:
    """Return the providers of ``programme``; ``rows`` are its figures with partners and units, ``items`` its services.

    Three queries for contracts with their rows.
    """
    found = Givers(_bonds(programme))
    for bond in found.bonds:
        found.add(bond.service_id, bond.giver)
    for item in items:
        if item.provider:
            found.add(item.service_id, Giver.of_partner(item.provider))
        if item.own_unit:
            found.add(item.service_id, Giver.of_unit(item.own_unit))
    for row in rows:
        if row.service_id and row.provider:
            found.add(row.service_id, giver_of(row))
    return found


def giver_of(row: DeliveryFigure) -> Giver:
    """Return the provider of a figure; all together when it names none."""
    if row.partner:
        return Giver.of_partner(row.partner)
    return Giver.of_unit(row.own_unit) if row.own_unit else ALL


def _bonds(programme: Programme) -> list[Bond]:
    contracts = (
        ServiceContract.objects.signed()
        .filter(programme=programme)
        .select_related("own_unit")
        .prefetch_related("providers__partner", "items", "annexes")
        .order_by("pk")
    )
    today = timezone.localdate()
    bonds = []
    for contract in contracts:
        givers = [Giver.of_partner(row.partner) for row in contract.providers.all()]
        givers += [Giver.of_unit(contract.own_unit)] if contract.own_unit else []
        end = contract.end_on(today)
        bonds += [
            Bond(contract, giver, item.service_id, contract.period_start, end)
            for item in contract.items.all()
            for giver in givers
            if contract.period_start and end
        ]
    return bonds
