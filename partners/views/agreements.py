"""Cooperation agreements to read: list, page, PDF."""

import datetime

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.actions import document_of
from cus.documents.docx import docx_of
from cus.documents.kinds import kind_of
from cus.documents.models import FrozenDocument
from cus.documents.render import render_pdf
from cus.documents.responses import docx_response, pdf_response
from partners.annexes import refusal_to_edit_annex
from partners.documents import AGREEMENT, agreement_document
from partners.enums import UNSIGNED, AgreementState, AnnexKind, PartyRole
from partners.forms.agreement import DayForm
from partners.models import AgreementTemplate, CommitteeDecision, CooperationAgreement
from partners.policies import (
    refusal_to_agree,
    refusal_to_change_membership,
    refusal_to_divide_tasks,
    refusal_to_edit_agreement,
    refusal_to_end,
    refusal_to_reopen,
    refusal_to_sign,
)
from partners.powers import reach_of, why_no_power
from partners.printing import agreement_of, party_name


def agreement_or_404(request, pk: int) -> CooperationAgreement:
    """Return the agreement if the person may see it.

    Raises:
        Http404: no such agreement for this person.
    """
    return get_object_or_404(CooperationAgreement.objects.visible_to(request.user), pk=pk)


@require_safe
@requires(Act.READ_PUBLISHED, see=agreement_or_404)
def detail(request, pk: int):
    """The agreement with its points as they will be printed."""
    agreement = agreement_or_404(request, pk)
    frozen = _frozen(agreement)
    live = agreement_of(agreement, letterhead=letterhead(agreement.concluded_on))
    # What was signed is shown as it was signed; parties and the division of tasks go on changing.
    printed = kind_of(frozen.kind).load(frozen.data) if frozen else live
    user = request.user
    context = {
        "agreement": agreement,
        "printed": printed,
        "own_clauses": [clause.text for clause in printed.own_clauses],
        "tasks": live.tasks,
        "newer_template": _newer_template(agreement),
        "undivided": sum(1 for task in live.tasks if not task.responsible),
        "frozen": frozen,
        "lacks_programme": _lacks_programme(request, agreement),
        "party_powers": _party_powers(request, agreement),
        "edit_refusal": refusal_to_edit_agreement(user, agreement),
        "tasks_refusal": refusal_to_divide_tasks(user, agreement),
        "sign_refusal": refusal_to_sign(user, agreement),
        "agree_refusal": refusal_to_agree(user, agreement),
        "reopen_refusal": refusal_to_reopen(user, agreement),
        "end_refusal": refusal_to_end(user, agreement),
        "committee": _committee(request, agreement),
        "annexes": agreement.annexes.visible_to(user),
        "annex_refusal": refusal_to_edit_annex(user, agreement),
    }
    return render(request, "partners/agreement_detail.html", context | _membership(request, agreement))


def _newer_template(agreement: CooperationAgreement) -> AgreementTemplate | None:
    """The template in force, when a draft stands on another one."""
    if agreement.state != AgreementState.DRAFT:
        return None
    newest = AgreementTemplate.objects.in_force_on(timezone.localdate()).first()
    return newest if newest and newest.pk != agreement.template_id else None


def _membership(request, agreement: CooperationAgreement) -> dict:
    """Who was a party on the asked day (today unless asked); a draft has no members yet."""
    if agreement.state in UNSIGNED:
        return {"day_form": None}
    last = agreement.ends_on if agreement.state == AgreementState.ENDED else timezone.localdate()
    form = DayForm(request.GET if "dzien" in request.GET else None, initial={"dzien": last}, label_suffix="")
    day: datetime.date = (form.cleaned_data.get("dzien") if form.is_valid() else None) or last
    own = letterhead(agreement.concluded_on)
    parties = agreement.parties.on(day).select_related("partner")
    return {
        "day_form": form,
        "day": day,
        "is_today": day == last,
        "members": [(party, party_name(party, centre=own.name)) for party in parties],
        "membership_refusal": refusal_to_change_membership(request.user, agreement),
    }


def _committee(request, agreement: CooperationAgreement) -> dict[str, object]:
    """How large the committee is and how often it met; only for the staff, once the agreement binds."""
    if agreement.state in UNSIGNED or not request.user.may(Act.READ_DRAFTS):
        return {}
    return {
        "members": agreement.members.present().count(),
        "meetings": agreement.meetings.count(),
        "last_check": agreement.checks.values_list("checked_on", flat=True).first(),
        "duties": CommitteeDecision.objects.filter(meeting__agreement=agreement).to_do().count(),
    }


def _lacks_programme(request, agreement: CooperationAgreement) -> bool:
    """The text names the educational programme, which comes with social employment, and there is none; for the staff."""
    if agreement.state == AgreementState.ENDED or not request.user.may(Act.READ_DRAFTS):
        return False
    trains = agreement.parties.present().filter(role=PartyRole.SOCIAL_EMPLOYMENT).exists()
    return trains and not agreement.annexes.filter(kind=AnnexKind.EDUCATION).exists()


def _party_powers(request, agreement: CooperationAgreement) -> list[dict]:
    """Parties from the registry and by which power of attorney each is represented; only for the staff."""
    if not request.user.may(Act.READ_DRAFTS):
        return []
    parties = agreement.parties.present().exclude(partner=None).select_related("partner", "power")
    on_day = agreement.concluded_on or timezone.localdate()
    return [
        {
            "party": party,
            "power": party.power,
            "was_valid": bool(party.power) and party.power.is_valid_on(on_day),
            "reach": reach_of(party.power) if party.power and not party.power.covers_conclusion else "",
            "needless": "" if party.power else why_no_power(party),
        }
        for party in parties
    ]


def _frozen(agreement: CooperationAgreement) -> FrozenDocument | None:
    frozen = FrozenDocument.objects.filter(
        kind=AGREEMENT.code, subject_type=agreement._meta.label_lower, subject_id=agreement.pk
    )
    return frozen.order_by("-pk").first()


@require_safe
@requires(Act.READ_PUBLISHED, see=agreement_or_404)
def document(request, pk: int):
    """The signed agreement's frozen file, or the draft as it stands, marked PROJEKT; „?plik=docx” gives it to work on."""
    agreement = agreement_or_404(request, pk)
    frozen = _frozen(agreement)
    name = f"porozumienie-{agreement.number or agreement.pk}"
    paper = (
        document_of(frozen)
        if frozen
        else agreement_document(agreement_of(agreement, letterhead=letterhead(agreement.concluded_on)))
    )
    if request.GET.get("plik") == "docx":
        return docx_response(docx_of(paper), name=name)
    # Until the job has made the file, the frozen data give the same bytes.
    return pdf_response(bytes(frozen.pdf) if frozen and frozen.is_ready else render_pdf(paper), name=name)
