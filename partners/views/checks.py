"""Self-checks of a partnership: list over time, form, comparison, print."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.workflow import refuse_if
from partners import actions
from partners.checks import before, check_document, counts, lines_of, refusal_to_check
from partners.forms.check import CheckForm
from partners.models import PartnershipCheck
from partners.views.agreements import agreement_or_404


def check_or_404(request, pk: int, check_pk: int) -> PartnershipCheck:
    """Return a self-check of an agreement that the person may see.

    Raises:
        Http404: no such agreement or check for this person.
    """
    checks = agreement_or_404(request, pk).checks.visible_to(request.user)
    return get_object_or_404(checks.select_related("agreement", "created_by"), pk=check_pk)


@require_safe
@requires(Act.READ_DRAFTS, see=agreement_or_404)
def index(request, pk: int):
    """Self-checks over time, newest first."""
    agreement = agreement_or_404(request, pk)
    checks = agreement.checks.prefetch_related("answers")
    context = {
        "agreement": agreement,
        "checks": [(check, counts(lines_of(check))) for check in checks],
        "refusal": refusal_to_check(request.user, agreement),
    }
    return render(request, "partners/check_list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT, see=agreement_or_404)
def create(request, pk: int):
    """A new self-check."""
    agreement = agreement_or_404(request, pk)
    refuse_if(refusal_to_check(request.user, agreement))
    kept = keeping(request, "partners.check_new", agreement)
    form, status = CheckForm(kept.data, last=agreement.checks.first()), 200
    made = form.made_before(request.user)
    if made:
        return redirect(made)
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.create_check(
                by=request.user, agreement=agreement, token=form.token, values=form.values(), answers=form.answers()
            ),
            kept,
        )
        if saved:
            messages.success(request, "Zapisano samoocenę.")
            return redirect(saved)
    context = {"agreement": agreement, "check": None, "form": form, "kept": kept.shown(form)}
    return render(request, "partners/check_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT, see=check_or_404)
def edit(request, pk: int, check_pk: int):
    """Correct the newest self-check."""
    check = check_or_404(request, pk, check_pk)
    refuse_if(refusal_to_check(request.user, check.agreement, check))
    kept = keeping(request, "partners.check", check)
    form, status = CheckForm(kept.data, instance=check), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.save_check(
                by=request.user, check=check, seen=form.version, values=form.values(), answers=form.answers()
            ),
            kept,
        )
        if saved:
            messages.success(request, "Zapisano samoocenę.")
            return redirect(saved)
    shown = check_or_404(request, pk, check_pk)
    context = {"agreement": shown.agreement, "check": shown, "form": form, "kept": kept.shown(form)}
    return render(request, "partners/check_form.html", context, status=status)


@require_safe
@requires(Act.READ_DRAFTS, see=check_or_404)
def detail(request, pk: int, check_pk: int):
    """One self-check beside the one before it."""
    check = check_or_404(request, pk, check_pk)
    earlier = before(check)
    lines = lines_of(check, earlier)
    context = {
        "agreement": check.agreement,
        "check": check,
        "earlier": earlier,
        "lines": lines,
        "counts": counts(lines),
        "better": sum(line.change > 0 for line in lines),
        "worse": sum(line.change < 0 for line in lines),
        "edit_refusal": refusal_to_check(request.user, check.agreement, check),
    }
    return render(request, "partners/check_detail.html", context)


@require_safe
@requires(Act.READ_DRAFTS, see=check_or_404)
def document(request, pk: int, check_pk: int):
    """The self-check as PDF."""
    check = check_or_404(request, pk, check_pk)
    pdf = render_pdf(check_document(check, letterhead=letterhead()))
    return pdf_response(pdf, name=f"samoocena-{check.checked_on.isoformat()}")
