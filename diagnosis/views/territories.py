"""Form 2: one form for each territory."""

from copy import copy

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.drafts.keeping import keeping
from cus.workflow import FORBIDDEN, Refused, StaleEdit, refuse_if
from diagnosis.actions.territories import create_territory, delete_territory, edit_territory
from diagnosis.documents import territory_document
from diagnosis.enums import TerritoryRow
from diagnosis.forms.territory import TerritoryPaper
from diagnosis.models import Diagnosis, TerritoryForm
from diagnosis.policies import refusal_to_edit
from diagnosis.views.common import diagnosis_or_404, sent_version, take_to_new, territory_in, territory_or_404


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def territory_list(request: HttpRequest, pk: int) -> HttpResponse:
    """All territory forms of a diagnosis."""
    diagnosis = diagnosis_or_404(request, pk)
    context = {
        "diagnosis": diagnosis,
        "territories": diagnosis.territories.select_related("gmina"),
        "refusal": refusal_to_edit(request.user, diagnosis),
    }
    return render(request, "diagnosis/territory_list.html", context)


@require_GET
@requires(Act.READ_PUBLISHED, see=territory_in)
def territory_detail(request: HttpRequest, pk: int, territory_pk: int) -> HttpResponse:
    """One form to read and to print."""
    diagnosis = diagnosis_or_404(request, pk)
    context = {
        "diagnosis": diagnosis,
        "territory": _as_printed(territory_or_404(diagnosis, territory_pk)),
        "rows": TerritoryPaper.rows,
        "refusal": refusal_to_edit(request.user, diagnosis),
    }
    return render(request, "diagnosis/territory_detail.html", context)


def _as_printed(territory: TerritoryForm) -> TerritoryForm:
    """Return a copy to read, whose rows hold the lines as well; it is never saved."""
    shown = copy(territory)
    for row in TerritoryRow.values:
        setattr(shown, row, territory.printed(row))
    return shown


@require_GET
@requires(Act.READ_PUBLISHED, see=territory_in)
def territory_pdf(request: HttpRequest, pk: int, territory_pk: int) -> HttpResponse:
    """Form 2 as a PDF."""
    territory = territory_or_404(diagnosis_or_404(request, pk), territory_pk)
    pdf = render_pdf(territory_document(territory, letterhead=letterhead()))
    return pdf_response(pdf, name=f"terytorium-{territory.territory}")


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=diagnosis_or_404)
def territory_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Add the form of a territory."""
    diagnosis = diagnosis_or_404(request, pk)
    return _write(request, diagnosis, TerritoryForm(diagnosis=diagnosis))


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=territory_in)
def territory_edit(request: HttpRequest, pk: int, territory_pk: int) -> HttpResponse:
    """Change the form of a territory."""
    diagnosis = diagnosis_or_404(request, pk)
    if not diagnosis.territories.filter(pk=territory_pk).exists():
        new, draft = "diagnosis:territory_create", "diagnosis.territory_new"
        gone = take_to_new(request, TerritoryForm, new, diagnosis, draft=draft, pgh_obj_id=territory_pk)
        if gone:
            return gone
    return _write(request, diagnosis, territory_or_404(diagnosis, territory_pk))


def _write(request: HttpRequest, diagnosis: Diagnosis, territory: TerritoryForm) -> HttpResponse:
    refuse_if(refusal_to_edit(request.user, diagnosis))
    is_new = territory.pk is None
    if is_new:
        kept = keeping(request, "diagnosis.territory_new", key=str(diagnosis.pk))
    else:
        kept = keeping(request, "diagnosis.territory", territory)
    form = TerritoryPaper(kept.data, instance=territory, diagnosis=diagnosis)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                with kept.saving():
                    saved = _save(request.user, diagnosis, form, is_new=is_new)
            except StaleEdit as stale:
                form.show_stale(stale.current)
                status = 409
            except Refused as refused:
                if refused.refusal.status == FORBIDDEN:
                    raise
                form.add_error(refused.refusal.field or None, refused.refusal.message)
            else:
                messages.success(request, "Zapisano formularz terytorium.")
                return redirect("diagnosis:territory_sheet", diagnosis.pk, saved.pk)
    context = {
        "diagnosis": diagnosis,
        "form": form,
        "territory": None if is_new else territory,
        "kept": kept.shown(form),
    }
    return render(request, "diagnosis/territory_form.html", context, status=status)


def _save(user, diagnosis: Diagnosis, form: TerritoryPaper, *, is_new: bool) -> TerritoryForm:
    fields = form.fields_for_action()
    if is_new:
        return create_territory(by=user, diagnosis=diagnosis, fields=fields)
    return edit_territory(by=user, territory=form.instance, version=form.version, fields=fields)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=territory_in)
def territory_delete(request: HttpRequest, pk: int, territory_pk: int) -> HttpResponse:
    """Delete a form after a question."""
    diagnosis = diagnosis_or_404(request, pk)
    refuse_if(refusal_to_edit(request.user, diagnosis))
    territory = territory_or_404(diagnosis, territory_pk)
    if request.method == "POST":
        delete_territory(by=request.user, territory=territory, version=sent_version(request))
        messages.success(request, "Usunięto formularz terytorium.")
        return redirect("diagnosis:territory_list", pk)
    return render(request, "diagnosis/territory_delete.html", {"diagnosis": diagnosis, "territory": territory})
