"""Pages of forecasts: what is entered, what is refused, what stays open after the handover."""

import uuid
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from cus.audit.kept import kept_of
from cus.desk.history.actions import restore_row
from cus.text.numbers import exact
from cus.workflow import Refused, StaleEdit
from diagnosis.actions.actuals import record_actual, remove_actual
from diagnosis.actions.copying import copy_rows
from diagnosis.actions.forecasts import create_forecast, delete_forecast, edit_forecast, save_aspects
from diagnosis.actions.scenarios import create_scenario, delete_scenario
from diagnosis.enums import DiagnosisStage
from diagnosis.forecasting.enums import Aspect
from diagnosis.forecasting.refusing import Reason
from diagnosis.forecasts import forecasts_of, paper_of
from diagnosis.models import DiagnosisAuthor, Forecast
from tests.documents import checks
from tests.factories.diagnosis import DiagnosisFactory
from tests.factories.diagnosis_figures import AreaFactory, DiagnosisIndicatorFactory, IndicatorValueFactory
from tests.factories.diagnosis_forecasts import MEALS, ForecastFactory

pytestmark = pytest.mark.django_db


def sent(values=(), populations=(), **fields) -> dict:
    """What the form of a forecast sends."""
    data = {
        "title": "Dowóz posiłków",
        "group": "Seniorzy",
        "method": "trend",
        "unit": "osoby",
        "horizon": "3",
        "rate_years": "3",
        "source": "Sprawozdania",
        **dict.fromkeys(["service", "indicator", "gmina", "foreseen_source", "foreseen_base", "conclusion"], ""),
    }
    for prefix, rows in (("values", values), ("populations", populations)):
        data |= {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": "0"}
        for at, row in enumerate(rows):
            data |= {f"{prefix}-{at}-{name}": str(value) for name, value in row.items()}
    return data | fields


def years(amounts=MEALS, **fields) -> list[dict]:
    return [{"year": 2018 + at, "value": amount, **fields} for at, amount in enumerate(amounts)]


def at(forecast: Forecast, name: str, *args) -> str:
    return reverse(f"diagnosis:{name}", args=[forecast.diagnosis_id, forecast.pk, *args])


def test_a_worker_enters_a_forecast_and_reads_its_result(client_for, worker):
    diagnosis = DiagnosisFactory()
    client = client_for(worker)

    answer = client.post(reverse("diagnosis:forecast_create", args=[diagnosis.pk]), sent(years()), follow=True)

    page = answer.content.decode()
    paper = forecasts_of(diagnosis)[0]
    assert exact(paper.end.value) in page
    assert paper.interval_text in page
    assert "Obliczenie krok po kroku" in page
    assert [scenario.assumed.name for scenario in paper.scenarios] == ["Nic nie robimy"]


def test_what_cannot_be_computed_is_kept_and_the_page_says_why(client_for, worker):
    diagnosis = DiagnosisFactory()
    rows = years((12, 15, 19))
    rows[0]["year"] = 2015

    page = (
        client_for(worker)
        .post(reverse("diagnosis:forecast_create", args=[diagnosis.pk]), sent(rows), follow=True)
        .content.decode()
    )

    assert "Tej prognozy nie da się policzyć" in page
    assert "Są wartości z 3 lat, a trend liczy się z co najmniej 5" in page
    assert "W szeregu brakuje roku: 2016–2018" in page
    assert Forecast.objects.get().values.count() == 3


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"year": "20222", "value": "5"}], "Sprawdź rok: powinien być między 1900 a 2100."),
        ([{"year": "2022", "value": "-5"}], "Wpisz liczbę nie mniejszą niż zero."),
        ([{"year": "2022", "value": "około 40"}], "Wpisz liczbę, na przykład 1 234,50."),
        ([{"year": "2022", "value": ""}], "Wpisz wartość."),
    ],
)
def test_a_wrong_year_or_value_is_told_at_its_field_and_nothing_is_saved(client_for, worker, rows, said):
    diagnosis = DiagnosisFactory()

    answer = client_for(worker).post(reverse("diagnosis:forecast_create", args=[diagnosis.pk]), sent(rows))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Forecast.objects.exists()


