"""Tables of services to import, sound and with faults planted."""

import io
from collections.abc import Callable
from functools import cache

from openpyxl import Workbook, load_workbook

from cus.tables import Kind, Page, write

HEADINGS = ["nazwa", "charakterystyka", "zakresy", "tryb", "rodzaje odbiorców", "grupy odbiorców", "jednostka", "stan"]
REQUIREMENT_HEADINGS = ["usługa", "wymaganie nr", "możliwość nr", "rodzaj", "kod zawodu", "nazwa zawodu"]
OCCUPATIONS = [
    ("341202", "Opiekun osoby starszej"),
    ("532102", "Opiekun medyczny"),
    ("341204", "Opiekunka środowiskowa"),
]


def name_of(number: int) -> str:
    """Name of a service of the table."""
    return f"Pomoc sąsiedzka nr {number}"


def pages(count: int) -> list[Page]:
    """A table of ``count`` services, each with two occupations to choose from."""
    services = [
        [
            name_of(number),
            f"Zakupy, rozmowa i drobne naprawy w sołectwie nr {number}.",
            f"{number % 14 + 1}; 4",
            "tryb programu usług społecznych",
            "osoba; rodzina",
            "seniorzy; opiekunowie",
            "godzina",
            "czynna",
        ]
        for number in range(count)
    ]
    requirements = [
        [name_of(number), "1", str(place), "zawód wymagany", *OCCUPATIONS[(number + place) % 3]]
        for number in range(count)
        for place in (1, 2)
    ]
    return [Page("usługi", HEADINGS, services), Page("wymagania", REQUIREMENT_HEADINGS, requirements)]


def workbook(count: int = 200) -> bytes:
    """The table as a workbook."""
    return write(Kind.XLSX, pages(count))


def edited(content: bytes, edit: Callable[[Workbook], None]) -> bytes:
    """The workbook after somebody worked in it."""
    book = load_workbook(io.BytesIO(content))
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def planted(content: bytes) -> bytes:
    """The workbook with each of the seven faults, in rows of their own."""

    def edit(book: Workbook) -> None:
        services, requirements = book["usługi"], book["wymagania"]
        services["C12"] = None
        services["B31"] = '=CONCATENATE("Opie","ka")'
        requirements["E5"], requirements["F5"] = "999999", "Opiekun osoby starszej"
        requirements["E20"], requirements["F20"] = "3412", "Opiekunka środowiskowa"
        requirements["E40"], requirements["F40"] = 11001, "Oficer zawodowy Sił Zbrojnych"
        requirements["E60"], requirements["F60"] = "342101", "Asystent osoby niepełnosprawnej"

    return edited(content, edit)


@cache
def sample() -> bytes:
    """A small workbook with faults, made once: every test of pages has one."""
    return planted(workbook(60))


# Place and what is said there, in the order of the preview.
PLANTED = [
    ("usługi", 12, "C", "Wskaż co najmniej jeden z 14 zakresów"),
    ("usługi", 31, "B", "W komórce jest formuła"),
    ("wymagania", 5, "E", "nie ma zawodu o kodzie 999999; czy chodzi o 341202 Opiekun osoby starszej"),
    ("wymagania", 20, "E", "czy chodzi o 341204 Opiekunka środowiskowa?"),
    ("wymagania", 40, "E", "Kod 11001 zgubił zero na początku; czy chodzi o 011001 Oficer zawodowy Sił Zbrojnych?"),
    ("wymagania", 60, "F", "342101 to dżokej; czy chodzi o 341201 Asystent osoby niepełnosprawnej?"),
]
