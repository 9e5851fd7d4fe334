"""What others say of the services: complaints, opinions of recipients, and the measures of effectiveness."""

from django.urls import reverse

from cus.text.numbers import number
from programmes.results.complaints import by_service, complaints_of, tally
from programmes.results.indicators import IndicatorSeries, indicators_of, is_reached
from programmes.results.quality import by_service as quality_by_service
from programmes.results.yearly.programmes import RunProgramme, run_in
from programmes.results.yearly.scope import Scope
from programmes.results.yearly.told import Number, Sheet, SheetRow, Told, columns

REGISTER = "Rejestr skarg i nieprawidłowości"


def complaints(scope: Scope) -> Told:
    """Irregularities and complaints received in the year: counts alone, texts stay in the register."""
    rows = complaints_of(start=scope.first, end=scope.last)
    whole = tally(rows)
    at = reverse("results:complaint_list")
    if not rows:
        return Told(missing=("W tym roku nie odnotowano skarg ani nieprawidłowości.",), concerns=scope.of_centre)
    counted = [("Skargi i nieprawidłowości, które wpłynęły w roku", whole.total)]
    counted += [(f"w tym: {kind.label}", many) for kind, many in whole.by_kind.items()]
    counted += [(f"ustalenie: {finding.label}", many) for finding, many in whole.by_finding.items() if finding.value]
    counted += [("żądania poprawy", whole.demanded), ("poprawiono", whole.corrected)]
    counted += [("niezakończone w dniu sporządzenia", whole.unclosed)]
    numbers = tuple(Number(label=label, text=number(many), source=REGISTER, url=at) for label, many in counted)
    sheet = Sheet(
        title="Skargi i nieprawidłowości według usług",
        columns=columns("Usługa:55", "Razem#:15", "Poprawiono#:15", "Niezakończone#:15"),
        rows=tuple(
            SheetRow(
                cells=(
                    str(service or "bez wskazania usługi"),
                    number(part.total),
                    number(part.corrected),
                    number(part.unclosed),
                ),
                url=service.get_absolute_url() if service else "",
            )
            for service, part in by_service(rows)
        ),
        source=REGISTER,
        url=at,
    )
    return Told(numbers=numbers, sheets=(sheet,), concerns=scope.of_centre)


def quality(scope: Scope) -> Told:
    """Marks of recipients in questionnaires that ended in the year; nothing of fewer than five."""
    found = run_in(scope)
    sheets = [_marks(one, scope) for one in found]
    asked = tuple(sheet for sheet in sheets if sheet.rows)
    missing = () if asked else ("W tym roku nie zakończono ankiety o jakości usług.",)
    return Told(sheets=asked, missing=missing, concerns=scope.of_centre if asked else "")


def _marks(one: RunProgramme, scope: Scope) -> Sheet:
    rows = []
    for service, results in quality_by_service(one.programme, scope.first, scope.last):
        answers = "mniej niż 5" if results.answers is None else number(results.answers)
        marks = [number(mark.mean, 1) if mark.shown else "–" for mark in results.rows]
        url = reverse("results:quality_service", args=[one.programme.pk, service.pk])
        rows.append(SheetRow(cells=(str(service), answers, *marks), url=url))
    labels = ("Usługa:25", "Ankiety#:15", "Rzetelność#:10", "Tempo#:10", "Pewność#:10", "Empatia#:10", "Warunki#:10")
    return Sheet(
        title=f"Oceny jakości: {one.version}",
        columns=columns(*labels, "Ogólna#:10"),
        rows=tuple(rows),
        source="ankiety zakończone w roku; średnie ocen od 1 do 5",
        url=reverse("results:quality", args=[one.programme.pk]),
        note="Kreska oznacza mniej niż pięć ocen: takich wyników się nie podaje.",
    )


def indicators(scope: Scope) -> Told:
    """Each measure with its base, target and the newest value of the year."""
    found = run_in(scope)
    sheets = [_measures(one, scope) for one in found]
    without = [str(one.version) for one, sheet in zip(found, sheets, strict=True) if not sheet.rows]
    missing = tuple(f"{name}: program nie ma mierników." for name in without)
    if not found:
        missing = ("W tym roku nie było programu, którego mierniki można podać.",)
    return Told(sheets=tuple(sheets), missing=missing, concerns=scope.of_centre if found else "")


def _measures(one: RunProgramme, scope: Scope) -> Sheet:
    at = reverse("results:indicators", args=[one.programme.pk])
    return Sheet(
        title=f"Mierniki: {one.version}",
        columns=columns("Miernik:40", "Wyjściowo#:15", "Cel#:15", "W roku#:15", "Osiągnięto:15"),
        rows=tuple(SheetRow(cells=_cells(series, scope), url=at) for series in indicators_of(one.programme)),
        source="mierniki programu i ich wpisane wartości",
        url=at,
    )


def _cells(series: IndicatorSeries, scope: Scope) -> tuple[str, ...]:
    points = [point for point in series.points if scope.holds(point.span.ends_on)]
    name = series.name if not series.service_name else f"{series.name} ({series.service_name})"
    unit = f" {series.unit}" if series.unit else ""
    if not points:
        reached = "nie wpisano"
    else:
        reached = {True: "tak", False: "jeszcze nie", None: "–"}[
            is_reached(series.baseline, series.target, points[-1].value)
        ]
    return (
        name,
        "–" if series.baseline is None else number(series.baseline) + unit,
        "–" if series.target is None else number(series.target) + unit,
        number(points[-1].value) + unit if points else "–",
        reached,
    )
