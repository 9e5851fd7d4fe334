"""Documents to look at and to test: ordinary, empty, and as full as people make them.

Every person, place and organisation here is invented.
"""

from datetime import date
from decimal import Decimal

from cus.documents.parts import Document, Letterhead, Seal
from cus.people.documents import PrintedRights, RightsList, Slip, rights_document, slip_document
from partners.documents import (
    Agreement,
    PartnerCard,
    PowerPaper,
    PrintedOffer,
    PrintedParty,
    PrintedPoint,
    PrintedTask,
    agreement_document,
    card_document,
    power_document,
)
from partners.scopes import CONCLUSIONS, LEADS, SCOPES
from programmes.documents import (
    BudgetLine,
    PersonalDataItem,
    PlannedNumber,
    PrintedCondition,
    PrintedDiscount,
    PrintedIndicator,
    PrintedItem,
    PrintedNeed,
    Programme,
    programme_document,
)
from services.standards.areas import AREAS
from services.standards.documents import PrintedAnswer, PrintedArea, StandardPaper, standard_document
from tests.documents.catalogue_samples import catalogue, empty_service_card, full_service_card, service_card

LETTERHEAD = Letterhead(
    name="Centrum Usług Społecznych w Brzozowej Górce", address="ul. Rynkowa 4, 89-999 Brzozowa Górka"
)
# 80 characters each: the longest the forms accept in a heading.
LONG_NAME = "Stowarzyszenie Przyjaciół Osób z Niepełnosprawnościami „Źródło” w Brzozowej Górc"
LONG_LETTERHEAD = Letterhead(
    name="Międzygminne Centrum Usług Społecznych Powiatu Źdźblińskiego w Brzozowej Górce", address=LONG_NAME
)
LONG_WORD = "bardzodlugiadres" * 5
LONG_TEXT = (
    "Dwanaście członkiń, w tym dwie opiekunki środowiskowe z ukończonym kursem i jedna pielęgniarka na emeryturze. "
    "Świetlica wiejska z kuchnią na czterdzieści posiłków dziennie, podjazd dla wózków, bus dziewięcioosobowy, "
    "łazienka dostosowana do potrzeb osób starszych. Żadna z członkiń nie prowadzi zamówień publicznych; w tej "
    "sprawie koło korzysta z pomocy urzędu gminy. Szkolenia i konsultacje prowadzą dwie osoby po "
    "kursie animacji społecznej. "
    "Sprzęt: dwa rzutniki, nagłośnienie, osiem komputerów, lodówka i zamrażarka, termosy do przewozu posiłków. "
    "Świetlica jest czynna od poniedziałku do piątku w godzinach 8–18, w soboty po uzgodnieniu. Zimą ogrzewanie "
    "opłaca gmina. W ostatnich trzech latach koło zrealizowało siedem projektów, wszystkie rozliczone w terminie, "
    "a w sześciu z nich współpracowało z gminnym ośrodkiem kultury, szkołą podstawową i parafią. "
    "Koło szuka drugiego kierowcy."
)
assert len(LONG_NAME) == 80
assert 850 <= len(LONG_TEXT) <= 950


def card(**changes) -> Document:
    """An ordinary partner card."""
    fields = {
        "letterhead": LETTERHEAD,
        "full_name": "Koło Gospodyń Wiejskich „Kalina” w Podlesiu",
        "address": "Podlesie 14, 89-999 Brzozowa Górka",
        "phones": "52 000 00 00 wew. 3",
        "email": "kalina@przyklad.example",
        "responsible_person": "Barbara Przykładna",
        "social_employment": False,
        "local_government_unit": False,
        "other_administration": False,
        "ngo": True,
        "staff": "Dwanaście członkiń, w tym dwie opiekunki środowiskowe.",
        "infrastructure": "Świetlica wiejska z kuchnią na 40 posiłków dziennie, podjazd dla wózków, bus 9-osobowy.",
        "activity_scope": "Wsparcie seniorów i życie wsi.",
        "activity_kinds": "Posiłki dla seniorów, spotkania międzypokoleniowe, dowóz na zajęcia.",
        "activity_recipients": "Osoby 60+ z trzech sołectw, rodziny z dziećmi.",
        "role_justification": "Jedyny podmiot w sołectwie gotowy gotować i dowozić posiłki przez cały rok.",
        "nip": "5551234560",
        "legal_form": "koło gospodyń wiejskich",
        "category": "organizacja pozarządowa",
        "gminas": ("Brzozowa Górka", "Zalesie Małe"),
        "offers": (
            PrintedOffer(
                service="Posiłki z dowozem",
                capacity="40 posiłków dziennie",
                place="cała gmina",
                fee="7,50 zł za posiłek",
                confirmed_on=date(2026, 10, 3),
            ),
        ),
        "place": "Brzozowa Górka",
        "filled_on": date(2026, 11, 21),
    }
    return card_document(PartnerCard(**(fields | changes)))


