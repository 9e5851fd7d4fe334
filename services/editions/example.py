"""The file to fill in: the headings an import knows and a few rows that show how."""

from cus.tables import Page
from services.editions.checking import COLUMNS
from services.editions.entries import LEVELS

ROWS = (
    ("3", "TECHNICY I INNY ŚREDNI PERSONEL", "1", "", "", "", "", ""),
    ("34", "Średni personel z dziedziny prawa, spraw społecznych i kultury", "2", "3", "", "", "", ""),
    ("341", "Średni personel z dziedziny prawa, spraw społecznych i religii", "3", "34", "", "", "", ""),
    ("3412", "Pracownicy wsparcia rodziny, pomocy społecznej i pracy socjalnej", "4", "341", "", "", "", ""),
    ("341201", "Asystent osoby niepełnosprawnej", "5", "3412", "341201", "tak", "", ""),
)


def page() -> Page:
    """Return the sheet."""
    return Page(
        "wydanie",
        [column.heading for column in COLUMNS],
        ROWS,
        choices={"poziom": [str(level) for level in LEVELS]},
    )
