"""What must hold for every PDF that the product hands out.

``faults(pdf)`` returns every fault in words; an empty list is a good document. Each check is proved on
a broken sample in ``test_checks.py``. Sizes are in points (1/72 inch).
"""

import io
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import pdfplumber
import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

POLISH_LETTERS = set("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
LAST_PAGE_FILL = 0.10
# The head and the foot of a page are not what fills it.
HEAD, FOOT = 85, 68
OVERLAP = 1.5


@lru_cache(maxsize=4)
def reader(pdf: bytes) -> pypdf.PdfReader:
    """Open the file."""
    return pypdf.PdfReader(io.BytesIO(pdf))


@lru_cache(maxsize=64)
def text_of(pdf: bytes) -> str:
    """All text of the file; hard spaces and ends of lines become plain spaces."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader(pdf).pages))


class Seen(NamedTuple):
    """One page as it looks: its size, its letters and its words with their boxes."""

    number: int
    width: float
    height: float
    chars: list[dict]
    words: list[dict]


@lru_cache(maxsize=4)
def seen_pages(pdf: bytes) -> tuple[Seen, ...]:
    """Read the pages once for all checks that need boxes."""
    with pdfplumber.open(io.BytesIO(pdf)) as file:
        return tuple(
            Seen(page.page_number, page.width, page.height, page.chars, page.extract_words(use_text_flow=True))
            for page in file.pages
        )


@lru_cache(maxsize=64)
def text_as_seen(pdf: bytes) -> str:
    """All text line by line as the eye reads it: the number of a point stands before the point."""
    with pdfplumber.open(io.BytesIO(pdf)) as file:
        return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in file.pages))


def undivided(text: str) -> str:
    """Text without hyphens at ends of lines and without spaces, to look for long names in."""
    return re.sub(r"[\s-]", "", text)


def structure(pdf: bytes) -> Iterator[tuple[str, DictionaryObject]]:
    """Yield the structure elements as (tag, element), in reading order."""
    root = reader(pdf).trailer["/Root"].get("/StructTreeRoot")
    if root is not None:
        yield from _walk(root.get_object())


def _walk(element: DictionaryObject) -> Iterator[tuple[str, DictionaryObject]]:
    if "/S" in element:
        yield element["/S"], element
    children = element.get("/K", [])
    children = children if isinstance(children, ArrayObject) else [children]
    for child in children:
        child = child.get_object() if isinstance(child, IndirectObject) else child
        if isinstance(child, DictionaryObject) and child.get("/Type") == "/StructElem":
            yield from _walk(child)


def tagged(pdf: bytes) -> list[str]:
    """The file says that it is tagged and has a structure."""
    root = reader(pdf).trailer["/Root"]
    marked = root.get("/MarkInfo", {}).get("/Marked")
    return [] if marked and "/StructTreeRoot" in root else ["not tagged"]


def polish_language(pdf: bytes) -> list[str]:
    """The language of the file is Polish."""
    language = reader(pdf).trailer["/Root"].get("/Lang")
    return [] if language == "pl" else [f"/Lang is {language}"]


def title_shown(pdf: bytes) -> list[str]:
    """There is a title, and the window shows it instead of the name of the file."""
    file = reader(pdf)
    title = (file.metadata or {}).get("/Title")
    shown = file.trailer["/Root"].get("/ViewerPreferences", {}).get("/DisplayDocTitle")
    return ([] if title else ["no title"]) + ([] if shown else ["title is not shown"])


def declares_pdf_ua(pdf: bytes) -> list[str]:
    """The metadata declare PDF/UA-1."""
    metadata = reader(pdf).trailer["/Root"].get("/Metadata")
    packet = metadata.get_object().get_data().decode() if metadata is not None else ""
    found = re.search(r"pdfuaid:part[^0-9]*1\b", packet)
    return [] if found else ["no pdfuaid:part 1"]


def headings_in_order(pdf: bytes) -> list[str]:
    """One heading of level 1 opens the outline and no level is skipped on the way down."""
    levels = [int(tag[2]) for tag, _ in structure(pdf) if re.fullmatch(r"/H[1-6]", tag)]
    faults = [] if levels.count(1) == 1 else [f"{levels.count(1)} headings of level 1"]
    if levels and levels[0] != 1:
        faults.append(f"the first heading has level {levels[0]}")
    return faults + [f"level {after} follows {before}" for before, after in pairwise(levels) if after > before + 1]


def header_cells_scoped(pdf: bytes) -> list[str]:
    """Each header cell says whether it heads a row or a column; each table has header cells."""
    faults = []
    for tag, element in structure(pdf):
        if tag == "/TH":
            attributes = element.get("/A", {})
            scope = attributes.get_object().get("/Scope") if attributes else None
            faults += [] if scope in ("/Row", "/Column", "/Both") else [f"TH without scope: {scope}"]
        if tag == "/Table" and not any(inner == "/TH" for inner, _ in _walk(element)):
            faults.append("table without header cells")
    return faults


def figures_described(pdf: bytes) -> list[str]:
    """Each figure has an alternative text."""
    return [
        "figure without alternative text" for tag, one in structure(pdf) if tag == "/Figure" and not one.get("/Alt")
    ]


def bookmarked(pdf: bytes) -> list[str]:
    """The headings are bookmarks."""
    return [] if reader(pdf).outline else ["no bookmarks"]


def pages_numbered(pdf: bytes) -> list[str]:
    """Each page says which of how many it is."""
    pages = [re.sub(r"\s+", " ", page.extract_text()) for page in reader(pdf).pages]
    wanted = [f"strona {number} z {len(pages)}" for number in range(1, len(pages) + 1)]
    return [f"no „{line}”" for page, line in zip(pages, wanted, strict=True) if line not in page]


def fonts_are_ours(pdf: bytes) -> list[str]:
    """Every font is Source Sans Pro and embedded."""
    faults = []
    for page in reader(pdf).pages:
        for font in page.get("/Resources", {}).get("/Font", {}).get_object().values():
            name = font.get_object()["/BaseFont"]
            faults += [] if "Source-Sans-Pro" in name else [f"font {name}"]
    return faults


def inside_the_page(pdf: bytes) -> list[str]:
    """No text stands outside its page."""
    return [
        f"page {page.number}: „{char['text']}” outside the page"
        for page in seen_pages(pdf)
        for char in page.chars
        if char["x0"] < 0 or char["top"] < 0 or char["x1"] > page.width or char["bottom"] > page.height
    ]


def nothing_overlaps(pdf: bytes) -> list[str]:
    """No letter is printed over another."""
    return [
        f"page {page.number}: „{one['text']}” over „{other['text']}”"
        for page in seen_pages(pdf)
        for one, other in _neighbours(sorted(page.words, key=lambda word: word["top"]))
        if _shared(one, other)
    ]


def _neighbours(words: list[dict]) -> Iterator[tuple[dict, dict]]:
    for index, one in enumerate(words):
        for other in words[index + 1 :]:
            if other["top"] >= one["bottom"]:
                break
            yield one, other


def _shared(one: dict, other: dict) -> bool:
    # The box of a letter is as high as its line; half of that is ink at most.
    height = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    width = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
    lower = min(one["bottom"] - one["top"], other["bottom"] - other["top"])
    return width > OVERLAP and height > lower / 2


def last_page_filled(pdf: bytes) -> list[str]:
    """The last page is not nearly empty."""
    page = seen_pages(pdf)[-1]
    floor = page.height - FOOT
    bottoms = [char["bottom"] for char in page.chars if HEAD < char["top"] < floor]
    fill = (max(bottoms, default=HEAD) - HEAD) / (floor - HEAD)
    return [] if fill >= LAST_PAGE_FILL else [f"last page {fill:.0%} full"]


def reads_back(pdf: bytes, letters: set[str] = POLISH_LETTERS) -> list[str]:
    """Each of ``letters`` is found in the text of the file."""
    missing = letters - set(text_of(pdf))
    return [f"letters lost: {' '.join(sorted(missing))}"] if missing else []


CHECKS: tuple[Callable[[bytes], list[str]], ...] = (
    tagged,
    polish_language,
    title_shown,
    declares_pdf_ua,
    headings_in_order,
    header_cells_scoped,
    figures_described,
    bookmarked,
    pages_numbered,
    fonts_are_ours,
    inside_the_page,
    nothing_overlaps,
    last_page_filled,
)


def faults(pdf: bytes) -> list[str]:
    """Every fault of ``pdf`` found by the checks that need nothing but the file."""
    return [f"{check.__name__}: {fault}" for check in CHECKS for fault in check(pdf)]
