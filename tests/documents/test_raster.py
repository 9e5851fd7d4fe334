"""Charts as PNG for office programs without SVG: shapes and words stand where the drawing puts them."""

import io

import pytest
from PIL import Image

from cus.charts import Chart, Series
from cus.charts.drawing import svg_of
from cus.documents.raster import SCALE, png_of

BASE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">{}</svg>'


def drawn(body: str) -> Image.Image:
    return Image.open(io.BytesIO(png_of(BASE.format(body)))).convert("RGB")


def at(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    return image.getpixel((round(x * SCALE), round(y * SCALE)))


@pytest.mark.parametrize(
    ("body", "inside", "outside"),
    [
        ('<rect x="10" y="10" width="20" height="10" fill="#0b5a7d"/>', (20, 15), (40, 15)),
        ('<circle cx="50" cy="25" r="5" fill="#0b5a7d"/>', (50, 25), (60, 25)),
        ('<line x1="0" y1="25" x2="100" y2="25" stroke="#0b5a7d" stroke-width="4"/>', (50, 25), (50, 35)),
        ('<polyline points="0,10 50,10 50,40" fill="none" stroke="#0b5a7d" stroke-width="4"/>', (50, 30), (25, 30)),
        ('<polygon points="10,10 30,10 20,30" fill="#0b5a7d"/>', (20, 15), (35, 25)),
        (
            '<line x1="0" y1="25" x2="99" y2="25" stroke="#0b5a7d" stroke-width="4" stroke-dasharray="10 10"/>',
            (5, 25),
            (15, 25),
        ),
    ],
)
def test_a_shape_stands_where_it_is_put(body, inside, outside):
    image = drawn(body)

    assert image.size == (100 * SCALE, 50 * SCALE)
    assert at(image, *inside) == (11, 90, 125)
    assert at(image, *outside) == (255, 255, 255)


def test_what_is_not_known_is_left_out_and_words_are_written():
    assert drawn("<title>Opis</title><image/><path d='M0 0'/>").getextrema() == ((255, 255),) * 3
    assert drawn('<text x="10" y="30" font-size="20" fill="#16263a">Żółć</text>').getextrema()[0][0] < 60
    turned = '<text x="50" y="25" font-size="12" transform="rotate(-90 50 25)" text-anchor="middle">Skala</text>'
    assert drawn(turned).crop((0, 0, 60, 100)).getextrema() == ((255, 255),) * 3


def test_a_chart_of_ours_is_drawn_whole():
    chart = Chart(
        kind="bar", title="Odpowiedzi", categories=("tak", "nie"), series=(Series(name="%", values=(60, 40)),)
    )

    image = Image.open(io.BytesIO(png_of(svg_of(chart)))).convert("RGB")

    assert (11, 90, 125) in {colour for _, colour in image.getcolors(maxcolors=10_000)}
