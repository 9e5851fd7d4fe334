"""Writing the staffing balance: opening it, its rows, the plans that fill gaps.

The balance is step 4 of the cycle: it begins when the diagnosis stands and its plans are carried out while the
diagnosis is in force, so unlike the forms it may be changed until the diagnosis is superseded.
"""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from diagnosis.actions.locking import locked
from diagnosis.models import Diagnosis, FillingPlan, StaffingBalance, StaffingRow
from diagnosis.staffing.policies import refusal_to_edit_balance
from diagnosis.staffing.proposing import Proposal, proposals_of
from partners.models import Partner
from services.models import Service

TAKEN = "Ta usługa z tą jednostką i ścieżką jest już w bilansie. Otwórz tamtą pozycję albo wybierz inną ścieżkę."
GONE = "Ktoś w międzyczasie usunął tę pozycję. Skopiuj swój tekst i dodaj nową."


def _locked_for_balance(by, diagnosis: Diagnosis) -> Diagnosis:
    refuse_if(refusal_without(by, Act.DIAGNOSIS_EDIT))
    current = locked(diagnosis)
    refuse_if(refusal_to_edit_balance(by, current))
    return current


@transaction.atomic
def open_balance(*, by, diagnosis: Diagnosis) -> StaffingBalance:
    """Open the balance with a row for each service and unit of form 1; a second call changes nothing.

    Raises:
        Refused: wrong role, or the diagnosis is superseded.
    """
    current = _locked_for_balance(by, diagnosis)
    opened = StaffingBalance.objects.filter(diagnosis=current).first()
    if opened:
        return opened
    balance = StaffingBalance.objects.create(diagnosis=current, opened_by=by)
    for proposal in proposals_of(current):
        _add(balance, proposal)
    return balance


@transaction.atomic
def add_missing(*, by, balance: StaffingBalance) -> int:
    """Add rows for services of form 1 that are not in the balance yet; return how many.

    Raises:
        Refused: as ``open_balance``.
    """
    current = _locked_for_balance(by, balance.diagnosis)
    present = set(balance.rows.values_list("service_id", "unit"))
    missing = [one for one in proposals_of(current) if (one.service_id, one.unit) not in present]
    for proposal in missing:
        _add(balance, proposal)
    return len(missing)


@transaction.atomic
def add_row(*, by, balance: StaffingBalance, service: Service) -> StaffingRow:
    """Add a row for any service of the catalogue, with what form 1 says of it.

    Raises:
        Refused: as ``open_balance``, or the service is there already.
    """
    current = _locked_for_balance(by, balance.diagnosis)
    proposed = next((one for one in proposals_of(current) if one.service_id == service.pk), None)
    return _add(balance, proposed or Proposal(service.pk, service.name, "person", None, ""))


def _add(balance: StaffingBalance, proposal: Proposal) -> StaffingRow:
    last = balance.rows.aggregate(last=Max("position"))["last"] or 0
    return _save(
        StaffingRow(
            balance=balance,
            position=last + 1,
            service_id=proposal.service_id,
            unit=proposal.unit,
            planned_taken=proposal.number,
            planned_source=proposal.source,
        )
    )


@transaction.atomic
def edit_row(*, by, row: StaffingRow, version: int, fields: dict[str, Any]) -> StaffingRow:
    """Change the plan, path, norm and own staff of a row; ``fields`` are model fields by name.

    Raises:
        Refused: as ``open_balance``; the row is gone, or its service, unit and path are those of another row.
        StaleEdit: somebody changed it since ``version``.
    """
    current = _locked_row(by, row, version)
    if fields.get("unit", current.unit) != current.unit:
        # What form 1 said was said of another unit.
        current.planned_taken, current.planned_source = None, ""
    for name, value in fields.items():
        setattr(current, name, value)
    current.version += 1
    return _save(current)


