"""Writing the scenarios of forecasts."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max

from cus.workflow import Refusal, Refused, StaleEdit
from diagnosis.actions.forecasts import locked_forecast
from diagnosis.models import Forecast, ForecastScenario

ALWAYS_THERE = "Scenariusz „nic nie robimy” zostaje: z nim porównuje się pozostałe."


@transaction.atomic
def create_scenario(
    *, by, forecast: Forecast, fields: Mapping[str, Any], token: uuid.UUID | None = None
) -> ForecastScenario:
    """Add a scenario; a form sent again with its ``token`` gives the same one.

    Raises:
        Refused: wrong role, handed over, or the forecast is gone.
        ValidationError: a cost without its year or source.
    """
    forecast = locked_forecast(by, forecast)
    made = ForecastScenario.objects.filter(token=token, created_by=by).first() if token else None
    if made:
        return made
    last = forecast.scenarios.aggregate(last=Max("position"))["last"] or 0
    scenario = ForecastScenario(forecast=forecast, created_by=by, token=token, position=last + 1)
    return _write(scenario, fields)


@transaction.atomic
def edit_scenario(*, by, scenario: ForecastScenario, version: int, fields: Mapping[str, Any]) -> ForecastScenario:
    """Change a scenario.

    Raises:
        Refused: as ``create_scenario``, or the scenario is gone.
        StaleEdit: somebody changed it since ``version``.
    """
    current = _locked(by, scenario, version)
    current.version += 1
    return _write(current, fields)


@transaction.atomic
def delete_scenario(*, by, scenario: ForecastScenario, version: int) -> None:
    """Delete a scenario; raises as ``edit_scenario``, and for the one that does nothing."""
    current = _locked(by, scenario, version)
    if current.does_nothing:
        raise Refused(Refusal(ALWAYS_THERE))
    current.delete()


def _locked(by, scenario: ForecastScenario, version: int) -> ForecastScenario:
    forecast = locked_forecast(by, scenario.forecast)
    current = ForecastScenario.objects.select_for_update(of=("self",)).filter(pk=scenario.pk).first()
    if current is None:
        raise Refused(Refusal("Ten scenariusz ktoś w międzyczasie usunął. Skopiuj swój tekst i dodaj go od nowa."))
    current.forecast = forecast
    if current.version != version:
        raise StaleEdit(current)
    return current


def _write(scenario: ForecastScenario, fields: Mapping[str, Any]) -> ForecastScenario:
    for name, value in fields.items():
        setattr(scenario, name, value)
    scenario.full_clean()
    scenario.save()
    return scenario
