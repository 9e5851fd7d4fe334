"""Tidying of typed text, and non-breaking spaces for documents."""

import re
import unicodedata

NBSP = "\u00a0"
# Left behind by word processors and web pages; nobody means to type them.
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFE0E, 0xFE0F])
_ONE_LETTER = re.compile(r"(?<![^\s(„\"\u00a0])([aiouwzAIOUWZ]) +(?=\S)")
_BEFORE_NUMBER = re.compile(r"\b(art\.|ust\.|pkt|nr|lit\.|poz\.|rozdz\.|zał\.|s\.|§) +(?=[\dIVXa-z])", re.IGNORECASE)
_AFTER_NUMBER = re.compile(
    r"(?<=\d) +(?=(?:r\.|zł|proc\.|%|km|m²|godz\.|os\.|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia"
    r"|września|października|listopada|grudnia)(?:\W|$))"
)


def tidy(text: str) -> str:
    """Return the text as it is kept: composed letters, plain line ends, nothing invisible.

    Emoji and every visible character stay. Zero-width joiners go, since no document can print the
    pictures they join.
    """
    text = unicodedata.normalize("NFC", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = text.replace("\u202f", NBSP).replace("\u2009", " ").replace("\u2011", "-")
    return text.translate(_INVISIBLE)


def quotable(title: str) -> str:
    """Return a title that will stand between quotation marks: marks within it become the inner ones."""
    return title.replace("„", "»").replace("”", "«")


def typo(text: str) -> str:
    """Keep one-letter words with the next word, and numbers with what they belong to.

    ``w domu`` → ``w\u00a0domu``, ``art. 5 ust. 3`` → one piece. For documents and headings.
    """
    # Twice: in „i w domu” the second word starts where the first match ended.
    text = _ONE_LETTER.sub(rf"\1{NBSP}", text)
    text = _ONE_LETTER.sub(rf"\1{NBSP}", text)
    text = _BEFORE_NUMBER.sub(rf"\1{NBSP}", text)
    return _AFTER_NUMBER.sub(NBSP, text)
