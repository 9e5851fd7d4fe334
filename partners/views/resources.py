"""What a partner works with: staff groups and their qualifications, rooms and equipment."""

from collections.abc import Callable

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import Keeping, keeping
from cus.ui.changes import Changes
from cus.ui.rows import RowsFormSet, SeenForm
from cus.workflow import Refused, StaleEdit, refuse_if
from partners import actions
from partners.forms.resources import FACILITIES, STAFF, CheckForm, FacilityForm, StaffForm, kept_occupations
from partners.models import Partner, StaffGroup
from partners.policies import refusal_to_edit_partner
from partners.staff import asked_of, conditions_of, requirements_said, verdict
from services.models import Service


def _card(request, pk: int) -> Partner:
    return get_object_or_404(Partner.objects.visible_to(request.user), pk=pk)


def _group(request, pk: int, group_pk: int, slug: str = "") -> StaffGroup:
    partners = Partner.objects.visible_to(request.user).filter(pk=pk)
    return get_object_or_404(
        StaffGroup.objects.select_related("partner", "occupation"), pk=group_pk, partner__in=partners
    )


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=_card)
def staff(request, pk: int):
    """Staff without names: one row an occupation or a path to a qualification."""
    partner = _card(request, pk)
    refuse_if(refusal_to_edit_partner(request.user, partner))
    kept = keeping(request, "partners.staff", partner)
    groups = list(partner.staff_groups.select_related("occupation"))
    given = {"form_kwargs": {"kept": kept_occupations(groups)}}
    formset = STAFF(kept.data, initial=_staff_rows(partner), prefix="staff", **given)
    return _rows_page(request, partner, kept, formset, "partners/staff.html", actions.save_staff, _staff_rows)


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=_card)
def facilities(request, pk: int):
    """Rooms, vehicles and equipment: one row each."""
    partner = _card(request, pk)
    refuse_if(refusal_to_edit_partner(request.user, partner))
    kept = keeping(request, "partners.facilities", partner)
    formset = FACILITIES(kept.data, initial=_facility_rows(partner), prefix="facilities")
    return _rows_page(
        request, partner, kept, formset, "partners/facilities.html", actions.save_facilities, _facility_rows
    )


def _staff_rows(partner: Partner) -> list[dict]:
    groups = partner.staff_groups.select_related("occupation")
    return [{name: getattr(group, name) for name in StaffForm.base_fields} for group in groups]


def _facility_rows(partner: Partner) -> list[dict]:
    return [{name: getattr(row, name) for name in FacilityForm.base_fields} for row in partner.facilities.all()]


def _rows_page(
    request,
    partner: Partner,
    kept: Keeping,
    formset: RowsFormSet,
    template: str,
    act: Callable[..., Partner],
    rows_of: Callable[[Partner], list[dict]],
):
    """Answer a page of rows; when somebody was quicker their rows are joined with mine."""
    seen = SeenForm(kept.data, initial={"version": partner.version})
    status = 422 if kept.sent else 200
    if kept.sent and formset.is_valid() and seen.is_valid():
        version = seen.cleaned_data["version"]
        try:
            with kept.saving():
                act(by=request.user, partner=partner, seen=version, contents=formset.contents())
            messages.success(
                request, "Zapisano kadrę." if act is actions.save_staff else "Zapisano pomieszczenia i sprzęt."
            )
            return redirect(partner)
        except StaleEdit as error:
            status = 409
            seen.show_stale(error.current)
            formset.show_stale(rows_of(error.current), Changes(error.current, "version", version))
    context = {"partner": partner, "formset": formset, "seen": seen, "kept": kept.shown(seen, formset)}
    return render(request, template, context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=_group)
def check(request, pk: int, group_pk: int, slug: str):
    """Do people of this group meet what the service requires? Condition by condition, with what was seen."""
    group = _group(request, pk, group_pk)
    refuse_if(refusal_to_edit_partner(request.user, group.partner))
    service = get_object_or_404(Service.objects.visible_to(request.user), slug=slug)
    conditions = conditions_of(service)
    form = CheckForm(request.POST or None, asked=asked_of(conditions, group))
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            found = actions.check_staff(
                by=request.user,
                group=group,
                service=service,
                answers=form.answers,
                evidence=data["evidence"],
                checked_on=data["checked_on"],
            )
        except Refused as error:
            form.add_error(error.refusal.field or None, error.refusal.message)
        else:
            messages.success(request, f"Zapisano: wymagania {found.get_outcome_display()}.")
            return redirect(group.partner)
    context = {
        "group": group,
        "service": service,
        "form": form,
        "said": requirements_said(service),
        "now": verdict(conditions, group, {}, timezone.localdate()),
        "earlier": group.checks.filter(service=service).select_related("checked_by").first(),
    }
    return render(request, "partners/staff_check.html", context, status=status)