def test_a_foreseen_population_needs_its_source_and_a_forecast_its_subject(client_for, worker):
    diagnosis = DiagnosisFactory()
    client = client_for(worker)
    url = reverse("diagnosis:forecast_create", args=[diagnosis.pk])

    page = client.post(url, sent(years(), [{"year": 2026, "population": 900}])).content.decode()
    bare = client.post(url, sent(years(), group="")).content.decode()

    assert "Podaj, skąd jest prognozowana liczebność grupy." in page
    assert "Wybierz usługę lub wskaźnik albo wpisz grupę mieszkańców." in bare


def test_values_are_taken_from_an_indicator_and_a_later_correction_is_marked(client_for, worker):
    diagnosis = DiagnosisFactory()
    shown = DiagnosisIndicatorFactory(diagnosis=diagnosis)
    figures = [
        IndicatorValueFactory(indicator=shown.indicator, area=AreaFactory(), year=2018 + at, value=Decimal(amount))
        for at, amount in enumerate(MEALS)
    ]
    client = client_for(worker)
    url = reverse("diagnosis:forecast_create", args=[diagnosis.pk])

    page = client.get(f"{url}?wartosci={shown.pk}-9901033-0").content.decode()
    rows = [row | {"figure_id": figure.pk} for row, figure in zip(years(), figures, strict=True)]
    client.post(url, sent(rows, indicator=str(shown.indicator.pk)))
    figures[-1].value = Decimal(77)
    figures[-1].save()
    forecast = Forecast.objects.get()
    marked = client.get(forecast.get_absolute_url()).content.decode()

    assert 'value="2025"' in page
    assert f'value="{figures[0].pk}"' in page
    assert "Zmieniła się podstawa – sprawdź" in marked
    assert "policzono z 70, a wskaźnik podaje teraz 77" in marked


def test_values_of_an_indicator_come_into_a_forecast_that_exists_and_other_years_stay(client_for, worker):
    forecast = ForecastFactory()
    shown = DiagnosisIndicatorFactory(diagnosis=forecast.diagnosis)
    IndicatorValueFactory(indicator=shown.indicator, area=AreaFactory(), year=2025, value=Decimal(977))
    kept = forecast.values.order_by("year").first()

    page = (
        client_for(worker).get(at(forecast, "forecast_edit"), {"wartosci": f"{shown.pk}-9901033-0"}).content.decode()
    )

    forecast.refresh_from_db()
    assert 'value="977"' in page
    assert f'value="{kept.year}"' in page
    assert f'value="{forecast.title}"' in page
    assert "Wartości ze wskaźnika stoją już w formularzu" in page
    assert not forecast.values.filter(value=977).exists()


def test_the_demographic_method_is_computed_from_stored_populations():
    paper = paper_of(ForecastFactory(by_rate=True))

    assert paper.obstacles == ()
    assert [point.year for point in paper.points] == [2026, 2027, 2028]
    assert paper.points[0].lower is None
    assert paper_of(ForecastFactory(by_rate=True, foreseen=(1050,))).obstacles[0].reason == Reason.NO_FORESEEN


def test_a_stale_edit_and_a_second_press_change_nothing(worker):
    diagnosis = DiagnosisFactory()
    fields = {"title": "Posiłki", "group": "Seniorzy", "unit": "osoby", "source": "Sprawozdania"}
    token = uuid.uuid4()
    first = create_forecast(by=worker, diagnosis=diagnosis, fields=fields, token=token)
    second = create_forecast(by=worker, diagnosis=diagnosis, fields=fields, token=token)
    edit_forecast(by=worker, forecast=first, version=1, fields=fields)

    assert first == second
    with pytest.raises(StaleEdit):
        edit_forecast(by=worker, forecast=first, version=1, fields=fields)
    with pytest.raises(StaleEdit):
        delete_forecast(by=worker, forecast=first, version=1)


