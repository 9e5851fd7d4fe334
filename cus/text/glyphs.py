"""Which characters our documents can print.

Screens and documents use one typeface, Source Sans Pro, taken from a pinned package. A document that
met a character without a glyph would print an empty box in a paper that people sign, so the forms
say it at the field and the renderer refuses it.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path

import font_source_sans_pro

FONT_DIRECTORY = Path(font_source_sans_pro.font_directory)
# Every face that the documents' style sheet asks for; a character must be in each of them.
FACES = ("Regular", "It", "Semibold", "Bold")

# What word processors leave in pasted text: nothing to see, or a space or hyphen of another width.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u2060\ufeff\ufe0e\ufe0f\r"))
_SPACES = dict.fromkeys(map(ord, "\t\x0b\x0c\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"), " ")
_TABLE = _INVISIBLE | _SPACES | {0x2010: "-", 0x2011: "-", 0x2028: "\n", 0x2029: "\n"}


def as_printed(text: str) -> str:
    """Return ``text`` as a document prints it: composed letters, no invisible characters."""
    return unicodedata.normalize("NFC", text).translate(_TABLE)


@lru_cache(maxsize=1)
def printable_characters() -> frozenset[int]:
    """Code points that every face of the documents has, and the line feed."""
    from fontTools.ttLib import TTFont  # read once, when the first text is checked

    common: set[int] | None = None
    for face in FACES:
        with TTFont(FONT_DIRECTORY / f"SourceSansPro-{face}.ttf", lazy=True) as font:
            points = set(font.getBestCmap())
        common = points if common is None else common & points
    return frozenset((common or set()) | {ord("\n")})


def unprintable(text: str) -> list[str]:
    """Return the characters of ``text`` that have no glyph, each once, in order of appearance."""
    known = printable_characters()
    # Nearly every text is sound: seen without composing it anew.
    if unicodedata.is_normalized("NFC", text) and known.issuperset(map(ord, text)):
        return []
    return [character for character in dict.fromkeys(as_printed(text)) if ord(character) not in known]


def describe(character: str) -> str:
    """Name one character for a Polish message: what it is, itself where visible, its code point."""
    code = f"U+{ord(character):04X}"
    category = unicodedata.category(character)
    if category[0] in "CZ" or category in ("Mn", "Me"):
        return f"niewidoczny znak {code}"
    kind = {"L": "litera", "N": "cyfra", "S": "symbol lub emotikon"}.get(category[0], "znak")
    return f"{kind} „{character}” ({code})"
