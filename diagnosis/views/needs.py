"""Rows of form 1 on pages of their own, print, and the matrix of priorities."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.drafts.keeping import Keeping, keeping
from cus.workflow import FORBIDDEN, Refused, StaleEdit, refuse_if
from diagnosis.actions.needs import delete_need, move_need, save_need
from diagnosis.documents import NEED_COLUMNS, needs_document, priorities_document
from diagnosis.forms.need import NeedForm
from diagnosis.matrix import BESIDE, RULE, priority_matrix
from diagnosis.models import Diagnosis, Need
from diagnosis.need_filters import filtered
from diagnosis.origins import origins_of
from diagnosis.policies import refusal_to_edit
from diagnosis.sheet import NeedDeletion, NeedMove, NeedSave
from diagnosis.told import told_of_fields
from diagnosis.views.common import WAYS, diagnosis_or_404, moved_need, need_in, need_or_404, take_to_new


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=diagnosis_or_404)
def need_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a row at the end."""
    diagnosis = diagnosis_or_404(request, pk)
    return _write(request, diagnosis, Need(diagnosis=diagnosis), key=None, version=0)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=need_in)
def need_edit(request: HttpRequest, pk: int, key: uuid.UUID) -> HttpResponse:
    """Change a row."""
    diagnosis = diagnosis_or_404(request, pk)
    if not diagnosis.needs.filter(key=key).exists():
        gone = take_to_new(request, Need, "diagnosis:need_create", diagnosis, draft="diagnosis.need_new", key=key)
        if gone:
            return gone
    return _write(request, diagnosis, need_or_404(diagnosis, key), key=key, version=None)


def _write(request: HttpRequest, diagnosis: Diagnosis, need: Need, *, key: uuid.UUID | None, version: int | None):
    refuse_if(refusal_to_edit(request.user, diagnosis))
    kept = keeping(request, "diagnosis.need", need) if key else _new(request, diagnosis)
    key = key or _sent_key(kept.data)
    form = NeedForm(kept.data, instance=need, diagnosis=diagnosis)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            seen = form.version if version is None else version
            try:
                with kept.saving():
                    save = NeedSave(key, seen, form.cells())
                    save_need(by=request.user, diagnosis=diagnosis, save=save, proposed=form.cleaned_data["proposed"])
            except StaleEdit as stale:
                form.show_stale(stale.current)
                status = 409
            except Refused as refused:
                if refused.refusal.status == FORBIDDEN:
                    raise
                form.add_error(refused.refusal.field or None, refused.refusal.message)
            else:
                messages.success(request, "Zapisano wiersz formularza potrzeb.")
                for told in told_of_fields(form.cells()).values():
                    messages.warning(request, " ".join(told))
                return redirect("diagnosis:needs", diagnosis.pk)
    context = {"diagnosis": diagnosis, "form": form, "need": need if need.pk else None, "key": key}
    context["kept"] = kept.shown(form)
    context["origins"] = origins_of(needs=[need.key]) if need.pk else []
    return render(request, "diagnosis/need_form.html", context, status=status)


def _new(request: HttpRequest, diagnosis: Diagnosis) -> Keeping:
    return keeping(request, "diagnosis.need_new", key=str(diagnosis.pk))


def _sent_key(data) -> uuid.UUID:
    """The form of a new row carries its key, so that a double send makes one row."""
    try:
        return uuid.UUID(data.get("key", "")) if data else uuid.uuid4()
    except ValueError:
        return uuid.uuid4()


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=need_in)
def need_delete(request: HttpRequest, pk: int, key: uuid.UUID) -> HttpResponse:
    """Delete a row after a question."""
    diagnosis = diagnosis_or_404(request, pk)
    refuse_if(refusal_to_edit(request.user, diagnosis))
    need = need_or_404(diagnosis, key)
    if request.method == "POST":
        sent = request.POST.get("version", "")
        version = int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 9 else 0
        delete_need(by=request.user, diagnosis=diagnosis, deletion=NeedDeletion(key, version))
        messages.success(request, "Usunięto wiersz formularza potrzeb.")
        return redirect("diagnosis:needs", pk)
    return render(request, "diagnosis/need_delete.html", {"diagnosis": diagnosis, "need": need})


@require_POST
@requires(Act.DIAGNOSIS_EDIT, see=moved_need)
def need_move(request: HttpRequest, pk: int, key: uuid.UUID, way: str) -> HttpResponse:
    """Put a row one place up or down."""
    diagnosis = diagnosis_or_404(request, pk)
    if way not in WAYS:
        raise Http404
    order = list(diagnosis.needs.in_order().values_list("key", flat=True))
    if key not in order:
        raise Http404
    at = order.index(key)
    rest = [other for other in order if other != key]
    to = max(0, at - 1) if way == "wyzej" else min(len(rest), at + 1)
    after = rest[to - 1] if to else None
    move_need(by=request.user, diagnosis=diagnosis, move=NeedMove(key, after))
    return redirect("diagnosis:needs", pk)


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def needs_print(request: HttpRequest, pk: int) -> HttpResponse:
    """Form 1 as on paper, for the printer; the rows that the address asks for, as on the page of the form."""
    diagnosis = diagnosis_or_404(request, pk)
    needs = list(diagnosis.needs.for_sheet().select_related("gmina"))
    context = {
        "diagnosis": diagnosis,
        "columns": NEED_COLUMNS,
        "found": filtered(needs, list(diagnosis.gminas.all()), request.GET.dict()),
    }
    return render(request, "diagnosis/needs_print.html", context)


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def needs_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Form 1 as a PDF."""
    diagnosis = diagnosis_or_404(request, pk)
    return pdf_response(render_pdf(needs_document(diagnosis, letterhead=letterhead())), name="formularz-potrzeb")


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def priorities(request: HttpRequest, pk: int) -> HttpResponse:
    """Size against severity: which needs are the weightiest."""
    diagnosis = diagnosis_or_404(request, pk)
    context = {
        "diagnosis": diagnosis,
        "matrix": priority_matrix(diagnosis.needs.in_order()),
        "rule": RULE,
        "beside": BESIDE,
    }
    return render(request, "diagnosis/priorities.html", context)


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def priorities_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The matrix and its table as a PDF."""
    diagnosis = diagnosis_or_404(request, pk)
    return pdf_response(
        render_pdf(priorities_document(diagnosis, letterhead=letterhead())), name="macierz-priorytetow"
    )
