"""Values of measures typed, corrected and shown."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from cus.workflow import Refused, StaleEdit
from programmes.models import Indicator
from programmes.results.actions.indicators import add_actual, correct_actual
from programmes.results.enums import PeriodKind
from programmes.results.indicators import indicators_of
from programmes.results.measure_charts import chart_of
from programmes.results.models import IndicatorActual
from programmes.results.periods import span_of
from tests.factories.programmes import ItemFactory
from tests.factories.results_adopted import AdoptedFactory
from tests.factories.results_indicators import IndicatorActualFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date
QUARTER = span_of(PeriodKind.QUARTER, DAY(2026, 1, 1))
VALUE = {"value": Decimal(25), "source": "ankieta", "note": ""}


@pytest.fixture
def item():
    item = ItemFactory(version=AdoptedFactory())
    Indicator.objects.create(item=item, name="Czas oczekiwania", unit="dni", baseline=40, target=10)
    return item


@pytest.fixture
def programme(item):
    return item.version.programme


def test_a_value_is_entered_once_and_corrected_with_a_reason(programme, worker, reader):
    (series,) = indicators_of(programme)
    common = {"programme": programme, "series": series, "span": QUARTER, "values": VALUE}
    row = add_actual(by=worker, **common)

    with pytest.raises(Refused, match="ma już wartość w tym okresie"):
        add_actual(by=worker, **common)
    with pytest.raises(Refused):
        add_actual(by=reader, **common | {"span": span_of(PeriodKind.YEAR, DAY(2026, 1, 1))})
    with pytest.raises(Refused, match="dlaczego"):
        correct_actual(by=worker, actual=row, values=VALUE | {"value": 20}, version=1, reason="")
    correct_actual(by=worker, actual=row, values=VALUE | {"value": 20}, version=1, reason="błąd w ankiecie")
    with pytest.raises(StaleEdit):
        correct_actual(by=worker, actual=row, values=VALUE, version=1, reason="x")

    assert IndicatorActual.objects.get().value == 20


def test_the_form_writes_once_and_the_page_says_how_far(client_for, worker, reader, programme):
    data = {
        "series": "1",
        "period": "quarter:2026-01-01",
        "value": "25",
        "token": "1d0d7e1c-2f6c-4b3c-9b62-6f6b7a8b0c11",
    }
    client = client_for(worker)
    for _ in range(2):
        assert client.post(reverse("results:indicator_create", args=[programme.pk]), data).status_code == 302

    page = client_for(reader).get(reverse("results:indicators", args=[programme.pk])).content.decode()
    assert IndicatorActual.objects.count() == 1
    assert "50 % drogi do celu" in page
    assert "im mniej, tym lepiej" in page
    assert "Wpisz wartość" not in page


def test_a_line_joins_values_of_one_kind_of_period(programme, item):
    common = {"programme": programme, "service": item.service, "name": "Czas oczekiwania"}
    for month, value in ((1, 30), (4, 20)):
        IndicatorActualFactory(**common, day=DAY(2026, month, 1), value=value)
    IndicatorActualFactory(**common, period_kind="year", value=24)

    (series,) = indicators_of(programme)
    drawn = chart_of(series)

    assert drawn.categories == ("I kw. 2026", "II kw. 2026")
    assert [one.values for one in drawn.series] == [(30, 20), (10, 10), (40, 40)]
    assert "kwartały" in drawn.notes[0]
