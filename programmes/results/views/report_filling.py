"""Filling a report in the centre, from paper or from what the provider said."""

import uuid

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.workflow import refuse_if
from programmes.results.actions.reports import fill_report
from programmes.results.forms.reports import ReportForm
from programmes.results.models import ProviderReport
from programmes.results.reports.doubts import is_empty, labelled
from programmes.results.reports.enums import ReportState
from programmes.results.reports.ground import Ground, ground_of
from programmes.results.reports.policies import refusal_to_fill, refusal_to_send
from programmes.results.views.reports import report_or_404

EMPTY = "Sprawozdanie jest puste. Wpisz choć jedną liczbę; zero też jest liczbą."


def wants_to_send(request) -> bool:
    """Whether the button that sends was pressed, not the one that keeps a draft."""
    return "send" in request.POST


def doubted(request, form: ReportForm, ground: Ground) -> list[str]:
    """Return what is odd in a valid ``form`` that is being sent, unless it was confirmed."""
    if not wants_to_send(request) or request.POST.get("confirmed"):
        return []
    rows = form.typed_rows()
    return labelled(ground.doubts(rows), rows)


def refuse_empty(request, form: ReportForm) -> None:
    """An empty report may be kept, not sent."""
    if wants_to_send(request) and is_empty(form.instance, form.typed_rows()):
        form.add_error(None, EMPTY)


def token_in(request) -> uuid.UUID | None:
    """Return the token of the opened form, if it was not spoiled on the way."""
    try:
        return uuid.UUID(request.POST.get("once", ""))
    except ValueError:
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.DELIVERY_ENTER, see=report_or_404)
def fill(request, pk: int):
    """Write in a report: keep a draft, or note that it came."""
    report = report_or_404(request, pk)
    if not _sent_before(request, report):
        refuse_if(refusal_to_fill(request.user, report))
    kept = keeping(request, "results.report", report)
    ground = ground_of(report)
    form, status = ReportForm(kept.data, instance=report, ground=ground, in_centre=True), 200
    doubts: list[str] = []
    if kept.sent:
        if form.is_valid():
            refuse_empty(request, form)
            doubts = doubted(request, form, ground)
        if doubts:
            form = ReportForm(kept.data, instance=report, ground=ground, in_centre=True, doubtful=True)
            status = 422
        else:
            saved, status = save_or_explain(form, lambda: _write(request, form, report), kept)
            if saved:
                return _told(request, saved)
    context = {
        "form": form,
        "report": report_or_404(request, pk),
        "doubts": doubts,
        "once": token_in(request) or uuid.uuid4(),
        "kept": kept.shown(form),
    }
    return render(request, "results/reports/form.html", context, status=status)


def _sent_before(request, report: ProviderReport) -> bool:
    token = token_in(request) if request.method == "POST" else None
    return token is not None and token == report.token and report.state == ReportState.RECEIVED


def _write(request, form: ReportForm, report: ProviderReport) -> ProviderReport:
    return fill_report(
        by=request.user,
        report=report,
        seen=form.version,
        texts=form.texts(),
        rows=form.numbers(),
        send=wants_to_send(request),
        received_on=form.cleaned_data.get("received_on"),
        token=token_in(request),
    )


def _told(request, report: ProviderReport):
    if report.state == ReportState.RECEIVED:
        messages.success(request, "Odnotowano wpływ sprawozdania. Czeka na sprawdzenie.")
        return redirect(report)
    refusal = refusal_to_send(report) if wants_to_send(request) else None
    if refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, "Zapisano roboczo.")
    return redirect("results:report_fill", report.pk)
