"""The demo year: what the dashboard tells equals what SQL of its own counts."""

import datetime

import pytest
from django.db import connection

from programmes.models import ProgrammeVersion
from programmes.results.dashboard.facts import Dashboard
from programmes.results.dashboard.reading import dashboard_of
from tests.factories.accounts import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.soak]
TODAY = datetime.date(2026, 11, 22)
PROGRAMME = "Blisko domu 2025–2026"


def sql(query: str, **values):
    """The rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


@pytest.fixture(params=[2025, 2026])
def board(request, loaded_demo, db) -> Dashboard:
    return dashboard_of(request.param, today=TODAY, user=UserFactory(director=True))


def test_the_year_has_quarters_of_six_providers_and_four_hundred_questionnaires(loaded_demo, db):
    assert sql("""SELECT count(DISTINCT coalesce('p' || partner_id, 'u' || own_unit_id)), count(DISTINCT starts_on)
        FROM results_deliveryfigure WHERE period_kind = 'quarter' AND starts_on BETWEEN '2025-01-01' AND '2025-12-31'
        AND cost IS NOT NULL""") == [(6, 4)]
    assert sql("SELECT count(*) FROM results_opinion WHERE standing = 'counted'") == [(400,)]
    assert dict(sql("SELECT state, count(*) FROM results_providerreport GROUP BY state")) == {
        "accepted": 7,
        "received": 1,
        "returned": 1,
    }


def test_money_and_refusals_of_the_year_equal_the_sums_of_its_figures(board):
    ((spent, refusals),) = sql(
        """SELECT sum(cost), sum(refusals) FROM results_deliveryfigure
        WHERE period_kind = 'quarter' AND extract(year FROM starts_on) = %(year)s""",
        year=board.year,
    )
    ((planned,),) = sql(
        """SELECT sum(line.amount) FROM programmes_budgetline line
        JOIN programmes_programmeitem item ON item.id = line.item_id
        JOIN programmes_programmeversion version ON version.id = item.version_id
        WHERE version.name = %(name)s AND line.year = %(year)s""",
        name=PROGRAMME,
        year=board.year,
    )

    assert (board.this_year.spent, board.refusals, board.this_year.planned) == (spent, refusals, planned)


def test_money_of_each_service_equals_its_own_sum(board):
    rows = sql(
        """SELECT service.name, sum(figure.cost) FROM results_deliveryfigure figure
        JOIN services_service service ON service.id = figure.service_id
        WHERE figure.period_kind = 'quarter' AND extract(year FROM figure.starts_on) = %(year)s GROUP BY service.name""",
        year=board.year,
    )

    assert {one.name: one.spent for one in board.programmes[0].services} == dict(rows)


def test_different_people_are_those_that_the_accepted_reports_gave_or_lie_between_quarter_and_sum(board):
    entered = dict(
        sql(
            """SELECT service.name, row.people FROM results_reportrow row
            JOIN results_providerreport report ON report.id = row.report_id
            JOIN services_service service ON service.id = row.service_id
            WHERE report.state = 'accepted' AND extract(year FROM report.starts_on) = %(year)s""",
            year=board.year,
        )
    )
    bounds = sql(
        """SELECT service.name, max(figure.people), sum(figure.people) FROM results_deliveryfigure figure
        JOIN services_service service ON service.id = figure.service_id
        WHERE figure.period_kind = 'quarter' AND extract(year FROM figure.starts_on) = %(year)s GROUP BY service.name""",
        year=board.year,
    )
    told = {one.name: one.people for one in board.programmes[0].services}

    assert {name: one.value for name, one in told.items() if one.value is not None} == entered
    for name, largest, total in bounds:
        if name not in entered:
            assert (told[name].at_least, told[name].at_most) == (largest, total)
    whole = sql("SELECT people FROM results_deliveryfigure WHERE service_id IS NULL AND period_kind = 'year'")
    assert board.programmes[0].people.value == (whole[0][0] if board.year == 2025 else None)


def test_measures_are_the_last_values_up_to_the_end_of_the_year(board):
    rows = sql(
        """SELECT DISTINCT ON (name) name, value FROM results_indicatoractual
        WHERE ends_on <= make_date(%(year)s, 12, 31) ORDER BY name, ends_on DESC""",
        year=board.year,
    )

    assert {one.name: one.value for one in board.measures if one.value is not None} == dict(rows)


def test_means_of_quality_equal_the_mean_of_marks_from_one_to_five(board):
    rows = sql(
        """SELECT service.name, count(*), round(avg(opinion.overall) FILTER (WHERE opinion.overall > 0), 1)
        FROM results_opinion opinion JOIN results_survey survey ON survey.id = opinion.survey_id
        JOIN services_service service ON service.id = survey.service_id
        WHERE extract(year FROM survey.closes_on) = %(year)s GROUP BY service.name""",
        year=board.year,
    )

    told = {one.service: (one.results.answers, one.results.overall.mean) for one in board.quality}
    assert told == {name: (answers, mean) for name, answers, mean in rows}
    assert board.answers == (400 if board.year == 2026 else 0)


def test_needs_answered_by_programmes_that_run_are_counted(board):
    running = ProgrammeVersion.objects.filter(state="in_force", period_end__gte=TODAY)

    assert (running.count(), board.coverage.answered, board.coverage.total) == (0, 0, 24)
