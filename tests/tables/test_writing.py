"""Tables to take away."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from cus.tables import Kind, Page, read, write
from cus.tables.cells import clean

# What a cell of a form can hold: no control characters, no blanks around.
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], include_characters="\n;,\"'\t="), max_size=25
)


@settings(max_examples=150, deadline=None)
@given(kind=st.sampled_from(Kind), texts=st.lists(TEXT.map(clean), min_size=1, max_size=3))
def test_what_is_written_is_read_back(kind, texts):
    headings = [f"kolumna {number}" for number in range(len(texts))]
    (sheet,) = read(write(kind, [Page("dane", headings, [texts])]))
    assert [cell.text for cell in sheet.header] == headings
    found = {cell.column: cell.text for row in sheet.rows for cell in row.cells.values()}
    assert found == {column: text for column, text in enumerate(texts, start=1) if text}
    assert not sheet.faults


@pytest.mark.parametrize("kind", [Kind.XLSX, Kind.ODS])
def test_each_page_becomes_a_sheet(kind):
    pages = [Page("usługi", ["nazwa"], [["A"]]), Page("wymagania", ["usługa"], [["A"]])]
    assert [sheet.name for sheet in read(write(kind, pages))] == ["usługi", "wymagania"]


def test_nothing_is_written_as_a_formula():
    book = load_workbook(io.BytesIO(write(Kind.XLSX, [Page("a", ["b", "=c"], [["=1+1", "-x"]])])))
    assert all(cell.data_type == "s" for row in book.active.iter_rows() for cell in row)
    assert b"'=1+1" in write(Kind.CSV, [Page("a", ["b"], [["=1+1"]])])


def test_columns_are_prepared_as_text_and_offer_their_words():
    page = Page("a", ["kod", "tryb"], [], {"tryb": ["program", "przepisy odrębne"]})
    sheet = load_workbook(io.BytesIO(write(Kind.XLSX, [page]))).active
    assert sheet.column_dimensions["A"].number_format == "@"
    (offered,) = sheet.data_validations.dataValidation
    assert offered.formula1 == '"program,przepisy odrębne"'
