"""Findings: the SWOT grid and the lists, written one after another."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.ui.rows import SeenForm
from cus.workflow import StaleEdit, refuse_if
from diagnosis.actions.findings import add_finding, delete_finding, edit_finding, move_finding
from diagnosis.enums import FindingKind
from diagnosis.findings import finding_board, findings_document
from diagnosis.forms.findings import FindingForm
from diagnosis.models import Diagnosis, Finding
from diagnosis.policies import refusal_to_edit
from diagnosis.views.common import WAYS, diagnosis_or_404


def finding_or_404(request, pk: int, finding_pk: int) -> Finding:
    """Return a finding of a diagnosis that the person may see."""
    findings = diagnosis_or_404(request, pk).findings.select_related("diagnosis")
    return get_object_or_404(findings, pk=finding_pk)


def moved_finding(request, pk: int, finding_pk: int, way: str) -> Finding:
    """Return a finding that the person may see, if ``way`` is a way to move it."""
    if way not in WAYS:
        raise Http404
    return finding_or_404(request, pk, finding_pk)


@require_http_methods(["GET", "POST"])
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def findings(request: HttpRequest, pk: int) -> HttpResponse:
    """All findings; a new one is added on top and the page stays for the next."""
    diagnosis = diagnosis_or_404(request, pk)
    refusal = refusal_to_edit(request.user, diagnosis)
    if refusal:
        if request.method == "POST":
            refuse_if(refusal)
        return _page(request, diagnosis, {"refusal": refusal})
    kept = keeping(request, "diagnosis.finding_new", key=str(diagnosis.pk))
    asked = request.GET.get("rodzaj", "")
    initial = {"kind": asked if asked in FindingKind.values else FindingKind.STRENGTH}
    form, status = (
        FindingForm(kept.data, instance=Finding(diagnosis=diagnosis), diagnosis=diagnosis, initial=initial),
        200,
    )
    if asked and not form.is_bound:
        form.fields["text"].widget.attrs["autofocus"] = True
    if kept.sent:
        saved, status = save_or_explain(
            form, lambda: add_finding(by=request.user, diagnosis=diagnosis, **form.values()), kept
        )
        if saved:
            messages.success(request, f"Dodano ustalenie do listy „{saved.get_kind_display()}”.")
            return redirect(f"{reverse('diagnosis:findings', args=[pk])}?rodzaj={saved.kind}")
    return _page(request, diagnosis, {"refusal": None, "form": form, "kept": kept.shown(form)}, status)


def _page(request, diagnosis: Diagnosis, more: dict, status: int = 200) -> HttpResponse:
    context = {"diagnosis": diagnosis, "board": finding_board(diagnosis)}
    return render(request, "diagnosis/findings/list.html", context | more, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=finding_or_404)
def finding_edit(request: HttpRequest, pk: int, finding_pk: int) -> HttpResponse:
    """Change a finding."""
    finding = finding_or_404(request, pk, finding_pk)
    diagnosis = finding.diagnosis
    refuse_if(refusal_to_edit(request.user, diagnosis))
    kept = keeping(request, "diagnosis.finding", finding)
    form, status = FindingForm(kept.data, instance=finding, diagnosis=diagnosis), 200
    if kept.sent:
        saved, status = save_or_explain(
            form, lambda: edit_finding(by=request.user, finding=finding, seen=form.version, **form.values()), kept
        )
        if saved:
            messages.success(request, "Zapisano ustalenie.")
            return redirect("diagnosis:findings", pk)
    shown = finding_or_404(request, pk, finding_pk)
    context = {"diagnosis": diagnosis, "finding": shown, "form": form, "kept": kept.shown(form)}
    return render(request, "diagnosis/findings/form.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=finding_or_404)
def finding_delete(request: HttpRequest, pk: int, finding_pk: int) -> HttpResponse:
    """Delete a finding after a question."""
    finding = finding_or_404(request, pk, finding_pk)
    refuse_if(refusal_to_edit(request.user, finding.diagnosis))
    form = SeenForm(request.POST or None, initial={"version": finding.version})
    if request.method == "POST" and form.is_valid():
        try:
            delete_finding(by=request.user, finding=finding, seen=form.cleaned_data["version"])
        except StaleEdit:
            messages.warning(request, "Ktoś zmienił to ustalenie po otwarciu pytania. Przeczytaj je jeszcze raz.")
            return redirect("diagnosis:finding_delete", pk, finding_pk)
        messages.success(request, "Usunięto ustalenie.")
        return redirect("diagnosis:findings", pk)
    context = {"diagnosis": finding.diagnosis, "finding": finding, "form": form}
    return render(request, "diagnosis/findings/delete.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@requires(Act.DIAGNOSIS_EDIT, see=moved_finding)
def finding_move(request: HttpRequest, pk: int, finding_pk: int, way: str) -> HttpResponse:
    """Put a finding one place up or down in its list."""
    finding = moved_finding(request, pk, finding_pk, way)
    move_finding(by=request.user, finding=finding, up=way == "wyzej")
    return redirect(f"{reverse('diagnosis:findings', args=[pk])}#ustalenie-{finding_pk}")


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def findings_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The findings as a PDF."""
    document = findings_document(diagnosis_or_404(request, pk), letterhead=letterhead())
    return pdf_response(render_pdf(document), name="ustalenia-diagnozy")
