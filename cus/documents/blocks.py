"""The building blocks of a long report: one structure that page, PDF and DOCX are written from.

Plain data, so that a report can be frozen. A builder puts chapters together without numbers;
``numbered`` gives each chapter, section, table and figure its number and its anchor.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from cus.documents.svg import described

# A row with a longer cell may be divided between pages: kept whole it would leave half a page empty.
LONG_CELL = 300
# Lines of a table that is not divided.
SMALL_TABLE = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Heading of a column; ``width`` in percent, a multiple of 5, or 0 for an equal share of the rest."""

    label: str
    hint: str = ""
    width: int = 0
    numeric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """Cells as they are printed, the first heads the row; ``note`` stands in small print in the last cell."""

    cells: tuple[str, ...]
    note: str = ""
    is_sum: bool = False

    @property
    def lines(self) -> int:
        """About how many lines its longest cell takes."""
        return max((cell.count("\n") + 1 + len(cell) // 30 for cell in self.cells), default=1)

    @property
    def is_long(self) -> bool:
        """Whether the row may be divided between pages."""
        return max(map(len, self.cells), default=0) > LONG_CELL


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A numbered table: ``source`` says where its contents come from; ``wide`` asks for a page on its side."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    source: str = ""
    note: str = ""
    wide: bool = False
    number: int = 0

    @property
    def anchor(self) -> str:
        """Id on the page."""
        return f"tabela-{self.number}"

    @property
    def is_figures(self) -> bool:
        """Whether it holds mostly numbers, which are read down their columns."""
        return sum(column.numeric for column in self.columns) * 2 > len(self.columns)

    @property
    def is_small(self) -> bool:
        """Whether it fits on a page with others and is not divided."""
        return sum(row.lines for row in self.rows) <= SMALL_TABLE

    @property
    def lines(self) -> list[tuple[TableRow, list[tuple[Column, str]]]]:
        """Each row with its cells beside their columns."""
        return [(row, list(zip(self.columns, row.cells, strict=True))) for row in self.rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A numbered picture: SVG markup, its text alternative, its source.

    ``narrow`` is the same drawn for a telephone; empty where one picture serves all.
    """

    title: str
    svg: str
    alt: str
    narrow: str = ""
    source: str = ""
    number: int = 0

    @property
    def anchor(self) -> str:
        """Id on the page."""
        return f"rysunek-{self.number}"

    @property
    def markup(self) -> str:
        """The picture with its text alternative as the title that readers of the screen speak."""
        return described(self.svg, self.alt)

    @property
    def narrow_markup(self) -> str:
        """The same for the narrow picture; empty where there is none."""
        return described(self.narrow, self.alt) if self.narrow else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A row of a paper form: the printed label and what is written."""

    label: str
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One of: ``text`` (paragraphs), ``note`` (small print), ``items``, ``facts``, ``table``, ``figure``, ``missing``.

    ``missing`` is an honest sentence that there is nothing to show.
    """

    kind: str
    text: str = ""
    items: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    table: Table | None = None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a chapter under its own heading; ``level`` 2 or 3 below the chapter, which is 1."""

    title: str
    blocks: tuple[Block, ...] = ()
    level: int = 2
    number: str = ""

    @property
    def anchor(self) -> str:
        """Id on the page."""
        return f"r{self.number.replace('.', '-')}"

    @property
    def in_contents(self) -> bool:
        """Whether the contents list it."""
        return self.level == 2


@dataclass(slots=True, kw_only=True)
class Run:
    """Sections one after another on pages that lie the same way."""

    wide: bool
    sections: list[Section] = field(default_factory=list)


def _lies(blocks: tuple[Block, ...]) -> bool | None:
    """Whether the page must lie on its side; ``None`` when it does not matter."""
    if any(block.table and block.table.wide for block in blocks):
        return True
    return False if any(block.kind in ("table", "figure", "facts") for block in blocks) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter; an annex has the word in its ``number`` („Załącznik 1”)."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    is_annex: bool = False
    begins_page: bool = False
    number: str = ""

    @property
    def is_apart(self) -> bool:
        """Whether it begins a page."""
        return self.is_annex or self.begins_page

    @property
    def anchor(self) -> str:
        """Id on the page."""
        return f"z{self.number.rpartition(' ')[2]}" if self.is_annex else f"r{self.number}"

    @property
    def runs(self) -> list[Run]:
        """The chapter's own blocks (a run without sections first) and its sections, by the way the page lies.

        What holds no table follows the table after it: a heading never takes a page of its own.
        """
        wide = [_lies(blocks) for blocks in (self.blocks, *(section.blocks for section in self.sections))]
        known: bool | None = None
        for at in reversed(range(len(wide))):
            known = wide[at] = known if wide[at] is None else wide[at]
        for at in range(1, len(wide)):
            wide[at] = wide[at - 1] if wide[at] is None else wide[at]
        runs = [Run(wide=bool(wide[0]))]
        for section, lies in zip(self.sections, wide[1:], strict=True):
            if bool(lies) != runs[-1].wide:
                runs.append(Run(wide=bool(lies)))
            runs[-1].sections.append(section)
        return runs

    @property
    def heading(self) -> str:
        """Number and title."""
        return f"{self.number}. {self.title}"


def text(words: str) -> Block:
    """Paragraphs of prose; an empty line parts them."""
    return Block(kind="text", text=words)


def note(words: str) -> Block:
    """Small print."""
    return Block(kind="note", text=words)


def missing(words: str) -> Block:
    """An honest sentence instead of contents."""
    return Block(kind="missing", text=words)


def items(words: Iterable[str]) -> Block:
    """A list of points."""
    return Block(kind="items", items=tuple(words))


def facts(*pairs: tuple[str, str] | tuple[str, str, str]) -> Block:
    """Rows of a paper form: (label, text) or (label, text, hint)."""
    return Block(kind="facts", facts=tuple(Fact(label=one[0], text=one[1], hint="".join(one[2:])) for one in pairs))


def table(title: str, columns: Iterable[Column], rows: Iterable[TableRow], **more) -> Block:
    """A numbered table; ``more``: source, note, wide."""
    return Block(kind="table", table=Table(title=title, columns=tuple(columns), rows=tuple(rows), **more))


def figure(title: str, svg: str, *, alt: str, narrow: str = "", source: str = "") -> Block:
    """A numbered picture."""
    return Block(kind="figure", figure=Figure(title=title, svg=svg, alt=alt, narrow=narrow, source=source))


@dataclass(slots=True)
class _Numbers:
    tables: int = 0
    figures: int = 0
    chapters: int = 0
    annexes: int = 0
    sections: list[int] = field(default_factory=lambda: [0, 0])


def numbered(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """Return the chapters with the numbers of chapters, sections, tables and figures in order of appearance."""
    numbers = _Numbers()
    return tuple(_chapter(chapter, numbers) for chapter in chapters)


def _chapter(chapter: Chapter, numbers: _Numbers) -> Chapter:
    if chapter.is_annex:
        numbers.annexes += 1
        number = f"Załącznik {numbers.annexes}"
    else:
        numbers.chapters += 1
        number = str(numbers.chapters)
    numbers.sections = [0, 0]
    blocks = tuple(_block(block, numbers) for block in chapter.blocks)
    stem = f"Z{numbers.annexes}" if chapter.is_annex else number
    sections = tuple(_section(section, stem, numbers) for section in chapter.sections)
    return replace(chapter, number=number, blocks=blocks, sections=sections)


def _section(section: Section, stem: str, numbers: _Numbers) -> Section:
    at = section.level - 2
    numbers.sections[at] += 1
    numbers.sections[at + 1 :] = [0] * (1 - at)
    number = ".".join([stem, *map(str, numbers.sections[: at + 1])])
    return replace(section, number=number, blocks=tuple(_block(block, numbers) for block in section.blocks))


def _block(block: Block, numbers: _Numbers) -> Block:
    if block.table:
        numbers.tables += 1
        return replace(block, table=replace(block.table, number=numbers.tables))
    if block.figure:
        numbers.figures += 1
        return replace(block, figure=replace(block.figure, number=numbers.figures))
    return block


def blocks_of(chapters: Iterable[Chapter]) -> Iterator[Block]:
    """All blocks in order of appearance."""
    for chapter in chapters:
        yield from chapter.blocks
        for section in chapter.sections:
            yield from section.blocks


def tables_of(chapters: Iterable[Chapter], *, where: Callable[[Table], bool] = lambda table: True) -> list[Table]:
    """All tables in order."""
    return [block.table for block in blocks_of(chapters) if block.table and where(block.table)]


def figures_of(chapters: Iterable[Chapter]) -> list[Figure]:
    """All figures in order."""
    return [block.figure for block in blocks_of(chapters) if block.figure]
