"""What the services of a programme lack in contracts: for the gap check, the start page and the programme's page.

A gap is a question asked of the data on the day. Before the council adopts the programme no contract can
be signed, so none is missing yet; what has run out or is about to is told in every state.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from cus.text.dates import day as polish_day
from programmes.contracts.enums import ContractState, Sourcing
from programmes.contracts.facts import Fact, facts_of, items_with_facts
from programmes.enums import ADOPTED_STATES
from programmes.models import ProgrammeItem, ProgrammeVersion, ServiceContract

WARN_DAYS = 60


@dataclass(frozen=True, slots=True)
class ContractGap:
    """One gap. ``rule``: contract_missing, contract_expired, contract_expiring, agreement_expired,

    agreement_expiring, power_missing, power_expired or power_expiring. ``item`` and ``contract`` are ids; ``text`` says it without the name of the service, ``url`` leads to where it is mended.
    """

    rule: str
    item: int
    service: str
    text: str
    url: str
    contract: int | None = None


@dataclass(frozen=True, slots=True)
class Contracting:
    """A service of the programme with its decision and its contracts."""

    item: ProgrammeItem
    decision: str
    decided: bool
    contracts: list[ServiceContract]
    is_covered: bool
    may_sign: bool

    @property
    def state(self) -> tuple[str, str]:
        """Kind of colour and word: whether a contract or an assignment binds somebody."""
        if self.is_covered:
            return "done", "obowiązuje"
        if any(contract.state == ContractState.DRAFT for contract in self.contracts):
            return ("now" if self.may_sign else "idle"), "projekt przed podpisem"
        return ("warn" if self.may_sign else "idle"), "bez umowy i przydziału"


def fully_contracted(item: ProgrammeItem, on: datetime.date | None = None) -> bool:
    """Say whether a signed contract or assignment carries the service ``on`` that day (before the programme: on its first).

    Annexes and ends count as they stand today, or as ``gaps.whole_items`` annotated them.
    """
    day = _day_for(item.version, on)
    return any(fact.is_binding_on(day) for fact in facts_of(item, on or timezone.localdate()))


def _day_for(version: ProgrammeVersion, on: datetime.date | None) -> datetime.date:
    day = on or timezone.localdate()
    return max(day, version.period_start) if version.period_start else day


def contracting_of(version: ProgrammeVersion, *, user, on: datetime.date) -> list[Contracting]:
    """Return each service with its decision and the contracts that ``user`` may see."""
    by_service: dict[int, list[ServiceContract]] = {}
    contracts = ServiceContract.objects.visible_to(user).filter(programme=version.programme_id)
    for contract in contracts.prefetch_related("items", "annexes"):
        for service in {item.service_id for item in contract.items.all()}:
            by_service.setdefault(service, []).append(contract)
    lines, day = [], _day_for(version, on)
    for item in ProgrammeItem.objects.filter(version=version).select_related("sourcing"):
        found = by_service.get(item.service_id, [])
        sourcing = getattr(item, "sourcing", None)
        decided = bool(sourcing and sourcing.decision != Sourcing.UNDECIDED)
        word = sourcing.get_decision_display() if sourcing else Sourcing.UNDECIDED.label
        covered = any(contract.is_binding_on(day) for contract in found)
        lines.append(Contracting(item, word, decided, found, covered, version.state in ADOPTED_STATES))
    return lines


def contracts_missing(
    version: ProgrammeVersion, *, on: datetime.date | None = None, items: Iterable[ProgrammeItem] | None = None
) -> list[ContractGap]:
    """Return the gaps of ``version`` on a day (today when not given), in the order of its services.

    ``items`` are those to look at, annotated by ``gaps.whole_items``: then nothing is asked of the database.
    """
    day = on or timezone.localdate()
    gaps: list[ContractGap] = []
    for item in items_with_facts(version, day) if items is None else items:
        facts = facts_of(item, day)
        gaps += _of_item(version, item, facts, day)
        for fact in facts:
            gaps += _of_papers(item, fact, day)
    return gaps


def _of_item(
    version: ProgrammeVersion, item: ProgrammeItem, facts: list[Fact], day: datetime.date
) -> list[ContractGap]:
    signed = [fact for fact in facts if not fact.is_draft]
    ending = max(signed, key=lambda fact: fact.end, default=None)

    def gap(rule: str, text: str, fact: Fact | None = None) -> list[ContractGap]:
        url = fact.url if fact else reverse("programmes:contracting", args=[version.pk])
        return [ContractGap(rule, item.pk, item.service_name, text, url, fact.pk if fact else None)]

    if ending is None:
        if version.state not in ADOPTED_STATES:
            return []
        draft = next(iter(facts), None)
        return gap(
            "contract_missing", f"{draft.name} czeka na podpis" if draft else "nie ma umowy ani przydziału", draft
        )
    last = polish_day(ending.end)
    if ending.end < _day_for(version, day):
        return gap("contract_expired", f"{ending.name} trwa tylko do {last}, a następnej nie ma", ending)
    over = version.period_end and ending.end < version.period_end
    if over and ending.end <= day + datetime.timedelta(days=WARN_DAYS):
        return gap("contract_expiring", f"{ending.name} kończy się {last}, przed końcem programu", ending)
    return []


def _of_papers(item: ProgrammeItem, fact: Fact, day: datetime.date) -> list[ContractGap]:
    """The cooperation agreement and the power of attorney behind a contract that is not over."""
    if fact.is_over:
        return []
    found: list[tuple[str, str]] = []
    soon = day + datetime.timedelta(days=WARN_DAYS)
    if fact.agreement_ends:
        when = polish_day(fact.agreement_ends)
        agreement = f"porozumienie nr {fact.agreement}, z którego wynika {fact.name},"
        if fact.agreement_ends < day:
            found.append(("agreement_expired", f"{agreement} skończyło się {when}"))
        elif fact.agreement_ends <= soon:
            found.append(("agreement_expiring", f"{agreement} kończy się {when}"))
    if fact.signer and not fact.has_basis:
        found.append(("power_missing", f"{fact.name}: nie wpisano, na jakiej podstawie podpisuje {fact.signer}"))
    if fact.power and fact.is_draft and fact.power_until:
        until = polish_day(fact.power_until)
        if fact.power_until < day:
            found.append(("power_expired", f"{fact.name}: {fact.power} obowiązywało do {until}"))
        elif fact.power_until <= soon:
            found.append(("power_expiring", f"{fact.name}: {fact.power} obowiązuje do {until}"))
    return [ContractGap(rule, item.pk, item.service_name, text, fact.url, fact.pk) for rule, text in found]
