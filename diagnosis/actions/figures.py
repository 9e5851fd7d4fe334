"""Which indicators a diagnosis shows, and what it says of them."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Max

from cus.workflow import Refusal, Refused, StaleEdit
from diagnosis.actions.locking import locked_for_edit
from diagnosis.figures.in_diagnosis import figures_of, frozen
from diagnosis.models import Area, Diagnosis, DiagnosisIndicator

FIELDS = ("indicator", "sex", "age", "year_from", "year_to", "chart", "comment")
STEP = 1000
TWICE = "Diagnoza pokazuje już ten wskaźnik w tym podziale. Wybierz inny wskaźnik, płeć albo wiek."
GONE = "Ten wskaźnik ktoś w międzyczasie usunął z diagnozy."


@transaction.atomic
def save_figure(
    *,
    by,
    diagnosis: Diagnosis,
    values: dict[str, object],
    areas: Iterable[Area],
    row: DiagnosisIndicator | None = None,
    version: int = 0,
) -> DiagnosisIndicator:
    """Show an indicator in a diagnosis, or change how; ``values`` by the names of :data:`FIELDS`.

    Raises:
        Refused: wrong role, handed over, or the same split is shown already.
        StaleEdit: somebody changed the row meanwhile.
    """
    diagnosis = locked_for_edit(by, diagnosis)
    current = _locked(diagnosis, row.pk, version) if row is not None else DiagnosisIndicator(diagnosis=diagnosis)
    if current.pk:
        current.version += 1
    else:
        last = diagnosis.shown_indicators.aggregate(last=Max("position"))["last"] or 0
        current.position = last + STEP
    for name in FIELDS:
        setattr(current, name, values[name])
    try:
        with transaction.atomic():
            current.save()
    except IntegrityError as error:
        raise Refused(Refusal(TWICE, field="indicator")) from error
    current.areas.set(areas)
    return current


@transaction.atomic
def delete_figure(*, by, diagnosis: Diagnosis, row: DiagnosisIndicator) -> None:
    """Show an indicator no more; its values stay with the centre. Repeated, it does nothing.

    Raises:
        Refused: wrong role, or handed over.
    """
    diagnosis = locked_for_edit(by, diagnosis)
    diagnosis.shown_indicators.filter(pk=row.pk).delete()


@transaction.atomic
def move_figure(*, by, diagnosis: Diagnosis, row: DiagnosisIndicator, up: bool) -> None:
    """Put a row one place up or down.

    Raises:
        Refused: wrong role, or handed over.
    """
    diagnosis = locked_for_edit(by, diagnosis)
    rows = list(diagnosis.shown_indicators.order_by("position", "pk"))
    at = next((place for place, one in enumerate(rows) if one.pk == row.pk), None)
    if at is None:
        raise Refused(Refusal(GONE))
    to = max(at - 1, 0) if up else min(at + 1, len(rows) - 1)
    rows.insert(to, rows.pop(at))
    for place, one in enumerate(rows, start=1):
        one.position = place * STEP
    DiagnosisIndicator.objects.bulk_update(rows, ["position"])


def freeze_figures(*, diagnosis: Diagnosis) -> None:
    """Keep what every row shows today: part of the handover, inside its transaction."""
    rows = []
    for figure in figures_of(diagnosis):
        figure.row.frozen = frozen(figure.found)
        rows.append(figure.row)
    DiagnosisIndicator.objects.bulk_update(rows, ["frozen"])


def _locked(diagnosis: Diagnosis, pk: int, version: int) -> DiagnosisIndicator:
    current = diagnosis.shown_indicators.select_for_update(of=("self",)).filter(pk=pk).first()
    if current is None:
        raise Refused(Refusal(GONE))
    if current.version != version:
        raise StaleEdit(current)
    return current
