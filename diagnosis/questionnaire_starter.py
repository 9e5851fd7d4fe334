"""A questionnaire to start from: eight questions to residents, to change freely."""

from cus.documents.parts import Letterhead
from diagnosis.research_enums import QuestionKind

TITLE = "Ankieta dla mieszkańców"
GREETING = (
    "Przygotowujemy diagnozę: chcemy wiedzieć, jakiej pomocy i jakich usług brakuje w naszej gminie. "
    "Wypełnienie zajmuje około pięciu minut. Na każde pytanie można nie odpowiedzieć."
)
QUESTIONS: tuple[dict, ...] = (
    {
        "section": "Usługi w naszej gminie",
        "kind": QuestionKind.MULTIPLE,
        "text": "Jakich usług najbardziej brakuje Panu, Pani albo komuś z najbliższych?",
        "hint": "Prosimy zaznaczyć najwyżej trzy.",
        "most": 3,
        "with_other": True,
        "options": [
            "pomoc w domu dla osób starszych",
            "zastępstwo dla opiekuna, gdy musi odpocząć",
            "dowóz do lekarza, urzędu, na zakupy",
            "zajęcia dla dzieci i młodzieży po szkole",
            "porady: prawne, rodzinne, psychologiczne",
            "rehabilitacja blisko domu",
            "miejsce spotkań",
        ],
    },
    {
        "kind": QuestionKind.SCALE,
        "text": "Jak łatwo dowiedzieć się w naszej gminie, gdzie szukać pomocy?",
        "low": "bardzo trudno",
        "high": "bardzo łatwo",
    },
    {
        "kind": QuestionKind.SCALE,
        "text": "Jak ocenia Pan lub Pani usługi, z których korzysta?",
        "hint": "Jeśli Pan lub Pani z żadnych nie korzysta, prosimy nic nie zaznaczać.",
        "low": "bardzo źle",
        "high": "bardzo dobrze",
    },
    {
        "kind": QuestionKind.SINGLE,
        "text": "Co najbardziej utrudnia korzystanie z usług?",
        "options": ["dojazd", "godziny", "koszt", "brak informacji", "skrępowanie", "nic"],
        "with_other": True,
    },
    {
        "kind": QuestionKind.NUMBER,
        "text": "Ile osób w Pana lub Pani domu potrzebuje stałej pomocy?",
        "unit": "osób",
    },
    {
        "kind": QuestionKind.TEXT,
        "text": "Co jeszcze warto w gminie zmienić?",
        "hint": "Bez nazwisk i adresów.",
    },
    {
        "section": "O Panu lub Pani",
        "kind": QuestionKind.SINGLE,
        "text": "Ile ma Pan lub Pani lat?",
        "required": True,
        "options": ["do 34", "35–59", "60–74", "75 i więcej"],
    },
    {
        "kind": QuestionKind.SINGLE,
        "text": "Czy dałby Pan lub dałaby Pani radę od czasu do czasu pomóc sąsiadom?",
        "options": ["tak", "tak, jeśli ktoś to zorganizuje", "nie"],
    },
)


def clause_of(head: Letterhead) -> str:
    """Return the information on data: an anonymous questionnaire, and who answers for what slips in all the same."""
    place = f", {head.address}" if head.address else ""
    return (
        "Ankieta jest anonimowa, a udział w niej dobrowolny. Prosimy nie podpisywać się i nie wpisywać nazwisk, "
        "adresów ani telefonów, także cudzych.\n"
        f"Odpowiedzi zbiera {head.name}{place}, żeby przygotować diagnozę potrzeb i potencjału (art. 21 ustawy "
        "o realizowaniu usług społecznych przez centrum usług społecznych). Pokażemy je tylko łącznie, tak żeby "
        "nie dało się rozpoznać jednej osoby.\n"
        "Gdyby na arkuszu znalazły się mimo to dane, po których można kogoś rozpoznać, pominiemy je przy "
        "przepisywaniu, a arkusz zniszczymy po przyjęciu diagnozy. Administratorem takich danych jest centrum."
    )
