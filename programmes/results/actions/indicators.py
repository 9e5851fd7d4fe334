"""Values of measures: entered, corrected, removed."""

from collections.abc import Mapping
from uuid import UUID

from django.db import IntegrityError, transaction

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.models import Programme
from programmes.results.actions.delivery import WHY, lock
from programmes.results.indicators import IndicatorSeries, key_of
from programmes.results.models import IndicatorActual
from programmes.results.periods import Span

VALUES = ("value", "source", "note")
TAKEN = "Ten miernik ma już wartość w tym okresie. Otwórz ją i popraw."


@transaction.atomic
def add_actual(
    *,
    by,
    programme: Programme,
    series: IndicatorSeries,
    span: Span,
    values: Mapping[str, object],
    token: UUID | None = None,
) -> IndicatorActual:
    """Enter what a measure came to in a period.

    Raises:
        Refused: wrong role, or the measure has a value there already.
    """
    refuse_if(refusal_without(by, Act.DELIVERY_ENTER))
    lock(programme)
    service_id, name = series.key
    standing = IndicatorActual.objects.filter(
        programme=programme, service_id=service_id, period_kind=span.kind, starts_on=span.starts_on
    )
    if any(key_of(row.service_id, row.name) == (service_id, name) for row in standing.order_by("pk")):
        refuse_if(Refusal(TAKEN, field="period"))
    row = IndicatorActual(
        programme=programme,
        service_id=service_id,
        name=series.name,
        unit=series.unit,
        period_kind=span.kind,
        starts_on=span.starts_on,
        ends_on=span.ends_on,
        created_by=by,
        token=token,
        **{name: values[name] for name in VALUES},
    )
    _save(row)
    return row


@transaction.atomic
def correct_actual(
    *, by, actual: IndicatorActual, values: Mapping[str, object], version: int, reason: str
) -> IndicatorActual:
    """Change a value with a ``reason``, which history keeps; the same value changes nothing.

    Raises:
        Refused: wrong role, no reason, or it is gone.
        StaleEdit: somebody changed it meanwhile.
    """
    refuse_if(refusal_without(by, Act.DELIVERY_ENTER))
    row = _locked(actual, version)
    if all(getattr(row, name) == values[name] for name in VALUES):
        return row
    if not reason.strip():
        refuse_if(Refusal(WHY, field="correction"))
    for name in VALUES:
        setattr(row, name, values[name])
    row.correction, row.version = reason.strip(), row.version + 1
    _save(row)
    return row


@transaction.atomic
def delete_actual(*, by, actual: IndicatorActual, version: int) -> None:
    """Remove a value; history keeps it.

    Raises:
        Refused: wrong role, or it is gone already.
        StaleEdit: somebody changed it meanwhile.
    """
    refuse_if(refusal_without(by, Act.DELIVERY_ENTER))
    _locked(actual, version).delete()


def _locked(actual: IndicatorActual, version: int) -> IndicatorActual:
    row = IndicatorActual.objects.select_for_update(of=("self",)).filter(pk=actual.pk).first()
    if row is None:
        refuse_if(Refusal("Ktoś już usunął tę wartość."))
    if row.version != version:
        raise StaleEdit(row)
    return row


def _save(row: IndicatorActual) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refused(Refusal(TAKEN, field="period")) from error
