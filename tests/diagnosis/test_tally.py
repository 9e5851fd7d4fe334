"""The tally: counts, shares and means by hand, and groups that are too small to be shown."""

from decimal import Decimal

import pytest

from diagnosis.answers import BLANK, UNREADABLE, given
from diagnosis.models import Question, Questionnaire
from diagnosis.tally import Gathered, counted, tally_of
from diagnosis.tally_split import LEAST, shown, split_by
from diagnosis.tally_tables import raw_pages, tally_pages
from tests.factories.diagnosis_questionnaires import a_sheet, a_whole_questionnaire

ONE = Question(pk=1, kind="single", text="Wiek?", options=["do 34", "35–59", "60 i więcej"])
MANY = Question(pk=2, kind="multiple", text="Czego brakuje?", options=["dowóz", "rehabilitacja"], with_other=True)
SCALE = Question(pk=3, kind="scale", text="Jak łatwo?", low="trudno", high="łatwo")
NUMBER = Question(pk=4, kind="number", text="Ile osób?")
TEXT = Question(pk=5, kind="text", text="Co zmienić?")


def gathered_of(**groups: int) -> Gathered:
    """Sheets of people of three ages, each with an answer about what is missing."""
    found = Gathered(Questionnaire(title="Ankieta"), [ONE, MANY, SCALE, TEXT], sum(groups.values()))
    sheet = 0
    for place, size in enumerate(groups.values(), start=1):
        for at in range(size):
            sheet += 1
            found.answers[1][sheet] = given(choices=[place])
            found.answers[2][sheet] = given(choices=[1 if at % 2 else 2])
            found.answers[3][sheet] = given(number=place)
            found.answers[5][sheet] = given(text=f"Zdanie {sheet}")
    return found


def test_shares_of_a_single_choice_are_of_those_who_answered():
    answers = [given(choices=[1]), given(choices=[1]), given(choices=[3]), BLANK, UNREADABLE]

    tally = counted(ONE, 1, answers, sheets=6)

    assert (tally.answered, tally.blank, tally.unreadable) == (3, 2, 1)
    assert [(bar.count, bar.percent) for bar in tally.bars] == [
        (2, Decimal("66.7")),
        (0, Decimal("0.0")),
        (1, Decimal("33.3")),
    ]
    assert tally.remark == ""


def test_shares_of_several_choices_may_add_up_over_100_and_it_is_said():
    tally = counted(MANY, 1, [given(choices=[1, 2]), given(choices=[1, 3], text="apteka")], sheets=2)

    assert [bar.percent for bar in tally.bars] == [Decimal("100.0"), Decimal("50.0"), Decimal("50.0")]
    assert "więcej niż 100%" in tally.remark
    assert tally.texts == ("apteka",)


def test_a_scale_has_its_distribution_and_mean():
    tally = counted(SCALE, 1, [given(number=step) for step in (1, 5, 5, 4)], sheets=4)

    assert [bar.count for bar in tally.bars] == [1, 0, 0, 1, 2]
    assert tally.bars[0].label == "1 – trudno"
    assert tally.mean == Decimal("3.75")
    assert tally.lowest is None


def test_numbers_have_least_median_most_and_mean():
    tally = counted(NUMBER, 1, [given(number=number) for number in (0, 1, 2, 9)], sheets=4)

    assert (tally.lowest, tally.middle, tally.highest, tally.mean) == (0, Decimal("1.5"), 9, Decimal("3.00"))


@pytest.mark.parametrize("question", [ONE, MANY, SCALE, NUMBER, TEXT])
def test_a_question_that_nobody_answered_has_no_shares_and_no_chart(question):
    tally = counted(question, 1, [BLANK, UNREADABLE], sheets=2)

    assert (tally.answered, tally.mean, tally.middle) == (0, None, None)
    assert all(bar.percent is None for bar in tally.bars)
    assert tally.chart() is None


def test_halves_are_rounded_up():
    tally = counted(ONE, 1, [given(choices=[1])] + [given(choices=[2])] * 15, sheets=16)

    assert tally.bars[0].percent == Decimal("6.3")


@pytest.mark.parametrize(
    ("sizes", "whole", "expected"),
    [
        ([10, 8, 6], 24, {0, 1, 2}),
        ([10, 8, 0], 18, {0, 1}),
        # One small group could be computed from the whole: the next smallest is hidden with it.
        ([10, 8, 3], 21, {0}),
        ([10, 3, 3], 16, {0}),
        ([10, 8, 3], 26, {0, 1}),
        ([7, 2], 9, set()),
        ([4, 4, 4], 12, set()),
        ([], 0, set()),
    ],
)
def test_small_groups_are_hidden_and_cannot_be_computed(sizes, whole, expected):
    seen = shown(sizes, whole)

    assert seen == expected
    assert all(sizes[at] >= LEAST for at in seen)


def test_a_split_hides_small_groups_and_says_why():
    split = split_by(gathered_of(young=10, middle=8, old=3), ONE)

    (missing, scale) = split.questions
    assert missing.sizes == (10, None, None)
    assert [cell.text for cell in missing.rows[0].cells] == ["50%", None, None]
    assert [cell.text for cell in scale.rows[0].cells] == ["1", None, None]
    assert split.hides
    assert "kogoś rozpoznać" in split.why


def test_a_split_never_shows_what_was_written_in_words():
    split = split_by(gathered_of(young=10, middle=8, old=9), ONE)

    assert [question.text for question in split.questions] == ["Czego brakuje?", "Jak łatwo?"]
    assert not split.hides


@pytest.mark.django_db
def test_the_tally_of_a_saved_questionnaire_is_read_in_three_queries(django_assert_num_queries):
    questionnaire = a_whole_questionnaire()
    for number in range(1, 8):
        a_sheet(questionnaire, {questionnaire.one: given(choices=[1]), questionnaire.text: UNREADABLE}, number=number)

    with django_assert_num_queries(3):
        tally = tally_of(questionnaire)

    assert tally.sheets == 7
    assert [question.answered for question in tally.questions] == [7, 0, 0, 0, 0]
    assert tally.questions[4].unreadable == 7


@pytest.mark.django_db
def test_files_hold_the_numbers_of_the_page_and_nobody_who_entered_them():
    questionnaire = a_whole_questionnaire()
    a_sheet(
        questionnaire,
        {questionnaire.one: given(choices=[2]), questionnaire.many: given(choices=[1, 4], text="apteka")},
        number=12,
    )

    (tally,), (raw,) = tally_pages(tally_of(questionnaire)), raw_pages(questionnaire)

    assert ("1", questionnaire.one.text, "koszt", "1", "100,0", "1") in tally.rows
    assert raw.rows == [("12", "koszt", "dojazd; inne: apteka", "", "", "")]


def test_a_split_is_drawn_with_everybody_and_without_hidden_groups():
    split = split_by(gathered_of(young=6, grown=7, old=2), ONE)
    shares, means = split.questions[0], split.questions[1]

    drawn, mean = shares.chart(split.groups), means.chart(split.groups)

    hidden = [name for name, size in zip(split.groups, shares.sizes, strict=True) if size is None]
    assert hidden
    assert [one.name for one in drawn.series] == ["wszyscy", *(name for name in split.groups if name not in hidden)]
    assert drawn.categories == ("dowóz", "rehabilitacja", "inne")
    assert mean.categories[0] == "wszyscy"
    assert not set(hidden) & set(mean.categories)
    assert split_by(gathered_of(young=1, grown=1, old=1), ONE).questions[0].chart(split.groups) is None