def empty_card() -> Document:
    """A card to fill in by hand."""
    return card_document(PartnerCard(letterhead=LETTERHEAD))


def full_card() -> Document:
    """A card with the longest names, texts of 900 characters in every row and thirty offers."""
    texts = (
        *("staff", "infrastructure", "activity_scope", "activity_kinds", "activity_recipients"),
        *("affiliation_parent", "affiliation_cooperation", "affiliation_guidelines"),
        *("other", "role_justification", "actions_taken"),
    )
    offers = tuple(
        PrintedOffer(service=f"{LONG_NAME[:70]} {number}", capacity="120 godzin miesięcznie", place=LONG_NAME)
        for number in range(1, 31)
    )
    return card(
        letterhead=LONG_LETTERHEAD,
        full_name=LONG_NAME,
        email=f"{LONG_WORD}@przyklad.example",
        offers=offers,
        regon="123456785",
        krs="0000123456",
        electronic_address="AE:PL-12345-67890-ABCDE-12",
        signatories=("Anna Przykładna, przewodnicząca", "Zofia Zmyślona, skarbniczka"),
        social_economy_status="podmiot ekonomii społecznej",
        **dict.fromkeys(texts, LONG_TEXT),
    )


def agreement(*, parties: int = 4, **changes) -> Document:
    """An agreement of ``parties`` parties."""
    names = ("Gmina Brzozowa Górka", "Centrum Integracji Społecznej „Mostek”", "Fundacja „Żywy Dom”", LONG_NAME)
    roles = ("inna", "zatrudnienie socjalne", "realizator usług", "koordynator")
    people = (("Jan Zmyślony, wójt",), ("Ewa Niebyła, kierowniczka",), ("Łucja Wymyślna, prezeska", "Ola Inna"), ())
    fields = {
        "letterhead": LETTERHEAD,
        "number": "CUS.031.4.2026",
        "place": "Brzozowa Górka",
        "concluded_on": date(2026, 11, 21),
        "parties": tuple(
            PrintedParty(
                name=names[n % 4] + (f" nr {n // 4 + 1}" if n > 3 else ""),
                role=roles[n % 4],
                seat="ul. Rynkowa 1, 89-999 Brzozowa Górka",
                representatives=people[n % 4],
            )
            for n in range(parties)
        ),
        "preamble": "Strony chcą razem rozwijać usługi, których potrzebują mieszkańcy, zwłaszcza ci, którzy z powodu "
        "wieku, zdrowia albo trudnej sytuacji nie radzą sobie sami. W tym celu zawierają lokalne partnerstwo.",
        "mission": "Każdy mieszkaniec dostaje potrzebną mu usługę blisko domu.",
        "goals": ("wspólny katalog usług", "więcej usług w domu mieszkańca", "miejsca pracy w ekonomii społecznej"),
        "tasks": (
            PrintedTask(
                description="prowadzenie katalogu usług", goal="jedno źródło informacji", responsible=names[0]
            ),
            PrintedTask(description="szkolenie opiekunek"),
        ),
        "points": tuple(
            PrintedPoint(
                number=number,
                text=f"Strony współdziałają w sprawie numer {number}. {LONG_TEXT[:320]}",
                subpoints=("rozpoznają potrzeby i możliwości,", "uzgadniają, kto co robi,", "oceniają wyniki.")
                if number in (5, 6)
                else (),
            )
            for number in range(1, 8)
        ),
        "own_clauses": (PrintedPoint(number=8, text="Strony spotykają się co najmniej raz na kwartał."),),
        "closing": "Porozumienie obowiązuje od dnia podpisania. Strony, które je podpisały, nazywają się Partnerami.",
        "annexes": ("Wspólny program edukacyjny", "Podział zadań"),
    }
    return agreement_document(Agreement(**(fields | changes)))


def empty_agreement() -> Document:
    """An agreement of which only the heading is known."""
    return agreement_document(Agreement(letterhead=LETTERHEAD, is_draft=True))


