"""Columns are found by their headings, in any order."""

from cus.tables import Column, laid_out, read

COLUMNS = [
    Column("name", "nazwa", required=True),
    Column("code", "kod zawodu", aliases=("kod",)),
    Column("note", "uwagi"),
]


def said(content: str) -> list[str]:
    """What is wrong with the headings."""
    return [str(fault) for fault in laid_out(read(content.encode())[0], COLUMNS).faults]


def test_columns_come_in_any_order_and_by_other_names():
    records = laid_out(read("KOD:;Nazwa *\n011101;Żłobek\n;Klub\n".encode())[0], COLUMNS)
    first, second = records
    assert (first["name"], first["code"], first["note"]) == ("Żłobek", "011101", "")
    assert second["code"] == ""
    assert "code" in first
    assert "note" not in first


def test_a_fault_of_a_cell_names_its_place_and_heading():
    (record,) = laid_out(read(b"uwagi;nazwa\nx;y\n")[0], COLUMNS)
    assert str(record.fault("name", "Źle.")) == "Wiersz 2, kolumna B („nazwa”): Źle."
    assert str(record.fault("code", "Brak.")) == "Wiersz 2: Brak."


def test_unknown_missing_and_repeated_columns_are_named():
    unknown, repeated, missing = said("kod;cena;kod zawodu\n1;2;3\n")
    assert unknown.startswith("Wiersz 1, kolumna B („cena”): Nieznana kolumna.")
    assert repeated == "Wiersz 1, kolumna C („kod zawodu”): Ta kolumna się powtarza: jest już w kolumnie A."
    assert missing == "Wiersz 1: W nagłówku brakuje kolumny „nazwa”."


def test_a_cell_under_no_heading_is_named_once():
    assert said("nazwa;;kod\nA;coś;1\nB;coś;2\n") == [
        "Wiersz 2, kolumna B: Ta kolumna nie ma nagłówka, a coś w niej wpisano."
    ]


def test_nothing_is_guessed_under_wrong_headings():
    assert laid_out(read(b"cena\n1\n")[0], COLUMNS).rows == ()
