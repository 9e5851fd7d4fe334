"""Tables that people bring: what is read from them, and what is said of those that cannot be read."""

import datetime
import io
import zipfile

import pytest

from cus.tables import LARGEST, Kind, TableRefused, read
from cus.tables.package import OLE
from tests.tables.files import SOUND, cell, ods, repacked, sheet_of, workbook


def texts(content: bytes) -> list[list[str]]:
    """The filled cells of the first sheet, its heading first."""
    sheet = read(content)[0]
    return [[cell.text for cell in sheet.header], *([cell.text for cell in row.cells.values()] for row in sheet.rows)]


def refusal(content: bytes, **limits) -> str:
    """What is said of a file that is refused whole."""
    with pytest.raises(TableRefused) as refused:
        read(content, **limits)
    return str(refused.value)


def faults(content: bytes) -> list[str]:
    """What is said of single cells of the first sheet."""
    return [str(fault) for fault in read(content)[0].faults]


@pytest.mark.parametrize("kind", Kind)
def test_the_three_kinds_hold_the_same(kind):
    assert texts(SOUND[kind]) == [
        ["nazwa", "kod", "uwagi"],
        ["Opieka wytchnieniowa", "011101", "źrebię"],
        ["Żłobek", "341201"],
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "iso8859-2", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_text_is_read_in_each_encoding_and_with_each_separator(encoding, separator):
    text = f'nazwa{separator}opis\r\nŻłobek{separator}"gęś{separator} śledź i ""ćma"" oraz źdźbło\r\ndrugi wiersz"\r\n'
    expected = f'gęś{separator} śledź i "ćma" oraz źdźbło\ndrugi wiersz'
    assert texts(text.encode(encoding)) == [["nazwa", "opis"], ["Żłobek", expected]]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them():
    sheet = read(b'\n"na\nzwa";b\n\n1;2\n')[0]
    assert [cell.line for cell in sheet.header] == [2, 2]
    assert [row.line for row in sheet.rows] == [4]
    assert [row.line for row in read(sheet_of([], ["a"], [], ["b"]))[0].rows] == [4]
    gap = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    rows = f"<table:table-row>{cell('a')}</table:table-row>{gap}<table:table-row>{cell('b')}</table:table-row>"
    assert [row.line for row in read(ods(rows))[0].rows] == [5]


def test_the_line_that_names_the_separator_is_not_data():
    sheet = read(b"sep=,\r\nnazwa;kod,b\r\n1,2\r\n")[0]
    assert [cell.text for cell in sheet.header] == ["nazwa;kod", "b"]
    assert sheet.header[0].line == 2


def test_numbers_dates_and_answers_become_text_and_a_number_is_told():
    def fill(book):
        book.active.append(["kod", 11101, 5.0, 2.5, datetime.date(2026, 11, 22), True])
        book.active["G1"] = 11101
        book.active["G1"].number_format = "000000"

    cells = read(workbook(fill))[0].header
    assert [cell.text for cell in cells] == ["kod", "11101", "5", "2.5", "2026-11-22", "tak", "011101"]
    assert [cell.is_number for cell in cells] == [False, True, True, True, False, False, True]


def test_numbers_and_dates_of_an_open_document_become_text():
    row = (
        cell("kod", office_value__type="string")
        + cell("11101", office_value__type="float", office_value="11101")
        + cell("011101", office_value__type="float", office_value="11101")
        + cell("22.11.2026", office_value__type="date", office_date__value="2026-11-22")
        + cell("PRAWDA", office_value__type="boolean", office_boolean__value="true")
        + cell("a<text:s text:c='2'/>b<text:line-break/>c", table_number__columns__repeated="2")
    )
    cells = read(ods(f"<table:table-row>{row}</table:table-row>"))[0].header
    assert [cell.text for cell in cells] == ["kod", "11101", "011101", "2026-11-22", "tak", "a  b\nc", "a  b\nc"]
    assert [cell.is_number for cell in cells][:3] == [False, True, True]


def test_an_apostrophe_put_against_formulas_is_taken_away_again():
    assert texts(b"a;b\n'-5;'=x\n")[1] == ["-5", "=x"]
    assert texts(b"a;b\n'tak';x\n")[1] == ["'tak'", "x"]


@pytest.mark.parametrize(
    "content",
    [
        b"nazwa;kod\nA;=1+1\n",
        sheet_of(["nazwa", "kod"], ["A", "=1+1"]),
        ods(
            f"<table:table-row>{cell('nazwa')}{cell('kod')}</table:table-row>"
            f"<table:table-row>{cell('A')}{cell('2', table_formula='of:=1+1', office_value='2')}</table:table-row>"
        ),
    ],
    ids=["csv", "xlsx", "ods"],
)
def test_a_formula_is_named_with_its_place_and_the_rest_is_read(content):
    (said,) = faults(content)
    assert "iersz 2, kolumna B („kod”): W komórce jest formuła." in said
    assert texts(content)[1] == ["A", ""]


def test_merged_cells_are_named_with_their_place():
    def fill(book):
        book.active.append(["nazwa", "kod"])
        book.active.append(["A"])
        book.active.merge_cells("A2:B3")

    assert faults(workbook(fill)) == [
        "Arkusz „dane”, wiersz 2, kolumna A: Komórki A2:B3 są scalone. Rozłącz je i wpisz wartość w każdej osobno."
    ]
    spanned = cell("A", table_number__columns__spanned="2", table_number__rows__spanned="1")
    assert "Komórki A1:B1 są scalone" in faults(ods(f"<table:table-row>{spanned}</table:table-row>"))[0]


def test_an_error_of_the_sheet_is_named():
    assert "błąd arkusza (#REF!)" in faults(sheet_of(["a"], ["#REF!"]))[0]


@pytest.mark.parametrize("content", [b"", b"\r\n \n", b"\xef\xbb\xbf", b"\x00" * 9, b";;\n;;\n", sheet_of([])])
def test_an_empty_file_is_refused(content):
    assert refusal(content) in (
        "Plik jest pusty. Sprawdź, czy zapisał się do końca.",
        "W pliku nie ma żadnych danych.",
    )


def test_a_large_file_is_refused():
    assert refusal(b"a" * (LARGEST + 1)) == "Plik jest za duży. Może mieć najwyżej 10 MB."


def test_a_locked_workbook_and_an_old_one_are_told_apart():
    assert "zabezpieczony hasłem" in refusal(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert "stary format Excela" in refusal(OLE + bytes(600) + "Workbook".encode("utf-16-le"))
    assert "zabezpieczony hasłem" in refusal(ods("", manifest="<m><encryption-data/></m>"))


def test_a_workbook_that_swells_is_refused_before_it_is_opened():
    bomb = repacked(SOUND[Kind.XLSX], xl__worksheets__sheet1_xml=b" " * 30_000_000)
    assert len(bomb) < 100_000
    assert "po rozpakowaniu byłby za duży" in refusal(bomb)


def test_a_row_as_wide_as_the_sheet_repeated_many_times_is_refused():
    row = "".join(f'<row r="{line}"><c r="XFD{line}"/></row>' for line in range(1, 400))
    wide = repacked(
        SOUND[Kind.XLSX],
        xl__worksheets__sheet1_xml=(
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f"<sheetData>{row}</sheetData></worksheet>"
        ).encode(),
    )
    assert "byłby za duży" in refusal(wide)
    many = f'<table:table-row table:number-rows-repeated="9000000">{cell("a")}</table:table-row>'
    assert "więcej niż 20000 wierszy" in refusal(ods(many))
    broad = f"<table:table-row>{cell('a', table_number__columns__repeated='16384')}</table:table-row>"
    assert "najwyżej 100" in refusal(ods(broad))


@pytest.mark.parametrize(
    "head", ["<!DOCTYPE a [<!ENTITY b 'c'>]>", f"<!--{'x' * 5000}--><!DOCTYPE a [<!ENTITY b 'c'>]>"]
)
def test_entities_are_refused_wherever_they_stand(head):
    xlsx = repacked(SOUND[Kind.XLSX], xl__worksheets__sheet1_xml=lambda part: head.encode() + part.partition(b"?>")[2])
    assert refusal(xlsx)
    assert refusal(repacked(SOUND[Kind.ODS], content_xml=lambda part: head.encode() + part.partition(b"?>")[2]))


@pytest.mark.parametrize("kind", [Kind.XLSX, Kind.ODS])
def test_half_of_a_workbook_is_refused(kind):
    content = SOUND[kind]
    assert "uszkodzony albo niepełny" in refusal(content[: len(content) // 2])


def test_a_text_that_breaks_off_is_refused_with_its_place():
    assert refusal(b'a;b\n1;"zaczete\n').startswith("Wiersz 2: Cudzysłów otwarto i nie zamknięto")
    assert refusal(b"a;b;c\n1;2;3\n4;5").startswith("Wiersz 3: Plik urywa się w tym wierszu.")
    assert texts(b"a;b;c\n1;2\n4;5;6") == [["a", "b", "c"], ["1", "2"], ["4", "5", "6"]]


def test_a_separator_outside_quotation_marks_is_told():
    assert "ujmij w cudzysłów" in refusal(b"a;b\n1;2;3\n")


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 ", b"<html><table></table></html>", b"a\x01\x02b;c", b"\x81\x83;\xff\n"]
)
def test_what_is_no_table_is_refused(content):
    assert "To nie jest tabela" in refusal(content) or "Plik jest" in refusal(content)


def test_another_archive_macros_and_a_binary_workbook_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("list.txt", "a")
    assert "To nie jest tabela" in refusal(out.getvalue())
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("xl/vbaProject.bin", "a")
    assert "makra" in refusal(out.getvalue())


def test_more_rows_than_agreed_are_refused():
    assert len(read(b"a\n1\n2\n", most_rows=2)[0].rows) == 2
    assert "więcej niż 2 wierszy" in refusal(b"a\n1\n2\n3\n", most_rows=2)