def power(**changes) -> Document:
    """A signed power of attorney with its number and hash."""
    fields = {
        "letterhead": LETTERHEAD,
        "number": "P/3/2026",
        "grantor": "Gmina Brzozowa Górka",
        "seat": "ul. Rynkowa 1, 89-999 Brzozowa Górka",
        "signatories": ("Jan Zmyślony, wójt",),
        "attorney": "Łucja Źdźbłowska-Wymyślna",
        "address": "ul. Modra 7, 89-999 Brzozowa Górka",
        "pesel": "50611412341",
        "represented": "Centrum Integracji Społecznej „Warsztat” w Brzozowej Górce",
        "lead": LEADS["cooperation"],
        "scope": tuple(SCOPES["cooperation"]),
        "conclusion": CONCLUSIONS["cooperation"][False],
        "is_until_revoked": True,
        "place": "Brzozowa Górka",
        "granted_on": date(2026, 11, 21),
    }
    seal = Seal(
        data_sha256="0123456789abcdef" * 4, frozen_on=date(2026, 11, 21), keyed=True, check_code="7K3M-9QXT-2HVB"
    )
    return power_document(PowerPaper(**(fields | changes)), seal)


def full_power() -> Document:
    """The longest names, four who sign and ten items of scope."""
    return power(
        letterhead=LONG_LETTERHEAD,
        grantor=LONG_NAME,
        seat=LONG_NAME,
        signatories=tuple(f"{LONG_NAME[:60]} {number}, członkini zarządu" for number in range(1, 5)),
        represented=LONG_NAME,
        scope=tuple(f"{LONG_TEXT[: 40 * number]}," for number in range(1, 11)),
        valid_until=date(2028, 12, 31),
        is_until_revoked=False,
    )


def empty_power() -> Document:
    """A form to fill in by hand."""
    return power_document(PowerPaper(letterhead=LETTERHEAD, lead=LEADS["cooperation"], is_draft=True))


def item(number: int, **changes) -> PrintedItem:
    """One service of a programme."""
    fields = {
        "number": number,
        "service": ("Posiłki z dowozem", "Usługi sąsiedzkie", "Transport od drzwi do drzwi")[number % 3],
        "need": "Ciepły posiłek dla osób, które nie mogą same gotować ani wyjść do sklepu.",
        "recipients": "Osoby starsze mieszkające samotnie.",
        "numbers": (
            PlannedNumber(unit="osób", amount=Decimal(40), bound="co najmniej", period="rocznie"),
            PlannedNumber(unit="posiłków", amount=Decimal(9600)),
        ),
        "conditions": (
            PrintedCondition(text="wiek 60 lat lub więcej i samotne zamieszkiwanie", evidence="oświadczenie"),
            PrintedCondition(text="wiek 75 lat lub więcej"),
        ),
        "admission_order": "Najpierw osoby o najniższym dochodzie, potem według kolejności zgłoszeń.",
        "fee": "7,50 zł za posiłek",
        "discounts": (
            PrintedDiscount(entitled="dochód do 1500 zł", amount="połowa opłaty", evidence="zaświadczenie"),
        ),
        "personal_data": (
            PersonalDataItem(name="imię i nazwisko", category="dane zwykłe"),
            PersonalDataItem(name="informacja o stanie zdrowia", category="dane szczególnej kategorii, art. 9 RODO"),
        ),
        "indicators": (
            PrintedIndicator(
                name="liczba wydanych posiłków", unit="posiłki", baseline="0", target="9600", source="lista"
            ),
        ),
        "provider": "Koło Gospodyń Wiejskich „Kalina” w Podlesiu",
        "budget": (
            BudgetLine(year=2027, source="budżet gminy", amount=Decimal("62000.00")),
            BudgetLine(year=2027, source="opłaty odbiorców", amount=Decimal("10000.50")),
            BudgetLine(year=2028, source="budżet gminy", amount=Decimal("64000.00")),
        ),
    }
    return PrintedItem(**(fields | changes))


