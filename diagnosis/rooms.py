"""The rooms of a diagnosis in the order in which it is made: what stands where, and how much is there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Sum
from django.urls import reverse

from cus.accounts.acts import Act
from cus.text.dates import short_day
from cus.text.plural import plural
from diagnosis.models import Diagnosis, ResearchSample, Sheet, StaffingBalance
from diagnosis.notes import waiting_count


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A page of a diagnosis: its title, address, what it is for and how full it is.

    ``count`` answers in words („12 wierszy”) and asks the database once; empty when there is nothing to count.
    ``links`` are further pages of the room: a label and the name of an address. ``act``: who enters it.
    """

    title: str
    page: str
    about: str
    count: Callable[[Diagnosis], str] = lambda diagnosis: ""
    links: tuple[tuple[str, str], ...] = ()
    act: Act = Act.READ_PUBLISHED


@dataclass(frozen=True, slots=True)
class Door:
    """A room of one diagnosis, as its pages show it."""

    title: str
    url: str
    about: str
    count: str
    links: tuple[tuple[str, str], ...]
    page: str


def counted(accessor: str, *forms: str) -> Callable[[Diagnosis], str]:
    """Count the rows behind ``diagnosis.<accessor>`` and say it with the noun in its three forms."""

    def count(diagnosis: Diagnosis) -> str:
        number = getattr(diagnosis, accessor).count()
        return f"{number} {plural(number, *forms)}"

    return count


def _respondents(diagnosis: Diagnosis) -> str:
    answered = ResearchSample.objects.filter(research__diagnosis=diagnosis).aggregate(sum=Sum("answered"))["sum"] or 0
    return f"{answered} {plural(answered, 'odpowiedź', 'odpowiedzi', 'odpowiedzi')}"


def _notes(diagnosis: Diagnosis) -> str:
    number = waiting_count(diagnosis)
    return f"{number} {plural(number, 'notatka czeka', 'notatki czekają', 'notatek czeka')}"


def potential_kept(diagnosis: Diagnosis) -> str:
    """Say of which day the list of the potential is that ``diagnosis`` keeps."""
    as_of = diagnosis.potential_copies.order_by("-pk").values_list("as_of", flat=True).first()
    return f"stan na {short_day(as_of)}" if as_of else "nie zapisano"


def _sheets(diagnosis: Diagnosis) -> str:
    number = Sheet.objects.filter(questionnaire__diagnosis=diagnosis).count()
    return f"{number} {plural(number, 'arkusz', 'arkusze', 'arkuszy')}"


def _staffing_rows(diagnosis: Diagnosis) -> str:
    opened = StaffingBalance.objects.filter(diagnosis=diagnosis).annotate(number=Count("rows")).first()
    return f"{opened.number} {plural(opened.number, 'pozycja', 'pozycje', 'pozycji')}" if opened else "nie założono"


def _remarks(diagnosis: Diagnosis) -> str:
    verdicts = list(diagnosis.remarks.order_by().values_list("verdict", flat=True))
    silent = f", {verdicts.count('')} bez odpowiedzi" if "" in verdicts else ""
    return f"{len(verdicts)} {plural(len(verdicts), 'uwaga', 'uwagi', 'uwag')}{silent}"


