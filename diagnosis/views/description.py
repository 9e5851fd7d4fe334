"""The whole description of a diagnosis, and adding, changing and removing its authors and documents."""

from dataclasses import dataclass

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.workflow import refuse_if
from diagnosis.actions.description import add_row, change_row, remove_row
from diagnosis.forms.description import AuthorForm, RelatedDocumentForm
from diagnosis.models import Diagnosis, DiagnosisAuthor, RelatedDocument
from diagnosis.policies import refusal_to_edit
from diagnosis.views.common import diagnosis_or_404, take_to_new


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of rows of the description: its name in addresses and drafts, and what its pages say."""

    slug: str
    draft: str
    model: type[models.Model]
    form: type
    new: str
    change: str
    added: str
    changed: str
    removed: str


KINDS = {
    kind.slug: kind
    for kind in (
        Kind(
            "autor",
            "diagnosis.author",
            DiagnosisAuthor,
            AuthorForm,
            "Nowy autor diagnozy",
            "Autor diagnozy",
            "Dodano autora.",
            "Zapisano autora.",
            "Usunięto autora.",
        ),
        Kind(
            "dokument",
            "diagnosis.related_document",
            RelatedDocument,
            RelatedDocumentForm,
            "Nowy dokument powiązany",
            "Dokument powiązany",
            "Dodano dokument.",
            "Zapisano dokument.",
            "Usunięto dokument.",
        ),
    )
}


def kind_at(request, pk: int, kind: str) -> Diagnosis:
    """Return a diagnosis that the person may see, if its description has rows of that kind."""
    if kind not in KINDS:
        raise Http404
    return diagnosis_or_404(request, pk)


def row_at(request, pk: int, kind: str, row_pk: int) -> models.Model:
    """Return a row of a diagnosis that the person may see."""
    diagnosis = kind_at(request, pk, kind)
    return get_object_or_404(KINDS[kind].model.objects.select_related("diagnosis"), diagnosis=diagnosis, pk=row_pk)


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def description(request: HttpRequest, pk: int) -> HttpResponse:
    """Period, gminas, authors and the documents that the diagnosis is read together with."""
    diagnosis = diagnosis_or_404(request, pk)
    context = {
        "diagnosis": diagnosis,
        "gminas": diagnosis.gminas.all(),
        "authors": diagnosis.author_rows.all(),
        "documents": diagnosis.related_documents.all(),
        "refusal": refusal_to_edit(request.user, diagnosis),
    }
    return render(request, "diagnosis/description/page.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=kind_at)
def add(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Add an author or a document."""
    diagnosis, of = kind_at(request, pk, kind), KINDS[kind]
    refuse_if(refusal_to_edit(request.user, diagnosis))
    kept = keeping(request, f"{of.draft}_new", key=str(diagnosis.pk))
    form = of.form(kept.data, instance=of.model(diagnosis=diagnosis))

    def act():
        key = form.cleaned_data["key"]
        return add_row(by=request.user, diagnosis=diagnosis, model=of.model, key=key, fields=form.fields_for_action())

    return _answer(request, diagnosis, of, form, kept, act, row=None)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=row_at)
def change(request: HttpRequest, pk: int, kind: str, row_pk: int) -> HttpResponse:
    """Change an author or a document."""
    diagnosis, of = kind_at(request, pk, kind), KINDS[kind]
    if not of.model.objects.filter(diagnosis=diagnosis, pk=row_pk).exists():
        new, draft = "diagnosis:description_add", f"{of.draft}_new"
        gone = take_to_new(request, of.model, new, diagnosis, draft=draft, more=(kind,), pgh_obj_id=row_pk)
        if gone:
            return gone
    row = row_at(request, pk, kind, row_pk)
    refuse_if(refusal_to_edit(request.user, diagnosis))
    kept = keeping(request, of.draft, row)
    form = of.form(kept.data, instance=row)

    def act():
        return change_row(by=request.user, row=row, version=form.version, fields=form.fields_for_action())

    return _answer(request, diagnosis, of, form, kept, act, row=row)


def _answer(request, diagnosis: Diagnosis, of: Kind, form, kept, act, *, row) -> HttpResponse:
    status = 200
    if request.method == "POST":
        saved, status = save_or_explain(form, act, kept)
        if saved:
            messages.success(request, of.changed if row else of.added)
            return redirect("diagnosis:description", diagnosis.pk)
    context = {"diagnosis": diagnosis, "kind": of, "form": form, "row": row, "kept": kept.shown(form)}
    return render(request, "diagnosis/description/row.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=row_at)
def remove(request: HttpRequest, pk: int, kind: str, row_pk: int) -> HttpResponse:
    """Remove an author or a document after a question."""
    row, of = row_at(request, pk, kind, row_pk), KINDS[kind]
    refuse_if(refusal_to_edit(request.user, row.diagnosis))
    if request.method == "POST":
        sent = request.POST.get("version", "")
        version = int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 9 else 0
        remove_row(by=request.user, row=row, version=version)
        messages.success(request, of.removed)
        return redirect("diagnosis:description", pk)
    return render(request, "diagnosis/description/remove.html", {"diagnosis": row.diagnosis, "kind": of, "row": row})
