"""Part 3: how many people were planned and how many used each service. People are never added up."""

from django.urls import reverse

from cus.documents.blocks import Column
from cus.text.plural import plural
from programmes.results.enums import PeriodKind
from programmes.results.figures import People, people_of, people_of_programme
from programmes.results.implementation.ground import Ground, Offered
from programmes.results.implementation.sheet import Board, Entry, Lack, Line, Part
from programmes.results.implementation.words import FEW, people_text, planned_people, split_text
from programmes.results.plausible import doubts_of
from services.enums import Unit
from services.units import amount

HOW = (
    "Liczba różnych osób w całym okresie realizacji. Kto korzystał z usługi kilka razy, liczy się raz, "
    "dlatego liczb z miesięcy, lat i od różnych wykonawców nie dodaje się."
)


def people(ground: Ground) -> Part:
    """Planned and actual people by service, and by year where the programme lasted longer than one."""
    boards = [_whole(ground)]
    if ground.one_year is None:
        boards.append(_by_year(ground))
    return Part(
        number=3,
        title="Osoby, które miały skorzystać i które skorzystały",
        law="art. 6 ust. 2 pkt 3",
        boards=tuple(boards),
        remarks=tuple(_changes(ground)),
        field="about_people",
        text=ground.written("about_people"),
    )


def actual_of(ground: Ground, offered: Offered | None) -> People:
    """Different people of a service (of the programme without one) over the whole of its implementation.

    Where the programme lasted within one year, the number of that year is as good.
    """
    rows, counted = (ground.of_service(offered), people_of) if offered else (ground.rows, people_of_programme)
    whole = counted(rows, PeriodKind.WHOLE)
    if whole.value is None and ground.one_year is not None:
        return counted(rows, PeriodKind.YEAR, ground.one_year)
    return whole


def _whole(ground: Ground) -> Board:
    lines = []
    for offered in ground.services:
        planned = "\n".join(planned_people(offered.item)) or "nie podano liczby osób"
        note = (
            f"Usługa była tylko w programie w brzmieniu: {offered.item.version.label}." if offered.is_dropped else ""
        )
        cells = (
            Entry(offered.name, ground.item_url(offered.item)),
            Entry(planned, ground.item_url(offered.item)),
            Entry(people_text(actual_of(ground, offered)), ground.figures_url(offered)),
        )
        lines.append(Line(cells, note=note))
    lines += _programme(ground)
    columns = (Column(label="Usługa", width=40), Column(label="Planowano", width=30), Column(label="Skorzystało"))
    return Board("Osoby według usług", columns, tuple(lines), note=HOW)


def _programme(ground: Ground) -> list[Line]:
    """The whole programme: its own number, which is no sum of its services."""
    planned, actual = ground.version.planned_people, actual_of(ground, None)
    if planned is None and actual.at_most is None:
        return []
    words = f"{amount(planned, Unit.PERSON)} rocznie" if planned is not None else "nie podano liczby osób"
    cells = (
        Entry("Cały program", ground.version.get_absolute_url()),
        Entry(words, ground.version.get_absolute_url()),
        Entry(people_text(actual), ground.figures_url()),
    )
    return [Line(cells, is_sum=True)]


def _by_year(ground: Ground) -> Board:
    lines = []
    for offered in (*ground.services, None):
        rows = ground.of_service(offered) if offered else ground.figures.get(None, [])
        if offered is None and not rows:
            continue
        counts = ((year, people_of(rows, PeriodKind.YEAR, year)) for year in ground.years)
        years = (Entry(split_text(count), ground.figures_url(offered, year)) for year, count in counts)
        lines.append(Line((Entry(offered.name if offered else "Cały program"), *years), is_sum=offered is None))
    columns = (Column(label="Usługa", width=40), *(Column(label=str(year), numeric=True) for year in ground.years))
    note = f"Różne osoby w każdym roku. Liczby mniejszej niż 5 w takim podziale nie podaje się: „{FEW}”."
    return Board("Osoby w kolejnych latach", columns, tuple(lines), note=note)


def _changes(ground: Ground):
    """What former versions planned otherwise for the same service."""
    for offered in ground.services:
        now = planned_people(offered.item)
        for item in offered.earlier:
            before = planned_people(item)
            if before != now:
                words = ", ".join(before) or "liczby osób nie podano"
                yield f"{offered.name}: {item.version.label} przewidywała: {words}."


def lacks(ground: Ground):
    """Numbers that nobody entered or planned."""
    for offered in ground.services:
        if actual_of(ground, offered).value is None:
            what = "roku" if ground.one_year else "całego okresu"
            text = f"{offered.name}: brak liczby różnych osób z {what}."
            yield Lack(3, text, ground.figures_url(offered), "Wpisz liczbę osób")
        if not planned_people(offered.item):
            text = f"{offered.name}: program nie podaje planowanej liczby osób."
            yield Lack(3, text, ground.item_url(offered.item), "Zobacz program")
    yield from _years_lacking(ground)
    yield from _doubts(ground)


def _years_lacking(ground: Ground):
    if ground.one_year is not None:
        return
    for offered in ground.services:
        rows = ground.of_service(offered)
        years = [str(year) for year in ground.years if people_of(rows, PeriodKind.YEAR, year).value is None]
        if rows and years:
            word = plural(len(years), "roku", "lat", "lat")
            text = f"{offered.name}: brak liczby osób z {word} {', '.join(years)}."
            yield Lack(3, text, ground.figures_url(offered), "Wpisz liczbę osób")


def _doubts(ground: Ground):
    """Numbers that cannot be right beside the others, above their sum or below the largest."""
    for row in ground.rows:
        for doubt in doubts_of(row, ground.rows, None, today=ground.term.end, contract=True):
            url = reverse("results:delivery_figure", args=[ground.programme.pk, row.pk])
            yield Lack(3, f"{row}: {doubt.message}", url, "Sprawdź")
