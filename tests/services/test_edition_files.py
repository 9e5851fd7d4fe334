"""The file of an edition: what is wrong in it is named with line and column; two editions compared."""

import pytest

from cus.tables import Kind, laid_out, read
from services.editions.checking import COLUMNS, Checking
from services.editions.comparison import ChangeKind, compare, counted, unplaced
from services.editions.cycles import cycles_in
from services.editions.entries import Listed
from tests.services.editions import SMALL, changed, file_of

BEFORE = {"341201", "341202", "011001"}


def checked(rows, kind: Kind = Kind.CSV) -> Checking:
    """Return the checking of a file made of the rows."""
    checking = Checking(laid_out(read(file_of(rows, kind))[0], COLUMNS), before=BEFORE, before_name="Dawne")
    checking.entries = checking.run()
    return checking


@pytest.mark.parametrize("kind", Kind)
def test_a_right_file_of_each_kind_gives_its_entries_with_their_zeros(kind):
    checking = checked(SMALL, kind)

    assert checking.faults == []
    assert [entry.code for entry in checking.entries] == [row[0] for row in SMALL]
    assert checking.entries[-1] == Listed("341202", "Opiekun osoby starszej", 5, "3412", ("341202",))


def test_levels_may_be_written_in_words():
    assert checked(changed(10, level="Grupa elementarna")).entries[8].level == 4


@pytest.mark.parametrize(
    ("line", "cells", "column", "said"),
    [
        (11, {"level": "7"}, "C", "Nieznany poziom „7”"),
        (11, {"level": ""}, "C", "Nieznany poziom"),
        (11, {"title": ""}, "B", "Brakuje nazwy"),
        (11, {"title": "a" * 301}, "B", "najwyżej 300"),
        (11, {"code": ""}, "A", "Brakuje kodu"),
        (11, {"code": "34120I"}, "A", "niewłaściwy kształt"),
        (11, {"code": "3412011"}, "A", "niewłaściwy kształt"),
        (6, {"code": "11001"}, "A", "czy chodzi o 011001?"),
        (5, {"code": "110"}, "A", "czy chodzi o 0110?"),
        (6, {"parent": "110"}, "D", "czy chodzi o 0110?"),
        (12, {"code": "341201"}, "A", "Kod 341201 jest już w wierszu 11"),
        (11, {"parent": "3499"}, "D", "nie ma grupy o kodzie 3499"),
        (11, {"parent": ""}, "D", "wpisz kod poziomu 4"),
        (11, {"parent": "341"}, "D", "341 to grupa średnia (poziom 3), a tu potrzebny jest poziom 4"),
        (7, {"parent": "0"}, "D", "Grupa wielka nie ma grupy nadrzędnej"),
        (11, {"replaces": "999999"}, "E", "W poprzednim wydaniu („Dawne”) nie ma kodu 999999"),
        (6, {"replaces": "11001"}, "E", "czy chodzi o 011001?"),
    ],
)
def test_a_fault_is_named_once_with_its_line_and_column(line, cells, column, said):
    faults = checked(changed(line, **cells)).faults

    assert [(fault.line, fault.column) for fault in faults] == [(line, column)]
    assert said in faults[0].message


def test_a_cycle_of_groups_is_named_exactly_and_once():
    faults = checked(changed(8, parent="3412")).faults

    assert [(fault.line, fault.column) for fault in faults] == [(8, "D")]
    assert faults[0].message == "Grupy zapętlają się: 34 → 3412 → 341 → 34."


def test_a_group_under_itself_is_a_cycle_too():
    faults = checked(changed(8, parent="34")).faults

    assert [fault.message for fault in faults] == ["Grupa jest swoją własną grupą nadrzędną: 34 → 34."]


def test_two_rings_are_two_and_who_hangs_on_them_is_in_neither():
    parents = {"a": "b", "b": "a", "c": "a", "d": "d", "e": ""}

    assert cycles_in(parents, order={code: place for place, code in enumerate("edcba")}) == [["d"], ["b", "a"]]


def test_a_file_with_a_fault_gives_no_entries_at_all():
    assert checked(changed(11, title="")).entries == []


OLD = {
    "1111": Listed("1111", "Grupa", 4, "111"),
    "111101": Listed("111101", "Opiekunka domowa", 5, "1111"),
    "111102": Listed("111102", "Tkacz", 5, "1111"),
    "111103": Listed("111103", "Dzwonnik", 5, "1111"),
    "111104": Listed("111104", "Zdun", 5, "1111"),
    "111105": Listed("111105", "Bednarz", 5, "1111"),
}
NEW = {
    "1111": Listed("1111", "Grupa", 4, "112"),
    "111101": Listed("111101", "Opiekunka w domu", 5, "1111"),
    "222201": Listed("222201", "Tkaczka", 5, "2222"),
    "222202": Listed("222202", "Operator dzwonów", 5, "2222", ("111103",)),
    "222203": Listed("222203", "Programista", 5, "2222"),
    "111105": Listed("111105", "Bednarz", 5, "1111"),
}


def test_editions_compared_say_what_is_new_gone_renamed_moved_and_succeeded():
    found = {
        (change.words, change.old.code if change.old else "", change.new.code if change.new else "")
        for change in compare(OLD, NEW)
    }

    assert found == {
        ("przeniesiona", "1111", "1111"),
        ("zmieniona nazwa", "111101", "111101"),
        ("przeniesiona", "111102", "222201"),
        ("zastąpiona następcą", "111103", "222202"),
        ("usunięta bez następcy", "111104", ""),
        ("nowa pozycja", "", "222203"),
    }


def test_an_edition_compared_with_itself_has_no_differences():
    assert compare(OLD, OLD) == []
    assert set(counted([]).values()) == {0}


def test_what_has_neither_itself_nor_one_successor_has_no_place():
    divided = NEW | {"222204": Listed("222204", "Dzwonnik elektryczny", 5, "2222", ("111103",))}

    assert {entry.code for entry in unplaced(OLD.values(), NEW)} == {"111101", "111102", "111104"}
    assert {entry.code for entry in unplaced(OLD.values(), divided)} == {"111101", "111102", "111103", "111104"}


def test_changes_are_counted_by_kind():
    assert counted(compare(OLD, NEW))[ChangeKind.MOVED] == 2
