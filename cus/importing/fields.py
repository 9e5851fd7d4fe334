"""Columns of an imported table, and what the tables to take away say of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cus.importing.words import Flag, Labels, ManyLabels, Words
from cus.tables import Column, Page

# A sheet that explains the columns; it is passed over when a file is read.
HELP_SHEET = "objaśnienia"
MANY = "Kilka oddziel średnikiem albo wpisz w osobnych wierszach komórki."


@dataclass(frozen=True)
class Field:
    """A column: the field's name, its heading, how its cell is read, and a word of help for the example."""

    key: str
    heading: str
    words: Words
    help: str
    required: bool = False
    aliases: tuple[str, ...] = ()

    @property
    def column(self) -> Column:
        """The column as the table's reader knows it."""
        return Column(self.key, self.heading, self.required, self.aliases)


MANY = "Kilka oddziel średnikiem albo wpisz w osobnych wierszach komórki."


def choices_of(fields: Sequence[Field]) -> dict[str, Sequence[str]]:
    """Return the words that a spreadsheet may offer under a heading: of columns that hold one word."""
    found: dict[str, Sequence[str]] = {}
    for field in fields:
        if isinstance(field.words, Flag):
            found[field.heading] = ["tak", "nie"]
        elif isinstance(field.words, Labels) and not isinstance(field.words, ManyLabels):
            found[field.heading] = field.words.labels
    return found


def page_of(name: str, fields: Sequence[Field], rows: Sequence[Mapping[str, str]]) -> Page:
    """Return a sheet of cells given by the keys of their columns."""
    cells = [[row.get(field.key, "") for field in fields] for row in rows]
    return Page(name, [field.heading for field in fields], cells, choices_of(fields))


def explained(sheets: Mapping[str, Sequence[Field]]) -> Page:
    """Return a sheet that says what each column of each sheet holds."""
    rows = [
        [sheet, field.heading, "tak" if field.required else "", field.help, "; ".join(field.words.offered)]
        for sheet, fields in sheets.items()
        for field in fields
    ]
    return Page(HELP_SHEET, ["arkusz", "kolumna", "konieczna", "co wpisać", "słowa do wyboru"], rows)
