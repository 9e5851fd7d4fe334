"""Files of the data bank and other tables, read into values: every shape and trap."""

from decimal import Decimal

import pytest

from diagnosis.figures.bdl import Asked, read_bdl
from diagnosis.figures.mapped import Mapping, read_mapped
from tests.factories.figure_files import CREL, CTAB, OTHER, OWN, PART, XPIV, XTAB, crel, ctab, workbook, xpiv, xtab


def bdl(content: bytes, name: str = CREL, **asked):
    return read_bdl(content, name, Asked(**asked))


def told(brought) -> str:
    return " ".join(map(str, brought.faults))


def cells(brought) -> dict:
    return {(one.area, one.year, one.sex, one.age): one.value for one in brought.values}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_long_list_gives_a_value_a_row_with_its_place(end):
    brought = bdl(crel((OWN, "65-69", "kobiety", 2023, "412"), (OWN, "65-69", "mężczyźni", 2023, "1 012,5"), end=end))

    assert brought.faults == []
    assert cells(brought) == {(OWN, 2023, "k", "65-69"): 412, (OWN, 2023, "m", "65-69"): Decimal("1012.5")}
    first = brought.values[0]
    assert (first.row, first.column, first.indicator.unit) == (2, "F", "osoba")
    assert brought.areas == {OWN: "Brzozowa Górka"}
    assert brought.as_of.isoformat() == "2025-01-13"


def test_a_wide_list_with_points_reads_headings_that_hold_the_separator():
    heading = ["ludność na 1 km2,2024,[osoba]", "zmiana, na 1000 mieszkańców,2024,[osoba]"]
    brought = bdl(ctab(heading, (OWN, "119.4", "-3.9"), (PART, "36.80", "")), CTAB)

    assert brought.faults == []
    values = {(one.indicator.name, one.area): one.value for one in brought.values}
    assert values["ludność na 1 km2", OWN] == Decimal("119.4")
    assert values["zmiana, na 1000 mieszkańców", OWN] == Decimal("-3.9")
    assert values["zmiana, na 1000 mieszkańców", PART] is None
    assert not any(one.indicator.is_count for one in brought.values)


def test_a_wide_list_with_semicolons_parts_sex_and_age_from_its_words():
    heading = ["ogółem;mężczyźni;2023;[osoba]", "65-69;kobiety;2023;[osoba]", "ogółem;ogółem;2023;[osoba]"]
    brought = bdl(ctab(heading, (OWN, "3990", "1 210", "8 070"), separator=";"), "LUDN_2137_CTAB_20250113.csv")

    assert cells(brought) == {(OWN, 2023, "m", ""): 3990, (OWN, 2023, "k", "65-69"): 1210, (OWN, 2023, "", ""): 8070}
    assert {one.indicator.key for one in brought.values} == {"bdl:2137||osoba"}


def test_a_column_without_any_value_is_left_out_and_said():
    brought = bdl(ctab(["a,2023,[osoba]", "a,2024,[osoba]"], (OWN, "5", ""), (PART, "6", "")), CTAB)

    assert {one.year for one in brought.values} == {2023}
    assert "Kolumn bez żadnej wartości: 1 (lata 2024)" in brought.remarks[0]


def test_a_workbook_with_an_empty_pivot_is_read_from_its_list():
    brought = bdl(xpiv(), XPIV)

    assert cells(brought) == {(OWN, 2024, "", "65-69"): 512, (OWN, 2024, "", "70+"): 903}
    assert brought.title == "Ludność wg grup wieku i płci"
    assert "GUS zaktualizował te dane 22" in brought.remarks[0]
    assert brought.values[0].sheet == "DANE"


def test_a_heading_of_several_rows_stands_for_the_columns_under_it():
    brought = bdl(xtab(), XTAB)

    assert brought.faults == []
    assert cells(brought)[OWN, 2024, "m", ""] == 3990
    assert cells(brought)[OWN, 2023, "k", ""] == 4100
    assert cells(brought)[OWN, 2024, "k", "65+"] == 822
    assert cells(brought)[PART, 2024, "k", "65+"] is None


