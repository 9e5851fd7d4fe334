"""What the rules stand on: one version, and what is asked once for all its services."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone

from cus.centre.models import CentreGmina
from cus.database.once import Once
from partners.enums import UNSIGNED, PowerState
from partners.models import AgreementParty, Partner, PowerOfAttorney, StaffCheck, StaffGroup
from programmes.basis import ChangedBasis, changed_basis
from programmes.contracts.gaps import ContractGap, contracts_missing
from programmes.models import ProgrammeItem, ProgrammeVersion
from programmes.opinions import Asked, fetched_opinions
from services.conditions import Condition, condition_of
from services.models import ServiceRequirement

# Codes of cities with powiat rights: the voivodeship, then a number from 61 on.
FIRST_CITY = "61"


@dataclass(frozen=True, slots=True)
class Paper:
    """An agreement or a power of attorney: its name, its first and last day (none: without an end), its address."""

    name: str
    begins: datetime.date
    ends: datetime.date | None
    pk: int


@dataclass(frozen=True, slots=True)
class Staff:
    """A group of a partner's people: their occupation, and what somebody found of them, by service."""

    occupation: str
    checks: dict[int, list[dict]]


@dataclass(frozen=True, slots=True)
class Provider:
    """A partner named as a provider: agreements, powers of attorney and staff."""

    works_for_social_employment: bool
    agreements: list[Paper]
    powers: list[Paper]
    staff: list[Staff]


class Ground:
    """One version (fetched by ``gaps.with_everything``) and the answers that its services share.

    Each question is asked of the database once, and only when a rule needs it. ``items`` narrows the services
    looked at: the page of one service asks of that one.
    """

    def __init__(
        self,
        version: ProgrammeVersion,
        *,
        items: list[ProgrammeItem] | None = None,
        changes: list[ChangedBasis] | None = None,
    ) -> None:
        self.version = version
        self.today = timezone.localdate()
        self._items, self._changes = items, changes
        # By item: two rules read one answer.
        self.judged: dict[int, object] = {}

    @cached_property
    def items(self) -> list[ProgrammeItem]:
        """The services looked at."""
        return list(self.version.items.all()) if self._items is None else self._items

    @cached_property
    def changes(self) -> list[ChangedBasis]:
        """What changed under the programme."""
        return changed_basis(self.version) if self._changes is None else self._changes

    @cached_property
    def contracts(self) -> dict[int, list[ContractGap]]:
        """What the services lack in contracts, by item."""
        found: dict[int, list[ContractGap]] = {}
        for gap in contracts_missing(self.version, on=self.today, items=self.items):
            found.setdefault(gap.item, []).append(gap)
        return found

    @cached_property
    def only_cities(self) -> bool:
        """Whether every gmina of the centre is a city with powiat rights: it does tasks of the powiat by itself."""
        codes = list(CentreGmina.objects.values_list("gmina__teryt", flat=True))
        return bool(codes) and all(code[2:4] >= FIRST_CITY and not code.startswith("99") for code in codes)

    @cached_property
    def last_day(self) -> datetime.date:
        """The day until which papers should last: the programme's last, or today while it has none."""
        return max(self.version.period_end or self.today, self.today)

    @cached_property
    def opinions(self) -> list[Asked]:
        """The three opinions of the version."""
        return fetched_opinions(self.version)

    @cached_property
    def requirements(self) -> dict[int, list[Condition]]:
        """Conditions of each service that a partner provides."""
        services = {item.service_id for item in self.items if item.provider_id}
        found: dict[int, list[Condition]] = {service: [] for service in services}
        if services:
            rows = ServiceRequirement.objects.filter(service__in=services).select_related("occupation")
            for row in rows:
                found[row.service_id].append(condition_of(row))
        return found

    @cached_property
    def providers(self) -> dict[int, Provider]:
        """Partners named as providers."""
        wanted = {item.provider_id for item in self.items if item.provider_id}
        if not wanted:
            return {}
        partners = Partner.objects.filter(pk__in=wanted).order_by("pk")
        rows = partners.annotate(
            parties=Once(Partner, _parties), held=Once(Partner, _powers), people=Once(Partner, _staff)
        )
        return {
            row["pk"]: Provider(
                bool(row["works_for_social_employment"]),
                [_agreement(one) for one in row["parties"]],
                [_power(one) for one in row["held"]],
                [Staff(one["occupation"] or "", _by_service(one["checks"])) for one in row["people"]],
            )
            for row in rows.values("pk", "works_for_social_employment", "parties", "held", "people")
        }


def _parties() -> ArraySubquery:
    rows = AgreementParty.objects.filter(partner=OuterRef("pk")).exclude(agreement__state__in=UNSIGNED)
    shown = JSONObject(
        pk=F("agreement_id"),
        number=F("agreement__number"),
        begins=F("agreement__concluded_on"),
        ends=F("agreement__ends_on"),
        joined="joined_on",
        withdrew="withdrew_on",
    )
    return ArraySubquery(rows.order_by("pk").values(json=shown))


def _powers() -> ArraySubquery:
    rows = PowerOfAttorney.objects.filter(represented=OuterRef("pk")).exclude(state=PowerState.DRAFT).order_by("pk")
    shown = JSONObject(pk="pk", number="number", begins="granted_on", ends="valid_until", revoked="revoked_on")
    return ArraySubquery(rows.values(json=shown))


def _staff() -> ArraySubquery:
    checks = StaffCheck.objects.filter(group=OuterRef("pk")).order_by("pk")
    shown = JSONObject(service="service_id", answers="answers")
    groups = StaffGroup.objects.filter(partner=OuterRef("pk")).order_by("position", "pk")
    values = JSONObject(occupation=F("occupation__code"), checks=ArraySubquery(checks.values(json=shown)))
    return ArraySubquery(groups.values(json=values))


def _by_service(checks: list[dict]) -> dict[int, list[dict]]:
    return {check["service"]: check["answers"] for check in checks}


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _agreement(row: dict) -> Paper:
    """The days on which the partner is bound: a party that withdrew is bound until the day before."""
    withdrew = _date(row["withdrew"])
    ends = [day for day in (_date(row["ends"]), withdrew and withdrew - datetime.timedelta(days=1)) if day]
    begins = max(filter(None, [_date(row["begins"]), _date(row["joined"])]))
    name = f"porozumienie nr {row['number']}" if row["number"] else "porozumienie bez numeru"
    return Paper(name, begins, min(ends, default=None), row["pk"])


def _power(row: dict) -> Paper:
    revoked = _date(row["revoked"])
    ends = [day for day in (_date(row["ends"]), revoked and revoked - datetime.timedelta(days=1)) if day]
    return Paper(f"pełnomocnictwo nr {row['number']}", _date(row["begins"]), min(ends, default=None), row["pk"])
