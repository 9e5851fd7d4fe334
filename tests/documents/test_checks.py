"""The checks of documents find what they look for: each is shown a document broken in its way."""

import io
from collections.abc import Callable

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from cus.documents.layout import lay_out
from tests.documents import checks

GOOD = """<!doctype html><html lang="pl"><head><title>Próba</title><style>
@page {{ size: A5; margin: 30mm 15mm 24mm; @bottom-right {{ content: {foot} }} }}
html {{ font: 10pt "Source Sans Pro" }} {style}</style></head><body>{body}</body></html>"""
FOOT = '"strona " counter(page) " z " counter(pages)'
TABLE = (
    "<table><thead><tr><th>Usługa</th></tr></thead><tbody><tr><td>posiłki</td></tr></tbody></table>"
    "<table><tr><th scope=row>Nazwa</th><td>Kalina</td></tr></table>"
)
FIGURE = "<svg width=20 height=20 viewBox='0 0 1 1'><title>kwadrat</title><rect width=1 height=1 /></svg>"
BODY = f"<h1>Próba</h1><p>{'Zażółć gęślą jaźń ZAŻÓŁĆ GĘŚLĄ JAŹŃ. ' * 20}</p><h2>Dalej</h2>{TABLE}"


def made(body: str = BODY, *, style: str = "", foot: str = FOOT) -> bytes:
    """Lay out a small page."""
    return lay_out(GOOD.format(body=body, style=style, foot=foot)).pdf


def spoiled(pdf: bytes, spoil: Callable[[PdfWriter], None]) -> bytes:
    """Open the file, let ``spoil`` break it, and write it again."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    spoil(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def drop(key: str) -> Callable[[PdfWriter], None]:
    """Drop ``key`` from the catalogue."""
    return lambda writer: writer.root_object.pop(NameObject(key))


def drop_scopes(writer: PdfWriter) -> None:
    """Header cells no longer say what they head."""
    for thing in writer._objects:
        if isinstance(thing, DictionaryObject) and thing.get("/S") == "/TH":
            del thing["/A"]["/Scope"]


def drop_alternative_texts(writer: PdfWriter) -> None:
    """Figures are no longer described."""
    for thing in writer._objects:
        if isinstance(thing, DictionaryObject) and thing.get("/S") == "/Figure":
            del thing["/Alt"]


def foreign_fonts(writer: PdfWriter) -> None:
    """Fonts get another name."""
    for thing in writer._objects:
        if isinstance(thing, DictionaryObject) and "/BaseFont" in thing:
            thing[NameObject("/BaseFont")] = NameObject("/Times-New-Roman")


def drop_title(writer: PdfWriter) -> None:
    """No title in the metadata."""
    writer.metadata = {"/Author": "x"}


def test_a_good_document_has_no_fault() -> None:
    assert checks.faults(made()) == []
    assert checks.reads_back(made()) == []


@pytest.mark.parametrize(
    ("check", "spoil"),
    [
        (checks.tagged, drop("/StructTreeRoot")),
        (checks.tagged, drop("/MarkInfo")),
        (checks.polish_language, drop("/Lang")),
        (checks.title_shown, drop("/ViewerPreferences")),
        (checks.title_shown, drop_title),
        (checks.declares_pdf_ua, drop("/Metadata")),
        (checks.header_cells_scoped, drop_scopes),
        (checks.figures_described, drop_alternative_texts),
        (checks.bookmarked, drop("/Outlines")),
        (checks.fonts_are_ours, foreign_fonts),
    ],
)
def test_a_missing_entry_of_the_file_is_found(check, spoil) -> None:
    pdf = made(f"{BODY}{FIGURE}")
    assert check(pdf) == []
    assert check(spoiled(pdf, spoil))


@pytest.mark.parametrize(
    ("check", "body"),
    [
        (checks.headings_in_order, "<h1>A</h1><h3>B</h3>"),
        (checks.headings_in_order, "<h2>A</h2><h1>B</h1>"),
        (checks.headings_in_order, "<h1>A</h1><h1>B</h1>"),
        (checks.header_cells_scoped, "<table><tr><td>a</td><td>b</td></tr></table>"),
        (checks.last_page_filled, "<h1>A</h1><p style='break-before: page'>koniec</p>"),
        (checks.inside_the_page, "<h1>A</h1><p style='margin-left: -40mm'>za brzegiem</p>"),
        (checks.nothing_overlaps, "<h1>Tytuł strony</h1><p style='margin-top: -10mm'>Tekst na tytule</p>"),
    ],
)
def test_a_badly_made_page_is_found(check, body: str) -> None:
    assert check(made(body))


def test_a_page_without_its_number_is_found() -> None:
    assert checks.pages_numbered(made(foot='"strona " counter(page)'))


def test_a_lost_letter_is_found() -> None:
    assert checks.reads_back(made("<h1>Próba</h1><p>bez znaków</p>"))
