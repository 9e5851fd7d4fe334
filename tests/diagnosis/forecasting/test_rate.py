"""The demographic method, what both methods refuse, scenarios and later actuals."""

from decimal import Decimal
from fractions import Fraction

import pytest

from diagnosis.forecasting import rate, trend
from diagnosis.forecasting.later import compare
from diagnosis.forecasting.observed import Point
from diagnosis.forecasting.refusing import CannotForecast, Reason, obstacles_to_rate, obstacles_to_trend, years_text
from diagnosis.forecasting.scenarios import Assumed, Change, play
from tests.diagnosis.forecasting.series import MEALS, foreseen, observed, of_group

CARE = of_group((40, 44, 51, 57), (800, 820, 850, 900), base="NSP 2021", unit="osoby")
AHEAD = foreseen((930, 960, 990), 2022, base="NSP 2021")


def reasons(obstacles) -> list[Reason]:
    return [obstacle.reason for obstacle in obstacles]


def test_the_mean_rate_of_the_last_years_meets_the_population_to_come():
    mean = (Fraction(44, 820) + Fraction(51, 850) + Fraction(57, 900)) / 3

    exact = rate.foresee(CARE, AHEAD, 3, 3)
    work = rate.work_out(CARE, AHEAD, 3, 3)

    assert exact == ((2022, mean * 930), (2023, mean * 960), (2024, mean * 990))
    assert [float(point.value) for point in work.points] == pytest.approx(
        [float(value) for _, value in exact], abs=0.06
    )
    assert work.points[0].lower is None


def test_a_reader_gets_every_number_of_the_demographic_method():
    work = rate.work_out(CARE, AHEAD, 3, 3)

    assert [str(line.rate) for line in work.lines] == ["53.658537", "60.000000", "63.333333"]
    assert str(work.rates_sum) == "176.991870"
    assert str(work.mean) == "58.997290"
    assert [str(point.value) for point in work.points] == ["54.9", "56.6", "58.4"]


def test_one_year_of_rate_is_enough():
    assert rate.work_out(CARE, AHEAD, 1, 1).points[0].value == Decimal("58.9")


def changed(values, at: int, **fields):
    from dataclasses import replace

    return [replace(value, **fields) if index == at else value for index, value in enumerate(values)]


@pytest.mark.parametrize(
    ("values", "horizon", "expected"),
    [
        ([], 3, [Reason.NOTHING]),
        (observed(MEALS[:4]), 1, [Reason.TOO_FEW]),
        (observed(MEALS[:4]), 5, [Reason.TOO_FEW, Reason.HORIZON_TOO_LONG]),
        (changed(observed(MEALS), 3, year=2035), 3, [Reason.GAP]),
        (changed(observed(MEALS), 3, year=2018), 3, [Reason.YEAR_TWICE, Reason.GAP]),
        (changed(observed(MEALS, base="NSP 2011"), 7, base="NSP 2021"), 3, [Reason.MIXED_BASES]),
        (changed(observed(MEALS, base="NSP 2011"), 7, base=""), 3, [Reason.MIXED_BASES]),
        (changed(observed(MEALS, unit="osoby"), 0, unit="rodziny"), 3, [Reason.CHANGED_UNIT]),
        (changed(observed(MEALS), 2, value=Decimal(-4)), 3, [Reason.NEGATIVE]),
        (observed(MEALS), 9, [Reason.HORIZON_TOO_LONG]),
        (observed(MEALS), 0, [Reason.NO_HORIZON]),
        (observed(MEALS), 8, []),
    ],
)
def test_a_trend_is_refused_with_its_reasons(values, horizon, expected):
    assert reasons(obstacles_to_trend(values, horizon)) == expected
    if expected:
        with pytest.raises(CannotForecast):
            trend.fit(values, horizon)


