"""Writing forecasts: what they are computed from, and their check list of assumptions."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max

from cus.rows import replace_rows
from cus.workflow import Refusal, Refused, StaleEdit
from diagnosis.actions.locking import locked_for_edit
from diagnosis.models import (
    Diagnosis,
    Forecast,
    ForecastAspect,
    ForecastPopulation,
    ForecastScenario,
    ForecastValue,
)

GONE = "Tę prognozę ktoś w międzyczasie usunął. Skopiuj swój tekst i dodaj ją od nowa."
NOTHING = "Nic nie robimy"


@transaction.atomic
def create_forecast(
    *,
    by,
    diagnosis: Diagnosis,
    fields: Mapping[str, Any],
    values: Sequence[Mapping[str, Any]] = (),
    populations: Sequence[Mapping[str, Any]] = (),
    token: uuid.UUID | None = None,
) -> Forecast:
    """Begin a forecast; the scenario of doing nothing comes with it.

    ``fields`` are model fields by name, ``values`` and ``populations`` rows of years. A forecast that cannot be
    computed yet is kept all the same. A form sent again with its ``token`` gives the same forecast.

    Raises:
        Refused: wrong role, or the diagnosis is handed over.
    """
    diagnosis = locked_for_edit(by, diagnosis)
    made = Forecast.objects.filter(token=token, created_by=by).first() if token else None
    if made:
        return made
    last = diagnosis.forecasts.aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    forecast = Forecast(diagnosis=diagnosis, created_by=by, token=token, position=position)
    _write(forecast, fields, values, populations)
    ForecastScenario.objects.create(forecast=forecast, does_nothing=True, name=NOTHING, created_by=by)
    return forecast


@transaction.atomic
def edit_forecast(
    *,
    by,
    forecast: Forecast,
    version: int,
    fields: Mapping[str, Any],
    values: Sequence[Mapping[str, Any]] = (),
    populations: Sequence[Mapping[str, Any]] = (),
) -> Forecast:
    """Change what a forecast is computed from.

    Raises:
        Refused: wrong role, handed over, or the forecast is gone.
        StaleEdit: somebody changed it since ``version``.
    """
    current = locked_forecast(by, forecast)
    if current.version != version:
        raise StaleEdit(current)
    current.version += 1
    return _write(current, fields, values, populations)


@transaction.atomic
def delete_forecast(*, by, forecast: Forecast, version: int) -> None:
    """Delete a forecast with everything under it; raises as ``edit_forecast``."""
    current = locked_forecast(by, forecast)
    if current.version != version:
        raise StaleEdit(current)
    current.delete()


@transaction.atomic
def save_aspects(*, by, forecast: Forecast, version: int, answers: Mapping[str, tuple[str, str]]) -> Forecast:
    """Save the check list: ``answers`` give each aspect its bearing and its text, both empty when not thought of.

    Raises:
        Refused: as ``edit_forecast``.
        StaleEdit: somebody saved the list since ``version``.
        ValidationError: a bearing without a text, or the other way round.
    """
    current = locked_forecast(by, forecast)
    if current.aspects_version != version:
        raise StaleEdit(current)
    rows = {row.aspect: row for row in current.aspects.all()}
    for aspect, (bearing, text) in answers.items():
        row = rows.get(aspect) or ForecastAspect(forecast=current, aspect=aspect)
        if not bearing and not text:
            if row.pk:
                row.delete()
        elif (row.bearing, row.text) != (bearing, text):
            row.bearing, row.text = bearing, text
            row.full_clean()
            row.save()
    current.aspects_version += 1
    current.save()
    return current


def locked_forecast(by, forecast: Forecast) -> Forecast:
    """Lock the diagnosis and then the forecast.

    Raises:
        Refused: wrong role, handed over, or the forecast is gone.
    """
    diagnosis = locked_for_edit(by, forecast.diagnosis)
    current = Forecast.objects.select_for_update(of=("self",)).filter(pk=forecast.pk).first()
    if current is None:
        raise Refused(Refusal(GONE))
    current.diagnosis = diagnosis
    return current


def _write(forecast: Forecast, fields: Mapping[str, Any], values: Sequence, populations: Sequence) -> Forecast:
    for name, value in fields.items():
        setattr(forecast, name, value)
    forecast.full_clean()
    forecast.save()
    parent = {"forecast": forecast}
    replace_rows(ForecastValue.objects.filter(forecast=forecast), parent=parent, contents=values)
    replace_rows(ForecastPopulation.objects.filter(forecast=forecast), parent=parent, contents=populations)
    return forecast
