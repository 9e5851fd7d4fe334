"""A DOCX says what the PDF says, with real headings, lists, table headings and as many signatures as parties."""

import io
import re
from dataclasses import replace

import docx as office
import pytest
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import html

from cus.documents.docx import docx_of
from cus.documents.docx_widths import shares_of
from cus.documents.render import render_pdf
from tests.documents import checks, samples

PAPERS = {
    "agreement": samples.agreement,
    "agreement of twelve": lambda: samples.agreement(parties=12),
    "empty agreement": samples.empty_agreement,
    "power": samples.power,
    "full power": samples.full_power,
    "empty power": samples.empty_power,
}


def opened(document):
    return office.Document(io.BytesIO(docx_of(document)))


def paragraphs_of(docx) -> list[Paragraph]:
    """Every paragraph of the body in order, those of tables included."""
    found = []
    for block in docx.iter_inner_content():
        if isinstance(block, Table):
            found += [paragraph for row in block.rows for cell in row.cells for paragraph in cell.paragraphs]
        else:
            found.append(block)
    return found


def letters(text: str) -> str:
    """Text without what only one of the two draws: spaces, hyphens, dots to write on."""
    return re.sub(r"[\s\-\u00ad\u2010….☐]", "", text)


@pytest.mark.parametrize("name", PAPERS)
def test_the_docx_says_what_the_pdf_says_and_nothing_else(name):
    document = replace(PAPERS[name](), seal=None)
    left = letters(checks.text_of(render_pdf(document)))

    texts = sorted((letters(one.text) for one in paragraphs_of(opened(document))), key=len, reverse=True)
    for text in filter(None, texts):
        assert text in left, text
        left = left.replace(text, "|", 1)

    # Left over: heads and feet of pages, numbers of points, words that a column divides between two lines.
    edges = [document.title, document.letterhead.name, document.letterhead.address, document.state]
    for edge in filter(None, edges):
        left = left.replace(letters(edge), "")
    words = re.sub(r"strona\d+z\d+|Kodsprawdzenia\w+|\d+\)?|•|\|", "", left)
    assert words == ""


def test_headings_are_headings_and_the_language_is_polish():
    docx = opened(samples.agreement())

    headings = [
        (one.style.name, one.text.replace("\xa0", " "))
        for one in docx.paragraphs
        if one.style.name.startswith("Heading")
    ]

    assert headings[0] == ("Heading 1", "Porozumienie o współpracy na rzecz usług społecznych")
    assert ("Heading 2", "Postanowienia") in headings
    assert docx.core_properties.language == "pl-PL"
    assert {one.get(qn("w:val")) for one in docx.styles.element.iter(qn("w:lang"))} == {"pl-PL"}


def levels_of(docx) -> list[tuple[int, int]]:
    """List and level of each numbered paragraph of the body."""
    numbered = [one._p.pPr.numPr for one in docx.paragraphs if one._p.pPr is not None and one._p.pPr.numPr is not None]
    return [(one.numId.val, one.ilvl.val) for one in numbered]


def test_points_are_numbered_lists_and_own_clauses_go_on_with_their_numbers():
    document = samples.agreement()
    points = [*document.context.points, *document.context.own_clauses]

    levels = levels_of(opened(document))

    lists = {number for number, level in levels if level == 1}
    assert len(lists) == 1
    of_points = [level for number, level in levels if number in lists]
    assert of_points == [level for point in points for level in (0, *(1 for _ in point.subpoints))]


@pytest.mark.parametrize("parties", [1, 2, 5, 12])
def test_there_are_as_many_signature_blocks_as_parties(parties):
    docx = opened(samples.agreement(parties=parties))

    assert sum(one.text.replace("\xa0", " ") == "podpis i pieczęć" for one in paragraphs_of(docx)) == parties


def test_tables_have_heading_rows_and_no_row_is_cut():
    docx = opened(samples.agreement(parties=12))
    listed = [table for table in docx.tables if table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"]

    assert [table.cell(0, 0).text for table in listed[:1]] == ["Lp."]
    assert all(
        table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        for table in listed
        if table.style.name == "Table Grid"
    )
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for table in docx.tables for row in table.rows)


def test_a_copy_of_what_is_signed_says_so_and_carries_no_code():
    draft, signed = opened(samples.agreement(is_draft=True)), opened(samples.agreement())

    heads = [one.sections[0].header.paragraphs[0].text for one in (draft, signed)]
    assert heads[0].endswith("\tPROJEKT")
    assert heads[1].endswith("\tKOPIA DO EDYCJI")
    assert not any("Kod sprawdzenia" in one.text for one in paragraphs_of(signed))


def test_a_column_of_numbers_is_narrow_and_one_of_texts_is_wide():
    rows = html.fromstring(
        "<table><tr><th>Nr</th><th>Potrzeba</th><th>Ilu</th></tr>"
        f"<tr><td>1</td><td>{'Ciepły posiłek w domu, codziennie. ' * 8}</td><td>co najmniej 86 osób</td></tr></table>"
    ).findall(".//tr")

    narrow, wide, middle = shares_of(rows, 3, 170)

    assert narrow < 8
    assert wide > 60
    assert narrow < middle < wide
    assert narrow + wide + middle == pytest.approx(100)


def test_a_heading_is_not_broken_where_the_others_have_room():
    rows = html.fromstring(
        '<table><tr><th class="w-5">Odpowiedziało</th><th class="w-0">Kogo badano</th></tr>'
        "<tr><td>9</td><td>Sołtysi</td></tr></table>"
    ).findall(".//tr")

    told, rest = shares_of(rows, 2, 170)

    assert told * 1.7 > len("Odpowiedziało") * 2
    assert told + rest == pytest.approx(100)
