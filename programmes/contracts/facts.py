"""Contracts of the services of a programme as plain facts, read in the query of the services themselves.

The check list looks at them on every page of a programme: asked with the items they cost no query of their own.
"""

import datetime
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject
from django.urls import reverse

from partners.enums import PowerState
from programmes.contracts.enums import OVER_STATES, ContractKind, ContractState
from programmes.models import ProgrammeItem, ProgrammeVersion, ServiceContract

SHOWN = {
    "pk": F("pk"),
    "kind": F("kind"),
    "number": F("number"),
    "state": F("state"),
    "start": F("period_start"),
    "end": F("current_end"),
    "signer": F("signer_name"),
    "basis": F("signer_basis"),
    "authorisation": F("authorisation_id"),
    "agreement": F("agreement__number"),
    "agreement_ends": F("agreement__ends_on"),
    "power": F("power__number"),
    "power_state": F("power__state"),
    "power_since": F("power__granted_on"),
    "power_until": F("power__valid_until"),
    "power_revoked": F("power__revoked_on"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A contract or an assignment of one service; days as annexes and the end stood on the day asked."""

    pk: int
    kind: str
    number: str
    state: str
    start: datetime.date | None
    end: datetime.date | None
    signer: str
    has_basis: bool
    agreement: str
    agreement_ends: datetime.date | None
    power: str
    power_since: datetime.date | None
    power_until: datetime.date | None

    @property
    def name(self) -> str:
        """„umowa nr 3” or „przydział bez numeru”."""
        noun = "przydział" if self.kind == ContractKind.ASSIGNMENT else "umowa"
        return f"{noun} nr {self.number}" if self.number else f"{noun} bez numeru"

    @property
    def url(self) -> str:
        """Page of the contract."""
        return reverse("programmes:contract_detail", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        """Nobody is bound yet."""
        return self.state == ContractState.DRAFT

    @property
    def is_over(self) -> bool:
        """Somebody recorded its end."""
        return self.state in OVER_STATES

    def is_binding_on(self, day: datetime.date) -> bool:
        """Whether it binds somebody on ``day``; the same rule as ``ContractQuerySet.binding_on``."""
        return not self.is_draft and bool(self.start and self.end) and self.start <= day <= self.end


def contract_facts(day: datetime.date) -> ArraySubquery:
    """Return the contracts of an item's service in its programme, to annotate items with."""
    same = ServiceContract.objects.filter(programme=OuterRef("version__programme"), items__service=OuterRef("service"))
    return ArraySubquery(same.as_of(day).order_by("pk").values(json=JSONObject(**SHOWN)))


def facts_of(item: ProgrammeItem, day: datetime.date) -> list[Fact]:
    """Return the contracts of ``item``, each once; a query only when it was not annotated as ``contracts_now``."""
    rows = getattr(item, "contracts_now", None)
    if rows is None:
        rows = ProgrammeItem.objects.filter(pk=item.pk).values_list(contract_facts(day), flat=True).get()
    return list({row["pk"]: _fact(row) for row in rows}.values())


def items_with_facts(version: ProgrammeVersion, day: datetime.date) -> list[ProgrammeItem]:
    """Return the services of ``version`` with their contracts as of ``day``, in one query."""
    return list(ProgrammeItem.objects.filter(version=version).annotate(contracts_now=contract_facts(day)))


def _fact(row: dict) -> Fact:
    until = [day for day in (_date(row["power_until"]), _day_before(row["power_revoked"])) if day]
    named = row["power"] is not None and row["power_state"] != PowerState.DRAFT
    return Fact(
        pk=row["pk"],
        kind=row["kind"],
        number=row["number"],
        state=row["state"],
        start=_date(row["start"]),
        end=_date(row["end"]),
        signer=row["signer"],
        has_basis=bool(row["basis"] or row["authorisation"] or row["power"] is not None),
        agreement=row["agreement"] or "",
        agreement_ends=_date(row["agreement_ends"]),
        power=f"pełnomocnictwo nr {row['power']}" if named else "",
        power_since=_date(row["power_since"]),
        power_until=min(until, default=None),
    )


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _day_before(text: str | None) -> datetime.date | None:
    day = _date(text)
    return day - datetime.timedelta(days=1) if day else None
