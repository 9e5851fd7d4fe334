"""Pictures inside documents: SVG markup with its text alternative, and its size."""

import re

from django.utils.html import escape
from django.utils.safestring import mark_safe

_OPENING = re.compile(r"<svg\b[^>]*>")
_TITLE = re.compile(r"<title\b[^>]*>.*?</title>", re.DOTALL)
_SPOKEN = re.compile(r'\s(?:role|aria-[a-z]+)="[^"]*"')
_VIEW = re.compile(r'viewBox="\s*[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)\s*"')


def described(svg: str, alt: str) -> str:
    """Return our own ``svg`` as an image whose one title is ``alt``: print and readers of the screen take it from there."""
    opening = _OPENING.search(svg)
    if opening is None:
        raise ValueError("not an SVG")
    bare = _TITLE.sub("", svg[opening.end() :])
    tag = _SPOKEN.sub("", opening[0])[:-1]
    return mark_safe(f'{tag} role="img"><title>{escape(alt)}</title>{bare}')


def size_of(svg: str) -> tuple[float, float]:
    """Return width and height of the picture's own grid.

    Raises ``ValueError`` when it does not say.
    """
    view = _VIEW.search(svg)
    if view is None:
        raise ValueError("an SVG without viewBox")
    return float(view[1]), float(view[2])
