"""The executive organ of the gmina by its right title: wójt, burmistrz or prezydent miasta.

Our own texts are written with „wójt”; ``organ`` gives them the title of the centre's gmina, in the same
case. The three nouns take the same endings, so the stem alone changes::

    organ("Przekazano wójtowi")  →  „Przekazano burmistrzowi”

What people typed is never passed through here. The title comes from the profile of the centre, which
registers itself by ``title_source``.
"""

import re
from collections.abc import Callable
from typing import cast

from django.utils.functional import lazystr

# By what stands in the profile: the stem and what follows the ending.
STEMS = {"wojt": ("wójt", ""), "burmistrz": ("burmistrz", ""), "prezydent": ("prezydent", " miasta")}
WRITTEN = re.compile(r"\b([Ww])ójt(a|owi|em|)\b")
_source: Callable[[], str] | None = None
_printing: Callable[[], bool] | None = None


def title_source(source: Callable[[], str], *, printing: Callable[[], bool] | None = None) -> None:
    """Say where the title comes from: a key of ``STEMS``, or an empty text.

    ``printing`` says whether a page is being made now: labels are also read by Django's own checks and
    migrations, which must need no database.
    """
    global _source, _printing
    _source, _printing = source, printing


def titled(text: str, title: str) -> str:
    """Return ``text`` with every „wójt” turned into ``title``, in its case and with its capital letter."""
    stem, after = STEMS[title]

    def turned(found: re.Match[str]) -> str:
        word = stem if found[1] == "w" else stem.capitalize()
        return f"{word}{found[2]}{after}"

    return WRITTEN.sub(turned, text)


def organ(text: str) -> str:
    """Return our own ``text`` with the title of the organ of the centre's gmina."""
    title = (_source() if _source else "") or "wojt"
    return text if title == "wojt" else titled(text, title)


class _Titled:
    """A text that asks for the title each time it is printed."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text if _printing and not _printing() else organ(self.text)


def organ_later(text: str) -> str:
    """The same for texts that stand in code (labels of fields, states and acts): decided when printed."""
    return cast(str, lazystr(_Titled(text)))