def test_zeros_that_a_spreadsheet_lost_come_back_and_it_is_said():
    rows = [
        ["Kod", "Nazwa", "Rok", "Wartosc", "Jednostka miary", "Atrybut"],
        [201011, "Bolesławiec (1)", 2024, 5, "osoba", ""],
    ]

    brought = bdl(workbook(Arkusz1=rows), XPIV)

    assert brought.areas == {"0201011": "Bolesławiec"}
    assert "zgubił zera" in " ".join(brought.remarks)


@pytest.mark.parametrize(
    ("text", "attribute", "missing"),
    [
        ("-", "", "no_data"),
        ("", "", "no_data"),
        ("", "x", "secret"),
        ("0", "x", "secret"),
        ("x", "", "secret"),
        ("0", "", ""),
    ],
)
def test_what_is_missing_has_a_reason_and_a_zero_stays_a_zero(text, attribute, missing):
    (value,) = bdl(crel((OWN, "0-4", "kobiety", 2023, text), attribute=attribute)).values

    assert (value.value is None, value.missing) == (missing != "", missing)


def test_a_negative_number_of_an_age_table_comes_with_a_note():
    (value,) = bdl(crel((OWN, "15-19", "kobiety", 2023, "-2"))).values

    assert value.value == -2
    assert "GUS podaje takie w tablicach wieku" in value.note


@pytest.mark.parametrize(
    ("year", "exported", "asked", "base"),
    [
        (2005, "20250113", "", "2002"),
        (2019, "20250113", "", "2011"),
        (2020, "20250113", "", "2021"),
        (2020, "20210630", "", "2011"),
        (2020, "20220630", "2011", "2011"),
        (2019, "20250113", "2021", "2011"),
        (2023, "20250113", "none", ""),
    ],
)
def test_the_census_base_follows_from_the_year_and_the_day_of_the_export(year, exported, asked, base):
    (value,) = bdl(crel((OWN, "0-4", "kobiety", year, "7")), f"LUDN_2137_CREL_{exported}120000.csv", base=asked).values

    assert value.base == base


def test_an_export_of_the_year_of_recalculation_asks_for_the_base():
    brought = bdl(crel((OWN, "0-4", "kobiety", 2021, "7")), "LUDN_2137_CREL_20220630120000.csv")

    assert "Wybierz podstawę spisową" in told(brought)


def test_births_are_counted_and_rest_on_no_census():
    text = '"Kod";"Nazwa";"Miasta / wieś";"Płeć dziecka";"Rok";"Wartosc";"Jednostka miary";"Atrybut";\n'
    text += f'{OWN};"Brzozowa Górka (3)";"ogółem";"ogółem";"2023";61;"-";"";\n'

    (value,) = bdl(text.encode(), "LUDN_3923_CREL_20250125192940.csv").values

    assert (value.base, value.indicator.is_count) == ("", True)


