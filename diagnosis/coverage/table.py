"""The table itself: every need of form 1, each of its services, who offers it, how much, and what is missing."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cus.text.alphabet import polish
from diagnosis.coverage.comparing import Demand, Outcome, Sum, Verdict, sums_of, verdict_of
from diagnosis.models import Diagnosis, Need
from diagnosis.potential.facts import Entry, Potential, Scale


@dataclass(frozen=True, slots=True)
class Offering:
    """Who offers a service and how much; ``is_wider``: the same capacity serves other gminas of the diagnosis too."""

    name: str
    scale: Scale
    partner_id: int | None = None
    is_wider: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLine:
    """One service as a way of meeting one need.

    ``sums`` are capacities added up, each unit and period apart. ``shared_with`` counts the other needs that
    the same capacity would have to meet; ``unplaced`` the offers that do not say in which gmina they are given
    and so were not counted.
    """

    service_id: int
    service: str
    offerings: tuple[Offering, ...]
    sums: tuple[Sum, ...]
    verdict: Verdict
    shared_with: int = 0
    unplaced: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedCoverage:
    """A need with its services. ``number`` is its place in form 1, ``outcome`` that of its best service."""

    number: int
    key: str
    group: str
    need: str
    priority: int | None
    gmina: str
    gmina_code: str
    demand: Demand
    lines: tuple[CoverageLine, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceTotal:
    """A service with all needs that it answers: their numbers by unit, all capacities, and how they compare."""

    service_id: int
    service: str
    needs: tuple[int, ...]
    demands: tuple[Demand, ...]
    sums: tuple[Sum, ...]
    offers: int
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The whole table as of the day of the potential; ``needs`` by priority, the highest first.

    ``unasked`` are services on offer that no need asks for.
    """

    as_of: dt.date
    needs: tuple[NeedCoverage, ...] = ()
    services: tuple[ServiceTotal, ...] = ()
    unasked: tuple[str, ...] = ()

    @property
    def without_service(self) -> tuple[NeedCoverage, ...]:
        """Needs for which nobody chose a service of the catalogue."""
        return tuple(need for need in self.needs if not need.lines)

    @property
    def without_offer(self) -> tuple[ServiceTotal, ...]:
        """Services that needs ask for and nobody offers."""
        return tuple(one for one in self.services if not one.offers)

    def count(self, outcome: Outcome) -> int:
        """How many needs have that outcome."""
        return sum(1 for need in self.needs if need.outcome == outcome)


def coverage_of(diagnosis: Diagnosis, potential: Potential) -> Coverage:
    """Return the table for the needs of ``diagnosis`` and the list ``potential``; two queries.

    Rows of form 1 that hold nothing are left out.
    """
    rows = list(diagnosis.needs.for_sheet().select_related("gmina"))
    numbered = [(number, need) for number, need in enumerate(rows, start=1) if str(need) != "wiersz bez treści"]
    offers = _offers(potential)
    asked = _asked(numbered)
    one_gmina = len(potential.gminas) == 1
    needs = [_need(number, need, offers, asked, one_gmina=one_gmina) for number, need in numbered]
    wanted = {line.service_id for need in needs for line in need.lines}
    unasked = {
        scale.service for entry in potential.performing for scale in entry.services if scale.service_id not in wanted
    }
    return Coverage(
        as_of=potential.as_of,
        needs=tuple(sorted(needs, key=lambda need: (-(need.priority or 0), need.number))),
        services=_totals(needs, offers),
        unasked=tuple(sorted(unasked, key=polish)),
    )


def _offers(potential: Potential) -> dict[int, list[tuple[Entry, Scale]]]:
    found: dict[int, list[tuple[Entry, Scale]]] = {}
    for entry in potential.performing:
        for scale in entry.services:
            found.setdefault(scale.service_id, []).append((entry, scale))
    return found


def _asked(numbered: Iterable[tuple[int, Need]]) -> dict[int, list[tuple[int, str]]]:
    """For each service the needs that ask for it: their number and gmina code (empty: the whole area)."""
    found: dict[int, list[tuple[int, str]]] = {}
    for number, need in numbered:
        for link in need.service_links.all():
            found.setdefault(link.service_id, []).append((number, need.gmina_id or ""))
    return found