def programme(*, services: int = 3, seal: Seal | None = None, **changes) -> Document:
    """An approved programme of ``services`` services."""
    fields = {
        "letterhead": LETTERHEAD,
        "name": "Bliżej domu. Program usług społecznych dla seniorów i ich rodzin",
        "goal": "Osoby starsze dłużej mieszkają u siebie, a ich rodziny mają wsparcie w codziennej opiece.",
        "starts_on": date(2027, 1, 1),
        "ends_on": date(2028, 12, 31),
        "needs_rationale": LONG_TEXT[:500],
        "needs": (
            *(
                PrintedNeed(
                    group="Seniorzy", problem="samotność", need="codzienny kontakt i posiłek", met_by=(number,)
                )
                for number in range(1, services + 1)
            ),
            PrintedNeed(group="Rodziny", need="opieka wytchnieniowa"),
        ),
        "recipients": "Mieszkańcy gminy w wieku 60 lat lub więcej oraz ich opiekunowie.",
        "planned": (PlannedNumber(unit="osób", amount=Decimal(120), bound="co najmniej"),),
        "items": tuple(item(number) for number in range(1, services + 1)),
        "qualification": "Wniosek składa się w centrum. Organizator usług społecznych kwalifikuje w ciągu 14 dni.",
        "fees": "Opłatę za posiłki i ulgi podano w kartach usług. Pozostałe usługi są bezpłatne.",
        "evidence": "Warunki potwierdza się oświadczeniem, a prawo do ulgi zaświadczeniem o dochodzie.",
        "personal_data": "Wniosek obejmuje tylko dane wymienione niżej.",
        "organisation": "Program prowadzi centrum. Usługi świadczą wykonawcy wskazani w kartach.",
        "stages": ("nabór: styczeń 2027", "realizacja: luty 2027 – listopad 2028", "ocena: grudzień 2028"),
        "monitoring": "Centrum zbiera dane od wykonawców co kwartał i ocenia je raz w roku.",
        "budget": "Środki pochodzą z budżetu gminy i opłat odbiorców.",
        "version": 1,
        "revision": 2,
        "approved_by": "Hanna Zmyślona, dyrektor centrum",
        "approved_on": date(2026, 11, 21),
    }
    # The hash stands in for the real one of the frozen data.
    seal = seal or Seal(data_sha256="0123456789abcdef" * 4, frozen_on=date(2026, 11, 21), check_code="7K3M-9QXT-2HVB")
    return programme_document(Programme(**(fields | changes)), seal)


def empty_programme() -> Document:
    """A draft with nothing in it."""
    return programme_document(Programme(letterhead=LETTERHEAD))


def full_programme() -> Document:
    """Thirty services with the longest names and texts, and a total that does not add up."""
    return programme(
        services=30,
        letterhead=LONG_LETTERHEAD,
        name=LONG_NAME,
        goal=LONG_TEXT,
        needs_rationale="\n\n".join([LONG_TEXT] * 5),
        declared_total=Decimal("4100000.00"),
        items=tuple(
            item(number, service=f"{LONG_NAME[:76]} {number}", description=LONG_TEXT, provider=LONG_NAME)
            for number in range(1, 31)
        ),
    )


def slip(**changes) -> Document:
    """A slip with a code."""
    data = {
        "letterhead": LETTERHEAD,
        "name": "Zenon Brzoza",
        "email": "zenon.brzoza@przyklad.example",
        "code": "abcd-wxyz-2345-mnpq",
        "address": "https://cus.przyklad.example/zaproszenie/kod/",
        "expires": "25 listopada 2026, 10:30",
    }
    return slip_document(Slip(**data | changes))


def rights(people: int = 4, **changes) -> Document:
    """A review of rights with ``people`` lines."""
    line = PrintedRights(
        name="Żółkiewska-Źrebiec Łucja",
        position="starsza specjalistka pracy socjalnej",
        email="lucja.zolkiewska@przyklad.example",
        roles=("pracownik, od 03.01.2026, kto nadał: Ewa Leszczyna", "wgląd, od 01.02.2026"),
        may=("prowadzi fiszki, diagnozę i projekty dokumentów", "tylko czyta to, co obowiązuje"),
        authorisations=("zastępstwo dyrektora: upoważnienie nr 7/2026 z 3 listopada 2026 r., do odwołania",),
        last_login="21.11.2026",
        active_until="bez terminu",
        attention=("rola bez drugiego składnika",),
    )
    return rights_document(
        RightsList(**{"letterhead": LETTERHEAD, "on": date(2026, 11, 22), "lines": (line,) * people} | changes)
    )


STANDARD_TEXTS = {
    "Pomieszczenia i budynki": "Kuchnia z osobnym miejscem do wydawania posiłków.",
    "Kompetencje i kwalifikacje": "Kucharka z kwalifikacjami, kierowca po szkoleniu z pierwszej pomocy.",
    "Potrzeby odbiorcy": "Przed pierwszym posiłkiem pytamy o diety, alergie i upodobania.",
    "Czas od zgłoszenia do usługi": "do 3\u00a0dni roboczych od zgłoszenia",
    "Dni i godziny": "poniedziałek–piątek 11:30–14:00; sobota 12:00–13:30",
    "Odpłatność": "za częściową odpłatnością\nOdbiorca płaci za produkty, dowóz jest bezpłatny.",
    "Forma organizacyjna": "Koło gospodyń wiejskich, spółdzielnia socjalna albo jednostka gminy.",
}


