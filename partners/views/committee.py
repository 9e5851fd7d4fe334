"""The cooperation committee of an agreement: its page and its members."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.saving import save_or_explain
from cus.workflow import refuse_if
from partners import actions
from partners.committee import refusal_to_run_committee
from partners.forms.committee import MemberForm
from partners.models import CommitteeDecision, CommitteeMember
from partners.views.agreements import agreement_or_404


@require_safe
@requires(Act.READ_DRAFTS, see=agreement_or_404)
def index(request, pk: int):
    """Members, meetings and decisions, and what somebody has still to do."""
    agreement = agreement_or_404(request, pk)
    members = list(agreement.members.select_related("party__partner"))
    decisions = CommitteeDecision.objects.filter(meeting__agreement=agreement).select_related(
        "meeting", "responsible__partner"
    )
    context = {
        "agreement": agreement,
        "members": [member for member in members if member.left_on is None],
        "former": [member for member in members if member.left_on],
        "meetings": agreement.meetings.prefetch_related("presences", "decisions"),
        "decisions": decisions.order_by("-decided_on", "-number", "-pk"),
        "duties": decisions.to_do(),
        "today": timezone.localdate(),
        "refusal": refusal_to_run_committee(request.user, agreement),
    }
    return render(request, "partners/committee.html", context)


def member_or_404(request, pk: int, member_pk: int) -> CommitteeMember:
    """Return a member of the committee of an agreement that the person may see.

    Raises:
        Http404: no such agreement or member for this person.
    """
    members = agreement_or_404(request, pk).members.select_related("agreement", "party__partner")
    return get_object_or_404(members, pk=member_pk)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT, see=agreement_or_404)
def member_add(request, pk: int):
    """A new member."""
    agreement = agreement_or_404(request, pk)
    refuse_if(refusal_to_run_committee(request.user, agreement))
    form, status = MemberForm(request.POST or None, agreement=agreement), 200
    if request.method == "POST":
        saved, status = save_or_explain(
            form, lambda: actions.add_member(by=request.user, agreement=agreement, values=form.values())
        )
        if saved:
            messages.success(request, f"{saved} jest w komitecie.")
            return redirect("partners:committee", pk=agreement.pk)
    context = {"agreement": agreement, "form": form, "title": "Nowy członek komitetu"}
    return render(request, "partners/committee_member.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT, see=member_or_404)
def member_edit(request, pk: int, member_pk: int):
    """Change a member, or record the leaving."""
    member = member_or_404(request, pk, member_pk)
    agreement = member.agreement
    refuse_if(refusal_to_run_committee(request.user, agreement))
    form, status = MemberForm(request.POST or None, instance=member, agreement=agreement), 200
    if request.method == "POST":
        saved, status = save_or_explain(
            form,
            lambda: actions.save_member(by=request.user, member=member, seen=form.version, values=form.values()),
        )
        if saved:
            messages.success(request, "Zapisano członka komitetu.")
            return redirect("partners:committee", pk=agreement.pk)
    name = member_or_404(request, pk, member_pk).person
    context = {"agreement": agreement, "form": form, "title": name}
    return render(request, "partners/committee_member.html", context, status=status)
