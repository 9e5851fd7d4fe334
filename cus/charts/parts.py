"""Pieces of SVG: elements, marks, legends. Presentation attributes alone; no styles, no scripts, no ids."""

import textwrap
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

INK, SOFT, GRID, PAPER = "#16263a", "#4a5a6e", "#dde3ea", "#ffffff"
FONT = "Source Sans Pro, sans-serif"
# Width of an average character, as a share of the type's size; a little more than it really is.
CHARACTER = 0.54


@dataclass(frozen=True, slots=True)
class Look:
    """How a series differs from others without colour: dashes and marks of lines, lightness of bars."""

    colour: str
    dash: str
    mark: str
    hollow: bool
    fill: str


LOOKS = (
    Look("#0b5a7d", "", "circle", False, "#0b5a7d"),
    Look("#b06c00", "8 4", "square", False, "#c9d1da"),
    Look("#16263a", "2 3", "triangle", False, "#16263a"),
    Look("#56616f", "", "diamond", True, "#ffffff"),
    Look("#1d6b3a", "10 3 2 3", "circle", True, "#7fb2c8"),
    Look("#a3231f", "5 2", "square", True, "#7d8a99"),
    Look("#0b5a7d", "2 5", "triangle", True, "#e4f0f5"),
    Look("#16263a", "12 4", "diamond", False, "#3f7f9e"),
)


def num(value: float) -> str:
    """Write a coordinate: one decimal at most."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def tag(name: str, content: str = "", **attributes: object) -> str:
    """Write an element; ``stroke_width`` becomes ``stroke-width``, numbers are shortened, ``None`` is left out."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(num(value) if isinstance(value, float) else str(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text(x: float, y: float, words: str, *, size: int, fill: str = SOFT, anchor: str = "start", bold: bool = False):
    """Write words at a baseline."""
    weight = 600 if bold else None
    return tag(
        "text",
        escape(words),
        x=float(x),
        y=float(y),
        font_size=size,
        fill=fill,
        text_anchor=anchor,
        font_weight=weight,
    )


def width_of(words: str, size: int) -> float:
    """Return about how wide the words are."""
    return len(words) * size * CHARACTER


def cut(words: str, room: float, size: int) -> str:
    """Return the words, shortened by an ellipsis when they do not fit."""
    most = max(int(room / (size * CHARACTER)), 2)
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def wrapped(words: str, room: float, size: int, *, most: int = 3) -> list[str]:
    """Return the words in lines that fit, at most ``most`` of them; what is left over is cut."""
    most_characters = max(int(room / (size * CHARACTER)), 4)
    lines = textwrap.wrap(words, most_characters) or [""]
    return [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), room, size)] if len(lines) > most else lines


def mark(look: Look, x: float, y: float, r: float = 3.6) -> str:
    """Draw the mark of a point."""
    paint = {"fill": PAPER if look.hollow else look.colour, "stroke": look.colour, "stroke_width": 1.6}
    if look.mark == "circle":
        return tag("circle", cx=float(x), cy=float(y), r=r, **paint)
    if look.mark == "square":
        return tag("rect", x=x - r, y=y - r, width=2 * r, height=2 * r, **paint)
    corners = [(x, y - r - 1), (x + r + 1, y + r), (x - r - 1, y + r)]
    if look.mark == "diamond":
        corners = [(x, y - r - 1), (x + r + 1, y), (x, y + r + 1), (x - r - 1, y)]
    return tag("polygon", points=" ".join(f"{num(a)},{num(b)}" for a, b in corners), **paint)


def svg(width: int, height: float, title: str, body: str) -> str:
    """Wrap the drawing; the title is what a screen reader and a tagged PDF say instead of it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{num(height)}" '
        f'viewBox="0 0 {width} {num(height)}" font-family="{FONT}"><title>{escape(title)}</title>{body}</svg>'
    )
