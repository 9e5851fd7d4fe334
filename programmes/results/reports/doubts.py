"""What is odd in a report and yet possible: told to whoever sends it, and to whoever reviews it. Pure."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from cus.text.numbers import money, number
from programmes.models import ContractItem
from programmes.results.models import ReportRow
from programmes.results.reports.words import LABELS, asked_numbers, key_of, written
from services.units import amount

TIMES = 10
PEOPLE_UNITS = {"person", "carer"}


def doubts(
    rows: Iterable[ReportRow],
    *,
    planned: Mapping[int, int],
    items: Iterable[ContractItem],
    before: Mapping[int, ReportRow],
    whole: Decimal | None,
) -> dict[str, str]:
    """Return field → sentence.

    ``planned`` are people of the programme by service, ``items`` the services of the contract, ``before``
    the rows of the last report by the row's key, ``whole`` the amount of the contract in złoty.
    """
    found: dict[str, str] = {}
    by_service = {item.service_id: item for item in items}
    for row in rows:
        found |= _people(row, planned.get(row.service_id), before.get(row.pk))
        found |= _quantity(row, by_service.get(row.service_id))
        if row.cost is not None and whole is not None and row.cost > whole:
            found[key_of(row, "cost")] = f"Koszt {money(row.cost)} jest większy niż kwota całej umowy, {money(whole)}."
    return found


def _people(row: ReportRow, plan: int | None, last: ReportRow | None) -> dict[str, str]:
    if row.people is None:
        return {}
    key = key_of(row, "people")
    if plan and row.people >= TIMES * plan:
        return {key: f"Osób jest {number(row.people)}, a w planie {number(plan)}: co najmniej {TIMES} razy więcej."}
    if last and last.people and row.people >= TIMES * last.people:
        return {
            key: f"Osób jest {number(row.people)}, a poprzednio było {number(last.people)}: "
            f"co najmniej {TIMES} razy więcej."
        }
    return {}


def _quantity(row: ReportRow, item: ContractItem | None) -> dict[str, str]:
    if row.quantity is None or item is None or item.quantity is None or item.unit != row.quantity_unit:
        return {}
    if row.quantity <= item.quantity:
        return {}
    return {
        key_of(row, "quantity"): f"Jest {written(row, 'quantity')}, a cała umowa przewiduje "
        f"{amount(item.quantity, item.unit)}."
    }


def is_empty(report, rows: Iterable[ReportRow]) -> bool:
    """Whether no figure was given at all."""
    return all(getattr(row, name) is None for row in rows for name in asked_numbers(report))


def labelled(found: Mapping[str, str], rows: Iterable[ReportRow]) -> list[str]:
    """Write doubts with the service in front, in the order of the form."""
    told = []
    for row in rows:
        told += [
            f"{row}, {LABELS[name].lower()}: {found[key]}" for name in LABELS if (key := key_of(row, name)) in found
        ]
    return told