GROUPS: tuple[tuple[str, tuple[Room, ...]], ...] = (
    (
        "Rozeznanie i badanie",
        (
            Room(
                title="Notatki z rozeznania",
                page="diagnosis:notes",
                about="Co zauważono od poprzedniej diagnozy: do potrzeb albo odczytane bez zmian.",
                count=_notes,
                act=Act.READ_DRAFTS,
            ),
            Room(
                title="Badanie",
                page="diagnosis:research",
                about="Pytania, metody, kogo i kiedy badano, czego nie zbadano, źródła.",
                count=_respondents,
            ),
            Room(
                title="Ankiety",
                page="diagnosis:questionnaire_list",
                about="Pytania, wydruk, wpisywanie arkuszy z papieru, wyniki.",
                count=_sheets,
            ),
            Room(
                title="Badania obce",
                page="diagnosis:outside_list",
                about="Wyniki, które zebrał ktoś inny, wczytane z tabeli.",
                count=counted("outside_surveys", "badanie", "badania", "badań"),
            ),
        ),
    ),
    (
        "Formularze",
        (
            Room(
                title="Diagnoza potrzeb i problemów lokalnej społeczności",
                page="diagnosis:needs",
                about="Grupy, problemy, potrzeby i sposoby ich zaspokajania.",
                count=counted("needs", "wiersz", "wiersze", "wierszy"),
                links=(
                    ("Macierz priorytetów", "diagnosis:priorities"),
                    ("Propozycje do programu", "diagnosis:proposals"),
                    ("Wydruk", "diagnosis:needs_print"),
                ),
            ),
            Room(
                title="Diagnoza terytorium",
                page="diagnosis:territory_list",
                about="Zasoby środowiska: usługi, podmioty, szkolenia, gotowość instytucji.",
                count=counted("territories", "formularz", "formularze", "formularzy"),
            ),
            Room(
                title="Gminy",
                page="diagnosis:gminas",
                about="Część każdej gminy: co w niej jest, a czego brakuje (art. 21 ust. 4).",
                count=counted("gminas", "gmina", "gminy", "gmin"),
            ),
        ),
    ),
    (
        "Liczby",
        (
            Room(
                title="Wskaźniki",
                page="diagnosis:figures",
                about="Liczby o gminach z wykresami, tabelami, źródłem i komentarzem.",
                count=counted("shown_indicators", "wskaźnik", "wskaźniki", "wskaźników"),
            ),
            Room(
                title="Prognozy",
                page="diagnosis:forecast_list",
                about="Ilu mieszkańców będzie potrzebować usług i za ile: trend, prognoza demograficzna, scenariusze.",
                count=counted("forecasts", "prognoza", "prognozy", "prognoz"),
            ),
        ),
    ),
    (
        "Wnioski",
        (
            Room(
                title="Potencjał",
                page="diagnosis:potential",
                about="Kto wykonuje usługi na obszarze centrum i jakie: wykaz z art. 21 ust. 3 pkt 2.",
                count=potential_kept,
            ),
            Room(
                title="Pokrycie potrzeb",
                page="diagnosis:coverage",
                about="Potrzeby, usługi, możliwości i różnica: gdzie czego brakuje.",
            ),
            Room(
                title="Bilans kadr",
                page="diagnosis:staffing",
                about="Ilu ludzi potrzebują usługi, ilu ich jest i jak uzupełnić braki.",
                count=_staffing_rows,
            ),
            Room(
                title="Ustalenia",
                page="diagnosis:findings",
                about="Mocne i słabe strony, szanse i zagrożenia, ryzyka, jakość, udział mieszkańców, współpraca.",
                count=counted("findings", "ustalenie", "ustalenia", "ustaleń"),
                links=(("PDF", "diagnosis:findings_document"),),
            ),
        ),
    ),
    (
        "Konsultacje i przekazanie",
        (
            Room(
                title="Konsultacje",
                page="diagnosis:consultation",
                about="Jak zgłaszać uwagi, spotkania, uwagi i odpowiedzi na nie.",
                count=_remarks,
                links=(("Raport z konsultacji", "diagnosis:consultation_report"),),
            ),
            Room(
                title="Lista kontrolna art. 21",
                page="diagnosis:duties",
                about="Każdy wymóg ustawy ze stanem i z tym, skąd go znamy; osobno dobra praktyka.",
            ),
        ),
    ),
    (
        "Raport",
        (
            Room(
                title="Raport diagnozy",
                page="diagnosis:report",
                about="Całość w jednym dokumencie: strona, PDF i DOCX. Od przekazania zamrożony.",
            ),
        ),
    ),
)


def doors(diagnosis: Diagnosis, user) -> list[tuple[str, list[Door]]]:
    """Return the rooms of ``diagnosis`` that ``user`` may enter, by group; a room that counts asks once."""
    groups = [(title, [_door(room, diagnosis) for room in rooms if user.may(room.act)]) for title, rooms in GROUPS]
    return [(title, open_doors) for title, open_doors in groups if open_doors]


def _door(room: Room, diagnosis: Diagnosis) -> Door:
    links = tuple((label, reverse(name, args=[diagnosis.pk])) for label, name in room.links)
    url = reverse(room.page, args=[diagnosis.pk])
    return Door(room.title, url, room.about, room.count(diagnosis), links, room.page)
