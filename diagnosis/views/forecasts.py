"""Forecasts: list, page, writing, print."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.text.numbers import exact, number
from cus.ui.changes import Changes
from cus.workflow import StaleEdit, refuse_if
from diagnosis.actions.forecasts import create_forecast, delete_forecast, edit_forecast
from diagnosis.forecast_chart import chart_of
from diagnosis.forecast_paper import forecast_document
from diagnosis.forecast_series import chosen, series_of
from diagnosis.forecasting.rate import RateWork
from diagnosis.forecasts import ForecastPaper, forecasts_of, paper_of, whole
from diagnosis.forms.forecast import (
    POPULATIONS,
    VALUES,
    ForecastForm,
    SeriesForm,
    population_rows,
    value_rows,
)
from diagnosis.models import Diagnosis, Forecast, IndicatorValue
from diagnosis.policies import refusal_to_edit, refusal_to_enter_actuals
from diagnosis.views.common import diagnosis_or_404, sent_version, take_to_new


def forecast_or_404(diagnosis: Diagnosis, pk: int) -> Forecast:
    """Return a forecast of this diagnosis with all its rows."""
    return get_object_or_404(whole(diagnosis.forecasts.all()), pk=pk)


def forecast_in(request, pk: int, forecast_pk: int) -> Forecast:
    """Return a forecast of a diagnosis that the person may see."""
    return forecast_or_404(diagnosis_or_404(request, pk), forecast_pk)


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def forecast_list(request: HttpRequest, pk: int) -> HttpResponse:
    """All forecasts of a diagnosis, each with what comes of it."""
    diagnosis = diagnosis_or_404(request, pk)
    context = {
        "diagnosis": diagnosis,
        "papers": forecasts_of(diagnosis),
        "refusal": refusal_to_edit(request.user, diagnosis),
    }
    return render(request, "diagnosis/forecast/list.html", context)


@require_GET
@requires(Act.READ_PUBLISHED, see=forecast_in)
def forecast_detail(request: HttpRequest, pk: int, forecast_pk: int) -> HttpResponse:
    """A forecast: result, picture, computation, scenarios, assumptions, what happened later."""
    diagnosis = diagnosis_or_404(request, pk)
    forecast = forecast_or_404(diagnosis, forecast_pk)
    paper = paper_of(forecast)
    context = {
        "diagnosis": diagnosis,
        "forecast": forecast,
        "paper": paper,
        "figures": _figures(paper),
        "chart": chart_of(paper) if paper.points else None,
        "this_year": timezone.localdate().year,
        "refusal": refusal_to_edit(request.user, diagnosis),
        "actual_refusal": refusal_to_enter_actuals(request.user),
    }
    return render(request, "diagnosis/forecast/detail.html", context)


def _figures(paper: ForecastPaper) -> list[tuple[str, str, str]]:
    """Return the four numbers that are read first: value, label, kind of state."""
    if paper.last is None or paper.end is None:
        return []
    figures = [
        (number(paper.last.value), f"w {paper.last.year} roku, ostatnia wartość", ""),
        (exact(paper.end.value), f"w {paper.end.year} roku, prognoza", ""),
    ]
    if paper.interval_text:
        figures.append((paper.interval_text, f"w {paper.end.year} roku, przedział 95\u00a0%", ""))
    elif isinstance(paper.work, RateWork):
        figures.append((number(paper.work.mean, 1), "średnio na 1000 osób grupy", ""))
    figures.append((f"{paper.answered} z {len(paper.assumptions)}", "założeń opisanych", ""))
    return figures


@require_GET
@requires(Act.READ_PUBLISHED, see=forecast_in)
def forecast_pdf(request: HttpRequest, pk: int, forecast_pk: int) -> HttpResponse:
    """A forecast on paper."""
    diagnosis = diagnosis_or_404(request, pk)
    forecast = forecast_or_404(diagnosis, forecast_pk)
    pdf = render_pdf(forecast_document(paper_of(forecast), diagnosis, letterhead=letterhead()))
    return pdf_response(pdf, name=f"prognoza-{forecast.title}")


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=diagnosis_or_404)
def forecast_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a forecast; „?wartosci=” and „?liczebnosc=” take values from indicators."""
    return _write(request, diagnosis_or_404(request, pk), None)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=forecast_in)
def forecast_edit(request: HttpRequest, pk: int, forecast_pk: int) -> HttpResponse:
    """Change what a forecast is computed from."""
    diagnosis = diagnosis_or_404(request, pk)
    if not diagnosis.forecasts.filter(pk=forecast_pk).exists():
        new, draft = "diagnosis:forecast_create", "diagnosis.forecast_new"
        gone = take_to_new(request, Forecast, new, diagnosis, draft=draft, pgh_obj_id=forecast_pk)
        if gone:
            return gone
    return _write(request, diagnosis, forecast_or_404(diagnosis, forecast_pk))


