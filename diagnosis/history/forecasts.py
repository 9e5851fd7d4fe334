"""How the history of forecasts is told, and what of it may come back."""

from cus.audit.kept import Domain, Kept, pages, register
from cus.workflow import Refusal
from diagnosis.models import (
    Forecast,
    ForecastActual,
    ForecastAspect,
    ForecastPopulation,
    ForecastScenario,
    ForecastValue,
)
from diagnosis.policies import refusal_to_edit, refusal_to_enter_actuals


def _refusal_to_restore(user, forecast: Forecast) -> Refusal | None:
    return refusal_to_edit(user, forecast.diagnosis)


def _refusal_to_restore_part(user, row) -> Refusal | None:
    return refusal_to_edit(user, row.forecast.diagnosis)


def _refusal_to_restore_actual(user, row: ForecastActual) -> Refusal | None:
    return refusal_to_enter_actuals(user)


register(
    Kept(
        Forecast,
        "prognoza",
        ("title",),
        Domain.BUSINESS,
        parent="diagnosis",
        hidden=frozenset({"aspects_version"}),
        restorable=_refusal_to_restore,
    )
)
for model, slug, title, counter in (
    (ForecastValue, "wartosc-prognozy", ("year",), "forecast.version"),
    (ForecastPopulation, "liczebnosc-prognozy", ("year",), "forecast.version"),
    (ForecastScenario, "scenariusz-prognozy", ("name",), "forecast.version"),
    (ForecastAspect, "zalozenie-prognozy", ("aspect",), "forecast.aspects_version"),
):
    register(
        Kept(
            model,
            slug,
            title,
            Domain.BUSINESS,
            parent="forecast",
            restorable=_refusal_to_restore_part,
            recounts=counter,
        )
    )
register(
    Kept(
        ForecastActual,
        "wartosc-po-prognozie",
        ("year",),
        Domain.BUSINESS,
        parent="forecast",
        restorable=_refusal_to_restore_actual,
    )
)
pages(
    {
        "diagnosis:forecast_create": "nowa prognoza",
        "diagnosis:forecast_edit": "zmiana prognozy",
        "diagnosis:forecast_delete": "usunięcie prognozy",
        "diagnosis:forecast_aspects": "założenia prognozy",
        "diagnosis:scenario_create": "nowy scenariusz prognozy",
        "diagnosis:scenario_edit": "zmiana scenariusza prognozy",
        "diagnosis:scenario_delete": "usunięcie scenariusza prognozy",
        "diagnosis:forecast_actual": "co się wydarzyło po prognozie",
        "diagnosis:forecast_actual_remove": "usunięcie wartości po prognozie",
    }
)