def _need(number: int, need: Need, offers, asked, *, one_gmina: bool) -> NeedCoverage:
    demand = Demand(need.number, need.unit, need.at_least)
    code = need.gmina_id or ""
    lines = [
        _line(link.service, demand, code, offers.get(link.service_id, ()), one_gmina=one_gmina)
        | {"shared_with": _sharing(asked[link.service_id], number, code)}
        for link in need.service_links.all()
    ]
    made = tuple(CoverageLine(**line) for line in lines)
    best = min((line.verdict.outcome for line in made), key=lambda outcome: outcome.rank, default=Outcome.NO_SERVICE)
    return NeedCoverage(
        number=number,
        key=str(need.key),
        group=need.group,
        need=need.need or need.problem,
        priority=need.priority,
        gmina=need.gmina.name if need.gmina else "",
        gmina_code=code,
        demand=demand,
        lines=made,
        outcome=best,
    )


def _line(service, demand: Demand, code: str, offers: Sequence[tuple[Entry, Scale]], *, one_gmina: bool) -> dict:
    """What a service can do in the gmina of ``code``, or in the whole area when it is empty."""
    everywhere = one_gmina or not code
    here = [(entry, scale) for entry, scale in offers if everywhere or entry.acts_in(code)]
    unplaced = 0 if everywhere else sum(1 for entry, _ in offers if not entry.gminas)
    scales = [scale for _, scale in here]
    verdict = verdict_of(demand, scales)
    if unplaced and verdict.outcome == Outcome.NO_OFFER:
        verdict = Verdict(Outcome.CANNOT_TELL, "oferty nie mówią, w której gminie")
    return {
        "service_id": service.pk,
        "service": service.name,
        "offerings": tuple(
            Offering(entry.name, scale, entry.partner_id, bool(code) and len(entry.gminas) > 1)
            for entry, scale in here
        ),
        "sums": tuple(sums_of(scales)),
        "verdict": verdict,
        "unplaced": unplaced,
    }


def _sharing(asking: Sequence[tuple[int, str]], number: int, code: str) -> int:
    """How many other needs ask the same service for the same gmina, or for the whole area."""
    return sum(1 for other, where in asking if other != number and (not where or not code or where == code))


def _totals(needs: Sequence[NeedCoverage], offers) -> tuple[ServiceTotal, ...]:
    found: dict[int, list[tuple[NeedCoverage, CoverageLine]]] = {}
    for need in needs:
        for line in need.lines:
            found.setdefault(line.service_id, []).append((need, line))
    totals = []
    for service_id, pairs in found.items():
        demands = demands_of(need.demand for need, _ in pairs)
        scales = [scale for _, scale in offers.get(service_id, ())]
        totals.append(
            ServiceTotal(
                service_id=service_id,
                service=pairs[0][1].service,
                needs=tuple(need.number for need, _ in pairs),
                demands=demands,
                sums=tuple(sums_of(scales)),
                offers=len(scales),
                verdict=_total_verdict(demands, scales),
            )
        )
    return tuple(sorted(totals, key=lambda total: (-total.verdict.outcome.rank, polish(total.service))))


def demands_of(demands: Iterable[Demand]) -> tuple[Demand, ...]:
    """Add up numbers of needs, each unit apart; the same people may stand in several needs."""
    found: dict[str, tuple[int, bool]] = {}
    for demand in demands:
        if demand.number is not None:
            number, at_least = found.get(demand.unit, (0, False))
            found[demand.unit] = (number + demand.number, at_least or demand.at_least)
    return tuple(Demand(number, unit, at_least) for unit, (number, at_least) in found.items())


def _total_verdict(demands: Sequence[Demand], scales: Sequence[Scale]) -> Verdict:
    if scales and len(demands) > 1:
        return Verdict(Outcome.CANNOT_TELL, "potrzeby są w różnych jednostkach: porównaj każdą osobno")
    return verdict_of(demands[0] if demands else Demand(), scales)
