"""Figures written from a file: all of it or nothing."""

import hashlib
from collections.abc import Iterable

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.importing.actions import Imported, ImportRefused, drop_files, drop_old_files, refuse_unless_sound
from cus.workflow import Refusal, refuse_if
from diagnosis.figures.bring import Choices, brought_by
from diagnosis.figures.found import Brought, FoundIndicator
from diagnosis.figures.own import own_areas
from diagnosis.figures.plan import FigurePlan, plan_of
from diagnosis.models import Area, FigureImport, FigureSource, Indicator, IndicatorValue

CHANGED_SINCE = "Wskaźniki zmieniły się od czasu podglądu. Obejrzyj zmiany jeszcze raz i potwierdź."
NOTHING_TO_DO = "Nie ma czego wczytać: wszystkie te wartości już są albo nie wybrano żadnego obszaru."
MANY = 2000
# Any number that no other advisory lock of the application uses.
FIGURES = 7_301_202_133


@transaction.atomic
def keep_figure_file(*, name: str, content: bytes, choices: Choices, by) -> FigureImport:
    """Keep a file until its preview is accepted; the person's earlier one goes.

    Raises:
        Refused: no right to enter figures.
    """
    refuse_if(refusal_without(by, Act.DIAGNOSIS_EDIT))
    FigureImport.objects.filter(owner=by).delete()
    return FigureImport.objects.create(owner=by, name=name[:200], content=content, choices=choices.as_json())


@transaction.atomic
def choose_for_import(*, kept: FigureImport, choices: Choices, by) -> FigureImport:
    """Keep what the person chose for a waiting file: areas to compare, columns, the census base.

    Raises:
        Refused: no right to enter figures, or the file is somebody else's.
    """
    refuse_if(refusal_without(by, Act.DIAGNOSIS_EDIT))
    if kept.owner_id != by.pk:
        refuse_if(Refusal("Ten plik dodał ktoś inny.", status=403))
    kept.choices = choices.as_json()
    kept.save(update_fields=["choices"])
    return kept


def drop_figure_file(*, kept: FigureImport, by) -> None:
    """Give a waiting file up.

    Raises:
        Refused: it is somebody else's.
    """
    drop_files(kept=kept, by=by)


def drop_old_figure_files() -> int:
    """Forget files whose preview waits for more than a week; return how many."""
    return drop_old_files(FigureImport)


def accept_figures(*, kept: FigureImport, fingerprint: str, by) -> Imported:
    """Write what the preview with this ``fingerprint`` showed, and let the file go.

    Raises:
        Refused: no right to enter figures, the file is somebody else's, or there is nothing to write.
        ImportRefused: the file has faults, or the figures changed since the preview; carries the plan as it is now.
    """
    refuse_if(refusal_without(by, Act.DIAGNOSIS_EDIT))
    content, choices = bytes(kept.content), Choices.from_json(kept.choices)
    brought = brought_by(content, kept.name, choices)
    try:
        with transaction.atomic():
            _one_at_a_time()
            plan = plan_of(brought, own_areas(), choices.areas)
            refuse_unless_sound(plan, fingerprint, changed=CHANGED_SINCE)
            if not plan.touched:
                refuse_if(Refusal(NOTHING_TO_DO))
            _write(plan, brought, _source(kept, brought, choices, by), by)
            drop_files(kept=kept, by=by)
    except IntegrityError as error:
        raise ImportRefused(Refusal(CHANGED_SINCE), plan_of(brought, own_areas(), choices.areas)) from error
    return Imported(len(plan.new), len(plan.changed), plan.same)


def _one_at_a_time() -> None:
    """Let imports of figures follow one another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FIGURES])


def _source(kept: FigureImport, brought: Brought, choices: Choices, by) -> FigureSource:
    content = bytes(kept.content)
    return FigureSource(
        kind=choices.kind,
        text=brought.source[:300],
        as_of=brought.as_of or timezone.localdate(),
        file_name=kept.name,
        sha256=hashlib.sha256(content).hexdigest(),
        created_by=by,
    )


def _write(plan: FigurePlan, brought: Brought, source: FigureSource, by) -> None:
    source.save()
    indicators = _indicators(plan, brought.source, by)
    present = set(Area.objects.filter(code__in=plan.taken).values_list("code", flat=True))
    Area.objects.bulk_create([Area.of(code, name) for code, name in plan.taken.items() if code not in present])
    IndicatorValue.objects.bulk_create(
        [
            IndicatorValue(
                indicator=indicators[found.indicator.key],
                area_id=plan.recoded.get(found.area, found.area),
                year=found.year,
                sex=found.sex,
                age=found.age,
                base=found.base,
                unit=found.indicator.unit,
                value=found.value,
                missing=found.missing,
                attribute=found.attribute,
                note=found.note,
                source=source,
                sheet=found.sheet[:60],
                row=found.row,
                column=found.column,
            )
            for found in plan.new
        ],
        batch_size=MANY,
    )
    _replace(plan, source)


def _replace(plan: FigurePlan, source: FigureSource) -> None:
    replaced = []
    for one in plan.changed:
        value, found = one.present, one.found
        value.value, value.missing, value.attribute, value.note = (
            found.value,
            found.missing,
            found.attribute,
            found.note,
        )
        value.source, value.sheet, value.row, value.column = source, found.sheet[:60], found.row, found.column
        replaced.append(value)
    fields = ["value", "missing", "attribute", "note", "source", "sheet", "row", "column"]
    IndicatorValue.objects.bulk_update(replaced, fields, batch_size=MANY)


def _indicators(plan: FigurePlan, publisher: str, by) -> dict[str, Indicator]:
    """Return the indicator of each key: the present one, or a new one under a name that is free."""
    found: dict[str, Indicator] = {}
    for one in plan.indicators:
        if one.present is None:
            found[one.found.key] = _new_indicator(one.found, publisher, by)
            continue
        found[one.found.key] = one.present
        if one.found.is_of_bdl and not one.present.key:
            one.present.key = one.found.key
        # Whoever has its table of values open sees that others came.
        one.present.version += 1
        one.present.save(update_fields=["key", "version"])
    return found


def _new_indicator(found: FoundIndicator, publisher: str, by) -> Indicator:
    return Indicator.objects.create(
        name=_free_name(found.name, found.unit, found.key),
        unit=found.unit,
        publisher=publisher[:200],
        is_count=found.is_count,
        is_population=found.is_population and not Indicator.objects.filter(is_population=True).exists(),
        key=found.key if found.is_of_bdl else "",
        created_by=by,
    )


def _free_name(name: str, unit: str, key: str) -> str:
    """Return the name, with the subgroup behind it when another indicator bears it already."""
    names: Iterable[str] = (name, f"{name[:240]} ({key.split('|')[0].upper().replace(':', ' ')})")
    for candidate in names:
        if not Indicator.objects.filter(name=candidate, unit=unit).exists():
            return candidate
    return f"{name[:220]} ({hashlib.sha256(key.encode()).hexdigest()[:8]})"
