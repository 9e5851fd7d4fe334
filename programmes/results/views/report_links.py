"""Personal links: made, shown once, taken back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.workflow import Refused, refuse_if
from programmes.results.actions.report_links import create_link, revoke_link
from programmes.results.forms.report_links import LinkForm
from programmes.results.models import ProviderReport, ReportLink
from programmes.results.reports.enums import ReportState
from programmes.results.reports.policies import refusal_to_open
from programmes.results.views.reports import staff_contract

ONCE = "Ten odnośnik już zrobiono i pokazano. Jeśli nikt go nie skopiował, cofnij go i zrób nowy."


def staff_link(request, pk: int, **page) -> ReportLink:
    """Return a personal link, to those who read working papers."""
    links = ReportLink.objects.all() if request.user.may(Act.READ_DRAFTS) else ReportLink.objects.none()
    return get_object_or_404(links.select_related("contract"), pk=pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.DELIVERY_ENTER, see=staff_contract)
def create(request, pk: int):
    """Make a link; the answer shows it, once."""
    contract = staff_contract(request, pk)
    refuse_if(refusal_to_open(request.user, contract))
    reports = ProviderReport.objects.filter(contract=contract).exclude(state=ReportState.ACCEPTED)
    form = LinkForm(request.POST or None, reports=reports, initial={"report": request.GET.get("sprawozdanie") or None})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                link, secret = _made(request, contract, form)
            except Refused as error:
                field = error.refusal.field
                form.add_error(field if field in form.fields else None, error.refusal.message)
            else:
                return _shown(request, link, secret)
    context = {"form": form, "contract": contract}
    return render(request, "results/reports/link_form.html", context, status=status)


def _made(request, contract, form: LinkForm) -> tuple[ReportLink, str]:
    said = form.cleaned_data
    return create_link(
        by=request.user,
        contract=contract,
        report=said["report"],
        contact_name=said["contact_name"],
        contact_email=said["contact_email"],
        days=said["days"],
        token=form.once(),
    )


def _shown(request, link: ReportLink, secret: str):
    if not secret:
        messages.warning(request, ONCE)
        return redirect("results:contract_reports", link.contract_id)
    address = request.build_absolute_uri(reverse("results:provider", args=[secret]))
    context = {"link": link, "address": address, "contract": link.contract}
    return render(request, "results/reports/link_made.html", context)


@require_POST
@requires(Act.DELIVERY_ENTER, see=staff_link)
def revoke(request, pk: int):
    """Make a link stop working."""
    link = staff_link(request, pk)
    revoke_link(by=request.user, link=link)
    messages.success(request, f"Cofnięto odnośnik dla: {link.contact_name}. Już niczego nie otwiera.")
    return redirect("results:contract_reports", link.contract_id)
