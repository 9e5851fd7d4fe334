"""Two people on one table of rows: what each changed, added and removed meets the other's."""

import pytest
from django import forms
from django.http import QueryDict

from cus.ui.fields import TextField
from cus.ui.rows import RowForm, rows_formset


class TaskForm(RowForm):
    """A row with a long text and a short one."""

    text = TextField(label="zadanie", widget=forms.Textarea)
    who = TextField(label="kto", required=False)


TASKS = rows_formset(TaskForm, most=20, title="zadania")
OPENED = [("Obiady", "Koło"), ("Dowóz", "Straż"), ("Klub", "Szkoła")]


def rows(pairs) -> list[dict]:
    return [{"text": text, "who": who} for text, who in pairs]


def sent(mine, *, deleted=(), opened=OPENED, marks=True):
    """The table as it comes from a page opened with ``opened``: ``mine`` stands in its rows."""
    data = QueryDict(mutable=True)
    data["t-TOTAL_FORMS"], data["t-INITIAL_FORMS"] = str(len(mine)), str(len(opened))
    if marks:
        data["t-MARKS"] = TASKS(initial=rows(opened), prefix="t").marks
    for at, (text, who) in enumerate(mine):
        data[f"t-{at}-text"], data[f"t-{at}-who"] = text, who
        if at in deleted:
            data[f"t-{at}-DELETE"] = "on"
    return data


def joined(mine, theirs, **options):
    """My table after somebody else saved ``theirs``."""
    formset = TASKS(sent(mine, **options), initial=rows(theirs), prefix="t")
    formset.is_valid()
    formset.show_stale(rows(theirs))
    return formset


def standing(formset) -> list[tuple[str, str]]:
    """What would be saved now."""
    assert formset.is_valid(), formset.errors
    return [(row["text"], row["who"]) for row in formset.contents()]


def test_rows_that_only_they_changed_are_taken_over():
    table = joined(OPENED, [("Obiady", "Koło"), ("Dowóz busem", "Straż"), ("Klub", "Szkoła")])

    assert standing(table) == [("Obiady", "Koło"), ("Dowóz busem", "Straż"), ("Klub", "Szkoła")]
    assert [row.label for row in table.taken] == ["Wiersz 2"]


def test_rows_that_only_i_changed_stay():
    table = joined([("Obiady", "Koło"), ("Dowóz", "OSP"), ("Klub", "Szkoła")], OPENED)

    assert standing(table) == [("Obiady", "Koło"), ("Dowóz", "OSP"), ("Klub", "Szkoła")]
    assert table.taken == []


def test_two_cells_of_one_row_changed_by_two_people_need_no_question():
    table = joined(
        [("Obiady i kolacje", "Koło"), *OPENED[1:]],
        [("Obiady", "Koło „Kalina”"), *OPENED[1:]],
    )

    assert standing(table)[0] == ("Obiady i kolacje", "Koło „Kalina”")
    assert table.forms[0].stale == {}


def test_one_cell_changed_by_both_shows_both_texts():
    table = joined([("Zupy", "Koło"), *OPENED[1:]], [("Kolacje", "Koło"), *OPENED[1:]])

    assert table.forms[0].stale["text"].text == "Kolacje"
    assert table.forms[0].stale["text"].joined == "Kolacje\n\nZupy"
    assert standing(table)[0] == ("Zupy", "Koło")


@pytest.mark.parametrize(("choice", "saved"), [("mine", "Zupy"), ("theirs", "Kolacje"), ("join", "Zupy i kolacje")])
def test_the_choice_in_a_row_is_what_is_saved(choice, saved):
    theirs = [("Kolacje", "Koło"), *OPENED[1:]]
    data = joined([("Zupy", "Koło"), *OPENED[1:]], theirs).data.copy()
    data["t-0-text-keep"], data["t-0-text-joined"] = choice, "Zupy i kolacje"

    assert standing(TASKS(data, initial=rows(theirs), prefix="t"))[0] == (saved, "Koło")


def test_a_row_that_they_removed_goes_when_i_left_it_alone():
    table = joined(OPENED, [OPENED[0], OPENED[2]])

    assert standing(table) == [OPENED[0], OPENED[2]]
    assert [(row.label, row.text) for row in table.taken] == [("Usunięto wiersz", "Dowóz, Straż")]


def test_a_row_that_they_removed_while_i_wrote_in_it_is_offered_again():
    table = joined([OPENED[0], ("Dowóz busem", "Straż"), OPENED[2]], [OPENED[0], OPENED[2]])

    assert standing(table) == [OPENED[0], OPENED[2], ("Dowóz busem", "Straż")]
    assert "Ktoś usunął ten wiersz" in table.forms[2].note


def test_a_row_that_i_removed_while_they_wrote_in_it_is_asked_about():
    table = joined(OPENED, [OPENED[0], ("Dowóz busem", "Straż"), OPENED[2]], deleted=[1])

    assert standing(table) == [OPENED[0], ("Dowóz busem", "Straż"), OPENED[2]]
    assert "ktoś go zmienił" in table.forms[1].note


def test_a_row_that_i_removed_and_they_left_alone_stays_removed():
    assert standing(joined(OPENED, [*OPENED, ("Nowe", "")], deleted=[1])) == [OPENED[0], OPENED[2], ("Nowe", "")]


def test_rows_added_by_both_both_stay():
    table = joined([*OPENED, ("Moje", "")], [*OPENED, ("Ich", "")])

    assert standing(table) == [*OPENED, ("Ich", ""), ("Moje", "")]
    assert [row.label for row in table.taken] == ["Dodano wiersz"]


def test_one_row_added_by_both_stands_once():
    assert standing(joined([*OPENED, ("Nowe", "")], [*OPENED, ("Nowe", "Straż")])) == [*OPENED, ("Nowe", "Straż")]


def test_they_removed_one_row_and_changed_the_one_i_wrote_in():
    table = joined(
        [("Gotuje zupy", ""), ("Wozi obiady busem", "")],
        [("Gotuje obiady i kolacje", "")],
        opened=[("Gotuje obiady", ""), ("Wozi obiady", "")],
    )

    texts = " ".join(text for text, _ in standing(table)) + " ".join(
        shown.text for form in table.forms for shown in form.stale.values()
    )
    assert all(text in texts for text in ("Gotuje zupy", "Wozi obiady busem", "Gotuje obiady i kolacje"))
    assert table.forms[0].stale["text"].text == "Gotuje obiady i kolacje"
    assert standing(table)[0][0] == "Gotuje zupy"
    assert "Ktoś usunął ten wiersz" in table.forms[1].note


def test_without_marks_everything_that_differs_is_shown_and_nothing_lost():
    table = joined([("Zupy", "Koło"), *OPENED[1:]], [("Kolacje", "Koło"), *OPENED[1:], ("Nowe", "")], marks=False)

    assert table.forms[0].stale["text"].text == "Kolacje"
    assert standing(table)[-1] == ("Nowe", "")


@pytest.mark.parametrize("marks", ["[", "5", '{"a": 1}', "[1, 2, 3]", '[{"text": 5}]', "null"])
def test_spoiled_marks_lose_nothing(marks):
    data = sent([("Zupy", "Koło"), *OPENED[1:]])
    data["t-MARKS"] = marks
    table = TASKS(data, initial=rows(OPENED), prefix="t")
    table.is_valid()
    table.show_stale(rows(OPENED))

    assert "Zupy" in " ".join(text for text, _ in standing(table))
