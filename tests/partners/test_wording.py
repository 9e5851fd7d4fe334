"""What is wrong with the rows of a template, and how two versions differ."""

from dataclasses import dataclass, replace

import pytest

from cus.audit.wording import parted
from cus.documents.parts import Letterhead
from partners.documents import Agreement
from partners.points import TemplateContext, lines
from partners.wording import EVERY_CONTEXT, compare, faults, field_faults


@dataclass(frozen=True)
class Row:
    """A row of a template."""

    kind: str
    key: str
    text: str
    condition: str = "always"
    position: int = 0


A, B = Row("point", "a", "Pierwszy."), Row("point", "b", "Drugi, por. pkt {pkt:a}.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{gmina}", "Nie ma pola {gmina}. Można użyć: {gminy}, {centrum}"),
        ("{ gminy}", "Nie ma pola { gminy}"),
        ("{pkt:x}", "Oznaczenia punktów: a, b."),
        ("{pkt:}", "Odesłanie {pkt:} nie prowadzi do żadnego punktu"),
        ("{{gminy}}", "Nawias klamrowy bez pary"),
        ("{gminy", "Nawias klamrowy bez pary"),
        ("import os; {__class__}", "Nie ma pola {__class__}"),
    ],
)
def test_what_is_not_on_the_list_is_refused_with_the_list(text, words):
    assert words in " ".join(field_faults(text, ["a", "b"]))


@pytest.mark.parametrize("text", ["bez pól", "{gminy}, {centrum}", "{pkt:a} i {pkt:b}", "{zatrudnienie-socjalne}"])
def test_known_fields_are_let_through(text):
    assert field_faults(text, ["a", "b"]) == []


@pytest.mark.parametrize(
    ("target", "row", "is_faulty"),
    [
        ("always", "always", False),
        ("always", "with_coordinator", False),
        ("with_social_employment", "with_social_employment", False),
        ("with_social_employment", "always", True),
        ("with_social_employment", "without_social_employment", True),
        ("with_coordinator", "with_social_employment", True),
    ],
)
def test_a_reference_to_a_row_that_can_drop_out_is_a_fault(target, row, is_faulty):
    found = faults([replace(A, condition=target), replace(B, condition=row)])

    assert bool(found) is is_faulty
    assert all("prowadzi do punktu, który jest tylko" in fault.text for fault in found)


def test_a_subpoint_that_can_lose_its_point_is_a_fault_and_two_opposite_points_keep_it():
    sub = Row("subpoint", "s", "podpunkt")
    with_, without = replace(A, condition="with_coordinator"), replace(B, text="B.", condition="without_coordinator")

    assert [fault.row for fault in faults([B, with_, sub]) if "Podpunkt" in fault.text] == [sub]
    assert faults([with_, without, sub]) == []
    assert faults([with_, replace(sub, condition="with_coordinator")]) == []


def test_a_template_without_a_point_is_a_fault_of_the_whole():
    assert [fault.row for fault in faults([Row("preamble", "w", "Wstęp.")])] == [None]


def test_there_are_eight_contexts_and_each_condition_holds_in_four():
    conditions = ("with_social_employment", "with_coordinator", "one_provider")

    assert len(EVERY_CONTEXT) == 8
    assert {sum(one.holds(condition) for one in EVERY_CONTEXT) for condition in conditions} == {4}


def test_versions_are_paired_by_their_marks():
    c, d = Row("point", "c", "Trzeci."), Row("point", "d", "Czwarty.")
    before = lines([A, B, c, d])
    after = lines([Row("point", "n", "Nowy."), replace(A, text="Pierwszy i jedyny."), d, B])

    changes = compare(before, after)

    assert [(one.kind, (one.after or one.before).row.key) for one in changes] == [
        ("new", "n"),
        ("changed", "a"),
        ("moved", "d"),
        ("same", "b"),
        ("gone", "c"),
    ]


def test_equal_versions_differ_in_nothing():
    assert {one.kind for one in compare(lines([A, B]), lines([A, B]))} == {"same"}


def test_a_changed_condition_is_a_change_of_the_row():
    (change, _) = compare(lines([A, B]), lines([replace(A, condition="with_coordinator"), B]))

    assert (change.kind, change.has_other_condition) == ("changed", True)


def test_texts_are_parted_word_by_word_and_stay_whole():
    was, now = parted("Strony działają razem.", "Strony zawsze działają wspólnie.")

    assert "".join(piece.text for piece in was) == "Strony działają razem."
    assert "".join(piece.text for piece in now) == "Strony zawsze działają wspólnie."
    assert [piece.text for piece in was if piece.kind == "gone"] == ["razem"]
    assert [piece.text.strip() for piece in now if piece.kind == "new"] == ["zawsze", "wspólnie"]


def test_rows_that_drop_out_have_no_number_and_a_lost_reference_is_said_not_refused():
    rows = [replace(A, condition="with_coordinator"), B]

    first, second = lines(rows, TemplateContext())

    assert first.number is None
    assert (second.number, second.text) == ("1", "Drugi, por. pkt [brak: a].")


@pytest.mark.parametrize(
    ("goals", "marked"),
    [
        (("1. Ciepły posiłek", "2. Praca po zajęciach"), True),
        (("– ciepły posiłek",), True),
        (("a) ciepły posiłek",), True),
        (("2026 to rok seniora", "ciepły posiłek"), False),
        ((), False),
    ],
)
def test_goals_that_somebody_numbered_get_no_bullets_beside(goals, marked):
    assert Agreement(letterhead=Letterhead(name="Centrum"), goals=goals).goals_have_marks is marked