@pytest.mark.parametrize(
    ("values", "ahead", "horizon", "years", "expected"),
    [
        ([], AHEAD, 3, 3, [Reason.NOTHING]),
        (CARE, AHEAD, 0, 3, [Reason.NO_HORIZON]),
        (CARE, AHEAD, 3, 5, [Reason.TOO_MANY_RATE_YEARS]),
        (CARE, AHEAD, 3, 0, [Reason.TOO_MANY_RATE_YEARS]),
        (CARE, AHEAD[:2], 3, 3, [Reason.NO_FORESEEN]),
        (CARE, [], 3, 3, [Reason.NO_FORESEEN]),
        (CARE, [*AHEAD, AHEAD[1]], 3, 3, [Reason.FORESEEN_TWICE]),
        (CARE, foreseen((930, 960, -1), 2022, base="NSP 2021"), 3, 3, [Reason.NEGATIVE]),
        (CARE, foreseen((930, 960, 990), 2022, base="NSP 2011"), 3, 3, [Reason.MIXED_BASES]),
        (changed(CARE, 3, population=None), AHEAD, 3, 3, [Reason.NO_POPULATION]),
        (changed(CARE, 3, population=Decimal(0)), AHEAD, 3, 3, [Reason.ZERO_POPULATION]),
        (changed(CARE, 0, population=Decimal(0)), AHEAD, 3, 3, []),
        (changed(CARE, 1, year=2030), AHEAD, 3, 3, [Reason.GAP, Reason.NO_FORESEEN]),
        (changed(CARE, 1, unit="rodziny"), AHEAD, 3, 3, [Reason.CHANGED_UNIT]),
        (changed(CARE, 1, base="NSP 2011"), AHEAD, 3, 3, [Reason.MIXED_BASES]),
        (changed(CARE, 1, value=Decimal(-1)), AHEAD, 3, 3, [Reason.NEGATIVE]),
        (CARE, AHEAD, 3, 4, []),
    ],
)
def test_a_demographic_forecast_is_refused_with_its_reasons(values, ahead, horizon, years, expected):
    assert reasons(obstacles_to_rate(values, ahead, horizon, years)) == expected
    if expected:
        with pytest.raises(CannotForecast):
            rate.work_out(values, ahead, horizon, years)


def test_reasons_say_what_to_mend():
    obstacle = obstacles_to_trend(changed(observed(MEALS), 3, year=2035), 3)[0]

    assert "2021, 2026–2034" in obstacle.message


def test_years_are_written_shortly():
    assert years_text([2024, 2019, 2020, 2021]) == "2019–2021, 2024"


POINTS = [Point(year=2026, value=Decimal("71.5")), Point(year=2027, value=Decimal("75.4"))]
NOTHING = Assumed(name="nic nie robimy", unit_cost=Decimal(1000), cost_year=2025, does_nothing=True)


def test_doing_nothing_is_the_forecast_itself():
    nothing = play(POINTS, [NOTHING])[0]

    assert [(year.people, year.difference, year.money) for year in nothing.years] == [(72, 0, 72_000), (75, 0, 75_000)]
    assert nothing.money == 147_000
    assert nothing.against_nothing is None


def test_a_scenario_changes_people_by_a_number_each_year():
    fewer = Assumed(name="klub", change=Change.PEOPLE, amount=Decimal(-10), unit_cost=Decimal(1200), cost_year=2026)

    _, club = play(POINTS, [NOTHING, fewer])

    assert [(year.people, year.difference) for year in club.years] == [(62, -10), (55, -20)]
    assert club.money == (62 + 55) * 1200
    assert club.against_nothing == (62 + 55) * 1200 - 147_000


def test_a_scenario_changes_people_by_per_cent_and_its_cost_grows():
    more = Assumed(
        name="rozwój",
        change=Change.PERCENT,
        amount=Decimal(10),
        unit_cost=Decimal("100.10"),
        cost_year=2025,
        cost_growth=Decimal(5),
    )

    first, second = play(POINTS, [more])[0].years

    assert (first.people, first.unit_cost, first.money) == (79, Decimal("105.11"), Decimal("8303.69"))
    assert (second.people, second.unit_cost, second.money) == (91, Decimal("110.36"), Decimal("10042.76"))


def test_without_a_cost_there_is_no_money_and_people_never_fall_below_zero():
    gone = play(POINTS, [Assumed(name="zamykamy", change=Change.PEOPLE, amount=Decimal(-50))])[0]

    assert [year.people for year in gone.years] == [22, 0]
    assert gone.money is None


def test_later_values_stand_beside_the_forecast():
    points = trend.work_out(observed(MEALS), 2).points

    inside, outside = compare(
        points, {2026: (points[0].upper, "CUS"), 2027: (Decimal(200), ""), 2050: (Decimal(1), "")}
    )

    assert inside.inside is True
    assert outside.inside is False
    assert outside.difference == 200 - points[1].value


def test_without_an_interval_nothing_is_inside_or_outside():
    assert compare(POINTS, {2026: (Decimal(70), "")})[0].inside is None
