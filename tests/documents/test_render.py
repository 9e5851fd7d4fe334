"""Rendering: the same bytes everywhere, our files and our typeface only, nothing lost."""

import subprocess
import sys

import pytest
from django.template import engines

from cus.documents.layout import BASE_URL, LayoutFault, lay_out, lay_out_in_child
from cus.documents.parts import Document
from cus.documents.render import DocumentWarning, MissingGlyph, document_html, render_pdf
from cus.text.glyphs import as_printed, unprintable
from tests.documents import checks
from tests.documents.printing import printed
from tests.documents.samples import LETTERHEAD, SAMPLES, agreement, card, programme


def document_from(template: str) -> Document:
    """A document of the given template text."""
    return Document(template=template, context=None, title="Próba", letterhead=LETTERHEAD)


@pytest.fixture
def template(monkeypatch):
    """Make the renderer use a template given as text."""

    def use(text: str) -> Document:
        monkeypatch.setattr("cus.documents.render.get_template", lambda name: engines["django"].from_string(text))
        return document_from("text")

    return use


# Half a minute for the longest programme: in the long tests.
LONGEST = "program-pelny"


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.soak if name == LONGEST else []) for name in SAMPLES]
)
def test_every_sample_passes_every_check_without_a_warning(name: str) -> None:
    assert checks.faults(printed(SAMPLES[name]())) == []


@pytest.mark.parametrize("make", [card, agreement, programme])
def test_every_polish_letter_is_read_back(make) -> None:
    text = "Zażółć gęślą jaźń, ZAŻÓŁĆ GĘŚLĄ JAŹŃ"
    field = {card: "full_name", agreement: "mission", programme: "name"}[make]
    pdf = render_pdf(make(**{field: text}))
    assert checks.reads_back(pdf) == []
    assert text in checks.text_of(pdf)


def test_two_processes_make_the_same_bytes() -> None:
    html = document_html(card())
    assert lay_out_in_child(html).pdf == lay_out(html).pdf
    assert lay_out_in_child(html).pdf == lay_out_in_child(html).pdf


def test_a_document_carries_no_date_of_its_making() -> None:
    information = checks.reader(render_pdf(card())).metadata
    assert "/CreationDate" not in information
    assert "/ModDate" not in information


def test_the_machine_fonts_are_not_seen() -> None:
    code = (
        "from cus.documents.fonts import use_only_our_fonts as u; print(u().read_text());"
        "from weasyprint.text.ffi import fontconfig as f, ffi;"
        "c = f.FcInitLoadConfigAndFonts(); s = f.FcConfigGetFonts(c, f.FcSetSystem); print('fonts', s.nfont)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "font_source_sans_pro" in out
    assert out.count("<dir>") == 1
    assert "fonts 12" in out


@pytest.mark.parametrize(
    "address", ["https://example.org/logo.png", "file:///etc/hostname", "../../manage.py", f"{BASE_URL}../app.css"]
)
def test_nothing_but_our_own_files_is_fetched(address: str) -> None:
    with pytest.raises(LayoutFault, match="FatalURLFetchingError"):
        lay_out(f"<html lang=pl><title>Próba</title><img alt=x src='{address}'></html>")


def test_a_character_without_a_glyph_is_refused_by_name() -> None:
    with pytest.raises(MissingGlyph) as caught:
        render_pdf(card(full_name="Koło 😀 Kalina"))
    assert caught.value.character == "😀"
    assert caught.value.name == "GRINNING FACE"
    assert "„😀” (U+1F600)" in caught.value.message


def test_what_a_word_processor_leaves_is_cleaned_and_not_refused() -> None:
    pasted = "nie\u00adwi\u200bdoczne\ufeff, wąska\u2009spacja, twardy\u2011łącznik, zło\u0301ty"
    assert as_printed(pasted) == "niewidoczne, wąska spacja, twardy-łącznik, złóty"
    assert unprintable(pasted) == []
    assert "niewidoczne, wąska spacja" in checks.text_of(render_pdf(card(full_name=pasted)))


def test_text_cannot_become_markup() -> None:
    pdf = render_pdf(card(full_name="<img src='https://example.org/x.png'><b>Kalina</b> & Spółka"))
    assert "<b>Kalina</b> & Spółka" in checks.text_of(pdf)


def test_a_one_letter_word_does_not_end_a_line() -> None:
    html = document_html(card(full_name="Dom w Zalesiu i u sąsiadów"))
    assert "Dom w\u00a0Zalesiu i\u00a0u\u00a0sąsiadów" in html.partition("<body")[2]
    assert "\u00a0" not in html.partition("<body")[0]


def test_a_complaint_of_the_layout_is_an_error_in_tests(template) -> None:
    document = template("<html lang=pl><title>Próba</title><style>p { colour: red }</style><p>Tekst</p></html>")
    with pytest.raises(DocumentWarning, match="colour"):
        render_pdf(document)


def test_a_long_document_is_laid_out_in_a_child(monkeypatch) -> None:
    def refuse(html: str) -> None:
        raise AssertionError("laid out here")

    here = render_pdf(card())
    monkeypatch.setattr("cus.documents.render.lay_out", refuse)
    monkeypatch.setattr("cus.documents.render.CHILD_FROM", 1_000)
    assert render_pdf(card()) == here


def test_a_fault_of_the_child_is_told() -> None:
    with pytest.raises(LayoutFault, match="FatalURLFetchingError"):
        lay_out_in_child("<html lang=pl><title>x</title><img alt=x src='https://example.org/a.png'></html>")


def test_the_head_of_each_page_names_the_centre() -> None:
    for page in checks.reader(render_pdf(agreement())).pages:
        assert LETTERHEAD.name in page.extract_text().replace("\xa0", " ")
