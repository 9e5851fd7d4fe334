"""What one part of the yearly report says before anybody writes a word: numbers and tables, each with its source. Pure."""

from dataclasses import dataclass, replace

from cus.documents.blocks import Block, Column, TableRow, missing, note, table


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number as it is written; ``source`` says where it comes from and ``url`` leads there.

    ``before`` is the same of the year before, empty where it is not compared.
    """

    label: str
    text: str
    source: str
    url: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row of a table; ``url`` leads to what its first cell names."""

    cells: tuple[str, ...]
    url: str = ""
    is_sum: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table with its source."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    source: str
    url: str = ""
    note: str = ""

    @property
    def is_figures(self) -> bool:
        """Whether it holds mostly numbers, which are read down their columns."""
        return sum(column.numeric for column in self.columns) * 2 > len(self.columns)

    @property
    def lines(self) -> list[tuple[SheetRow, list[tuple[Column, str]]]]:
        """Each row with its cells beside their columns."""
        return [(row, list(zip(self.columns, row.cells, strict=True))) for row in self.rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A part: ``concerns`` says when its numbers are not of one gmina; ``missing`` what there is nothing of."""

    numbers: tuple[Number, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    missing: tuple[str, ...] = ()
    concerns: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was counted."""
        return not self.numbers and not any(sheet.rows for sheet in self.sheets)

    @property
    def is_compared(self) -> bool:
        """Whether any number stands beside the one of the year before."""
        return any(number.before for number in self.numbers)

    def concerning(self, words: str) -> "Told":
        """The same with a sentence on whom its numbers concern."""
        return replace(self, concerns=words)


def columns(*labels: str) -> tuple[Column, ...]:
    """Columns by their headings; one that ends with ``#`` holds numbers, ``:35`` after it is its width in per cent.

    The widest takes what the others leave: cells have edges of their own, so a hundred per cent would be too much.
    """
    parts = [label.partition(":") for label in labels]
    widths = [int(width or 0) for _, _, width in parts]
    widest = widths.index(max(widths))
    return tuple(
        Column(label=words.rstrip("#"), width=0 if at == widest else widths[at], numeric=words.endswith("#"))
        for at, (words, _, _) in enumerate(parts)
    )


def blocks_of(told: Told, title: str) -> list[Block]:
    """Write the part as blocks of a document; addresses of pages are left out, sources are not."""
    blocks = [note(told.concerns)] if told.concerns else []
    if told.numbers:
        labels = ("Co:50", "W tym roku#:20", *(("Rok wcześniej#:20",) if told.is_compared else ()), "Źródło:20")
        rows = [TableRow(cells=_cells(one, told)) for one in told.numbers]
        blocks.append(table(title if title.endswith("liczbach") else f"{title}: liczby", columns(*labels), rows))
    for sheet in told.sheets:
        rows = [TableRow(cells=row.cells, is_sum=row.is_sum) for row in sheet.rows]
        if rows:
            blocks.append(table(sheet.title, sheet.columns, rows, source=sheet.source, note=sheet.note))
    return blocks + [missing(words) for words in told.missing]


def _cells(one: Number, told: Told) -> tuple[str, ...]:
    before = (one.before or "–",) if told.is_compared else ()
    return (one.label, one.text, *before, one.source)
