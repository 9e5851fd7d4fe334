"""Indicators: typed by hand, compared, shown in a diagnosis, kept as they were on the day of the handover."""

from decimal import Decimal

import pytest
from django.urls import reverse

from cus.workflow import Refused, StaleEdit
from diagnosis.actions.figures import freeze_figures, move_figure, save_figure
from diagnosis.actions.indicators import Slice, Typed, delete_indicator, save_indicator, save_typed_values
from diagnosis.figures.checks import disagreements
from diagnosis.figures.compared import per_thousand
from diagnosis.figures.in_diagnosis import figures_of
from diagnosis.figures.shown import shown
from diagnosis.models import Indicator, IndicatorValue
from tests.factories.diagnosis import DiagnosisFactory
from tests.factories.diagnosis_figures import (
    AreaFactory,
    DiagnosisIndicatorFactory,
    IndicatorFactory,
    IndicatorValueFactory,
)

pytestmark = pytest.mark.django_db
OWN = "9901033"
ABOUT = Slice(OWN, "Brzozowa Górka")


def typed(*pairs: tuple[int, int | None]) -> list[Typed]:
    return [
        Typed(year, None if value is None else Decimal(value), "" if value is not None else "secret")
        for year, value in pairs
    ]


def write(by, indicator, *pairs, **more):
    seen = Indicator.objects.get(pk=indicator.pk).version
    told = {"source": "Sprawozdanie", "as_of": None} | more
    return save_typed_values(by=by, indicator=indicator, seen=seen, about=ABOUT, typed=typed(*pairs), **told)


def test_typed_values_bear_who_typed_them_and_a_second_save_changes_nothing(worker, organiser):
    indicator = IndicatorFactory()

    assert write(worker, indicator, (2023, 41), (2024, None)) == 2
    assert write(organiser, indicator, (2023, 41), (2024, None)) == 0

    value = indicator.values.select_related("source").get(year=2023)
    assert (value.source.created_by, value.source.text, value.source.kind) == (worker, "Sprawozdanie", "typed")


def test_a_left_out_year_goes_only_when_it_was_typed(worker):
    indicator = IndicatorFactory()
    from_file = IndicatorValueFactory(
        indicator=indicator, year=2022, value=9, source__kind="bdl", source__file_name="a.csv", source__sha256="0" * 64
    )
    write(worker, indicator, (2023, 41))

    assert write(worker, indicator, (2024, 42)) == 2

    assert set(indicator.values.values_list("year", flat=True)) == {2022, 2024}
    assert IndicatorValue.objects.filter(pk=from_file.pk).exists()


def test_who_saves_over_values_that_somebody_else_wrote_is_told(worker, organiser):
    indicator = IndicatorFactory()
    write(organiser, indicator, (2023, 41))

    with pytest.raises(StaleEdit):
        save_typed_values(by=worker, indicator=indicator, seen=1, about=ABOUT, typed=[], source="S", as_of=None)

    assert indicator.values.get().value == 41


def post_values(client, indicator, year: str, value: str, **more):
    data = {
        "wartosci-TOTAL_FORMS": "1",
        "wartosci-INITIAL_FORMS": "0",
        "wartosci-0-year": year,
        "wartosci-0-value": value,
        "source": "Sprawozdanie",
        "version": str(indicator.version),
    }
    return client.post(reverse("diagnosis:indicator_values", args=[indicator.pk]), data | more)


@pytest.mark.parametrize(
    ("year", "value", "message"),
    [
        ("20222", "41", "Rok 20222 jest poza zakresem"),
        ("2023", "-5", "nie może być ujemna"),
        ("2023", "", "wybierz, dlaczego jej nie ma"),
        ("2023", "dużo", "wartosci-0-value"),
    ],
)
def test_a_wrong_year_and_people_below_zero_are_refused_plainly_and_stay_typed(
    client_for, worker, world, year, value, message
):
    answer = post_values(client_for(worker), world.indicator, year, value)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert message in page
    assert f'value="{year}"' in page


def test_over_a_hundred_per_cent_asks_for_a_word_and_then_passes(client_for, worker, world):
    share = IndicatorFactory(name="Powody pomocy", unit="%", is_count=False)

    assert post_values(client_for(worker), share, "2023", "130").status_code == 422
    saved = post_values(client_for(worker), share, "2023", "130", **{"wartosci-0-note": "Powody się nakładają."})

    assert saved.status_code == 302
    assert share.values.get().value == 130