@transaction.atomic
def take_number(*, by, row: StaffingRow, version: int) -> StaffingRow:
    """Take over what form 1 says now: the number and where it comes from; an own number stays.

    Raises:
        Refused: as ``edit_row``, or form 1 says nothing of the service any more.
        StaleEdit: somebody changed the row since ``version``.
    """
    current = _locked_row(by, row, version)
    found = proposals_of(current.balance.diagnosis)
    same = next((one for one in found if (one.service_id, one.unit) == (current.service_id, current.unit)), None)
    if same is None:
        raise Refused(Refusal("Formularz potrzeb nie mówi już nic o tej usłudze w tej jednostce."))
    current.planned_taken, current.planned_source = same.number, same.source
    current.version += 1
    return _save(current)


@transaction.atomic
def delete_row(*, by, row: StaffingRow, version: int) -> None:
    """Delete a row with its plans; raises as ``edit_row``."""
    _locked_row(by, row, version).delete()


@transaction.atomic
def create_plan(*, by, row: StaffingRow, fields: dict[str, Any]) -> FillingPlan:
    """Add a plan of filling the gap of a row; the same plan sent again is the one that is there.

    Raises:
        Refused: as ``open_balance``, or the row is gone.
    """
    current = _locked_row(by, row, None)
    fields = _checked(fields)
    same = FillingPlan.objects.filter(row=current, **fields).first()
    if same:
        return same
    plan = FillingPlan(row=current, **fields)
    plan.save()
    return plan


@transaction.atomic
def edit_plan(*, by, plan: FillingPlan, version: int, fields: dict[str, Any]) -> FillingPlan:
    """Change a plan, its state included.

    Raises:
        Refused: as ``open_balance``, or the plan is gone.
        StaleEdit: somebody changed it since ``version``.
    """
    current = _locked_plan(by, plan, version)
    for name, value in _checked(fields).items():
        setattr(current, name, value)
    current.version += 1
    current.save()
    return current


@transaction.atomic
def delete_plan(*, by, plan: FillingPlan, version: int) -> None:
    """Delete a plan; raises as ``edit_plan``."""
    _locked_plan(by, plan, version).delete()


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    """A body of the registry needs no name beside it."""
    for name in ("trainer", "employer"):
        if fields.get(name):
            fields = fields | {f"{name}_other": ""}
    return fields


def move_plans(kept: Partner, absorbed: Partner) -> list[tuple[str, str]]:
    """Name ``kept`` in the plans that name ``absorbed``, whose card became one with it; return what was moved.

    Runs in the transaction of the merging.
    """
    moved = []
    for name in ("trainer", "employer"):
        plans = FillingPlan.objects.select_for_update(of=("self",)).filter(**{name: absorbed}).order_by("pk")
        for plan in plans:
            setattr(plan, name, kept)
            plan.version += 1
            plan.save(update_fields=[name, "version"])
            moved.append(("plan uzupełnienia kadry", str(plan)))
    return moved


def _locked_row(by, row: StaffingRow, version: int | None) -> StaffingRow:
    _locked_for_balance(by, row.balance.diagnosis)
    rows = StaffingRow.objects.select_for_update(of=("self",)).select_related("balance__diagnosis", "service")
    current = rows.filter(pk=row.pk).first()
    if current is None:
        raise Refused(Refusal(GONE))
    if version is not None and current.version != version:
        raise StaleEdit(current)
    return current


def _locked_plan(by, plan: FillingPlan, version: int) -> FillingPlan:
    _locked_for_balance(by, plan.row.balance.diagnosis)
    current = FillingPlan.objects.select_for_update(of=("self",)).filter(pk=plan.pk).first()
    if current is None:
        raise Refused(Refusal("Ktoś w międzyczasie usunął ten plan. Skopiuj swój tekst i dodaj nowy."))
    if current.version != version:
        raise StaleEdit(current)
    return current


def _save(row: StaffingRow) -> StaffingRow:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        if "staffing_row_once" not in str(error):
            raise
        raise Refused(Refusal(TAKEN, field="path")) from error
    return row
