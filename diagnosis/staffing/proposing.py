"""What form 1 proposes for the balance: for each service and unit the number of those in need."""

from dataclasses import dataclass

from cus.text.alphabet import polish
from diagnosis.coverage.comparing import Demand
from diagnosis.models import Diagnosis
from services.enums import Unit

LONGEST_SOURCE = 500


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row that form 1 proposes: ``number`` of ``unit`` for a service, and the rows of the form that say so."""

    service_id: int
    service: str
    unit: str
    number: int | None
    source: str


def proposals_of(diagnosis: Diagnosis) -> list[Proposal]:
    """Return a proposal for each service of form 1 and each unit in which its needs are counted; two queries.

    Numbers are added in one unit only; a service whose needs have no number is proposed without one.
    """
    needs = [need for need in diagnosis.needs.for_sheet() if need.service_links.all()]
    places = {pk: place for place, pk in enumerate(diagnosis.needs.in_order().values_list("pk", flat=True), start=1)}
    found: dict[tuple[int, str], list[tuple[int, Demand]]] = {}
    names = {}
    for need in needs:
        for link in need.service_links.all():
            names[link.service_id] = link.service.name
            demand = Demand(need.number, need.unit, need.at_least)
            found.setdefault((link.service_id, need.unit), []).append((places[need.pk], demand))
    # Needs without a number add nothing where others of the service have one.
    counted = {service_id for service_id, unit in found if unit}
    made = [
        _proposal(service_id, names[service_id], unit, rows)
        for (service_id, unit), rows in found.items()
        if unit or service_id not in counted
    ]
    return sorted(made, key=lambda one: (polish(one.service), one.unit))


def _proposal(service_id: int, name: str, unit: str, rows: list[tuple[int, Demand]]) -> Proposal:
    numbers = [demand.number for _, demand in rows if demand.number is not None]
    told = "; ".join(f"wiersz {place}: {demand.said or 'bez liczby'}" for place, demand in rows)
    return Proposal(
        service_id,
        name,
        unit or Unit.PERSON,
        sum(numbers) if numbers else None,
        f"Formularz potrzeb, {told}"[:LONGEST_SOURCE],
    )