def half_at(content: bytes, mark: bytes) -> bytes:
    return content[: content.index(mark, len(content) // 2)]


def test_a_file_cut_in_half_is_refused_wherever_the_cut_is():
    whole = crel(
        *(
            (code, age, "kobiety", year, "1")
            for code in (OWN, OTHER, "9901000")
            for age in ("0-4", "5-9")
            for year in range(2015, 2024)
        )
    )
    at_row = whole[: whole.rindex(b"\n", 0, len(whole) - 40) + 1]
    in_text = half_at(whole, b"osoba") + b"os"
    in_number = half_at(whole, b';"kobiety"')

    for cut in (at_row, in_text, in_number):
        brought = bdl(cut)
        assert brought.values == []
        assert "urwany" in told(brought) or "urywa" in told(brought)


def test_a_wide_file_cut_between_rows_is_told():
    heading = ["ogółem;2023;[osoba]"]
    mixed, other = ((OWN, "10"), (PART, "4"), (PART[:6] + "5", "6")), ("9902013", "9902014", "9902015")
    whole = ctab(heading, *mixed, *((code, "1") for code in other), separator=";")
    without_parts = whole[: whole.index(b"9902014")]
    in_last_end = whole.rstrip(b"\r\n")

    assert not [one for one in bdl(whole, CTAB).remarks if "urwany" in one]
    assert any("nie ma swoich części" in one for one in bdl(without_parts, CTAB).remarks)
    assert any("może być urwany" in one for one in bdl(in_last_end, CTAB).remarks)


def test_a_cut_workbook_and_a_file_of_something_else_are_refused():
    assert bdl(xpiv()[:4000], XPIV).faults
    assert "nie jest tabela z Banku Danych Lokalnych" in told(bdl("Imię;Wiek\nOla;7\n".encode()))
    assert bdl(b"%PDF-1.7 nothing of a table\x00\x01").faults


def test_a_renamed_file_asks_for_what_its_name_said():
    brought = bdl(crel((OWN, "0-4", "kobiety", 2023, "7")), "dane (2).csv")

    assert "numer podgrupy" in told(brought)
    assert "dzień pobrania" in told(brought)


def test_words_in_place_of_numbers_and_years_are_told_with_their_place():
    brought = bdl(crel((OWN, "0-4", "kobiety", 2023, "siedem"), (OWN, "0-4", "kobiety", 20222, "7")))

    assert "Wiersz 2, kolumna F: „siedem” nie jest liczbą" in told(brought)
    assert "„20222” nie jest rokiem" in told(brought)


def test_one_value_twice_with_two_numbers_is_a_fault_and_repeated_alike_is_not():
    row = (OWN, "0-4", "kobiety", 2023)

    assert "dwa razy" in told(bdl(crel((*row, "7"), (*row, "8"))))
    assert len(bdl(crel((*row, "7"), (*row, "7"))).values) == 1


TABLE = b"Gmina;Miernik;2023;2024\nBrzozowa G\xc3\xb3rka;Osoby z zasi\xc5\x82kiem;41;39\nRazem;Osoby z zasi\xc5\x82kiem;41;39\n"
KNOWN = {OWN: "Brzozowa Górka"}


def test_a_table_of_ones_own_is_read_by_its_columns():
    mapping = Mapping(area="Gmina", indicator="Miernik", unit_fixed="osoba", values=("2023", "2024"), meaning="years",
                      source="Sprawozdanie", skip_unknown=True)  # fmt: skip

    brought = read_mapped(TABLE, mapping, None, KNOWN)

    assert brought.faults == []
    assert cells(brought) == {(OWN, 2023, "", ""): 41, (OWN, 2024, "", ""): 39}
    assert "nieznanym obszarem „Razem”" in " ".join(brought.remarks)


def test_an_area_that_nobody_knows_is_a_fault_unless_it_may_be_passed_over():
    mapping = Mapping(area="Gmina", indicator="Miernik", unit_fixed="osoba", values=("2023",), meaning="years")

    brought = read_mapped(TABLE, mapping, None, KNOWN)

    assert "Nie wiadomo, jaki to obszar: „Razem”" in told(brought)


def test_headings_may_be_indicators_with_units_in_brackets():
    table = b"Rok;Wnioski [szt.];Udzia\xc5\x82 [%]\n2023;7;12,5\n2024;9;130\n"
    mapping = Mapping(area_fixed=OWN, year="Rok", values=("Wnioski [szt.]", "Udział [%]"), meaning="indicators")

    brought = read_mapped(table, mapping, None, KNOWN)

    assert {(one.indicator.name, one.indicator.unit, one.indicator.is_count) for one in brought.values} == {
        ("Wnioski", "szt.", True),
        ("Udział", "%", False),
    }
    assert [one.value for one in brought.values] == [7, Decimal("12.5"), 9, 130]


def test_a_mapping_whose_column_is_gone_says_which():
    brought = read_mapped(TABLE, Mapping(area="Miasto", indicator="Miernik", values=("2023",)), None, KNOWN)

    assert "nie ma kolumny „Miasto”" in told(brought)
