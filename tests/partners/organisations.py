"""Eighty invented organisations as a gmina would list them, most without some identifier, and faults to plant.

Names sound real, nobody and nothing of them exists; numbers have right check digits and begin as no issued one does.
"""

import io
from functools import cache

from openpyxl import load_workbook

from cus.tables import Kind, Page, write

HEADINGS = [
    "pełna nazwa instytucji",
    "adres",
    "telefony",
    "adres e-mail",
    "Realizator usług społecznych",
    "Działający na rzecz zatrudnienia socjalnego",
    "Jednostka JST",
    "Jednostka/organ administracji innej niż JST",
    "NGO",
    "zakres działalności",
    "Uzasadnienie roli partnera",
    "NIP",
    "REGON",
    "KRS",
    "forma prawna",
    "status w ekonomii społecznej",
    "status od dnia",
    "założyciele",
    "jednostka macierzysta",
]
OFFER_HEADINGS = [
    "partner",
    "miejscowość",
    "usługa",
    "możliwości",
    "jednostka",
    "w jakim czasie",
    "dla kogo",
    "miejsce",
    "odpłatność",
    "jak się zgłosić",
    "stan na dzień",
]
TOWNS = ("Brzozowa Górka", "Olszanka", "Dębno Małe", "Lipowy Dół", "Wiklinów", "Wrzosowo", "Kalinów", "Rokitno Leśne")
SAINTS = ("św. Mikołaja", "św. Barbary", "św. Wawrzyńca", "Podwyższenia Krzyża Świętego", "św. Anny")
BIRDS = ("Orlik", "Żuraw", "Czajka", "Kania", "Sokół", "Jaskółka")


def nip_of(number: int) -> str:
    """Return a NIP with its check digit; numbers are taken up until one has a digit below ten."""
    while True:
        digits = f"99{number:07}"
        check = (
            sum(int(digit) * weight for digit, weight in zip(digits, (6, 5, 7, 2, 3, 4, 5, 6, 7), strict=True)) % 11
        )
        if check < 10:
            return f"{digits}{check}"
        number += 1_000_000


def regon_of(number: int) -> str:
    """Return a REGON of 9 digits with its check digit."""
    digits = f"99{number:06}"
    return digits + str(
        sum(int(digit) * weight for digit, weight in zip(digits, (8, 9, 2, 3, 4, 5, 6, 7), strict=True)) % 11 % 10
    )


def krs_of(number: int) -> str:
    """Return a KRS number."""
    return f"0009{number:06}"


def _schools() -> list[dict[str, str]]:
    common = {"Jednostka JST": "tak", "NGO": "nie", "forma prawna": "jednostka organizacyjna gminy"}
    return [
        common | {"pełna nazwa instytucji": f"Szkoła Podstawowa nr {at} im. Leśnych Ptaków w Brzozowej Górce",
                  "adres": f"ul. Szkolna {at}, 89-999 Brzozowa Górka", "REGON": regon_of(100 + at) if at == 1 else ""}
        for at in (1, 2, 3)
    ] + [
        common | {"pełna nazwa instytucji": f"Zespół Szkolno-Przedszkolny „{bird}”", "adres": f"89-998 {town}"}
        for bird, town in zip(BIRDS, TOWNS[1:], strict=False)
    ] + [
        common | {"pełna nazwa instytucji": f"{kind} w Brzozowej Górce", "adres": "89-999 Brzozowa Górka",
                  "NIP": nip_of(200 + at)}
        for at, kind in enumerate(("Gminny Ośrodek Kultury", "Gminna Biblioteka Publiczna", "Żłobek „Ćma i Źrebak”"))
    ]  # fmt: skip


