"""Reports of providers to read: of the centre, of a programme, of a contract, one report; opening and reminding."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.audit.models import AccessEntry
from cus.text.dates import parse_day
from cus.workflow import Refused
from programmes.models import Programme, ServiceContract
from programmes.results.actions import reports as actions
from programmes.results.forms.report_links import ReportFilter
from programmes.results.models import ProviderReport, ReportLink
from programmes.results.reports.due import contracts_with_reports, counts, expected_of, expected_reports
from programmes.results.reports.ground import ground_of
from programmes.results.reports.listing import narrowed
from programmes.results.reports.page import said_of, texts_of
from programmes.results.reports.policies import (
    refusal_to_decide,
    refusal_to_fill,
    refusal_to_link,
    refusal_to_open,
    refusal_to_remind,
    refusal_to_reopen,
)
from programmes.results.reports.reminding import reminder
from programmes.results.subjects import ruling
from programmes.results.views.fetching import seen_programme

PAGE = 25


def report_or_404(request, pk: int, **page) -> ProviderReport:
    """Return the report if the person may see it.

    Raises:
        Http404: no such report for this person.
    """
    return get_object_or_404(ProviderReport.objects.visible_to(request.user).whole(), pk=pk)


def staff_contract(request, pk: int, **page) -> ServiceContract:
    """Return a signed contract whose reports the person may see.

    Raises:
        Http404: a draft, none at all, or a person who does not read working papers.
    """
    found = contracts_with_reports(pk=pk) if request.user.may(Act.READ_DRAFTS) else []
    if not found:
        raise Http404
    return found[0]


def staff_programme(request, pk: int, **page) -> Programme:
    """Return a programme with results, to those who read working papers.

    Raises:
        Http404: no such programme, or not for this person.
    """
    if not request.user.may(Act.READ_DRAFTS):
        raise Http404
    return seen_programme(request, pk)


@require_safe
@requires(Act.READ_DRAFTS)
def index(request):
    """Reports of all contracts; without a filter, those that want something done."""
    return _listed(request, expected_reports(today=timezone.localdate()), {})


@require_safe
@requires(Act.READ_DRAFTS, see=staff_programme)
def of_programme(request, pk: int):
    """Reports of one programme's contracts."""
    programme = staff_programme(request, pk)
    expected = expected_reports(today=timezone.localdate(), programme=programme)
    return _listed(request, expected, {"programme": programme, "ruling": ruling(programme)})


def _listed(request, expected, more: dict):
    today = timezone.localdate()
    form = ReportFilter(request.GET or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = narrowed(expected, asked, today)
    query = request.GET.copy()
    query.pop("strona", None)
    context = {
        "form": form,
        "page": Paginator(found, PAGE).get_page(request.GET.get("strona")),
        "counts": counts(expected, today),
        "any": bool(expected),
        "today": today,
        **more,
    }
    context["lines"] = [_line(one, today) for one in context["page"]]
    return render(request, "results/reports/list.html", context)


def _line(one, today) -> dict:
    kind, word = one.told(today)
    return {"expected": one, "kind": kind, "word": word}


@require_safe
@requires(Act.READ_DRAFTS, see=staff_contract)
def of_contract(request, pk: int):
    """All reports of one contract, and its personal links."""
    contract, today = staff_contract(request, pk), timezone.localdate()
    context = {
        "contract": contract,
        "lines": [_line(one, today) for one in expected_of(contract, today=today)],
        "links": links_with_use(contract.report_links.select_related("report", "created_by")),
        "open_refusal": refusal_to_open(request.user, contract),
        "link_refusal": refusal_to_link(request.user),
        "today": today,
    }
    return render(request, "results/reports/contract.html", context)


def links_with_use(links):
    """With ``used_at``, the newest line of the access log about each link."""
    used = AccessEntry.objects.filter(object_type=ReportLink._meta.label_lower, object_id=OuterRef("pk"))
    return links.annotate(used_at=Subquery(used.order_by("-at").values("at")[:1]))


@require_POST
@requires(Act.DELIVERY_ENTER, see=staff_contract)
def open_one(request, pk: int):
    """Open the report that a line of the list speaks of."""
    contract = staff_contract(request, pk)
    try:
        starts_on = parse_day(request.POST.get("starts_on", ""))
    except ValueError as error:
        raise Refused(actions.GONE) from error
    report = actions.open_report(
        by=request.user, contract=contract, is_final=request.POST.get("final") == "1", starts_on=starts_on
    )
    return redirect(report)


@require_safe
@requires(Act.READ_DRAFTS, see=report_or_404)
def detail(request, pk: int):
    """One report: what it says beside the last one, how it went, what can be done."""
    report, user, today = report_or_404(request, pk), request.user, timezone.localdate()
    ground = ground_of(report)
    rows = list(report.rows.all())
    context = {
        "report": report,
        "contract": report.contract,
        "expected": _expected(report, today),
        "tables": said_of(report, ground),
        "texts": texts_of(report),
        "last": ground.last,
        "doubts": ground.doubts(rows),
        "remarks": list(report.remarks.all()),
        "links": links_with_use(report.links.select_related("created_by")),
        "today": today,
        "fill_refusal": refusal_to_fill(user, report),
        "decide_refusal": refusal_to_decide(user, report),
        "reopen_refusal": refusal_to_reopen(user, report),
        "remind_refusal": refusal_to_remind(user, report),
        "link_refusal": refusal_to_link(user, report),
    }
    context["kind"], context["word"] = context["expected"].told(today)
    return render(request, "results/reports/detail.html", context)


def _expected(report: ProviderReport, today):
    contract = contracts_with_reports(pk=report.contract_id)[0]
    return next(one for one in expected_of(contract, today=today) if one.report and one.report.pk == report.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.DELIVERY_ENTER, see=report_or_404)
def remind(request, pk: int):
    """A text ready to be sent; „noted” records the day."""
    report = report_or_404(request, pk)
    if request.method == "POST":
        actions.remind(by=request.user, report=report)
        messages.success(request, "Odnotowano przypomnienie z dzisiejszą datą.")
        return redirect(report)
    context = {
        "report": report,
        "contract": report.contract,
        "text": reminder(report, by=request.user, today=timezone.localdate()),
        "refusal": refusal_to_remind(request.user, report),
    }
    return render(request, "results/reports/remind.html", context)