def test_after_the_handover_inputs_are_closed_and_later_values_open(worker, organiser):
    forecast = ForecastFactory(diagnosis=DiagnosisFactory(in_force=True))
    before = paper_of(forecast)
    nothing = forecast.scenarios.get(does_nothing=True)

    for act in (
        lambda: edit_forecast(by=organiser, forecast=forecast, version=1, fields={"horizon": 1}),
        lambda: delete_forecast(by=organiser, forecast=forecast, version=1),
        lambda: save_aspects(by=organiser, forecast=forecast, version=1, answers={}),
        lambda: create_scenario(by=organiser, forecast=forecast, fields={"name": "Klub"}),
        lambda: delete_scenario(by=organiser, scenario=nothing, version=1),
    ):
        with pytest.raises(Refused):
            act()
    record_actual(by=worker, forecast=forecast, year=2026, version=0, value=Decimal(75), source="Sprawozdanie")

    forecast = Forecast.objects.get()
    after = paper_of(forecast)
    assert forecast.version == 1
    assert after.points == before.points
    assert after.later[0].inside is True


def test_a_deleted_forecast_comes_back_with_its_values_and_scenarios(organiser):
    forecast = ForecastFactory()
    pk, before = forecast.pk, paper_of(forecast)
    delete_forecast(by=organiser, forecast=forecast, version=1)
    deleted = Forecast.pgh_event_model.objects.filter(pgh_obj_id=pk, pgh_label="deleted").latest("pk")

    done = restore_row(kept=kept_of(Forecast), deleted=deleted, by=organiser)

    after = paper_of(Forecast.objects.get(pk=pk))
    assert done.lost == []
    assert after.points == before.points
    assert [one.assumed.name for one in after.scenarios] == [one.assumed.name for one in before.scenarios]


def test_a_later_value_is_only_of_a_foreseen_year_that_has_begun(worker, reader):
    forecast = ForecastFactory(horizon=8)
    given = {"forecast": forecast, "version": 0, "value": Decimal(75), "source": "Sprawozdanie"}

    with pytest.raises(Refused, match="nie obejmuje"):
        record_actual(by=worker, year=2025, **given)
    with pytest.raises(Refused, match="jeszcze się nie zaczął"):
        record_actual(by=worker, year=timezone.localdate().year + 1, **given)
    with pytest.raises(Refused):
        record_actual(by=reader, year=2026, **given)
    record_actual(by=worker, year=2026, **given)
    with pytest.raises(StaleEdit):
        record_actual(by=worker, year=2026, **given)
    with pytest.raises(StaleEdit):
        remove_actual(by=worker, forecast=forecast, year=2026, version=7)
    remove_actual(by=worker, forecast=forecast, year=2026, version=1)
    assert not forecast.actuals.exists()


def test_doing_nothing_is_always_among_the_scenarios(client_for, worker):
    forecast = ForecastFactory()
    nothing = forecast.scenarios.get(does_nothing=True)

    with pytest.raises(Refused, match="zostaje"):
        delete_scenario(by=worker, scenario=nothing, version=1)
    form = client_for(worker).get(at(forecast, "scenario_edit", nothing.pk)).content.decode()

    assert 'name="unit_cost"' in form
    assert 'name="change"' not in form


def test_a_cost_without_its_year_or_source_is_not_taken(client_for, worker):
    forecast = ForecastFactory()
    data = {"name": "Klub", "change": "people", "amount": "-4", "unit_cost": "1 200,50", "cost_growth": "4,5"}

    wrong = client_for(worker).post(at(forecast, "scenario_create"), data)
    right = client_for(worker).post(
        at(forecast, "scenario_create"), data | {"cost_year": "2025", "cost_source": "Umowa"}
    )

    assert wrong.status_code == 422
    assert "Podaj, z którego roku jest koszt." in wrong.content.decode()
    assert right.status_code == 302
    assert forecast.scenarios.get(name="Klub").unit_cost == Decimal("1200.50")


