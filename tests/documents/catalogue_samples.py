"""Service cards and catalogues to look at and to test; every service here is invented."""

from datetime import date

from cus.documents.parts import Document, Letterhead
from services.documents.cards import (
    Catalogue,
    PrintedGroup,
    PrintedLine,
    PrintedService,
    ServiceCard,
    by_area,
    catalogue_document,
    service_card_document,
)

LETTERHEAD = Letterhead(
    name="Centrum Usług Społecznych w Brzozowej Górce", address="ul. Rynkowa 4, 89-999 Brzozowa Górka"
)
AREAS = {4: "pomoc społeczna", 5: "promocja i ochrona zdrowia", 6: "wspieranie osób niepełnosprawnych"}
OCCUPATIONS = PrintedLine(
    text="Wymagany jeden z zawodów: 341201 Asystent osoby niepełnosprawnej albo 532102 Opiekun medyczny.",
    provenance=("341201: podręcznik podaje kod 342101; tu stoi wpis z klasyfikacji.",),
)
PATHS = PrintedLine(
    text="",
    choices=(
        "ukończone studia wyższe na kierunku lub specjalności: pedagogika albo psychologia",
        "wykształcenie co najmniej średnie lub średnie branżowe oraz co najmniej rok doświadczenia",
        "kurs opiekuna (co najmniej 280 godzin, w tym co najmniej 80 zajęć praktycznych)",
    ),
    basis="ustawa z 4 lutego 2011 r., art. 16 ust. 1",
)


def service(**changes) -> PrintedService:
    """An ordinary service of two areas."""
    ordinary = {
        "name": "Odwiedziny sąsiedzkie",
        "synonyms": ("odwiedziny u seniora", "rozmowa i spacer"),
        "characteristic": "Wolontariuszka odwiedza osobę samotną dwa razy w tygodniu: rozmawia, czyta, idzie na spacer.",
        "areas": ((4, AREAS[4]), (6, AREAS[6])),
        "recipient_kinds": ("osoba", "rodzina"),
        "recipients": ("seniorzy", "osoby z niepełnosprawnościami"),
        "regime": "tryb programu usług społecznych",
        "regime_article": "art. 19 ust. 1 pkt 2 ustawy",
        "unit": "godzina",
        "delivery_modes": ("w miejscu zamieszkania odbiorcy", "w środowisku lokalnym"),
        "delivery_places": ("świetlica w Dębówce",),
        "package": "Blisko domu",
        "requirements": (
            PrintedGroup(heading="Wymagane kwalifikacje", lines=(OCCUPATIONS,)),
            PrintedGroup(heading="Bez formalnych wymagań"),
        ),
        "competences": ("Organizacja własnego czasu", "Szybka reakcja w kryzysie"),
        "desired_traits": ("cierpliwość", "empatia"),
        "notes": ("Źródło mówi raz o braku wymagań, raz o osobie przeszkolonej. Zachowano oba fakty.",),
    }
    return PrintedService(**ordinary | changes)


def service_card(letterhead: Letterhead = LETTERHEAD, **changes) -> Document:
    """An ordinary card."""
    return service_card_document(
        ServiceCard(
            letterhead=letterhead,
            service=service(**changes),
            as_of=date(2026, 11, 22),
            factors=("Rzetelność", "Tempo reakcji", "Pewność", "Empatia", "Warunki materialne"),
            confirmed="Łucja Żółkiewska, 20 listopada 2026",
        )
    )


def empty_service_card() -> Document:
    """A draft with a name and nothing else."""
    bare = PrintedService(
        name="Żłobek pod chmurką",
        regime="tryb programu usług społecznych",
        regime_article="art. 19 ust. 1 pkt 2 ustawy",
        unit="godzina",
        remark="Projekt: usługi nie ma jeszcze w katalogu.",
        state="PROJEKT",
    )
    return service_card_document(ServiceCard(letterhead=LETTERHEAD, service=bare, as_of=date(2026, 11, 22)))


def full_service_card(long_name: str, long_text: str, letterhead: Letterhead) -> Document:
    """Everything filled as far as people fill it."""
    return service_card(
        letterhead=letterhead,
        name=long_name,
        synonyms=tuple(f"{long_name[:60]} {at}" for at in range(6)),
        characteristic=f"{long_text}\n\n" * 3,
        areas=tuple(AREAS.items()),
        legal_basis="ustawa z 12 marca 2004 r. o pomocy społecznej, art. 50 ust. 2, 3 i 4; " * 3,
        recipients=tuple(f"{long_name[:70]} {at}" for at in range(10)),
        requirements=(
            PrintedGroup(heading="Wymagane kwalifikacje", lines=(OCCUPATIONS, PATHS, PATHS, PATHS)),
            PrintedGroup(
                heading="Wymagania wobec wykonawcy: wymagane kwalifikacje",
                lines=(PrintedLine(text=long_text[:400], basis="art. 19 ustawy"),),
            ),
        ),
        competences=tuple(f"{at}. {long_text[:180]}" for at in range(1, 21)),
        desired_traits=tuple(f"cierpliwość {at}" for at in range(20)),
        notes=tuple(f"{at}. {long_text[:240]}" for at in range(1, 11)),
        remark="Usługa wycofana z katalogu.",
        state="WYCOFANA",
    )


def catalogue(number: int = 12, **changes) -> Document:
    """A catalogue of ``number`` services: every third in two areas, the last one in none."""
    areas = list(AREAS.items())
    services = []
    for at in range(number):
        mine = (areas[at % 3], areas[(at + 1) % 3]) if at % 3 else (areas[0],)
        services.append(
            service(name=f"Usługa sąsiedzka nr {at + 1}", areas=() if at == number - 1 else tuple(sorted(mine)))
        )
    ordinary = {"letterhead": LETTERHEAD, "as_of": date(2026, 11, 22), "sections": by_area(services)}
    return catalogue_document(Catalogue(**ordinary | changes))
