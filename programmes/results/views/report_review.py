"""The organiser's decision on a report: accept, return with remarks at fields, open an accepted one again."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.saving import save_or_explain
from cus.workflow import Refused, StaleEdit, refuse_if
from programmes.results.actions.report_review import KEEP, Clashed, accept_report, reopen_report, return_report
from programmes.results.forms.report_links import ReopenForm, ReviewForm
from programmes.results.reports.becoming import clashes_of, span_label
from programmes.results.reports.ground import ground_of
from programmes.results.reports.page import said_of, texts_of
from programmes.results.reports.policies import refusal_to_decide, refusal_to_reopen
from programmes.results.views.reports import report_or_404

STALE = "Ktoś zmienił to sprawozdanie po otwarciu tej strony. Niczego nie zapisano; przeczytaj je jeszcze raz."


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.RESULTS_PREPARE, see=report_or_404)
def review(request, pk: int):
    """Read a report line by line, with a place for a remark at each; then accept or return it."""
    report = report_or_404(request, pk)
    refuse_if(refusal_to_decide(request.user, report))
    ground = ground_of(report)
    tables, texts, clashes = said_of(report, ground), texts_of(report), clashes_of(report)
    keys = [(line.key, f"{table.title}, {line.label.lower()}") for table in tables for line in table.lines]
    keys += [(line.key, line.label) for line in texts]
    form = ReviewForm(
        request.POST or None,
        keys=keys,
        clashes=bool(clashes),
        replaces=all(clash.replaceable for clash in clashes),
        initial={"version": report.version},
    )
    status = 200
    if request.method == "POST":
        done, status = _decide(request, report, form)
        if done:
            return redirect(done)
    context = {
        "report": report,
        "contract": report.contract,
        "form": form,
        "tables": [(table, [(line, form[f"remark_{line.key}"]) for line in table.lines]) for table in tables],
        "texts": [(line, form[f"remark_{line.key}"]) for line in texts],
        "last": ground.last,
        "clashes": clashes,
        "span": span_label(report),
    }
    return render(request, "results/reports/review.html", context, status=status)


def _decide(request, report, form: ReviewForm):
    """Accept or return; return what was decided, or ``None``, and the status."""
    if not form.is_valid():
        return None, 422
    seen = form.cleaned_data["version"]
    try:
        if "accept" in request.POST:
            standing = form.cleaned_data.get("standing", "")
            done = accept_report(by=request.user, report=report, seen=seen, standing=standing)
            kept = " Liczby z realizacji, które się różniły, zostały." if standing == KEEP else ""
            messages.success(request, f"Przyjęto sprawozdanie.{kept or ' Jego liczby są w liczbach z realizacji.'}")
        else:
            done = return_report(
                by=request.user,
                report=report,
                seen=seen,
                remarks=form.remarks(),
                general=form.cleaned_data["general"],
            )
            messages.success(request, "Zwrócono sprawozdanie do poprawy. Wykonawca zobaczy uwagi przy polach.")
    except StaleEdit as error:
        form.add_error(None, STALE)
        form.data = form.data.copy()
        form.data["version"] = str(error.current.version)
        return None, 409
    except Clashed as error:
        form.add_error(None, error.refusal.message)
        return None, 409
    except Refused as error:
        form.add_error(error.refusal.field or None, error.refusal.message)
        return None, 422
    return done, 302


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.RESULTS_PREPARE, see=report_or_404)
def reopen(request, pk: int):
    """Open an accepted report for a correction; its figures stand until it is accepted again."""
    report = report_or_404(request, pk)
    refuse_if(refusal_to_reopen(request.user, report))
    form, status = ReopenForm(request.POST or None, initial={"version": report.version}), 200
    if request.method == "POST":
        done, status = save_or_explain(
            form,
            lambda: reopen_report(
                by=request.user,
                report=report,
                seen=form.cleaned_data["version"],
                reason=form.cleaned_data["reason"],
            ),
        )
        if done:
            messages.success(request, "Otwarto sprawozdanie do poprawy. Liczby zostają, dopóki nie przyjmiesz nowych.")
            return redirect(done)
    context = {"report": report, "contract": report.contract, "form": form}
    return render(request, "results/reports/reopen.html", context, status=status)