def _write(request: HttpRequest, diagnosis: Diagnosis, forecast: Forecast | None) -> HttpResponse:
    refuse_if(refusal_to_edit(request.user, diagnosis))
    if forecast is None:
        kept = keeping(request, "diagnosis.forecast_new", key=str(diagnosis.pk))
    else:
        kept = keeping(request, "diagnosis.forecast", forecast)
    series = series_of(diagnosis)
    taken = chosen(series, request.GET.get("wartosci", ""))
    group = chosen(series, request.GET.get("liczebnosc", ""))
    initial = _initial(taken, group, forecast)
    form = ForecastForm(
        kept.data, instance=forecast or Forecast(diagnosis=diagnosis), diagnosis=diagnosis, initial=initial
    )
    made = form.made_before(request.user)
    if made:
        return redirect(made)
    tables = (
        VALUES(kept.data, initial=value_rows(forecast, taken, group), prefix="values"),
        POPULATIONS(kept.data, initial=population_rows(forecast, taken, group), prefix="populations"),
    )
    status = 200
    if kept.sent:
        saved, status = _save(request.user, diagnosis, forecast, form, tables, kept)
        if saved:
            messages.success(request, "Zapisano prognozę.")
            return redirect(saved)
    context = {
        "diagnosis": diagnosis,
        "forecast": forecast,
        "form": form,
        "tables": tables,
        "took": forecast is not None and (taken or group) and not kept.sent,
        "choosing": SeriesForm(request.GET or None, series=series) if series else None,
        "kept": kept.shown(form, *tables),
    }
    return render(request, "diagnosis/forecast/form.html", context, status=status)


def _initial(taken, group, forecast: Forecast | None) -> dict:
    """Return what indicators say of a forecast; one that exists keeps its title and method."""
    initial = {}
    if taken:
        indicator = taken.shown.indicator
        initial = {
            "title": indicator.name[:200],
            "indicator": indicator.pk,
            "unit": indicator.unit,
            "source": taken.source,
        }
        if forecast is not None:
            del initial["title"]
    if group and forecast is not None:
        initial |= {"foreseen_source": group.source, "foreseen_base": group.base}
    elif group:
        initial |= {"method": "rate", "foreseen_source": group.source, "foreseen_base": group.base}
    return initial


def _save(user, diagnosis: Diagnosis, forecast: Forecast | None, form: ForecastForm, tables, kept):
    """Save a valid form with its tables, or leave the reasons at them."""
    values, populations = tables
    valid = all([form.is_valid(), *(table.is_valid() for table in tables)])
    if valid and populations.contents() and not form.cleaned_data["foreseen_source"]:
        form.add_error("foreseen_source", "Podaj, skąd jest prognozowana liczebność grupy.")
        valid = False
    if not valid:
        return None, 422
    written = {
        "by": user,
        "fields": form.values(),
        "values": _with_figures(values.contents()),
        "populations": populations.contents(),
    }

    def act() -> Forecast:
        if forecast is None:
            return create_forecast(diagnosis=diagnosis, token=form.token, **written)
        try:
            return edit_forecast(forecast=forecast, version=form.version, **written)
        except StaleEdit as error:
            changes = Changes(error.current, "version", form.version)
            values.show_stale(value_rows(error.current), changes)
            populations.show_stale(population_rows(error.current), changes)
            raise

    return save_or_explain(form, act, kept)


def _with_figures(rows: list[dict]) -> list[dict]:
    """Keep only links to values of indicators that exist; one query."""
    asked = [row["figure_id"] for row in rows if row.get("figure_id")]
    known = (
        set(IndicatorValue.objects.filter(pk__in=asked).order_by().values_list("pk", flat=True)) if asked else set()
    )
    return [row | {"figure_id": row.get("figure_id") if row.get("figure_id") in known else None} for row in rows]


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=forecast_in)
def forecast_delete(request: HttpRequest, pk: int, forecast_pk: int) -> HttpResponse:
    """Delete a forecast after a question."""
    diagnosis = diagnosis_or_404(request, pk)
    forecast = forecast_or_404(diagnosis, forecast_pk)
    refuse_if(refusal_to_edit(request.user, diagnosis))
    if request.method == "POST":
        delete_forecast(by=request.user, forecast=forecast, version=sent_version(request))
        messages.success(request, "Usunięto prognozę.")
        return redirect("diagnosis:forecast_list", pk)
    context = {
        "diagnosis": diagnosis,
        "forecast": forecast,
        "thing": f"prognozę: {forecast.title}",
        "what": "Znikną wartości, scenariusze, założenia i późniejsze wartości. Historia zmian zachowa ich treść.",
        "version": forecast.version,
        "back": forecast.get_absolute_url(),
        "list_url": reverse("diagnosis:forecast_list", args=[pk]),
    }
    return render(request, "diagnosis/forecast/delete.html", context)
