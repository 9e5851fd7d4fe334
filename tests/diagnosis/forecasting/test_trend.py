"""The trend against an independent computation, and its printed numbers against a calculator."""

from decimal import ROUND_HALF_UP, Decimal, getcontext, localcontext

import numpy
import pytest

from cus.text.numbers import parse_decimal
from diagnosis.forecasting.observed import rounded
from diagnosis.forecasting.refusing import CannotForecast
from diagnosis.forecasting.student import quantile
from diagnosis.forecasting.trend import fit, work_out
from tests.diagnosis.forecasting.series import MEALS, TWENTY, observed

NEAR = {"rel": 1e-9, "abs": 1e-9}


def independent(amounts, horizon: int):
    """Return the fitted model and its forecast (mean, lower, upper) by another author's code."""
    # Importing it takes longer than the tests, and every process imports every module of tests.
    from statsmodels.regression.linear_model import OLS

    years = numpy.arange(1, len(amounts) + 1, dtype=float)
    model = OLS(numpy.array([float(amount) for amount in amounts]), numpy.column_stack([years**0, years])).fit()
    ahead = numpy.arange(len(amounts) + 1, len(amounts) + horizon + 1, dtype=float)
    frame = model.get_prediction(numpy.column_stack([ahead**0, ahead]))
    return model, frame.predicted_mean, frame.conf_int(obs=True, alpha=0.05)


def test_there_are_twenty_series():
    assert len(TWENTY) == 20


@pytest.mark.parametrize("name", TWENTY)
def test_a_trend_equals_an_independent_computation(name):
    amounts = TWENTY[name]
    model, means, bounds = independent(amounts, len(amounts))

    result = fit(observed(amounts), len(amounts))

    assert float(result.intercept) == pytest.approx(model.params[0], **NEAR)
    assert float(result.slope) == pytest.approx(model.params[1], **NEAR)
    assert result.residual_error == pytest.approx(numpy.sqrt(model.mse_resid), **NEAR)
    for (_, value, lower, upper), mean, (low, high) in zip(result.points, means, bounds, strict=True):
        assert (value, lower, upper) == pytest.approx((mean, low, high), **NEAR)


@pytest.mark.parametrize("freedom", range(1, 61))
def test_the_quantile_equals_an_independent_one(freedom):
    from scipy.special import stdtrit

    assert quantile(freedom) == pytest.approx(stdtrit(freedom, 0.975), rel=1e-12)
    assert quantile(freedom, 0.99) == pytest.approx(stdtrit(freedom, 0.995), rel=1e-12)


def test_no_quantile_without_freedom():
    with pytest.raises(ValueError, match="freedom"):
        quantile(0)


@pytest.mark.parametrize("name", TWENTY)
def test_printed_numbers_are_the_exact_ones_rounded(name):
    values = observed(TWENTY[name])

    exact, work = fit(values, len(values)), work_out(values, len(values))

    for (year, value, lower, upper), step in zip(exact.points, work.steps, strict=True):
        unit = float(Decimal(1).scaleb(step.point.value.as_tuple().exponent))
        near = {"abs": 1.01 * unit, "rel": 2e-6}
        assert step.point.year == year
        assert float(step.point.value) == pytest.approx(max(value, 0), **near)
        assert float(step.point.lower) == pytest.approx(max(lower, 0), **near)
        assert float(step.point.upper) == pytest.approx(max(upper, 0), **near)


@pytest.mark.parametrize("name", TWENTY)
def test_a_reader_with_a_calculator_gets_every_printed_number(name):
    work = work_out(observed(TWENTY[name]), 3)
    printed = Printed()

    with localcontext() as context:
        context.prec, context.rounding = 16, ROUND_HALF_UP  # what a telephone shows
        mean = printed(work.values_sum) / work.count
        assert printed.same(mean, work.mean)
        for line in work.lines:
            assert printed(line.value) - printed(work.mean) == line.from_mean
            assert printed.same(printed(line.from_middle) * printed(line.from_mean), line.product)
            assert printed.same(printed(work.intercept) + printed(work.slope) * line.t, line.fitted)
            assert printed(line.value) - printed(line.fitted) == line.residual
            assert printed.same(printed(line.residual) ** 2, line.residual_square)
        assert sum(printed(line.square) for line in work.lines) == work.squares_sum
        assert sum(printed(line.product) for line in work.lines) == work.products_sum
        assert sum(printed(line.residual_square) for line in work.lines) == work.residual_sum
        assert printed.same(printed(work.products_sum) / printed(work.squares_sum), work.slope)
        assert printed.same(printed(work.mean) - printed(work.slope) * printed(work.middle), work.intercept)
        assert printed.same((printed(work.residual_sum) / work.freedom).sqrt(), work.residual_error)
        for step in work.steps:
            assert printed.same(printed(work.intercept) + printed(work.slope) * step.t, step.line)
            inner = 1 + 1 / Decimal(work.count) + (step.t - printed(work.middle)) ** 2 / printed(work.squares_sum)
            assert printed.same(inner.sqrt(), step.root)
            margin = printed(work.student) * printed(work.residual_error) * printed(step.root)
            assert printed.same(margin, step.margin)
            assert step.point.lower == max(printed(step.line) - printed(step.margin), Decimal(0))
            assert step.point.upper == max(printed(step.line) + printed(step.margin), Decimal(0))


class Printed:
    """Numbers as they stand on paper: written in Polish and read again."""

    def __call__(self, value: Decimal) -> Decimal:
        return parse_decimal(f"{value:f}".replace(".", ","))

    def same(self, counted: Decimal, printed: Decimal) -> bool:
        """Say whether what was counted, rounded as printed, is what is printed."""
        return rounded(counted, max(0, -printed.as_tuple().exponent)) == printed


def test_five_years_are_enough_and_four_are_not():
    assert len(work_out(observed(MEALS[:5]), 1).points) == 1
    with pytest.raises(CannotForecast, match="co najmniej 5"):
        fit(observed(MEALS[:4]), 1)


def test_a_trend_reaches_as_far_as_the_data_and_no_further():
    values = observed(MEALS)

    assert [point.year for point in work_out(values, 8).points] == list(range(2026, 2034))
    with pytest.raises(CannotForecast, match="Skróć horyzont"):
        work_out(values, 9)


def test_a_constant_series_stays_as_it_is_with_no_margin():
    points = work_out(observed([30] * 6), 2).points

    assert {(point.value, point.lower, point.upper) for point in points} == {(30, 30, 30)}


def test_neither_value_nor_bounds_fall_below_zero():
    work = work_out(observed(TWENTY["do zera"]), 4)

    first, *_, last = work.points
    assert last.value == 0
    assert last.lower == 0
    assert last.upper >= 0
    assert last.floored
    assert not first.floored or first.value == 0
    assert work.steps[-1].line < 0


def test_values_may_come_in_any_order():
    values = observed(MEALS)

    assert work_out(values[::-1], 2) == work_out(values, 2)


def test_computing_leaves_the_arithmetic_of_others_alone():
    before = getcontext().prec

    work_out(observed(MEALS), 2)

    assert getcontext().prec == before
