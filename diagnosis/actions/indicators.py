"""Indicators and values typed by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from diagnosis.figures.enums import SourceKind
from diagnosis.models import Area, FigureSource, Indicator, IndicatorValue

FIELDS = ("name", "unit", "counts", "publisher", "bdl_variable", "direction", "is_count", "is_population")
TAKEN = "Jest już wskaźnik o tej nazwie i jednostce."
UNIT_FIXED = "Ten wskaźnik ma już wartości w jednostce „{unit}”. Inną jednostkę dostaje nowy wskaźnik."
POPULATION_TAKEN = "Liczbę mieszkańców wskazuje już inny wskaźnik. Najpierw odznacz to tam."


@dataclass(frozen=True, slots=True)
class Typed:
    """One value that somebody typed; ``value`` is ``None`` with a reason in ``missing``."""

    year: int
    value: Decimal | None
    missing: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Slice:
    """What typed values tell of: an area, its name, a split, a census base."""

    area: str
    name: str
    sex: str = ""
    age: str = ""
    base: str = ""


@transaction.atomic
def save_indicator(*, by, indicator: Indicator, values: dict[str, object], version: int = 0) -> Indicator:
    """Save the definition; ``values`` by the names of :data:`FIELDS`.

    Raises:
        Refused: wrong role, the unit of an indicator with values, a name or the mark of population taken.
        StaleEdit: somebody changed it meanwhile.
    """
    refuse_if(refusal_without(by, Act.DIAGNOSIS_EDIT))
    current = indicator
    if indicator.pk:
        current = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
        if current.version != version:
            raise StaleEdit(current)
        if values["unit"] != current.unit and current.values.exists():
            refuse_if(Refusal(UNIT_FIXED.format(unit=current.unit), field="unit"))
        current.version += 1
    else:
        current.created_by = by
    for name in FIELDS:
        setattr(current, name, values[name])
    try:
        with transaction.atomic():
            current.save()
    except IntegrityError as error:
        is_population = "one_population" in str(error)
        refusal = Refusal(POPULATION_TAKEN, field="is_population") if is_population else Refusal(TAKEN, field="name")
        raise Refused(refusal) from error
    return current


@transaction.atomic
def delete_indicator(*, by, indicator: Indicator, version: int) -> None:
    """Remove an indicator with all its values, unless a diagnosis shows it.

    Raises:
        Refused: wrong role, or something stands on it.
        StaleEdit: somebody changed it meanwhile.
    """
    refuse_if(refusal_without(by, Act.DIAGNOSIS_EDIT))
    current = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    if current.version != version:
        raise StaleEdit(current)
    refuse_if(refusal_to_delete(current))
    current.values.all().delete()
    current.delete()


def refusal_to_delete(indicator: Indicator) -> Refusal | None:
    """Say why an indicator must stay: a diagnosis shows it, or another part of one counts on it."""
    shown = indicator.shown_in.select_related("diagnosis").first()
    if shown:
        return Refusal(f"Ten wskaźnik pokazuje diagnoza „{shown.diagnosis}”. Najpierw usuń go z niej.")
    return None


@transaction.atomic
def save_typed_values(
    *, by, indicator: Indicator, seen: int, about: Slice, typed: Sequence[Typed], source: str, as_of: date | None
) -> int:
    """Make the values of one slice what was typed; return how many rows were written or removed.

    What is already so stays with the source it came from. A year that was typed before and is now left out goes; a
    value that came from a file stays unless another one is typed over it.

    Raises:
        Refused: wrong role.
        StaleEdit: somebody wrote values of this indicator since version ``seen``.
    """
    refuse_if(refusal_without(by, Act.DIAGNOSIS_EDIT))
    current = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    if current.version != seen:
        raise StaleEdit(current)
    if not Area.objects.filter(pk=about.area).exists():
        Area.of(about.area, about.name).save()
    standing = {one.year: one for one in values_of(indicator, about).select_related("source")}
    new, changed, gone = [], [], []
    for one in typed:
        present = standing.pop(one.year, None)
        if present is None:
            new.append(_value(indicator, about, one))
        elif (present.value, present.missing, present.note) != (one.value, one.missing, one.note):
            present.value, present.missing, present.note = one.value, one.missing, one.note
            present.attribute, present.sheet, present.row, present.column = "", "", None, ""
            changed.append(present)
    gone = [one.pk for one in standing.values() if one.source.kind == SourceKind.TYPED]
    if new or changed:
        _write(new, changed, FigureSource(kind=SourceKind.TYPED, text=source, as_of=as_of, created_by=by))
    IndicatorValue.objects.filter(pk__in=gone).delete()
    if new or changed or gone:
        current.version += 1
        current.save(update_fields=["version"])
    return len(new) + len(changed) + len(gone)


def values_of(indicator: Indicator, about: Slice):
    """Return the values of one slice."""
    return IndicatorValue.objects.filter(
        indicator=indicator, area=about.area, sex=about.sex, age=about.age, base=about.base, unit=indicator.unit
    ).order_by("year")


def _value(indicator: Indicator, about: Slice, one: Typed) -> IndicatorValue:
    return IndicatorValue(
        indicator=indicator,
        area_id=about.area,
        year=one.year,
        sex=about.sex,
        age=about.age,
        base=about.base,
        unit=indicator.unit,
        value=one.value,
        missing=one.missing,
        note=one.note,
    )


def _write(new: list[IndicatorValue], changed: list[IndicatorValue], source: FigureSource) -> None:
    source.save()
    for one in (*new, *changed):
        one.source = source
    IndicatorValue.objects.bulk_create(new)
    fields = ["value", "missing", "note", "attribute", "sheet", "row", "column", "source"]
    IndicatorValue.objects.bulk_update(changed, fields)