def standard(texts=None, *, fill: str = "", seal: Seal | None = None, **changes) -> Document:
    """A draft of a quality standard; ``texts`` by label, ``fill`` for every other question."""
    texts = STANDARD_TEXTS if texts is None else texts
    areas = tuple(
        PrintedArea(
            number=area.number,
            title=area.title,
            hint=area.hint,
            answers=tuple(
                PrintedAnswer(
                    label=question.label,
                    hint=question.hint,
                    text=texts.get(question.label, fill),
                    lines=question.lines,
                )
                for question in area.questions
            ),
        )
        for area in AREAS
    )
    fields = {
        "letterhead": LETTERHEAD,
        "service": "Przygotowywanie i dowóz posiłków",
        "authors": "organizator usług społecznych",
        "areas": areas,
        "planned_from": date(2027, 1, 1),
    }
    return standard_document(StandardPaper(**fields | changes), seal)


def approved_standard(**changes) -> Document:
    """The same approved by a substitute, with the hash of its data and a partner as co-author."""
    decided = {
        "revision": 2,
        "authors": f"organizator usług społecznych wspólnie z: {LONG_NAME}",
        "approved_by": "Łucja Żółkiewska, zastępczyni dyrektora",
        "approved_under": "z upoważnienia nr 7/2026 z 3 listopada 2026 r.",
        "approved_on": date(2026, 11, 22),
        "in_force_from": date(2027, 1, 1),
    }
    seal = Seal(data_sha256="0123456789abcdef" * 4, frozen_on=date(2026, 11, 22))
    return standard(seal=seal, **decided | changes)


SAMPLES = {
    "fiszka": card,
    "fiszka-pusta": empty_card,
    "fiszka-pelna": full_card,
    "porozumienie": agreement,
    "porozumienie-jedna-strona": lambda: agreement(parties=1),
    "porozumienie-dwanascie-stron": lambda: agreement(parties=12, letterhead=LONG_LETTERHEAD),
    "porozumienie-puste": empty_agreement,
    "pelnomocnictwo": power,
    "pelnomocnictwo-bez-numeru": lambda: power(pesel=""),
    "pelnomocnictwo-puste": empty_power,
    "pelnomocnictwo-pelne": full_power,
    "program": programme,
    "program-pusty": empty_programme,
    "program-pelny": full_programme,
    "program-z-upowaznienia": lambda: programme(
        approved_by="Łucja Żółkiewska, zastępczyni dyrektora",
        approved_under="z upoważnienia nr 7/2026 z 3 listopada 2026 r.",
        approved_on=date(2026, 11, 20),
    ),
    "standard": standard,
    "standard-pusty": lambda: standard({}),
    "standard-pelny": lambda: approved_standard(
        texts={}, fill=LONG_TEXT, letterhead=LONG_LETTERHEAD, service=f"{LONG_NAME} {LONG_WORD}"
    ),
    "standard-zatwierdzony": approved_standard,
    "standard-z-przepisu": lambda: standard(
        provision="rozporządzenie w sprawie specjalistycznych usług opiekuńczych, § 3–5", areas=()
    ),
    "kartka-z-kodem": slip,
    "kartka-z-kodem-pelna": lambda: slip(letterhead=LONG_LETTERHEAD, name=LONG_NAME, address=f"https://{LONG_WORD}/"),
    "przeglad-uprawnien": rights,
    "przeglad-uprawnien-pusty": lambda: rights(0),
    "przeglad-uprawnien-pelny": lambda: rights(
        40, letterhead=LONG_LETTERHEAD, findings=LONG_TEXT, reviewed_by=LONG_NAME
    ),
    "karta-uslugi": service_card,
    "karta-uslugi-pusta": empty_service_card,
    "karta-uslugi-pelna": lambda: full_service_card(LONG_NAME, LONG_TEXT, LONG_LETTERHEAD),
    "katalog-uslug": catalogue,
    "katalog-uslug-z-filtrem": lambda: catalogue(
        3, letterhead=LONG_LETTERHEAD, filters=(("Zakres", "4. pomoc społeczna"), ("Nazwa", LONG_NAME))
    ),
}
