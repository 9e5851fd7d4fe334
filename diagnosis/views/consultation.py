"""The consultation of a diagnosis: its room, how it is held, its closing, its report."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.docx import docx_of
from cus.documents.render import render_pdf
from cus.documents.responses import docx_response, pdf_response
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.workflow import refuse_if
from diagnosis.actions.consultation import arrange_consultation, close_consultation, reopen_consultation
from diagnosis.consultation import (
    consultation_of,
    consultation_report,
    refusal_to_answer,
    refusal_to_arrange,
    refusal_to_close,
    refusal_to_record,
    refusal_to_reopen,
)
from diagnosis.consultation_paper import consultation_document
from diagnosis.forms.consultation import ArrangementForm
from diagnosis.views.common import diagnosis_or_404

FILE = "raport-z-konsultacji"


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """Dates, channels, meetings and remarks, with what still waits for an answer."""
    diagnosis = diagnosis_or_404(request, pk)
    held = consultation_of(diagnosis)
    report = consultation_report(diagnosis)
    waiting = request.GET.get("stan") == "bez-odpowiedzi"
    user = request.user
    context = {
        "diagnosis": diagnosis,
        "held": held,
        "report": report,
        "remarks": report.unanswered if waiting else report.remarks,
        "waiting_only": waiting,
        "over": bool(diagnosis.is_editable and report.ends_on and report.ends_on < timezone.localdate()),
        "arrange_refusal": refusal_to_arrange(user, held),
        "record_refusal": refusal_to_record(user, held),
        "answer_refusal": refusal_to_answer(user, held),
        "close_refusal": refusal_to_close(user, held),
        "reopen_refusal": refusal_to_reopen(user, held),
        "works": user.may(Act.DIAGNOSIS_EDIT),
    }
    return render(request, "diagnosis/consultation/room.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=diagnosis_or_404)
def consultation_arrange(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how the consultation is held; later, what came of it."""
    diagnosis = diagnosis_or_404(request, pk)
    held = consultation_of(diagnosis)
    refuse_if(refusal_to_arrange(request.user, held))
    kept = keeping(request, "diagnosis.consultation", key=str(diagnosis.pk))
    form, status = ArrangementForm(kept.data, instance=held), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: arrange_consultation(
                by=request.user, diagnosis=diagnosis, seen=form.version, values=form.values()
            ),
            kept,
        )
        if saved:
            messages.success(request, "Zapisano, jak prowadzone są konsultacje.")
            return redirect("diagnosis:consultation", pk)
    context = {"diagnosis": diagnosis, "form": form, "kept": kept.shown(form)}
    return render(request, "diagnosis/consultation/arrange.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_STAGE, see=diagnosis_or_404)
def consultation_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the consultation after a look at what has no answer."""
    diagnosis = diagnosis_or_404(request, pk)
    refuse_if(refusal_to_close(request.user, consultation_of(diagnosis)))
    if request.method == "POST":
        close_consultation(by=request.user, diagnosis=diagnosis)
        messages.success(request, "Konsultacje są zamknięte. Raport z konsultacji jest gotowy.")
        return redirect("diagnosis:consultation", pk)
    context = {"diagnosis": diagnosis, "report": consultation_report(diagnosis)}
    return render(request, "diagnosis/consultation/close.html", context)


@require_POST
@requires(Act.DIAGNOSIS_STAGE, see=diagnosis_or_404)
def consultation_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a closed consultation again."""
    reopen_consultation(by=request.user, diagnosis=diagnosis_or_404(request, pk))
    messages.success(request, "Konsultacje są znów otwarte.")
    return redirect("diagnosis:consultation", pk)


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def consultation_report_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The report of the consultation, to read."""
    diagnosis = diagnosis_or_404(request, pk)
    context = {"diagnosis": diagnosis, "report": consultation_report(diagnosis)}
    return render(request, "diagnosis/consultation/report.html", context)


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def consultation_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The report of the consultation as a PDF."""
    document = consultation_document(diagnosis_or_404(request, pk), letterhead=letterhead())
    return pdf_response(render_pdf(document), name=FILE)


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def consultation_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as DOCX, to be worked on."""
    document = consultation_document(diagnosis_or_404(request, pk), letterhead=letterhead())
    return docx_response(docx_of(document), name=FILE)
