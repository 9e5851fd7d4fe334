"""Writing what happened in foreseen years: no change of the forecast, so the handover does not close it."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from diagnosis.actions.locking import locked
from diagnosis.forecasts import paper_of
from diagnosis.models import Forecast, ForecastActual
from diagnosis.policies import refusal_to_enter_actuals


@transaction.atomic
def record_actual(*, by, forecast: Forecast, year: int, version: int, value: Decimal, source: str) -> ForecastActual:
    """Enter, or correct, the actual value of a foreseen year; ``version`` is 0 where there was none.

    Raises:
        Refused: wrong role, or the year is not foreseen or has not begun.
        StaleEdit: somebody entered another value since.
    """
    forecast, current = _locked(by, forecast, year)
    if year not in {point.year for point in paper_of(forecast).points}:
        raise Refused(Refusal(f"Ta prognoza nie obejmuje roku {year}."))
    if year > timezone.localdate().year:
        raise Refused(Refusal(f"Rok {year} jeszcze się nie zaczął: nie ma czego wpisać.", field="value"))
    if (current.version if current else 0) != version:
        raise StaleEdit(current or ForecastActual(forecast=forecast, year=year, version=0))
    actual = current or ForecastActual(forecast=forecast, year=year, version=0)
    actual.value, actual.source = value, source
    actual.entered_by, actual.entered_at = by, timezone.now()
    actual.version += 1
    actual.full_clean()
    actual.save()
    return actual


@transaction.atomic
def remove_actual(*, by, forecast: Forecast, year: int, version: int) -> None:
    """Take away a value entered by mistake; raises as ``record_actual``. Gone already: nothing happens."""
    _, current = _locked(by, forecast, year)
    if current is None:
        return
    if current.version != version:
        raise StaleEdit(current)
    current.delete()


def _locked(by, forecast: Forecast, year: int) -> tuple[Forecast, ForecastActual | None]:
    diagnosis = locked(forecast.diagnosis)
    refuse_if(refusal_to_enter_actuals(by))
    forecast = Forecast.objects.select_for_update(of=("self",)).get(pk=forecast.pk)
    forecast.diagnosis = diagnosis
    return forecast, ForecastActual.objects.select_for_update(of=("self",)).filter(
        forecast=forecast, year=year
    ).first()