def test_money_is_people_times_the_printed_cost():
    paper = paper_of(ForecastFactory())

    for scenario in paper.scenarios:
        for year in scenario.years:
            assert year.money == year.people * year.unit_cost
        assert scenario.money == sum(year.money for year in scenario.years)


def test_the_check_list_asks_for_a_reason_with_each_bearing(client_for, worker):
    forecast = ForecastFactory()
    empty = {f"{part}_{aspect}": "" for aspect in Aspect for part in ("bearing", "text")} | {"version": "1"}
    client = client_for(worker)

    wrong = client.post(at(forecast, "forecast_aspects"), empty | {"bearing_staff": "up"})
    right = client.post(at(forecast, "forecast_aspects"), empty | {"bearing_staff": "up", "text_staff": "Odchodzą."})
    stale = client.post(at(forecast, "forecast_aspects"), empty | {"bearing_law": "up", "text_law": "Nowa ustawa."})

    assert wrong.status_code == 422
    assert "Napisz, na czym opiera się to założenie." in wrong.content.decode()
    assert right.status_code == 302
    assert stale.status_code == 409
    assert paper_of(forecast).answered == 1


def test_forecasts_go_into_the_next_version_without_later_values(worker):
    forecast = ForecastFactory(by_rate=True)
    record_actual(by=worker, forecast=forecast, year=2026, version=0, value=Decimal(75), source="Sprawozdanie")
    target = DiagnosisFactory()
    DiagnosisAuthor.objects.filter(diagnosis=target).delete()

    copy_rows(forecast.diagnosis, target)

    old, new = forecasts_of(forecast.diagnosis)[0], forecasts_of(target)[0]
    assert new.points == old.points
    assert [scenario.money for scenario in new.scenarios] == [scenario.money for scenario in old.scenarios]
    assert (len(old.later), len(new.later)) == (1, 0)


@pytest.mark.parametrize("count", [1, 30])
def test_forecasts_of_a_diagnosis_take_the_same_number_of_queries(count, django_assert_num_queries):
    diagnosis = DiagnosisFactory()
    ForecastFactory.create_batch(count, diagnosis=diagnosis)

    with django_assert_num_queries(6):
        assert len(forecasts_of(diagnosis)) == count


@pytest.mark.parametrize("fields", [{}, {"by_rate": True}, {"values": (12, 15)}], ids=["trend", "rate", "refused"])
def test_a_forecast_is_printed_with_every_number_of_its_page(client_for, worker, fields):
    forecast = ForecastFactory(conclusion="Żółć, źdźbło i ćma: zażółć gęślą jaźń.", **fields)

    made = client_for(worker).get(at(forecast, "forecast_document")).content

    paper, text = paper_of(forecast), "".join(checks.text_of(made).split())
    assert checks.faults(made) == []
    for point in paper.points:
        assert exact(point.value).replace("\u00a0", "") in text
    if paper.is_trend and paper.work:
        for number in (paper.work.slope, paper.work.intercept, paper.work.residual_error, paper.work.student):
            assert exact(number).replace("\u00a0", "") in text
    if paper.obstacles:
        assert "niedasiępoliczyć" in text


def test_a_reader_sees_forecasts_from_the_handover_on(client_for, reader):
    closed = ForecastFactory(diagnosis=DiagnosisFactory(in_force=True))
    drafted = ForecastFactory(diagnosis=DiagnosisFactory(stage=DiagnosisStage.REPORT))

    assert client_for(reader).get(closed.get_absolute_url()).status_code == 200
    assert client_for(reader).get(drafted.get_absolute_url()).status_code == 404
