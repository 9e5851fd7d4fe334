"""What fields of a report are called, in the order of the form; the same words stand in every place."""

from decimal import Decimal

from cus.text.numbers import money, number
from programmes.results.models import ProviderReport, ReportRow
from programmes.results.reports.due import has_partial_reports
from services.enums import Unit
from services.units import amount

LABELS = {
    "people": "Różne osoby",
    "places": "Miejsca",
    "turns": "Turnusy",
    "quantity": "Ile usługi",
    "refusals": "Odmowy",
    "cost": "Koszt (zł)",
    "done": "Co zrobiono",
    "difficulties": "Trudności",
    "corrections": "Co poprawiono",
    "needs": "Czego potrzeba wykonawcy",
    "quality": "Uwagi o jakości",
}
ABOUT = {
    "people": "Każda osoba raz, także gdy przychodziła wiele razy w tym okresie.",
    "places": "Ile miejsc było w tym okresie.",
    "turns": "Ile turnusów odbyło się w tym okresie.",
    "quantity": "Łącznie w tym okresie.",
    "refusals": "Ile razy odmówiono albo nie było dla kogoś miejsca.",
    "cost": "Koszt usługi w tym okresie, razem.",
    "done": "Najważniejsze działania. Nie wpisuj nazwisk mieszkańców.",
    "difficulties": "Co przeszkadzało i czego się nie udało.",
    "corrections": "Co zmieniono po uwagach albo skargach.",
    "needs": "Czego wykonawca oczekuje od centrum.",
    "quality": "Co mówią odbiorcy; co poszło dobrze, co źle. Bez nazwisk.",
}
NUMBERS = ("people", "places", "turns", "quantity", "refusals", "cost")
TEXTS = ("done", "difficulties", "corrections", "needs", "quality")
# These count people or what is a state, so no sum of them over periods would be true.
NOT_SUMMED = {Unit.PERSON, Unit.FAMILY, Unit.HOUSEHOLD, Unit.CARER, Unit.PLACE}
SUMMED = [unit for unit in Unit if unit not in NOT_SUMMED]


def asked_numbers(report: ProviderReport) -> tuple[str, ...]:
    """Return which figures ``report`` asks for: the last one after others tells of people alone."""
    return ("people",) if report.is_final and has_partial_reports(report.contract) else NUMBERS


def key_of(row: ReportRow, name: str) -> str:
    """Name the field ``name`` of ``row`` among all fields of the report."""
    return f"r{row.pk}_{name}"


def written(row, name: str) -> str:
    """Write the figure ``name`` of a row (or of a figure of delivery); empty when not given."""
    value = getattr(row, name)
    if value is None:
        return ""
    if name == "quantity":
        return amount(Decimal(value), row.quantity_unit)
    return money(value) if name == "cost" else number(value)
