"""Indicators that a diagnosis shows."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.workflow import FORBIDDEN, Refused, StaleEdit, refuse_if
from diagnosis.actions.figures import delete_figure, move_figure, save_figure
from diagnosis.figures.in_diagnosis import figures_of
from diagnosis.forms.figures import FigureForm
from diagnosis.models import Diagnosis, DiagnosisIndicator, Indicator
from diagnosis.policies import refusal_to_edit
from diagnosis.views.common import WAYS, diagnosis_or_404


def figure_in(request, pk: int, figure_pk: int) -> DiagnosisIndicator:
    """Return an indicator of a diagnosis that the person may see."""
    rows = diagnosis_or_404(request, pk).shown_indicators.select_related("indicator", "diagnosis")
    return get_object_or_404(rows, pk=figure_pk)


def moved_figure(request, pk: int, figure_pk: int, way: str) -> DiagnosisIndicator:
    """Return an indicator of a diagnosis that the person may see, if ``way`` is a way to move it."""
    if way not in WAYS:
        raise Http404
    return figure_in(request, pk, figure_pk)


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def figures(request: HttpRequest, pk: int) -> HttpResponse:
    """Every indicator of the diagnosis: chart, table, source, comment."""
    diagnosis = diagnosis_or_404(request, pk)
    context = {
        "diagnosis": diagnosis,
        "figures": figures_of(diagnosis),
        "refusal": refusal_to_edit(request.user, diagnosis),
        "has_indicators": Indicator.objects.exists(),
    }
    return render(request, "diagnosis/figures/in_diagnosis.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=diagnosis_or_404)
def figure_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one more indicator."""
    diagnosis = diagnosis_or_404(request, pk)
    return _write(request, diagnosis, DiagnosisIndicator(diagnosis=diagnosis))


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=figure_in)
def figure_edit(request: HttpRequest, pk: int, figure_pk: int) -> HttpResponse:
    """Change what is shown of an indicator and what is said of it."""
    row = figure_in(request, pk, figure_pk)
    return _write(request, row.diagnosis, row)


def _write(request: HttpRequest, diagnosis: Diagnosis, row: DiagnosisIndicator) -> HttpResponse:
    refuse_if(refusal_to_edit(request.user, diagnosis))
    is_new = row.pk is None
    kept = (
        keeping(request, "diagnosis.figure_new", key=str(diagnosis.pk))
        if is_new
        else keeping(request, "diagnosis.figure", row)
    )
    form = FigureForm(kept.data, instance=row)
    status = 422 if kept.sent else 200
    if kept.sent and form.is_valid():
        try:
            with kept.saving():
                save_figure(
                    by=request.user,
                    diagnosis=diagnosis,
                    values=form.cleaned_data,
                    areas=form.cleaned_data["areas"],
                    row=None if is_new else row,
                    version=form.version,
                )
        except StaleEdit as stale:
            form.show_stale(stale.current)
            status = 409
        except Refused as refused:
            if refused.refusal.status == FORBIDDEN:
                raise
            form.add_error(refused.refusal.field or None, refused.refusal.message)
        else:
            messages.success(request, "Zapisano wskaźnik diagnozy.")
            return redirect("diagnosis:figures", diagnosis.pk)
    context = {"diagnosis": diagnosis, "form": form, "row": None if is_new else row, "kept": kept.shown(form)}
    return render(request, "diagnosis/figures/figure_form.html", context, status=status)


@require_POST
@requires(Act.DIAGNOSIS_EDIT, see=figure_in)
def figure_delete(request: HttpRequest, pk: int, figure_pk: int) -> HttpResponse:
    """Show an indicator no more."""
    row = figure_in(request, pk, figure_pk)
    delete_figure(by=request.user, diagnosis=row.diagnosis, row=row)
    messages.success(request, "Usunięto wskaźnik z diagnozy. Jego wartości zostały w centrum.")
    return redirect("diagnosis:figures", pk)


@require_POST
@requires(Act.DIAGNOSIS_EDIT, see=moved_figure)
def figure_move(request: HttpRequest, pk: int, figure_pk: int, way: str) -> HttpResponse:
    """Put an indicator one place up or down."""
    row = moved_figure(request, pk, figure_pk, way)
    move_figure(by=request.user, diagnosis=row.diagnosis, row=row, up=way == "wyzej")
    return redirect("diagnosis:figures", pk)
