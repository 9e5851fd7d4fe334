"""The page that a provider's contact opens by a personal link: no account, no script needed.

Whatever is wrong with a link, it answers as an address that does not exist, to the byte.
"""

import uuid
from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from cus.accounts.sign_in import throttle
from cus.accounts.sign_in.throttle import DAY, MINUTE, Limit, Throttled, when_again
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.drafts.saving import save_or_explain
from cus.ui.stale import OWN
from cus.ui.views import not_found
from cus.workflow import Refused
from programmes.contracts.printing import providers_of
from programmes.results.actions.reports import fill_report
from programmes.results.forms.reports import ReportForm
from programmes.results.models import ProviderReport, ReportLink
from programmes.results.reports.enums import OPEN_STATES, ReportState
from programmes.results.reports.ground import ground_of
from programmes.results.reports.links import link_of, reports_of
from programmes.results.reports.policies import refusal_to_send
from programmes.results.views.report_filling import doubted, refuse_empty, token_in, wants_to_send

# A person who opens an old link a few times is let be; a machine that guesses is not.
GUESSES = (Limit(15, 10 * MINUTE), Limit(60, DAY))
# The address is a secret: it goes into no Referer, no copy, no search engine. „no-referrer” would take the
# origin away from our own forms, which are checked by it.
HEADERS = {"Referrer-Policy": "strict-origin", "X-Robots-Tag": "noindex, nofollow, noarchive"}


def closed_to_all_others(view: Callable) -> Callable:
    """Find the link first; guard the answer, also the one that there is no such page."""

    @wraps(view)
    def guarded(request, token: str, *args, **kwargs):
        try:
            attempt = throttle.take([(f"report-link:{get_adapter(request).get_client_ip(request)}", GUESSES)])
        except Throttled as error:
            response = render(request, "results/provider/slow.html", {"again": when_again(error.until)}, status=429)
        else:
            link = link_of(token)
            if link:
                attempt.give_back()
            try:
                response = view(request, link, token, *args, **kwargs) if link else not_found(request, Http404())
            except Http404 as error:
                response = not_found(request, error)
            except Refused as error:
                if error.refusal.status != 404:
                    raise
                response = not_found(request, Http404())
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return login_not_required(never_cache(sensitive_variables("token")(guarded)))


@closed_to_all_others
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request, link: ReportLink, token: str):
    """The one report of the link, or the list of those that it opens."""
    if link.report_id:
        return _report(request, link, token, link.report_id)
    if request.method == "POST":
        raise Http404
    log.record(AccessKind.LINK, subject=link, what="otwarto listę sprawozdań umowy")
    reports = reports_of(link).select_related("contract").order_by("due_on")
    context = {"link": link, "secret": token, "reports": reports, "contract": link.contract}
    return render(request, "results/provider/list.html", context)


@closed_to_all_others
@require_http_methods(["GET", "HEAD", "POST"])
def one(request, link: ReportLink, token: str, pk: int):
    """One report of those that the link opens; any other is not there."""
    return _report(request, link, token, pk)


def _report(request, link: ReportLink, token: str, pk: int):
    report = reports_of(link).whole().filter(pk=pk).first()
    if report is None:
        raise Http404
    if report.state not in OPEN_STATES:
        return _waiting(request, link, report, token)
    ground = ground_of(report)
    form = ReportForm(request.POST if request.method == "POST" else None, instance=report, ground=ground)
    status, doubts = 200, []
    if request.method == "POST":
        saved, status, doubts = _written(request, link, report, form, ground)
        if saved:
            return _told(request, saved)
        if doubts:
            form = ReportForm(request.POST, instance=report, ground=ground, doubtful=True)
    else:
        log.record(AccessKind.LINK, subject=link, what="otwarto sprawozdanie")
    context = _context(link, report, token) | {"form": form, "doubts": doubts}
    context |= {"once": token_in(request) or uuid.uuid4()}
    return render(request, "results/provider/form.html", context, status=status)


def _context(link: ReportLink, report: ProviderReport, token: str) -> dict:
    return {
        "link": link,
        "report": report,
        "contract": report.contract,
        "providers": providers_of(report.contract),
        "secret": token,
        "general": [one for one in report.remarks.all() if one.round == report.round and not one.field],
        "sent_back": report.state == ReportState.RETURNED,
    }


def _waiting(request, link: ReportLink, report: ProviderReport, token: str):
    """It was sent: say so, whatever form still comes. The last form sent twice ends here too."""
    again = request.method == "POST" and token_in(request) != report.token
    log.record(AccessKind.LINK, subject=link, what="otwarto sprawozdanie wysłane")
    context = _context(link, report, token) | {"again": again, "typed": _typed(request, report) if again else []}
    return render(request, "results/provider/sent.html", context, status=409 if again else 200)


def _typed(request, report: ProviderReport) -> list[tuple[str, str]]:
    """What came too late to be written, to be copied from the page."""
    form = ReportForm(instance=report, ground=ground_of(report))
    sent = [(form[name].label, request.POST.get(name, "").strip()) for name in form.fields if name not in OWN]
    return [(label, text) for label, text in sent if text]


def _written(request, link, report, form, ground):
    """Keep or send what came; return what was saved, the status and what is odd."""
    if form.is_valid():
        refuse_empty(request, form)
        doubts = doubted(request, form, ground)
        if doubts:
            return None, 422, doubts
    saved, status = save_or_explain(
        form,
        lambda: fill_report(
            by=None,
            link=link,
            report=report,
            seen=form.version,
            texts=form.texts(),
            rows=form.numbers(),
            send=wants_to_send(request),
            token=token_in(request),
        ),
    )
    if status == 404:
        raise Http404
    if saved:
        done = "wysłano" if saved.state == ReportState.RECEIVED else "zapisano roboczo"
        log.record(AccessKind.LINK, subject=link, what=f"{done} sprawozdanie")
    return saved, status, []


def _told(request, report: ProviderReport):
    if report.state == ReportState.RECEIVED:
        return redirect(request.path)
    refusal = refusal_to_send(report) if wants_to_send(request) else None
    if refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, "Zapisano. Możesz wrócić tu później tym samym odnośnikiem i dokończyć.")
    return redirect(request.path)
