"""Blocks from the very partial that a room shows on its page: what is printed is what is seen."""

import re
from collections.abc import Iterator

from django.template.loader import render_to_string
from lxml import html

from cus.documents.blocks import Block, Column, TableRow, items, note, table, text

NUMERIC = {"num", "number", "n"}


def blocks_from(template: str, context: dict, *, about: str = "", source: str = "") -> list[Block]:
    """Render a partial of a room and return its paragraphs, lists and tables; ``about`` goes before each table's title.

    Raises:
        ValueError: a table has no caption, so it could not be listed.
    """
    whole = html.fragment_fromstring(render_to_string(template, context), create_parent="div")
    return list(_blocks(whole, about, source))


def words_from(template: str, context: dict) -> str:
    """Render a partial of a room and return its words."""
    return _words(html.fragment_fromstring(render_to_string(template, context), create_parent="div"))


def _blocks(element, about: str, source: str) -> Iterator[Block]:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == "table":
            yield _table(child, about, source)
        elif child.tag in ("ul", "ol"):
            yield items(_words(item) for item in child)
        elif child.tag == "p" and _words(child):
            yield (note if _classes(child) & {"note", "small"} else text)(_words(child))
        else:
            yield from _blocks(child, about, source)


def _table(element, about: str, source: str) -> Block:
    caption = element.find("caption")
    if caption is None:
        raise ValueError("a table of a room has no caption")
    heads = element.findall("thead/tr/th")
    columns = [Column(label=_words(head), numeric=bool(_classes(head) & NUMERIC)) for head in heads]
    rows = [
        TableRow(cells=tuple(_words(cell) for cell in row), is_sum="sum" in _classes(row))
        for row in element.iterfind("tbody/tr")
    ]
    title = f"{about} – {_words(caption)}" if about else _words(caption)
    return table(title, columns, rows, source=source)


def _words(element) -> str:
    """The text of an element: a line break stays one, other white space is a single space."""
    parts = [_single(element.text)]
    for child in element:
        parts += ["\n" if child.tag == "br" else _words(child), _single(child.tail)]
    return "\n".join(line.strip(" ") for line in "".join(parts).split("\n"))


def _single(words: str | None) -> str:
    """Join ordinary white space; spaces that do not break stay."""
    return re.sub(r"[ \t\r\n]+", " ", words or "")


def _classes(element) -> set[str]:
    return set((element.get("class") or "").split())
