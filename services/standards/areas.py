"""The six areas of a quality standard (handbook ch. 5), as data for the form, the page and the print.

Order and names of the areas come from the handbook; what is asked within each is our own wording.
"""

from dataclasses import dataclass

from services.standards.hours import DAYS

HOURS = tuple(f"hours_{day}" for day in DAYS)


@dataclass(frozen=True, slots=True)
class Question:
    """One row of the paper: its printed label, a hint, and the fields that answer it."""

    label: str
    hint: str
    fields: tuple[str, ...]
    lines: str = "12"


@dataclass(frozen=True, slots=True)
class Area:
    """One of the six."""

    number: int
    title: str
    hint: str
    questions: tuple[Question, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field of the area."""
        return tuple(name for question in self.questions for name in question.fields)

    @property
    def anchor(self) -> str:
        """The part of an address that leads to the area on the standard's page."""
        return f"obszar-{self.number}"


AREAS = (
    Area(
        1,
        "Infrastruktura",
        "gdzie i przy pomocy czego udziela się usługi",
        (
            Question("Pomieszczenia i budynki", "co najmniej jakie", ("premises",)),
            Question("Wyposażenie", "sprzęt i materiały, bez których usługi nie ma", ("equipment",)),
            Question(
                "Dostępność dla osób ze szczególnymi potrzebami",
                "architektoniczna, cyfrowa, informacyjno-komunikacyjna",
                ("accessibility",),
            ),
        ),
    ),
    Area(
        2,
        "Personel",
        "kto udziela usługi i jak się zachowuje",
        (
            Question("Kompetencje i kwalifikacje", "ponad to, co mówi katalog usług", ("staff_competences",)),
            Question("Poziom etyczny", "zasady wobec odbiorcy i jego rodziny", ("staff_ethics",)),
        ),
    ),
    Area(
        3,
        "Jakość usługi",
        "odbiorca jest w środku",
        (
            Question("Poziom merytoryczny", "jak pracuje się dobrze", ("service_level",)),
            Question("Potrzeby odbiorcy", "jak się je poznaje i jak się za nimi idzie", ("recipient_first",)),
            Question("Sprawdzanie jakości", "ankiety, rozmowy, skargi, wizyty", ("quality_checks",)),
        ),
    ),
    Area(
        4,
        "Warunki świadczenia",
        "kiedy potrzebę można uznać za zaspokojoną",
        (
            Question("Czas od zgłoszenia do usługi", "najwyżej", ("response_time", "response_unit"), "1"),
            Question("Dni i godziny", "kiedy można skorzystać", HOURS, "1"),
            Question("Inne pory", "na przykład uzgadniane z odbiorcą", ("hours_note",), "1"),
            Question("Co musi się stać", "po czym widać, że potrzeba jest zaspokojona", ("fulfilment",)),
        ),
    ),
    Area(
        5,
        "Dostępność usługi",
        "dla kogo, według jakich kryteriów, za darmo czy odpłatnie",
        (
            Question("Kto może skorzystać", "", ("admission", "available_to"), "1"),
            Question("Kryteria", "gdy nie jest powszechna", ("criteria",)),
            Question("Odpłatność", "", ("payment", "payment_note"), "1"),
        ),
    ),
    Area(
        6,
        "Zarządzanie",
        "kto odpowiada za usługę",
        (
            Question("Forma organizacyjna", "jaki podmiot może ją prowadzić", ("provider_form",)),
            Question("Potencjał", "ludzie, zaplecze, pieniądze", ("provider_potential",)),
            Question("Doświadczenie", "jakie i jak długie", ("provider_experience",)),
            Question(
                "Etyka organizacji",
                "zatrudnianie, przejrzystość, demokratyczne zarządzanie",
                ("provider_ethics",),
            ),
        ),
    ),
)
CONTENT = tuple(name for area in AREAS for name in area.fields)
# What the author answers beside the areas.
HEAD = ("source", "legal_basis", "planned_from")
