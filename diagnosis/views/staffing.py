"""The staffing balance of a diagnosis: what is needed, what there is, what is missing."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.importing.views import table_file
from cus.tables import Kind
from cus.workflow import FORBIDDEN, Refused, refuse_if
from diagnosis.actions.staffing import add_missing, add_row, open_balance
from diagnosis.forms.staffing import AddRowForm
from diagnosis.models import Diagnosis, StaffingBalance
from diagnosis.staffing import Balance, balance_of, proposals_of
from diagnosis.staffing.paper import balance_document
from diagnosis.staffing.policies import refusal_to_edit_balance
from diagnosis.staffing.tables import balance_pages
from diagnosis.views.common import diagnosis_or_404, table_of


def opened_or_404(diagnosis: Diagnosis) -> StaffingBalance:
    """Return the balance of a diagnosis that has one."""
    return get_object_or_404(StaffingBalance.objects.select_related("diagnosis"), diagnosis=diagnosis)


def balance_in(request: HttpRequest, pk: int) -> StaffingBalance:
    """Return the balance of a diagnosis that the person may see."""
    return opened_or_404(diagnosis_or_404(request, pk))


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def staffing(request: HttpRequest, pk: int) -> HttpResponse:
    """The balance; before it is opened, what it will hold and who may open it."""
    diagnosis = diagnosis_or_404(request, pk)
    balance = balance_of(diagnosis)
    context = {
        "diagnosis": diagnosis,
        "balance": balance,
        "opened": StaffingBalance.objects.filter(diagnosis=diagnosis).first() if balance else None,
        "proposals": [] if balance else proposals_of(diagnosis),
        "refusal": refusal_to_edit_balance(request.user, diagnosis),
        "staff": request.user.may(Act.READ_DRAFTS),
        "today": timezone.localdate(),
    }
    return render(request, "diagnosis/staffing/balance.html", context)


@require_POST
@requires(Act.DIAGNOSIS_EDIT, see=diagnosis_or_404)
def staffing_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the balance with what form 1 proposes; opened already, add what it lacks."""
    diagnosis = diagnosis_or_404(request, pk)
    opened = StaffingBalance.objects.filter(diagnosis=diagnosis).first()
    if opened:
        added = add_missing(by=request.user, balance=opened)
        messages.success(
            request, f"Dopisano do bilansu pozycji: {added}." if added else "W bilansie jest już wszystko."
        )
    else:
        open_balance(by=request.user, diagnosis=diagnosis)
        messages.success(request, "Założono bilans kadr. Teraz podaj w każdej pozycji normę i jej źródło.")
    return redirect("diagnosis:staffing", pk)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=balance_in)
def staffing_row_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a row for any service; then its form opens."""
    balance = balance_in(request, pk)
    refuse_if(refusal_to_edit_balance(request.user, balance.diagnosis))
    form = AddRowForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            row = add_row(by=request.user, balance=balance, service=form.cleaned_data["service"])
        except Refused as refused:
            if refused.refusal.status == FORBIDDEN:
                raise
            form.add_error("service", refused.refusal.message)
        else:
            return redirect("diagnosis:staffing_row", pk, row.pk)
    context = {"diagnosis": balance.diagnosis, "form": form}
    return render(request, "diagnosis/staffing/add.html", context, status=422 if form.is_bound else 200)


def _balance_or_404(diagnosis: Diagnosis) -> Balance:
    balance = balance_of(diagnosis)
    if balance is None:
        raise Http404
    return balance


@require_GET
@requires(Act.READ_PUBLISHED, see=table_of)
def staffing_table(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The balance and its plans as CSV, XLSX or ODS."""
    diagnosis = table_of(request, pk, kind)
    balance = _balance_or_404(diagnosis)
    log.record(AccessKind.EXPORT, subject=diagnosis, what=f"bilans kadr, pozycji: {len(balance.rows)}")
    return table_file(
        Kind(kind), balance_pages(balance, with_staff=request.user.may(Act.READ_DRAFTS)), f"bilans-kadr.{kind}"
    )


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def staffing_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The balance and its plans as PDF."""
    diagnosis = diagnosis_or_404(request, pk)
    document = balance_document(diagnosis, _balance_or_404(diagnosis), letterhead=letterhead())
    return pdf_response(render_pdf(document), name="bilans-kadr")
