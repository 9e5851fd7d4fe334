"""What belongs to a forecast: assumptions, scenarios, what happened later."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.workflow import Refused, refuse_if
from diagnosis.actions.actuals import record_actual, remove_actual
from diagnosis.actions.forecasts import save_aspects
from diagnosis.actions.scenarios import ALWAYS_THERE, create_scenario, delete_scenario, edit_scenario
from diagnosis.forecasts import paper_of
from diagnosis.forms.forecast import ActualForm, AspectsForm, ScenarioForm
from diagnosis.models import Forecast, ForecastActual, ForecastScenario
from diagnosis.policies import refusal_to_edit
from diagnosis.views.common import sent_version
from diagnosis.views.forecasts import forecast_in


def scenario_in(request, pk: int, forecast_pk: int, scenario_pk: int) -> ForecastScenario:
    """Return a scenario of a forecast that the person may see."""
    forecast = forecast_in(request, pk, forecast_pk)
    scenario = get_object_or_404(forecast.scenarios.all(), pk=scenario_pk)
    scenario.forecast = forecast
    return scenario


def foreseen_in(request, pk: int, forecast_pk: int, year: int) -> Forecast:
    """Return a forecast that the person may see, if it reaches ``year``."""
    forecast = forecast_in(request, pk, forecast_pk)
    if year not in {point.year for point in paper_of(forecast).points}:
        raise Http404
    return forecast


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=forecast_in)
def aspects(request: HttpRequest, pk: int, forecast_pk: int) -> HttpResponse:
    """The check list of seven aspects."""
    forecast = forecast_in(request, pk, forecast_pk)
    refuse_if(refusal_to_edit(request.user, forecast.diagnosis))
    kept = keeping(request, "diagnosis.forecast_aspects", forecast)
    form = AspectsForm(kept.data, instance=forecast)
    status = 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: save_aspects(by=request.user, forecast=forecast, version=form.version, answers=form.answers()),
            kept,
        )
        if saved:
            messages.success(request, "Zapisano założenia.")
            return redirect(f"{forecast.get_absolute_url()}#zalozenia")
    context = {"diagnosis": forecast.diagnosis, "forecast": forecast, "form": form, "kept": kept.shown(form)}
    return render(request, "diagnosis/forecast/aspects.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=forecast_in)
def scenario_create(request: HttpRequest, pk: int, forecast_pk: int) -> HttpResponse:
    """Add a scenario; costs are proposed from the one that does nothing."""
    forecast = forecast_in(request, pk, forecast_pk)
    return _write_scenario(request, forecast, None)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=scenario_in)
def scenario_edit(request: HttpRequest, pk: int, forecast_pk: int, scenario_pk: int) -> HttpResponse:
    """Change a scenario."""
    scenario = scenario_in(request, pk, forecast_pk, scenario_pk)
    return _write_scenario(request, scenario.forecast, scenario)


def _write_scenario(request: HttpRequest, forecast: Forecast, scenario: ForecastScenario | None) -> HttpResponse:
    refuse_if(refusal_to_edit(request.user, forecast.diagnosis))
    if scenario is None:
        kept = keeping(request, "diagnosis.scenario_new", key=str(forecast.pk))
    else:
        kept = keeping(request, "diagnosis.scenario", scenario)
    initial = {} if scenario else _proposed(forecast)
    form = ScenarioForm(kept.data, instance=scenario or ForecastScenario(forecast=forecast), initial=initial)
    address = f"{forecast.get_absolute_url()}#scenariusze"
    if form.made_before(request.user):
        return redirect(address)
    status = 200

    def act() -> ForecastScenario:
        if scenario is None:
            return create_scenario(by=request.user, forecast=forecast, fields=form.values(), token=form.token)
        return edit_scenario(by=request.user, scenario=scenario, version=form.version, fields=form.values())

    if kept.sent:
        saved, status = save_or_explain(form, act, kept)
        if saved:
            messages.success(request, "Zapisano scenariusz.")
            return redirect(address)
    context = {
        "diagnosis": forecast.diagnosis,
        "forecast": forecast,
        "scenario": scenario,
        "form": form,
        "kept": kept.shown(form),
    }
    return render(request, "diagnosis/forecast/scenario.html", context, status=status)


def _proposed(forecast: Forecast) -> dict:
    nothing = next((one for one in forecast.scenarios.all() if one.does_nothing), None)
    if nothing is None:
        return {}
    names = ("unit_cost", "cost_year", "cost_source", "cost_growth")
    return {name: getattr(nothing, name) for name in names}


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=scenario_in)
def scenario_delete(request: HttpRequest, pk: int, forecast_pk: int, scenario_pk: int) -> HttpResponse:
    """Delete a scenario after a question."""
    scenario = scenario_in(request, pk, forecast_pk, scenario_pk)
    forecast = scenario.forecast
    refuse_if(refusal_to_edit(request.user, forecast.diagnosis))
    if request.method == "POST":
        delete_scenario(by=request.user, scenario=scenario, version=sent_version(request))
        messages.success(request, "Usunięto scenariusz.")
        return redirect(f"{forecast.get_absolute_url()}#scenariusze")
    context = {
        "diagnosis": forecast.diagnosis,
        "forecast": forecast,
        "thing": f"scenariusz: {scenario.name}",
        "what": ALWAYS_THERE if scenario.does_nothing else "Historia zmian zachowa jego treść.",
        "kept_always": scenario.does_nothing,
        "version": scenario.version,
        "back": f"{forecast.get_absolute_url()}#scenariusze",
        "list_url": reverse("diagnosis:forecast_list", args=[pk]),
    }
    return render(request, "diagnosis/forecast/delete.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=foreseen_in)
def actual(request: HttpRequest, pk: int, forecast_pk: int, year: int) -> HttpResponse:
    """Enter what happened in a foreseen year; open after the handover too."""
    forecast = foreseen_in(request, pk, forecast_pk, year)
    current = next((row for row in forecast.actuals.all() if row.year == year), None)
    form = ActualForm(
        request.POST if request.method == "POST" else None,
        instance=current or ForecastActual(forecast=forecast, year=year, version=0),
    )
    status = 200
    if request.method == "POST":
        saved, status = save_or_explain(
            form,
            lambda: record_actual(
                by=request.user,
                forecast=forecast,
                year=year,
                version=form.version,
                value=form.cleaned_data["value"],
                source=form.cleaned_data["source"],
            ),
        )
        if saved:
            messages.success(request, f"Zapisano, co się wydarzyło w {year} roku.")
            return redirect(f"{forecast.get_absolute_url()}#pozniej")
    point = next(point for point in paper_of(forecast).points if point.year == year)
    context = {
        "diagnosis": forecast.diagnosis,
        "forecast": forecast,
        "year": year,
        "point": point,
        "current": current,
        "form": form,
    }
    return render(request, "diagnosis/forecast/actual.html", context, status=status)


@require_POST
@requires(Act.DIAGNOSIS_EDIT, see=foreseen_in)
def actual_remove(request: HttpRequest, pk: int, forecast_pk: int, year: int) -> HttpResponse:
    """Take away an actual value entered by mistake."""
    forecast = forecast_in(request, pk, forecast_pk)
    try:
        remove_actual(by=request.user, forecast=forecast, year=year, version=sent_version(request))
    except Refused as refused:
        messages.error(request, refused.refusal.message)
    else:
        messages.success(request, f"Usunięto wartość za {year} rok.")
    return redirect(f"{forecast.get_absolute_url()}#pozniej")