def test_the_unit_of_an_indicator_with_values_stays(worker):
    indicator = IndicatorValueFactory().indicator
    values = {
        name: getattr(indicator, name)
        for name in ("name", "counts", "publisher", "bdl_variable", "direction", "is_count", "is_population")
    }

    with pytest.raises(Refused, match="Inną jednostkę dostaje nowy wskaźnik"):
        save_indicator(by=worker, indicator=indicator, values=values | {"unit": "rodzina"}, version=indicator.version)


def test_an_indicator_that_a_diagnosis_shows_stays(worker):
    row = DiagnosisIndicatorFactory()

    with pytest.raises(Refused, match="Najpierw usuń go z niej"):
        delete_indicator(by=worker, indicator=row.indicator, version=row.indicator.version)


def test_both_numbers_are_told_where_a_sum_does_not_add_up():
    indicator = IndicatorFactory()
    for code, name, value in ((OWN, "Brzozowa Górka", 100), ("9901034", "Miasto", 40), ("9901035", "Wieś", 61)):
        IndicatorValueFactory(indicator=indicator, area=AreaFactory(code=code, name=name), year=2023, value=value)
    for sex, value in (("m", 49), ("k", 50)):
        IndicatorValueFactory(indicator=indicator, area=AreaFactory(code=OWN), year=2023, sex=sex, value=value)

    found = {(one.whole, one.parts) for one in disagreements(indicator, [OWN])}

    assert found == {(100, 101), (100, 99)}


def test_per_thousand_divides_by_inhabitants_of_the_same_year_and_census():
    people, indicator = IndicatorFactory(is_population=True), IndicatorFactory()
    for base, count in (("2011", 8000), ("2021", 4000)):
        IndicatorValueFactory(indicator=people, year=2020, base=base, value=count)
    IndicatorValueFactory(indicator=indicator, year=2020, base="2011", value=40)
    IndicatorValueFactory(indicator=indicator, year=2021, value=40)

    found = per_thousand(shown(indicator, [OWN]), people, [OWN])

    assert {line.base: line.values for line in found.lines} == {"2011": {2020: 5}, "": {}}


def test_a_diagnosis_keeps_what_it_showed_on_the_day_of_the_handover(worker):
    row = DiagnosisIndicatorFactory()
    IndicatorValueFactory(indicator=row.indicator, year=2023, value=41, area=AreaFactory(code=OWN))
    freeze_figures(diagnosis=row.diagnosis)

    write(worker, row.indicator, (2023, 99))

    (figure,) = figures_of(row.diagnosis)
    assert figure.found.lines[0].values == {2023: 41}
    assert figure.found.credits


def test_a_frozen_diagnosis_takes_no_more_indicators(worker):
    diagnosis = DiagnosisFactory(handed_over=True)
    values = {
        "indicator": IndicatorFactory(),
        "sex": "",
        "age": "",
        "year_from": None,
        "year_to": None,
        "chart": "",
        "comment": "",
    }

    with pytest.raises(Refused, match="nie można zmieniać"):
        save_figure(by=worker, diagnosis=diagnosis, values=values, areas=[])


def test_indicators_of_a_diagnosis_change_places(worker):
    diagnosis = DiagnosisFactory()
    first, second = (DiagnosisIndicatorFactory(diagnosis=diagnosis, position=at) for at in (1, 2))

    move_figure(by=worker, diagnosis=diagnosis, row=second, up=True)

    assert list(diagnosis.shown_indicators.order_by("position")) == [second, first]


def test_twelve_indicators_ask_the_database_as_often_as_one(django_assert_max_num_queries):
    diagnosis = DiagnosisFactory()
    for _ in range(12):
        row = DiagnosisIndicatorFactory(diagnosis=diagnosis)
        IndicatorValueFactory.create_batch(5, indicator=row.indicator, area=AreaFactory(code=OWN))

    with django_assert_max_num_queries(7):
        assert len(figures_of(diagnosis)) == 12


def test_the_page_of_an_indicator_shows_where_each_value_comes_from(client_for, worker, world):
    page = client_for(worker).get(reverse("diagnosis:indicator", args=[world.indicator.pk])).content.decode()

    assert "Sprawozdanie roczne ośrodka, stan z 27" in page
    assert page.count("<svg") == 2


def test_a_comparison_says_the_difference(client_for, worker, world):
    address = reverse("diagnosis:comparison")

    page = client_for(worker).get(address, {"wskaznik": world.indicator.pk}).content.decode()

    assert "+32" in page
    assert "+40" in page
