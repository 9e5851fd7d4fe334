"""Charts: what is drawn, what is not, and that it may stand under a strict content policy."""

from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from django.template import engines

from cus.charts import Chart, Series, description, svg_of
from cus.charts.drawing import NARROW, WIDE
from cus.charts.scale import ticks

NS = "{http://www.w3.org/2000/svg}"


def line(*series: Series, years=range(2020, 2025), **more) -> Chart:
    categories = tuple(str(year) for year in years)
    return Chart(kind="line", title="Ludność", categories=categories, series=series, unit="osoba", **more)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def runs_of(svg: str) -> list[int]:
    return [len(one.get("points").split()) for one in parsed(svg).iter(f"{NS}polyline")]


def test_a_missing_value_breaks_the_line_and_is_not_bridged():
    chart = line(Series(name="Czersk", values=(5, 6, None, 7, 8)))

    assert runs_of(svg_of(chart)) == [2, 2]


def test_two_census_bases_are_two_lines_with_nothing_between_them():
    old = Series(name="spis 2011", values=(10, 11, None, None, None))
    new = Series(name="spis 2021", values=(None, None, 9, 8, 7))

    assert runs_of(svg_of(line(old, new))) == [2, 3]


def test_the_drawing_carries_neither_styles_nor_scripts_nor_ids():
    svg = svg_of(line(Series(name='<b onclick="x">"&', values=(1, 2, 3, 4, 5)), Series(name="B", values=(2,) * 5)))

    assert "style" not in svg
    assert "<script" not in svg
    assert " id=" not in svg
    assert all(not name.startswith("on") for one in parsed(svg).iter() for name in one.attrib)


def test_series_differ_without_colour():
    svg = svg_of(line(*(Series(name=str(at), values=(at,) * 5) for at in range(1, 5))))

    looks = {(one.get("stroke-dasharray")) for one in parsed(svg).iter(f"{NS}polyline")}
    assert len(looks) >= 3


def test_bars_are_as_long_as_their_values_and_negative_ones_lie_on_the_other_side():
    values = (Decimal(10), Decimal(20), Decimal(-5))
    chart = Chart(kind="bar", title="Saldo", categories=("A", "B", "C"), series=(Series(name="2024", values=values),))

    bars = list(parsed(svg_of(chart)).iter(f"{NS}rect"))
    widths = [float(one.get("width")) for one in bars]
    assert widths[1] == pytest.approx(2 * widths[0], abs=0.2)
    assert float(bars[2].get("x")) + widths[2] == pytest.approx(float(bars[0].get("x")), abs=0.2)


def test_every_number_is_written_the_polish_way_and_in_the_table():
    chart = line(
        Series(name="Czersk", values=(Decimal("21604.5"), None, 1, 2, 3), texts=("", "tajemnica", "", "", ""))
    )

    assert chart.rows[0] == ("2020", ["21\xa0604,5"])
    assert chart.rows[1] == ("2021", ["tajemnica"])
    assert "21\xa0604,5 (2020)" in description(chart)


def test_without_numbers_nothing_is_drawn():
    assert svg_of(line(Series(name="Czersk", values=(None,) * 5))) == ""


def test_an_axis_that_is_cut_says_so():
    assert "oś nie zaczyna się od zera" in svg_of(line(Series(name="A", values=(100, 99, 98, 97, 96))))
    assert "oś nie zaczyna się od zera" not in svg_of(line(Series(name="A", values=(100, 9, 98, 97, 96))))


@pytest.mark.parametrize(
    "values", [[0], [5], [-3], [0, 0], [1e9, 2e9], [0.001, 0.002], [-5, 5], [21604, 21140], [99.5, 100]]
)
def test_marks_of_the_axis_cover_the_values(values):
    marks = ticks(values)

    assert marks[0] <= min(values) <= max(values) <= marks[-1]
    assert 2 <= len(marks) <= 9


def test_a_series_of_another_length_is_refused():
    with pytest.raises(ValueError, match="values for"):
        line(Series(name="A", values=(1, 2)))


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_words_stay_inside_the_drawing(width):
    names = ("Podlesie nad Wielką Rzeką i okolice " * 3, "Brzozowa Górka")
    chart = Chart(
        kind="bar", title="T", categories=names, series=(Series(name="Bardzo długa " * 9, values=(1, 2)),) * 2
    )

    for one in parsed(svg_of(chart, width)).iter(f"{NS}text"):
        assert float(one.get("x")) + len(one.text) * 5 < width + 20


def test_a_page_shows_the_picture_its_words_and_its_table():
    chart = line(Series(name="Czersk", values=(1, 2, 3, 4, 5)), source="Źródło: GUS, Bank Danych Lokalnych")

    page = engines["django"].from_string("{% load charts %}{% chart drawn %}").render({"drawn": chart})

    assert page.count("<svg") == 2
    assert page.count("<table") == 1
    assert "Wykres w słowach" in page
    assert "Źródło: GUS, Bank Danych Lokalnych" in page


def test_on_paper_the_picture_speaks_and_nothing_is_complained_of():
    from cus.documents.layout import lay_out

    chart = line(Series(name="Czersk", values=(1, 2, 3, 4, 5)), Series(name="Poznań", values=(2, 3, 4, 5, 7)))
    body = engines["django"].from_string("{% load charts %}{% chart_print drawn %}").render({"drawn": chart})

    laid = lay_out(
        f'<!doctype html><html lang="pl"><title>Wykres</title><link rel="stylesheet" href="document.css">{body}'
    )

    assert laid.warnings == ()
    assert b"/Figure" in laid.pdf or len(laid.pdf) > 5000
