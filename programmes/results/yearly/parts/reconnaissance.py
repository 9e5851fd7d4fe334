"""Notes of the year (*rozeznanie*) and how the diagnosis stands."""

from django.urls import reverse

from cus.text.dates import period, short_day
from cus.text.organs import organ
from diagnosis.enums import DiagnosisStage
from diagnosis.models import Diagnosis, Note
from diagnosis.querysets import PUBLISHED_STAGES
from programmes.results.yearly.scope import OF_CENTRE_SHORT, Scope
from programmes.results.yearly.told import Number, Sheet, SheetRow, Told, columns

SOURCE = "Notatki z rozeznania"


def notes_of(scope: Scope):
    """Notes of the year that concern the gmina or no gmina in particular."""
    return scope.own(Note.objects.filter(noted_on__range=(scope.first, scope.last)))


def notes(scope: Scope) -> Told:
    """Every note of the year, and what became of it."""
    url = reverse("diagnosis:note_list")
    found = list(notes_of(scope).select_related("area", "gmina", "reading").order_by("noted_on", "pk"))
    if not found:
        return Told(missing=(f"Za {scope.year} rok nie ma notatek z rozeznania.",))
    waiting = [note for note in found if not hasattr(note, "reading")]
    calling = [note for note in found if note.update_needed]
    numbers = (
        Number(label="Notatki z rozeznania", text=str(len(found)), source=SOURCE, url=url),
        Number(label="w tym czekają na diagnozę", text=str(len(waiting)), source=SOURCE, url=url),
        Number(
            label="w tym wskazują, że diagnozę trzeba zaktualizować", text=str(len(calling)), source=SOURCE, url=url
        ),
    )
    rows = tuple(
        SheetRow(
            cells=(note.subject, short_day(note.noted_on), _about(note, scope), _fate(note)),
            url=note.get_absolute_url(),
        )
        for note in found
    )
    sheet = Sheet(
        title=f"Rozeznanie w {scope.year} roku",
        columns=columns("Temat:40", "Data:15", "Kogo i czego dotyczy:25", "Co dalej:20"),
        rows=rows,
        source="notatki organizatora usług społecznych i organizatora społeczności lokalnej",
        url=url,
    )
    return Told(numbers=numbers, sheets=(sheet,))


def _about(note: Note, scope: Scope) -> str:
    gmina = note.gmina.name if note.gmina else ("" if scope.is_only else OF_CENTRE_SHORT)
    return "; ".join(filter(None, (note.group, str(note.area or ""), gmina)))


def _fate(note: Note) -> str:
    if not hasattr(note, "reading"):
        return "czeka na diagnozę"
    return "ujęta w potrzebach" if note.reading.need_id else "odczytana bez zmian"


def diagnosis(scope: Scope) -> Told:
    """Diagnoses that cover the year or were worked on in it."""
    rows = Diagnosis.objects.exclude(stage=DiagnosisStage.WITHDRAWN).filter(
        period_start__lte=scope.after().last, period_end__gte=scope.first
    )
    found = list((rows if scope.is_only else rows.filter(gminas=scope.gmina)).prefetch_related("needs").order_by("pk"))
    if not found:
        return Told(missing=("Żadna diagnoza nie obejmuje tego roku.",))
    sheet = Sheet(
        title="Diagnozy potrzeb i potencjału",
        columns=columns("Diagnoza:35", "Okres:25", "Etap:15", "Potrzeby#:10", "Przekazano radzie:15"),
        rows=tuple(
            SheetRow(
                cells=(
                    one.label,
                    period(one.period_start, one.period_end),
                    one.get_stage_display(),
                    str(_needs(one, scope)),
                    short_day(one.handed_to_council_on) if one.handed_to_council_on else "–",
                ),
                url=one.get_absolute_url(),
            )
            for one in found
        ),
        source="diagnozy w aplikacji",
        url=reverse("diagnosis:list"),
    )
    return Told(sheets=(sheet,), missing=tuple(_ending(found, scope)))


def _needs(one: Diagnosis, scope: Scope) -> int:
    """Needs of the gmina and those of no gmina in particular."""
    needs = one.needs.all()
    return len([need for need in needs if scope.is_only or need.gmina_id in (None, scope.gmina.pk)])


def _ending(found: list[Diagnosis], scope: Scope) -> list[str]:
    """Say what ends in the year or in the next one, and where none is in force."""
    told = []
    if not any(one.stage in PUBLISHED_STAGES for one in found):
        told.append(organ("Żadna diagnoza obejmująca ten rok nie została przekazana wójtowi i radzie."))
    for one in found:
        if one.stage == DiagnosisStage.IN_FORCE and scope.first <= one.period_end <= scope.after().last:
            left = one.period_end.year - scope.year
            when = "w tym roku" if not left else "w następnym roku"
            told.append(f"{one.label}: pięcioletni okres kończy się {when}, {short_day(one.period_end)}.")
    return told
