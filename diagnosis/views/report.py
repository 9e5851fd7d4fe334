"""The report: a page to read, PDF and DOCX to take away."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.documents.actions import document_of
from cus.documents.docx import docx_of
from cus.documents.kinds import kind_of
from cus.documents.models import FrozenDocument
from cus.documents.parts import Document
from cus.documents.render import MissingGlyph, render_pdf
from cus.documents.responses import docx_response, pdf_response
from cus.documents.sealing import data_of
from cus.workflow import CONFLICT, Refusal, Refused
from diagnosis.models import Diagnosis
from diagnosis.report.building import report_of
from diagnosis.report.data import Report
from diagnosis.report.data import report_document as wrapped
from diagnosis.report.frozen import frozen_report
from diagnosis.views.common import diagnosis_or_404


def _report(diagnosis: Diagnosis, frozen: FrozenDocument | None) -> Report:
    """Return what was frozen, or the report as it stands today."""
    return kind_of(frozen.kind).load(data_of(frozen)) if frozen else report_of(diagnosis)


@require_safe
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole report as a page."""
    diagnosis = diagnosis_or_404(request, pk)
    frozen = frozen_report(diagnosis)
    context = {"diagnosis": diagnosis, "report": _report(diagnosis, frozen), "frozen": frozen}
    return render(request, "diagnosis/report/page.html", context)


@require_safe
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def report_document(request: HttpRequest, pk: int) -> HttpResponse:
    """The frozen file, or the draft as it stands, marked PROJEKT; „?plik=docx” gives it to work on.

    Raises:
        Refused: the draft holds a character that cannot be printed.
    """
    diagnosis = diagnosis_or_404(request, pk)
    frozen = frozen_report(diagnosis)
    name = f"diagnoza-{'raport' if frozen else 'projekt'}-{diagnosis.title}"
    try:
        if request.GET.get("plik") == "docx":
            return docx_response(docx_of(_paper(diagnosis, frozen)), name=name)
        if frozen is None:
            return pdf_response(render_pdf(_paper(diagnosis, None)), name=name)
    except MissingGlyph as error:
        raise Refused(Refusal(error.message, status=CONFLICT)) from error
    if not frozen.is_ready:
        return render(request, "diagnosis/report/waits.html", {"diagnosis": diagnosis}, status=202)
    return pdf_response(bytes(frozen.pdf), name=name)


def _paper(diagnosis: Diagnosis, frozen: FrozenDocument | None) -> Document:
    return document_of(frozen) if frozen else wrapped(report_of(diagnosis))
