"""Part 5: results of monitoring and the evaluation by measures of effectiveness."""

from collections.abc import Iterator

from django.urls import reverse

from cus.documents.blocks import Column
from cus.text.dates import day
from cus.text.numbers import number
from cus.text.units import with_unit
from programmes.contents import contents_of
from programmes.results.impact import by_service, doubts_of, scale_of
from programmes.results.implementation.ground import Ground
from programmes.results.implementation.sheet import Board, Entry, Lack, Line, Part
from programmes.results.implementation.words import FEW
from programmes.results.indicators import IndicatorSeries

REACHED = {True: "osiągnięto", False: "nie osiągnięto", None: "nie do oceny"}


def evaluation(ground: Ground) -> Part:
    """Measures with base, target and result; what was monitored; opinions, what changed, complaints."""
    made = (_measures(ground), _tasks(ground), _quality(ground), _impact(ground), _complaints(ground))
    boards = [board for board in made if board]
    return Part(
        number=5,
        title="Wyniki monitorowania i ocena według mierników",
        law="art. 6 ust. 2 pkt 5",
        boards=tuple(boards),
        remarks=() if ground.measures else ("Program nie ma mierników.",),
        field="evaluation",
        text=ground.written("evaluation"),
    )


def _value(value, unit: str) -> str:
    return "–" if value is None else with_unit(value, unit)


def _measures(ground: Ground) -> Board | None:
    if not ground.measures:
        return None
    lines = []
    for one in ground.measures:
        note = "" if one.target is not None else "Miernik tylko we wcześniejszej wersji programu."
        cells = (
            Entry(one.name + (f"\n{one.service_name}" if one.service_name else "\ncały program")),
            Entry(_value(one.baseline, one.unit), ground.version.get_absolute_url()),
            Entry(_value(one.target, one.unit), ground.version.get_absolute_url()),
            Entry(_reached(one), ground.measures_url(one.number)),
            Entry(REACHED[one.is_reached] if one.latest else "brak wartości"),
        )
        lines.append(Line(cells, note=note))
    columns = (
        Column(label="Miernik", width=35),
        Column(label="Na początku", width=15),
        Column(label="Cel", width=15),
        Column(label="Wynik", width=15),
        Column(label="Ocena"),
    )
    return Board("Mierniki efektywności", columns, tuple(lines))


def _reached(one: IndicatorSeries) -> str:
    if one.latest is None:
        return "–"
    return f"{_value(one.latest.value, one.unit)}\n{one.latest.span.label}"


def _tasks(ground: Ground) -> Board | None:
    tasks = contents_of(ground.version)["monitoring_tasks"]
    if not tasks:
        return None
    url = ground.version.get_absolute_url()
    lines = [
        Line((Entry(row["what"], url), *(Entry(row[name] or "–") for name in ("method", "how_often", "who"))))
        for row in tasks
    ]
    columns = (
        Column(label="Co sprawdzano", width=40),
        Column(label="Jak", width=20),
        Column(label="Jak często", width=15),
        Column(label="Kto"),
    )
    return Board("Monitorowanie według programu", columns, tuple(lines))


def _quality(ground: Ground) -> Board | None:
    """What people said in questionnaires: marks from 1 to 5 of what at least five of them answered."""
    if not ground.quality:
        return None
    lines = []
    for service, results in ground.quality:
        rows = [row for row in results.rows if row.shown]
        means = "\n".join(f"{row.name}: {number(row.mean, 1)} (odpowiedzi: {row.answered})" for row in rows)
        answers = number(results.answers) if results.shown else FEW
        url = reverse("results:quality_service", args=[ground.programme.pk, service.pk])
        lines.append(Line((Entry(service.name), Entry(answers, url), Entry(means or "–", url))))
    columns = (
        Column(label="Usługa", width=35),
        Column(label="Ankiety", width=15),
        Column(label="Średnie oceny od 1 do 5"),
    )
    note = f"Wyników, za którymi stoi {FEW} osób, nie podaje się."
    return Board("Opinie odbiorców", columns, tuple(lines), note=note)


def _impact(ground: Ground) -> Board | None:
    """What changed, for which group and how that is known; as the notes say it, few people are not counted."""
    lines = []
    for service, notes in by_service(ground.notes):
        for note in notes:
            known = f"{note.get_known_by_display()}, {day(note.noted_on)} r."
            source = f"źródło: {note.source}" if note.source else ""
            scale = f"skala: {told}" if (told := scale_of(note)) else ""
            cells = (
                Entry(service.name if service else "Cały program"),
                Entry(note.change, note.get_absolute_url()),
                Entry("\n".join(filter(None, [note.group, scale]))),
                Entry("\n".join(filter(None, [known, note.known_detail, source])), note.get_absolute_url()),
            )
            lines.append(Line(cells))
    columns = (
        Column(label="Usługa", width=20),
        Column(label="Co się zmieniło", width=35),
        Column(label="Dla kogo", width=20),
        Column(label="Skąd to wiadomo"),
    )
    return Board("Co się zmieniło", columns, tuple(lines)) if lines else None


def _complaints(ground: Ground) -> Board | None:
    """Complaints and irregularities of the whole programme."""
    found = ground.complaints
    if not found.total:
        return None
    rows = [("Wszystkie zgłoszenia", found.total), ("Jeszcze niezamknięte", found.unclosed)]
    rows += [("Zalecono poprawę", found.demanded), ("Poprawiono", found.corrected)]
    url = reverse("results:programme_complaints", args=[ground.programme.pk])
    lines = [Line((Entry(label), Entry(number(count), url))) for label, count in rows]
    columns = Column(label="Zgłoszenia", width=70), Column(label="Liczba", numeric=True)
    return Board("Skargi i nieprawidłowości", columns, tuple(lines))


def lacks(ground: Ground) -> Iterator[Lack]:
    """Measures without a result, notes that might tell of a person, and the evaluation that nobody wrote."""
    for one in ground.measures:
        if one.latest is None:
            text = f"Miernik „{one.name}”: nie wpisano, ile wyniósł."
            yield Lack(5, text, ground.measures_url(one.number), "Wpisz wartość")
    for note in ground.notes:
        for kind, fragment in doubts_of(note):
            text = f"Notatka „{note}”: {kind}, „{fragment}”. Sprawdź, czy to nie dane mieszkańca."
            yield Lack(5, text, note.get_absolute_url(), "Zobacz notatkę")
    if not ground.written("evaluation"):
        yield Lack(5, "Nie ma oceny słowami: co wynika z mierników i z monitorowania.")
