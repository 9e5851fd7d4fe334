"""The list as a table to take away: a row a service of an entity in a gmina."""

from cus.tables import Page
from cus.text.dates import short_day
from cus.text.numbers import number
from diagnosis.potential.facts import Entry, Potential, Scale
from diagnosis.potential.listing import parts_of
from services.enums import Period, Unit

HEADINGS = (
    *("Gmina", "Litera", "Kategoria", "Podmiot", "Usługa", "Zakresy (art. 2 ust. 1)"),
    *("Liczba", "Jednostka", "W jakim czasie", "Stan na dzień"),
)
LEFT_OUT = ("Podmiot", "Dlaczego nie ma go w wykazie")
NOWHERE = "gminy nie podano"


def potential_pages(potential: Potential, *, with_left_out: bool) -> list[Page]:
    """Return the sheet of the list, and for the staff that of the cards left out."""
    rows = [
        _row(part.gmina.name if part.gmina else NOWHERE, block.letter, block.label, entry, scale, potential)
        for part in parts_of(potential)
        for block in part.blocks
        for entry in block.entries
        for scale in entry.services
    ]
    pages = [Page("Potencjał", HEADINGS, rows)]
    if with_left_out:
        pages.append(Page("Pominięci", LEFT_OUT, [(out.name, "; ".join(out.words)) for out in potential.left_out]))
    return pages


def _row(gmina: str, letter: str, label: str, entry: Entry, scale: Scale, potential: Potential) -> tuple[str, ...]:
    known = scale.capacity is not None
    return (
        *(gmina, letter, label, entry.name, scale.service, ", ".join(map(str, scale.areas))),
        number(scale.capacity) if known else "",
        Unit(scale.unit).label if known and scale.unit else "",
        Period(scale.period).label if known and scale.period else "",
        short_day(potential.as_of),
    )
