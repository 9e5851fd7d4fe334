"""The agreement template: versions, one version, comparison, preview on a real agreement."""

from django.db.models import F
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from partners.forms.template import PreviewForm
from partners.models import AgreementTemplate, AgreementTemplateRow, CooperationAgreement
from partners.points import PLACEHOLDERS, lines
from partners.printing import facts_of, party_name
from partners.template_policies import (
    refusal_to_edit_template,
    refusal_to_publish_template,
    refusal_to_restore_template,
    refusal_to_start_template,
)
from partners.wording import compare, faults


def template_or_404(request, pk: int) -> AgreementTemplate:
    """Return the version if the person may see it.

    Raises:
        Http404: no such version for this person.
    """
    people = ("created_by", "published_by", "based_on")
    return get_object_or_404(AgreementTemplate.objects.visible_to(request.user).select_related(*people), pk=pk)


def template_row_or_404(request, pk: int) -> AgreementTemplateRow:
    """Return a row of a version that the person may see.

    Raises:
        Http404: no such row for this person.
    """
    visible = AgreementTemplate.objects.visible_to(request.user)
    return get_object_or_404(AgreementTemplateRow.objects.select_related("template"), pk=pk, template__in=visible)


def in_force() -> AgreementTemplate | None:
    """Return the version with which agreements begin today."""
    return AgreementTemplate.objects.in_force_on(timezone.localdate()).first()


def standing_of(template: AgreementTemplate, current: AgreementTemplate | None) -> tuple[str, str]:
    """Return the kind of state and its word: in force, draft, waiting, past."""
    if template.is_draft:
        return "now", "projekt"
    if current and template.pk == current.pk:
        return "done", "obowiązuje"
    return ("warn", "ogłoszona, czeka") if template.waits_on(timezone.localdate()) else ("idle", "dawna")


@require_safe
@requires(Act.READ_PUBLISHED)
def index(request):
    """Every version, the newest first."""
    current = in_force()
    templates = AgreementTemplate.objects.visible_to(request.user).select_related("created_by", "published_by")
    context = {
        "lines": [(one, *standing_of(one, current)) for one in templates.order_by("-number")],
        "current": current,
        "start_refusal": refusal_to_start_template(request.user),
        "may_propose": request.user.may(Act.TEMPLATE_PROPOSE),
    }
    return render(request, "partners/template/list.html", context)


@require_safe
@requires(Act.READ_PUBLISHED, see=template_or_404)
def detail(request, pk: int):
    """One version, row by row; of a draft, what may be done with each and what is wrong."""
    template, user = template_or_404(request, pk), request.user
    rows, current = list(template.rows.all()), in_force()
    found = faults(rows) if template.is_draft else []
    kind, word = standing_of(template, current)
    edit_refusal = refusal_to_edit_template(user, template)
    context = {
        "template": template,
        "rows": [(row, [fault.text for fault in found if fault.row is row]) for row in rows],
        "whole_faults": [fault.text for fault in found if fault.row is None],
        "fault_count": len(found),
        "state_kind": kind,
        "state_word": word,
        "current": current,
        "edits": template.is_draft and edit_refusal is None,
        "edit_refusal": edit_refusal,
        "start_refusal": refusal_to_start_template(user),
        "publish_refusal": refusal_to_publish_template(user, template),
        "restore_refusal": refusal_to_restore_template(user, template),
        "may_propose": user.may(Act.TEMPLATE_PROPOSE),
        "may_publish": user.may(Act.TEMPLATE_PUBLISH),
        "placeholders": PLACEHOLDERS.items(),
        "has_others": AgreementTemplate.objects.visible_to(user).exclude(pk=pk).exists(),
    }
    return render(request, "partners/template/detail.html", context)


@require_safe
@requires(Act.READ_PUBLISHED, see=template_or_404)
def compared(request, pk: int):
    """Two versions, row by row: by default with the one it came from, or the one in force."""
    template = template_or_404(request, pk)
    others = list(AgreementTemplate.objects.visible_to(request.user).exclude(pk=pk).order_by("-number"))
    asked = request.GET.get("z", "")
    other = next((one for one in others if str(one.pk) == asked), None) or _usual(template, others)
    context = {"template": template, "others": others, "other": other, "changes": []}
    if other:
        before, after = sorted((template, other), key=lambda one: one.number)
        changes = compare(lines(list(before.rows.all())), lines(list(after.rows.all())))
        context |= {"before": before, "after": after, "same": sum(one.kind == "same" for one in changes)}
        context["changes"] = [one for one in changes if one.kind != "same"]
    return render(request, "partners/template/compare.html", context)


def _usual(template: AgreementTemplate, others: list[AgreementTemplate]) -> AgreementTemplate | None:
    wanted = template.based_on_id
    return next((one for one in others if one.pk == wanted), others[0] if others else None)


@require_safe
@requires(Act.READ_PUBLISHED, see=template_or_404)
def preview(request, pk: int):
    """The version on a real agreement, side by side with the text it has now, with what drops out of each."""
    template = template_or_404(request, pk)
    visible = CooperationAgreement.objects.visible_to(request.user).select_related("template")
    agreements = visible.order_by(F("concluded_on").desc(nulls_first=True), "-pk")
    form = PreviewForm(request.GET or None, agreements=agreements)
    asked = form.cleaned_data.get("porozumienie") if form.is_valid() else None
    if form.errors:
        raise Http404
    agreement = asked or agreements.first()
    context = {"template": template, "form": form, "agreement": agreement}
    if agreement:
        form.initial["porozumienie"] = agreement.pk
        form.fields["porozumienie"].initial = agreement.pk
        context |= _tried(template, agreement)
    return render(request, "partners/template/preview.html", context)


def _tried(template: AgreementTemplate, agreement: CooperationAgreement) -> dict:
    """The text of ``agreement`` now and on ``template``; a version tried on itself shows what it came from."""
    before = agreement.template if agreement.template_id != template.pk else template.based_on or template
    own = letterhead().name
    facts = facts_of(agreement, centre=own)
    changes = compare(lines(list(before.rows.all()), facts), lines(list(template.rows.all()), facts))
    parties = agreement.parties.select_related("partner")
    return {
        "before": before,
        "changes": [one for one in changes if not one.is_out],
        "left_out": [one for one in changes if one.is_out],
        "dropped": sum(1 for one in changes if one.after and one.after.number is None),
        "parties": [(party_name(party, centre=own), party.get_role_display()) for party in parties],
    }
