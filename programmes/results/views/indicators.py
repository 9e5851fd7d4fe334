"""Measures of a programme: base, target, what they came to; entering and correcting."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act, refusal_without
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from programmes.models import Programme
from programmes.results.actions.indicators import add_actual, correct_actual, delete_actual
from programmes.results.corrections import days_of
from programmes.results.forms.indicators import ActualCorrectionForm, ActualForm
from programmes.results.indicators import IndicatorSeries, indicators_of
from programmes.results.measure_charts import chart_of
from programmes.results.models import IndicatorActual
from programmes.results.periods import Span, spans_of
from programmes.results.subjects import ruling
from programmes.results.views.fetching import seen_actual, seen_programme


def standing_of(series: IndicatorSeries) -> tuple[str, str]:
    """Say how a measure stands: kind of colour and words."""
    if series.latest is None:
        return "idle", "brak danych"
    if series.target is None:
        return "idle", "nie ma go w obowiązującej wersji"
    if series.is_reached:
        return "done", "cel osiągnięty"
    if series.progress is None:
        return "warn", "poza celem"
    if series.progress < 0:
        return "stop", "dalej od celu niż na początku"
    return "now", f"{series.progress} % drogi do celu"


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_programme)
def board(request, pk: int):
    """Every measure of the programme."""
    programme = seen_programme(request, pk)
    measures = indicators_of(programme)
    context = {
        "programme": programme,
        "ruling": ruling(programme),
        "measures": [(one, *standing_of(one), chart_of(one)) for one in measures],
        "reached": sum(one.is_reached is True for one in measures),
        "silent": sum(one.latest is None for one in measures),
        "refusal": refusal_without(request.user, Act.DELIVERY_ENTER),
    }
    return render(request, "results/indicators/board.html", context)


def programme_spans(programme: Programme) -> dict[str, Span]:
    """Periods of all adopted versions of the programme, by key."""
    versions = programme.adopted_versions
    return spans_of(min(one.period_start for one in versions), max(one.period_end for one in versions))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.DELIVERY_ENTER, see=seen_programme)
def actual_create(request, pk: int):
    """Type a value; the same form sent twice writes once."""
    programme = seen_programme(request, pk)
    measures = indicators_of(programme)
    kept = keeping(request, "results.indicator_actual", key=str(pk))
    initial = {"series": request.GET.get("miernik", ""), "period": request.GET.get("okres", "")}
    instance = IndicatorActual(programme=programme)
    spans = programme_spans(programme)
    form = ActualForm(kept.data, instance=instance, initial=initial, measures=measures, spans=spans)
    status = 200
    if kept.sent:
        made = form.made_before(request.user)
        if made:
            return redirect("results:indicators", made.programme_id)

        def act():
            series, span = form.chosen()
            return add_actual(
                by=request.user,
                programme=programme,
                series=series,
                span=span,
                values=form.values(),
                token=form.token,
            )

        saved, status = save_or_explain(form, act, kept)
        if saved:
            messages.success(request, f"Zapisano wartość: {saved}.")
            return redirect("results:indicators", pk)
    context = {
        "programme": programme,
        "ruling": ruling(programme),
        "form": form,
        "kept": kept.shown(form),
        "row": None,
    }
    return render(request, "results/indicators/form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.DELIVERY_ENTER, see=seen_actual)
def actual_edit(request, pk: int, actual: int):
    """Correct a value, with a reason; its earlier states are told below."""
    row = seen_actual(request, pk, actual)
    kept = keeping(request, "results.indicator_correction", row)
    form = ActualCorrectionForm(kept.data, instance=IndicatorActual.objects.get(pk=row.pk))
    status = 200
    if kept.sent:

        def act():
            return correct_actual(
                by=request.user,
                actual=row,
                values=form.values(),
                version=form.version,
                reason=form.cleaned_data.get("correction", ""),
            )

        saved, status = save_or_explain(form, act, kept)
        if saved:
            messages.success(request, f"Zapisano poprawkę: {saved}.")
            return redirect("results:indicators", pk)
    context = {
        "programme": row.programme,
        "ruling": ruling(row.programme),
        "form": form,
        "kept": kept.shown(form),
        "row": row,
        "days": days_of(row),
    }
    return render(request, "results/indicators/form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.DELIVERY_ENTER, see=seen_actual)
def actual_delete(request, pk: int, actual: int):
    """Remove a value after a question."""
    row = seen_actual(request, pk, actual)
    if request.method == "POST":
        sent = request.POST.get("version", "")
        version = int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 9 else 0
        delete_actual(by=request.user, actual=row, version=version)
        messages.success(request, f"Usunięto wartość: {row}. Została w historii.")
        return redirect("results:indicators", pk)
    return render(request, "results/indicators/delete.html", {"programme": row.programme, "row": row})
