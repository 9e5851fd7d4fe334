"""Files with figures as people download and spoil them; areas are invented."""

import io

from openpyxl import Workbook

OWN, PART, POWIAT, OTHER = "9901033", "9901034", "9901000", "9902012"
NAMES = {
    OWN: "Brzozowa Górka (3)",
    PART: "Brzozowa Górka - miasto (4)",
    "9901035": "Brzozowa Górka - obszar wiejski (5)",
    POWIAT: "Powiat leszczyński",
    OTHER: "Dalekie (2)",
    "9900000": "ZACHODNIE",
    "0000000": "POLSKA",
}
CREL = "LUDN_2137_CREL_20250113221303.csv"
CTAB = "LUDN_2425_CTAB_20250611231708.csv"
XPIV = "LUDN_2137_XPIV_20260112162304.xlsx"
XTAB = "LUDN_2137_XTAB_20250301120000.xlsx"
HEAD = '"Kod";"Nazwa";"Wiek";"Płeć";"Rok";"Wartosc";"Jednostka miary";"Atrybut";'


def crel(*rows: tuple[str, str, str, int, str], end: str = "\n", attribute: str = "") -> bytes:
    """A long list: (code, age, sex, year, value)."""
    lines = [
        f'{code};"{NAMES.get(code.zfill(7), "Dalekie (2)")}";"{age}";"{sex}";"{year}";{value};"osoba";"{attribute}";'
        for code, age, sex, year, value in rows
    ]
    return (end.join([HEAD, *lines]) + end).encode()


def ctab(heading: list[str], *rows: tuple[str, ...], separator: str = ",") -> bytes:
    """A wide list; rows are (code, value, …)."""
    head = separator.join(f'"{name}"' for name in ("Kod", "Nazwa", *heading)) + separator
    names = NAMES | {code: "Dalekie (3)" for code, *_ in rows if code not in NAMES}
    lines = [separator.join((code, f'"{names[code]}"', *values)) + separator for code, *values in rows]
    return ("\n".join([head, *lines]) + "\n").encode()


def workbook(**sheets: list[list]) -> bytes:
    """An XLSX file; a cell that is a number is kept as one."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xpiv() -> bytes:
    """A workbook with a description, a list and an empty pivot table."""
    head = ["Kod", "Nazwa", "Wiek", "Płeć", "Rok", "Wartosc", "Jednostka miary", "Atrybut"]
    return workbook(
        OPIS=[
            ["Kategoria:", "LUDNOŚĆ"],
            ["Podgrupa:", "Ludność wg grup wieku i płci"],
            ["Data ostatniej aktualizacji:", "22.05.2025"],
        ],
        DANE=[
            head,
            [OWN, NAMES[OWN], "65-69", "ogółem", "2024", 512, "osoba", " "],
            [OWN, NAMES[OWN], "70 i więcej", "ogółem", "2024", 903, "osoba", " "],
        ],
        TABLICA=[],
    )


def xtab() -> bytes:
    """A wide workbook with a heading of four rows, each label written once over its columns."""
    return workbook(
        TABLICA=[
            ["Ludność wg grup wieku i płci"],
            ["Kod", "Nazwa", "ogółem", None, None, None, "65 i więcej", None],
            [None, None, "mężczyźni", None, "kobiety", None, "kobiety", None],
            [None, None, "2023", "2024", "2023", "2024", "2023", "2024"],
            [None, None, "[osoba]", "[osoba]", "[osoba]", "[osoba]", "[osoba]", "[osoba]"],
            [OWN, NAMES[OWN], 4010, 3990, 4100, 4080, 810, 822],
            [PART, NAMES[PART], 1010, 990, 1100, 1080, "-", "-"],
        ]
    )
