"""Our own charts as PNG, for office programs that do not read an SVG in a document.

Knows the few elements that ``cus.charts`` and the priority matrix write, and leaves out whatever else there is.
"""

import io
import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import font_source_sans_pro
from lxml import etree
from PIL import Image, ImageDraw, ImageFont

from cus.documents.svg import size_of

SCALE = 2.0
_ROTATED = re.compile(r"rotate\((-?[\d.]+)")
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def png_of(markup: str) -> bytes:
    """Draw an SVG of ours on white; coordinates are those of its view box.

    Raises ``ValueError`` when it does not say how large it is.
    """
    across, down = size_of(markup)
    image = Image.new("RGB", (round(across * SCALE), round(down * SCALE)), "white")
    drawing = _Drawing(image)
    for element in etree.fromstring(markup.encode()).iter():
        if isinstance(element.tag, str):
            drawing.add(etree.QName(element).localname, element)
    out = io.BytesIO()
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(out, "PNG")
    return out.getvalue()


class _Drawing:
    """Draws one element after another."""

    def __init__(self, image: Image.Image) -> None:
        self.image = image
        self.pen = ImageDraw.Draw(image, "RGBA")

    def add(self, name: str, element) -> None:
        """Draw one element, when it is one that we know."""
        at = {key: _size(element, key) for key in ("x", "y", "width", "height", "cx", "cy", "r")}
        stroke, width, fill = _ink(element, "stroke"), max(round(_size(element, "stroke-width", 1.0)), 1), None
        if element.get("fill") != "none":
            fill = _ink(element, "fill")
        if name == "rect":
            box = (at["x"], at["y"], at["x"] + at["width"], at["y"] + at["height"])
            self.pen.rectangle(box, fill=fill, outline=stroke, width=width)
        elif name == "circle":
            box = (at["cx"] - at["r"], at["cy"] - at["r"], at["cx"] + at["r"], at["cy"] + at["r"])
            self.pen.ellipse(box, fill=fill, outline=stroke, width=width)
        elif name == "line":
            ends = [_size(element, "x1"), _size(element, "y1"), _size(element, "x2"), _size(element, "y2")]
            self._line([(ends[0], ends[1]), (ends[2], ends[3])], stroke, width, _dashes(element))
        elif name == "polyline":
            self._line(_points(element), stroke, width, _dashes(element))
        elif name == "polygon":
            self.pen.polygon(_points(element), fill=fill, outline=stroke, width=width)
        elif name == "text":
            self._text(element, (at["x"], at["y"]), fill or "black")

    def _line(self, points: list[tuple[float, float]], colour, width: int, dashes: list[float]) -> None:
        if colour is None:
            return
        for (x1, y1), (x2, y2) in pairwise(points):
            length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
            for begin, end in _pieces(length, dashes):
                one, two = begin / (length or 1), end / (length or 1)
                ends = (x1 + (x2 - x1) * one, y1 + (y2 - y1) * one, x1 + (x2 - x1) * two, y1 + (y2 - y1) * two)
                self.pen.line(ends, fill=colour, width=width)

    def _text(self, element, place: tuple[float, float], colour) -> None:
        words = "".join(element.itertext())
        font = _font(round(_size(element, "font-size", 12.0)), element.get("font-weight") is not None)
        anchor = _ANCHORS.get(element.get("text-anchor", "start"), "ls")
        turned = _ROTATED.search(element.get("transform", ""))
        if turned is None:
            self.pen.text(place, words, font=font, fill=colour, anchor=anchor)
            return
        side = round(font.getlength(words)) * 2 + 20
        patch = Image.new("RGBA", (side, side), (255, 255, 255, 0))
        ImageDraw.Draw(patch).text((side / 2, side / 2), words, font=font, fill=colour, anchor=anchor)
        patch = patch.rotate(-float(turned[1]))
        self.image.paste(patch, (round(place[0] - side / 2), round(place[1] - side / 2)), patch)


def _size(element, name: str, default: float = 0.0) -> float:
    try:
        return float(element.get(name, default)) * SCALE
    except ValueError:
        return default * SCALE


def _ink(element, name: str) -> str | None:
    """Return a colour, with its opacity; ``None`` where nothing is drawn."""
    colour = element.get(name)
    if not colour or colour == "none":
        return None
    opacity = element.get(f"{name}-opacity")
    return f"{colour}{round(float(opacity) * 255):02x}" if opacity and len(colour) == 7 else colour


def _points(element) -> list[tuple[float, float]]:
    numbers = [float(one) * SCALE for one in re.split(r"[\s,]+", element.get("points", "").strip()) if one]
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _dashes(element) -> list[float]:
    return [float(one) * SCALE for one in re.split(r"[\s,]+", element.get("stroke-dasharray", "").strip()) if one]


def _pieces(length: float, dashes: list[float]) -> list[tuple[float, float]]:
    """Return where a line of this length is drawn: whole, or dash by dash."""
    if not dashes or not sum(dashes):
        return [(0.0, length)]
    pieces, at, turn = [], 0.0, 0
    while at < length:
        end = min(at + dashes[turn % len(dashes)], length)
        if turn % 2 == 0:
            pieces.append((at, end))
        at, turn = end, turn + 1
    return pieces


@lru_cache(maxsize=32)
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    face = "Bold" if bold else "Regular"
    return ImageFont.truetype(str(Path(font_source_sans_pro.font_directory) / f"SourceSansPro-{face}.ttf"), size)