def _parishes() -> list[dict[str, str]]:
    form = {"forma prawna": "kościelna osoba prawna lub jednostka"}
    return [
        form | {"pełna nazwa instytucji": f"Parafia Rzymskokatolicka pw. {saint}", "adres": f"89-99{at} {TOWNS[at]}",
                "NIP": nip_of(300) if at == 0 else ""}
        for at, saint in enumerate(SAINTS)
    ] + [
        # Of one name in two towns: two bodies.
        form | {"pełna nazwa instytucji": "Parafia Rzymskokatolicka pw. św. Anny", "adres": "89-990 Wrzosowo"},
        form | {"pełna nazwa instytucji": "Zbór Kościoła Braci Wędrownych", "adres": "Kalinów 7, 89-991 Kalinów"},
    ]  # fmt: skip


def _branches() -> list[dict[str, str]]:
    whole = "Stowarzyszenie „Dobra Droga”"
    union = "Polski Związek Zielarzy i Rencistów Zarząd Okręgowy w Wiklinowie"
    common = {"NGO": "tak", "forma prawna": "stowarzyszenie"}
    return [
        common | {"pełna nazwa instytucji": whole, "adres": "ul. Długa 1, 89-980 Wiklinów", "KRS": krs_of(1),
                  "NIP": nip_of(400), "REGON": regon_of(400)},
        common | {"pełna nazwa instytucji": f"{whole} Oddział w Olszance", "adres": "89-998 Olszanka",
                  "KRS": krs_of(2), "jednostka macierzysta": krs_of(1)},
        common | {"pełna nazwa instytucji": f"{whole} Oddział w Wrzosowie", "adres": "89-990 Wrzosowo",
                  "jednostka macierzysta": whole},
        common | {"pełna nazwa instytucji": union, "adres": "89-980 Wiklinów", "KRS": krs_of(3)},
    ] + [
        common | {"pełna nazwa instytucji": f"Polski Związek Zielarzy i Rencistów Koło nr {at} w {place}",
                  "jednostka macierzysta": union}
        for at, place in enumerate(("Olszance", "Kalinowie", "Dębnie Małym"), start=1)
    ]  # fmt: skip


def _firms() -> list[dict[str, str]]:
    common = {"NGO": "nie", "Jednostka JST": "nie", "forma prawna": "osoba prowadząca działalność gospodarczą"}
    people = ("Zenon Przykładny", "Barbara Wzorcowa", "Żaneta Ćwik-Źdźbło", "Ignacy Zmyślony", "Łucja Nieprawdziwa")
    trades = ("Usługi opiekuńcze", "Catering „Kłos”", "Gabinet psychologiczny", "Transport", "Fizjoterapia w domu")
    return [
        common | {"pełna nazwa instytucji": f"{person} {trade}", "adres": f"ul. Polna {at}, 89-997 Dębno Małe",
                  "NIP": nip_of(500 + at) if at % 2 else "", "Realizator usług społecznych": person}
        for at, (person, trade) in enumerate(zip(people, trades, strict=True))
    ] + [
        {"pełna nazwa instytucji": "Bożena Wymyślna", "forma prawna": "osoba fizyczna", "telefony": "600 000 000"},
        {"pełna nazwa instytucji": "Rehamed-Zdrój sp. z o.o.", "forma prawna": "spółka", "KRS": krs_of(5),
         "NIP": f"{nip_of(510)[:3]}-{nip_of(510)[3:6]}-{nip_of(510)[6:8]}-{nip_of(510)[8:]}"},
        {"pełna nazwa instytucji": "CUS", "adres": "ul. Cicha 3, 89-996 Lipowy Dół", "forma prawna": "spółka"},
        {"pełna nazwa instytucji": "Centrum Usług Senioralnych „CUS” s.c.", "forma prawna": "spółka"},
    ]  # fmt: skip


