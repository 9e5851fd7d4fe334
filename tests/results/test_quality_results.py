"""What results of questionnaires tell, and what they keep back."""

import datetime
from decimal import Decimal

import pytest

from programmes.results.models import Opinion, Survey
from programmes.results.quality import (
    LEAST,
    Counts,
    by_service,
    by_source,
    factor_result,
    results_of,
    results_of_survey,
    wholes,
)
from programmes.results.quality_enums import FACTORS, MARKS, Standing, Suspicion
from services.models import QualityFactor
from tests.factories.programmes import ProgrammeFactory
from tests.factories.results_quality import SurveyFactory, opinions
from tests.factories.services import ServiceFactory

TODAY = datetime.date(2027, 6, 1)


def counts(*marks: int) -> Counts:
    found = Counts(answers=len(marks))
    for mark in marks:
        found.marks["empathy"][mark] += 1
    return found


def a_survey(pk: int, service: int = 1, year: int = 2026) -> Survey:
    return Survey(pk=pk, service_id=service, opens_on=datetime.date(year, 1, 1), closes_on=datetime.date(year, 6, 1))


def test_four_marks_are_not_told_and_five_are():
    assert not factor_result("empathy", counts(5, 5, 5, 5)).shown
    told = factor_result("empathy", counts(5, 5, 5, 5, 4))

    assert told.shown
    assert (told.answered, told.steps, told.mean) == (5, (0, 0, 0, 1, 4), Decimal("4.8"))


def test_a_hidden_factor_holds_no_number_at_all():
    hidden = factor_result("empathy", counts(0, 0, 0, 1, 2))

    assert (hidden.answered, hidden.unknown, hidden.steps, hidden.mean) == (None, None, (), None)


def test_who_does_not_know_gives_no_mark():
    told = factor_result("empathy", counts(0, 0, 1, 2, 3, 4, 5))

    assert (told.answered, told.unknown, told.mean) == (5, 2, Decimal("3.0"))


def test_a_mean_is_rounded_half_up_to_a_tenth():
    assert factor_result(
        "empathy", counts(4, 4, 4, 4, 4, 4, 4, 5, 4, 4, 5, 5, 4, 4, 4, 4, 4, 4, 4, 4)
    ).mean == Decimal("4.2")


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([4], []),
        ([5], [{0}]),
        ([7, 2], [{0}]),
        ([7, 2, 2], [{0}]),
        ([7, 2, 3], [{0}, {1, 2}]),
        ([4, 4], [{0, 1}]),
        ([5, 0], [{0}]),
        ([0, 0], []),
    ],
)
def test_questionnaires_too_small_alone_are_told_together_or_not_at_all(sizes, expected):
    surveys = [a_survey(at) for at in range(len(sizes))]

    assert wholes(surveys, dict(enumerate(sizes))) == expected


def test_small_questionnaires_of_other_years_and_services_are_not_put_together():
    surveys = [a_survey(0), a_survey(1, year=2027), a_survey(2, service=2)]

    assert wholes(surveys, {0: 4, 1: 4, 2: 4}) == []


@pytest.fixture
def programme(db):
    return ProgrammeFactory()


@pytest.fixture
def ended(programme):
    """Make an ended questionnaire with so many answers."""
    service = ServiceFactory(name="Dowóz posiłków")

    def make(how_many: int, *, year: int = 2026, **values) -> Survey:
        given = {"service": service} | {name: values.pop(name) for name in ("service",) if name in values}
        survey = SurveyFactory(
            programme=programme,
            closed=True,
            opens_on=datetime.date(year, 3, 1),
            closes_on=datetime.date(year, 3, 31),
            **given,
        )
        opinions(survey, how_many, **values)
        return survey

    return make


def test_the_factors_are_those_of_the_handbook_in_their_rank(db):
    assert list(QualityFactor.objects.values_list("code", flat=True)) == list(FACTORS)


def test_a_service_is_told_without_what_could_be_taken_from_its_parts(programme, ended):
    seven, _two = ended(7, reliability=5), ended(2, reliability=1)

    told = results_of(programme, seven.service, today=TODAY)

    assert told.answers == results_of_survey(seven).answers == 7
    assert told.factors[0].mean == Decimal("5.0")
    assert told.waiting


def test_no_difference_of_two_results_speaks_of_fewer_than_five(programme, ended):
    for year, sizes in ((2026, (7, 3, 3)), (2027, (9, 2))):
        for size in sizes:
            ended(size, year=year)

    def told(*days: datetime.date) -> int:
        return results_of(programme, None, *days, today=datetime.date(2028, 1, 1)).answers

    first = told(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
    second = told(datetime.date(2027, 1, 1), datetime.date(2027, 12, 31))

    assert (first, second, told()) == (13, 9, 22)


def test_a_factor_that_few_marked_is_hidden_in_a_questionnaire_that_is_told(ended):
    survey = ended(6, empathy=[0, 0, 1, 2, 3, 4])

    told = results_of_survey(survey)

    assert told.shown
    assert [row.code for row in told.factors if not row.shown] == ["empathy"]


def test_answers_kept_apart_or_dropped_count_nowhere(programme, ended):
    survey = ended(4)
    opinions(survey, 30, standing=Standing.SUSPICIOUS, suspicion=Suspicion.CEILING, reliability=1)
    opinions(survey, 30, standing=Standing.DROPPED, suspicion=Suspicion.TRAP, reliability=1)

    assert not results_of_survey(survey).shown
    assert results_of(programme, today=TODAY).answers is None


def test_a_questionnaire_that_runs_is_in_no_sum_yet(programme, ended):
    running = SurveyFactory(programme=programme, opened=True)
    opinions(running, 9)

    assert results_of(programme).answers is None
    assert results_of_survey(running).answers == 9


def test_the_other_source_is_hidden_when_the_small_one_could_be_computed(ended):
    survey = ended(7)
    opinions(survey, 2, source="paper", created_by=survey.created_by)
    survey_told = by_source(survey)

    assert not any(row.shown for part in survey_told.values() for row in part.values())


def test_sources_with_five_each_are_both_told(ended):
    survey = ended(LEAST, reliability=5)
    for number in range(LEAST):
        opinions(survey, 1, source="paper", number=number + 1, created_by=survey.created_by, reliability=1)

    told = by_source(survey)

    assert told["open"]["reliability"].mean == Decimal("5.0")
    assert told["paper"]["reliability"].mean == Decimal("1.0")


def test_many_questionnaires_are_read_with_two_queries(programme, ended, django_assert_num_queries):
    for size in (5, 6, 7):
        ended(size, service=ServiceFactory())

    with django_assert_num_queries(2):
        assert len(by_service(programme, today=TODAY)) == 3
    with django_assert_num_queries(2):
        results_of(programme, today=TODAY)


def test_an_answer_from_the_page_leaves_no_moment_behind(ended):
    survey = ended(3)

    assert not Opinion.pgh_event_model.objects.filter(pgh_obj__survey=survey).exists()
    assert {type(row.given_on) for row in survey.opinions.all()} == {datetime.date}
    times = [one.name for one in Opinion._meta.fields if one.get_internal_type() == "DateTimeField"]
    assert times == []
    assert set(MARKS) <= {one.name for one in Opinion._meta.fields}
