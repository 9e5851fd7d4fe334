"""A row of the staffing balance on a page of its own, and the plans of filling its gap."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import Keeping, carry_over, keeping
from cus.workflow import FORBIDDEN, Refused, StaleEdit, refuse_if
from diagnosis.actions.staffing import create_plan, delete_plan, delete_row, edit_plan, edit_row, take_number
from diagnosis.forms.staffing import FillingPlanForm, StaffingRowForm
from diagnosis.models import FillingPlan, StaffingRow
from diagnosis.staffing import balance_of
from diagnosis.staffing.policies import refusal_to_edit_balance
from diagnosis.views.common import GONE
from diagnosis.views.staffing import balance_in


def row_in(request: HttpRequest, pk: int, row_pk: int) -> StaffingRow:
    """Return a row of the balance of a diagnosis that the person may see."""
    rows = StaffingRow.objects.filter(balance=balance_in(request, pk))
    narrow = rows.select_related("balance__diagnosis", "service").prefetch_related("service__requirements__occupation")
    return get_object_or_404(narrow, pk=row_pk)


def plan_in(request: HttpRequest, pk: int, row_pk: int, plan_pk: int) -> FillingPlan:
    """Return a plan of such a row."""
    row = row_in(request, pk, row_pk)
    plan = get_object_or_404(row.plans.select_related("trainer", "employer"), pk=plan_pk)
    plan.row = row
    return plan


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=row_in)
def staffing_row(request: HttpRequest, pk: int, row_pk: int) -> HttpResponse:
    """Plan, path, norm and own staff of a row; beside them who there is and how the gap is filled."""
    row = row_in(request, pk, row_pk)
    diagnosis = row.balance.diagnosis
    refuse_if(refusal_to_edit_balance(request.user, diagnosis))
    kept = keeping(request, "diagnosis.staffing_row", row)
    form = StaffingRowForm(kept.data, instance=row)
    status, saved = _posted(
        request,
        form,
        kept,
        lambda: edit_row(by=request.user, row=row, version=form.version, fields=form.fields_for_action()),
    )
    if saved:
        messages.success(request, f"Zapisano pozycję: {row.service}.")
        return redirect("diagnosis:staffing_row", pk, row_pk)
    balance = balance_of(diagnosis)
    counted = next((one for one in balance.rows if one.id == row_pk), None) if balance else None
    context = {"diagnosis": diagnosis, "row": row, "counted": counted, "form": form, "kept": kept.shown(form)}
    return render(request, "diagnosis/staffing/row.html", context, status=status)


@require_POST
@requires(Act.DIAGNOSIS_EDIT, see=row_in)
def staffing_take(request: HttpRequest, pk: int, row_pk: int) -> HttpResponse:
    """Take over the number that form 1 gives now."""
    row = row_in(request, pk, row_pk)
    take_number(by=request.user, row=row, version=_version(request))
    messages.success(request, f"Przyjęto liczbę z formularza potrzeb: {row.service}.")
    return redirect("diagnosis:staffing", pk)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=row_in)
def staffing_row_delete(request: HttpRequest, pk: int, row_pk: int) -> HttpResponse:
    """Delete a row after a question."""
    row = row_in(request, pk, row_pk)
    refuse_if(refusal_to_edit_balance(request.user, row.balance.diagnosis))
    if request.method == "POST":
        delete_row(by=request.user, row=row, version=_version(request))
        messages.success(request, f"Usunięto z bilansu pozycję: {row.service}.")
        return redirect("diagnosis:staffing", pk)
    return render(
        request, "diagnosis/staffing/delete.html", {"diagnosis": row.balance.diagnosis, "row": row, "gone": row}
    )


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=row_in)
def staffing_plan_create(request: HttpRequest, pk: int, row_pk: int) -> HttpResponse:
    """Add a plan; the number of people without a plan stands in the field."""
    row = row_in(request, pk, row_pk)
    refuse_if(refusal_to_edit_balance(request.user, row.balance.diagnosis))
    kept = keeping(request, "diagnosis.staffing_plan_new", key=str(row.pk))
    balance = balance_of(row.balance.diagnosis)
    lacking = next((one.unfilled for one in balance.rows if one.id == row_pk), 0) if balance else 0
    form = FillingPlanForm(kept.data, instance=FillingPlan(row=row), initial={"number": lacking or None})
    status, saved = _posted(
        request, form, kept, lambda: create_plan(by=request.user, row=row, fields=form.fields_for_action())
    )
    return _plan_page(request, row, form, kept, status, saved=saved)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=plan_in)
def staffing_plan(request: HttpRequest, pk: int, row_pk: int, plan_pk: int) -> HttpResponse:
    """Change a plan, its state included."""
    gone = _taken_to_new(request, row_in(request, pk, row_pk), plan_pk)
    if gone:
        return gone
    plan = plan_in(request, pk, row_pk, plan_pk)
    diagnosis = plan.row.balance.diagnosis
    refuse_if(refusal_to_edit_balance(request.user, diagnosis))
    kept = keeping(request, "diagnosis.staffing_plan", plan)
    form = FillingPlanForm(kept.data, instance=plan)
    status, saved = _posted(
        request,
        form,
        kept,
        lambda: edit_plan(by=request.user, plan=plan, version=form.version, fields=form.fields_for_action()),
    )
    return _plan_page(request, plan.row, form, kept, status, saved=saved, plan=plan)


def _taken_to_new(request: HttpRequest, row: StaffingRow, plan_pk: int) -> HttpResponse | None:
    """Lead text sent to a plan that somebody deleted to the form of a new one; ``None`` if there was no such plan."""
    known = FillingPlan.pgh_event_model.objects.filter(row=row.pk, pgh_obj_id=plan_pk)
    if request.method != "POST" or row.plans.filter(pk=plan_pk).exists() or not known.exists():
        return None
    refuse_if(refusal_to_edit_balance(request.user, row.balance.diagnosis))
    messages.warning(request, GONE)
    address = reverse("diagnosis:staffing_plan_create", args=[row.balance.diagnosis_id, row.pk])
    return redirect(address + carry_over(request, "diagnosis.staffing_plan_new", key=str(row.pk)))


def _plan_page(request, row: StaffingRow, form, kept, status: int, *, saved: bool, plan: FillingPlan | None = None):
    pk = row.balance.diagnosis_id
    if saved:
        messages.success(request, "Zapisano plan uzupełnienia kadry.")
        return redirect("diagnosis:staffing_row", pk, row.pk)
    context = {"diagnosis": row.balance.diagnosis, "row": row, "plan": plan, "form": form, "kept": kept.shown(form)}
    return render(request, "diagnosis/staffing/plan.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=plan_in)
def staffing_plan_delete(request: HttpRequest, pk: int, row_pk: int, plan_pk: int) -> HttpResponse:
    """Delete a plan after a question."""
    plan = plan_in(request, pk, row_pk, plan_pk)
    diagnosis = plan.row.balance.diagnosis
    refuse_if(refusal_to_edit_balance(request.user, diagnosis))
    if request.method == "POST":
        delete_plan(by=request.user, plan=plan, version=_version(request))
        messages.success(request, "Usunięto plan uzupełnienia kadry.")
        return redirect("diagnosis:staffing_row", pk, row_pk)
    context = {"diagnosis": diagnosis, "row": plan.row, "plan": plan, "gone": plan}
    return render(request, "diagnosis/staffing/delete.html", context)


def _posted(request: HttpRequest, form, kept: Keeping, save: Callable[[], object]) -> tuple[int, bool]:
    """Save what was posted; return the status of the page and whether it was saved."""
    if request.method != "POST":
        return 200, False
    if not form.is_valid():
        return 422, False
    try:
        with kept.saving():
            save()
    except StaleEdit as stale:
        form.show_stale(stale.current)
        return 409, False
    except Refused as refused:
        if refused.refusal.status == FORBIDDEN:
            raise
        form.add_error(refused.refusal.field or None, refused.refusal.message)
        return 422, False
    return 200, True


def _version(request: HttpRequest) -> int:
    sent = request.POST.get("version", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 9 else 0