def _cooperatives() -> list[dict[str, str]]:
    common = {"Działający na rzecz zatrudnienia socjalnego": "tak", "forma prawna": "spółdzielnia socjalna",
              "status w ekonomii społecznej": "przedsiębiorstwo społeczne"}  # fmt: skip
    founded = "gmina Brzozowa Górka; gmina Olszanka"
    return [
        common | {"pełna nazwa instytucji": "Spółdzielnia Socjalna „Zielony Zakątek”", "KRS": krs_of(10),
                  "status od dnia": "01.03.2023", "założyciele": founded, "adres": "89-999 Brzozowa Górka"},
        common | {"pełna nazwa instytucji": "Spółdzielnia Socjalna „Dwie Gminy”", "założyciele": founded},
        common | {"pełna nazwa instytucji": "Spółdzielnia Socjalna „Łąka i Żuraw”", "KRS": krs_of(12),
                  "założyciele": "gmina Olszanka; Stowarzyszenie „Dobra Droga”"},
        {"pełna nazwa instytucji": "Centrum Integracji Społecznej „Przystań”", "założyciele": "gmina Olszanka",
         "Działający na rzecz zatrudnienia socjalnego": "tak", "status w ekonomii społecznej":
         "podmiot ekonomii społecznej"},
        {"pełna nazwa instytucji": "Warsztat Terapii Zajęciowej „Kolorowa Nić”", "adres": "89-998 Olszanka",
         "jednostka macierzysta": "Stowarzyszenie „Dobra Droga”"},
    ]  # fmt: skip


def _circles() -> list[dict[str, str]]:
    flowers = ("Kalina", "Jarzębinki", "Wrzos", "Malwy", "Chabry", "Nasza Łąka", "Leszczyna", "Ósme Niebo")
    rows = [
        {"pełna nazwa instytucji": f"Koło Gospodyń Wiejskich „{flower}” w {town}", "NGO": "tak",
         "forma prawna": "koło gospodyń wiejskich", "NIP": nip_of(600 + at) if at == 3 else ""}
        for at, (flower, town) in enumerate(zip(flowers, TOWNS, strict=True))
    ] + [
        {"pełna nazwa instytucji": "Ochotnicza Straż Pożarna", "adres": f"{town} 12, 89-99{at} {town}", "NGO": "tak",
         "forma prawna": "ochotnicza straż pożarna", "KRS": krs_of(20 + at) if at < 2 else ""}
        for at, town in enumerate(TOWNS)
    ] + [
        {"pełna nazwa instytucji": f"Uczniowski Klub Sportowy „{bird}”", "NGO": "tak", "forma prawna":
         "stowarzyszenie zwykłe", "zakres działalności": "Zajęcia sportowe dla dzieci.\nObozy letnie."}
        for bird in BIRDS
    ]  # fmt: skip
    return rows + [
        {"pełna nazwa instytucji": f"Fundacja „{name}”", "NGO": "tak", "forma prawna": "fundacja", "KRS": krs}
        for name, krs in (
            ("Pomocna Dłoń", krs_of(30)),
            ("Źródło", ""),
            ("Bez Barier; Razem", krs_of(32)),
            ("Senior w Ruchu", ""),
            ("Mały Żuczek", krs_of(34)),
        )
    ]


def _others() -> list[dict[str, str]]:
    state = {"Jednostka/organ administracji innej niż JST": "tak", "forma prawna":
             "jednostka administracji innej niż samorząd"}  # fmt: skip
    county = {"Jednostka JST": "tak", "forma prawna": "inna jednostka samorządu terytorialnego"}
    bare = ("Klub Seniora „Złota Jesień”", "Rada Sołecka w Olszance", "Chór „Echo Lasu”",
            "Lokalna Grupa Działania „Trzy Rzeki”", "Uniwersytet Trzeciego Wieku",
            "Hufiec „Leśna Drużyna”", "Hospicjum Domowe „Płomyk”", "Stowarzyszenie Abstynentów „Nowy Brzeg”",
            "Towarzystwo Miłośników Ziemi Brzozowej",
            "Spółdzielnia Mieszkaniowa „Sosna”")  # fmt: skip
    return [
        state | {"pełna nazwa instytucji": "Komisariat Policji w Brzozowej Górce", "telefony": "52 000 00 07"},
        county | {"pełna nazwa instytucji": "Powiatowe Centrum Pomocy Rodzinie w Wiklinowie", "REGON": regon_of(700)},
        county
        | {"pełna nazwa instytucji": "Powiatowy Urząd Pracy w Wiklinowie", "adres e-mail": "pup@przyklad.example"},
        *({"pełna nazwa instytucji": name} for name in bare),
    ]


@cache
def organisations() -> list[dict[str, str]]:
    """The eighty, by heading; what nobody knows is left out."""
    return [*_schools(), *_parishes(), *_branches(), *_firms(), *_cooperatives(), *_circles(), *_others()]


def offers(service: str) -> list[dict[str, str]]:
    """Offers of some of them of one service of the catalogue."""
    return [
        {"partner": "Koło Gospodyń Wiejskich „Kalina” w Brzozowa Górka", "usługa": service, "możliwości": "40",
         "jednostka": "posiłek", "w jakim czasie": "dziennie", "dla kogo": "seniorzy; osoby po szpitalu",
         "odpłatność": "bezpłatnie", "jak się zgłosić": "Telefonicznie.", "stan na dzień": "05.01.2026"},
        {"partner": "Ochotnicza Straż Pożarna", "miejscowość": "Olszanka", "usługa": service, "miejsce": "remiza"},
        {"partner": "Fundacja „Źródło”", "usługa": service, "możliwości": "2,5", "jednostka": "godzina",
         "w jakim czasie": "tygodniowo"},
    ]  # fmt: skip


def page(name: str, headings: list[str], rows: list[dict[str, str]]) -> Page:
    """A sheet of rows given by heading."""
    return Page(name, headings, [[row.get(heading, "") for heading in headings] for row in rows])


def pages(service: str = "", *, left_out: frozenset[str] = frozenset()) -> list[Page]:
    """Both sheets; without a service nobody offers anything."""
    headings = [heading for heading in HEADINGS if heading not in left_out]
    return [
        page("Partnerzy", headings, organisations()),
        page("Oferta", OFFER_HEADINGS, offers(service) if service else []),
    ]


def workbook(service: str = "") -> bytes:
    """Both sheets as a workbook."""
    return write(Kind.XLSX, pages(service))


# Row, heading, what is typed there, what is said.
FAULTS: list[tuple[int, str, object, str]] = [
    (3, "REGON", regon_of(101)[:8] + str((int(regon_of(101)[8]) + 1) % 10), "Cyfra kontrolna się nie zgadza"),
    (6, "NIP", "0000000000", "To nie jest prawdziwy numer NIP"),
    (9, "NIP", "1111111111", "To nie jest prawdziwy numer NIP"),
    (14, "NIP", nip_of(800)[:9] + str((int(nip_of(800)[9]) + 1) % 10), "Cyfra kontrolna się nie zgadza"),
    (21, "KRS", krs_of(2)[1:], "Numer KRS ma 10 cyfr"),
    (25, "jednostka macierzysta", "Polski Związek Zielarzy i Rencistów Koło nr 1 w Olszance", "własnym oddziałem"),
    (34, "status od dnia", "31.02.2023", "Wpisz datę"),
    (40, "NGO", "chyba tak", "Wpisz „tak” albo „nie”."),
    (50, "pełna nazwa instytucji", '=CONCATENATE("OSP";"")', "W komórce jest formuła"),
    (63, "forma prawna", "fundacje", "Czy chodzi o „fundacja”?"),
]


def planted(content: bytes) -> bytes:
    """The workbook after each of the ten faults was typed into it, in a row of its own."""
    book = load_workbook(io.BytesIO(content))
    sheet = book["Partnerzy"]
    places = {cell.value: cell.column for cell in sheet[1]}
    for line, heading, value, _ in FAULTS:
        sheet.cell(line, places[heading]).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@cache
def sample() -> bytes:
    """The workbook with faults, made once: every test of pages has one."""
    return planted(workbook())
