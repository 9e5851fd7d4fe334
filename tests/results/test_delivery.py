"""Figures typed, corrected, removed: by whom, when not, and what stays."""

import datetime

import pytest
from django.urls import reverse

from cus.workflow import Refused, StaleEdit
from programmes.results.actions.delivery import Subject, add_figure, correct_figure, delete_figure, save_sheet
from programmes.results.board import board_of
from programmes.results.enums import PeriodKind
from programmes.results.forms.delivery_sheet import sheet_rows
from programmes.results.givers import ALL, Giver
from programmes.results.ledger import ledger_of
from programmes.results.models import DeliveryFigure
from programmes.results.periods import span_of
from tests.factories.partners import PartnerFactory
from tests.factories.programmes import ItemFactory
from tests.factories.programmes_contracts import a_contract, an_organisation, signed
from tests.factories.results import DeliveryFigureFactory
from tests.factories.results_adopted import AdoptedFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date
QUARTER = span_of(PeriodKind.QUARTER, DAY(2026, 1, 1))
YEAR = span_of(PeriodKind.YEAR, DAY(2026, 1, 1))


@pytest.fixture
def item():
    return ItemFactory(version=AdoptedFactory(), provider=PartnerFactory(), whole=True, service_name="Posiłek w domu")


@pytest.fixture
def programme(item):
    return item.version.programme


@pytest.fixture
def subject(item):
    return Subject(item.service_id, Giver.of_partner(item.provider), QUARTER)


def room(name: str, programme, *args) -> str:
    return reverse(f"results:{name}", args=[programme.pk, *args])


def sent(item, **more) -> dict:
    return {
        "service": item.service_id,
        "giver": f"p{item.provider_id}",
        "period": "quarter:2026-01-01",
        "people": "12",
    } | more


def test_a_figure_is_entered_once_and_a_second_one_there_is_refused(programme, subject, worker, reader):
    add_figure(by=worker, programme=programme, subject=subject, values={"people": 12})

    with pytest.raises(Refused, match="mają już swoje liczby"):
        add_figure(by=worker, programme=programme, subject=subject, values={"people": 13})
    with pytest.raises(Refused):
        add_figure(by=reader, programme=programme, subject=subject, values={"people": 1})
    assert DeliveryFigure.objects.get().people == 12


def test_hours_of_one_day_are_not_entered_twice_but_people_may_be(programme, item, subject, worker):
    hours = {"quantity": 30, "quantity_unit": "hour"}
    add_figure(by=worker, programme=programme, subject=subject, values=hours)
    year = Subject(item.service_id, subject.giver, YEAR)

    with pytest.raises(Refused, match="I kwartał 2026"):
        add_figure(by=worker, programme=programme, subject=year, values=hours)
    add_figure(by=worker, programme=programme, subject=year, values={"people": 40})

    assert DeliveryFigure.objects.count() == 2


def test_a_correction_needs_a_reason_and_keeps_what_was(programme, subject, worker, organiser):
    row = add_figure(by=worker, programme=programme, subject=subject, values={"people": 12})

    with pytest.raises(Refused, match="dlaczego"):
        correct_figure(by=organiser, figure=row, values={"people": 14}, version=1, reason=" ")
    corrected = correct_figure(by=organiser, figure=row, values={"people": 14}, version=1, reason="wykonawca poprawił")
    with pytest.raises(StaleEdit):
        correct_figure(by=worker, figure=row, values={"people": 15}, version=1, reason="inna")

    events = list(DeliveryFigure.pgh_event_model.objects.order_by("pgh_id").values_list("people", "correction"))
    assert events == [(12, ""), (14, "wykonawca poprawił")]
    assert corrected.version == 2
    with pytest.raises(StaleEdit):
        delete_figure(by=worker, figure=row, version=1)
    delete_figure(by=worker, figure=row, version=2)
    assert not DeliveryFigure.objects.exists()


def test_each_correction_is_told_with_its_reason_also_the_same_one_again(client_for, programme, subject, worker):
    row = add_figure(by=worker, programme=programme, subject=subject, values={"people": 12})
    for version, people in enumerate((14, 15), 1):
        row = correct_figure(
            by=worker, figure=row, values={"people": people}, version=version, reason="wykonawca poprawił"
        )
    DeliveryFigure.objects.update(note="dopisek bez poprawki")

    days = client_for(worker).get(room("delivery_figure", programme, row.pk)).context["days"]
    told = [
        [(change.label, change.was, change.now) for change in line.changes]
        for _, acts in days
        for line in _lines(acts)
    ]

    why = ("powód poprawki", "", "wykonawca poprawił")
    entered, first, second, noted = told
    assert why not in entered
    assert first == [("różne osoby", "12", "14"), why]
    assert second == [("różne osoby", "14", "15"), why]
    assert noted == [("uwagi", "", "dopisek bez poprawki")]


def _lines(acts) -> list:
    return [line for act in acts for line in act.lines]


def test_the_form_sent_twice_writes_once(client_for, worker, programme, item):
    client = client_for(worker)
    data = sent(item, token="8d0d7e1c-2f6c-4b3c-9b62-6f6b7a8b0c11")

    first = client.post(room("delivery_create", programme), data)
    second = client.post(room("delivery_create", programme), data)

    row = DeliveryFigure.objects.get()
    assert first.url == second.url == room("delivery_figure", programme, row.pk)
    assert row.created_by == worker


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"cost": "-5"}, "Koszt nie może być ujemny"),
        ({"people": "-1"}, "nie mniejszą niż 0"),
        ({"people": "99999999999"}, "nie większą niż"),
        ({"quantity": "5"}, "Wybierz, czego dotyczy liczba"),
        ({"giver": ""}, "Wybierz wykonawcę albo „wszyscy razem”"),
        ({"people": ""}, "Wpisz choć jedną liczbę"),
        ({"period": "quarter:2031-01-01"}, "Wybierz okres z listy"),
        ({"service": "0"}, "dotyczy wszystkich wykonawców razem"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_written(client_for, worker, programme, item, typed, words):
    answer = client_for(worker).post(room("delivery_create", programme), sent(item, **typed))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not DeliveryFigure.objects.exists()


def test_ten_times_the_plan_asks_to_be_confirmed_and_is_then_saved(client_for, worker, programme, item):
    client, url = client_for(worker), room("delivery_create", programme)

    asked = client.post(url, sent(item, people="900"))
    assert asked.status_code == 422
    assert "co najmniej dziesięć razy więcej" in asked.content.decode()
    assert 'name="confirmed"' in asked.content.decode()

    client.post(url, sent(item, people="900", confirmed="on"))
    assert DeliveryFigure.objects.get().people == 900


def test_two_people_on_one_figure_see_both_numbers(client_for, worker, programme, item, organiser):
    row = DeliveryFigureFactory(programme=programme, service=item.service, partner=item.provider, created_by=organiser)
    correct_figure(by=organiser, figure=row, values={"people": 33}, version=1, reason="pomyłka")

    answer = client_for(worker).post(
        room("delivery_edit", programme, row.pk), {"version": "1", "people": "44", "correction": "inna pomyłka"}
    )

    assert answer.status_code == 409
    assert "33" in answer.content.decode()
    assert DeliveryFigure.objects.get().people == 33


def test_the_table_says_brak_and_bounds_and_never_nought_for_what_is_missing(
    client_for, reader, programme, item, django_assert_max_num_queries
):
    common = {"programme": programme, "service": item.service, "partner": item.provider}
    for month, people in ((1, 8), (2, 12)):
        DeliveryFigureFactory(**common, period_kind="month", day=DAY(2026, month, 1), people=people, note="tajne")

    client = client_for(reader)
    with django_assert_max_num_queries(20):
        page = client.get(f"{room('delivery', programme)}?rok=2026").content.decode()

    assert "brak; od 12 do 20\u00a0osób" in page
    assert ">brak<" in page
    assert "0\u00a0osób<" not in page.replace("20\u00a0osób<", "")
    assert "tajne" not in page
    assert room("delivery_create", programme) not in page


def test_providers_come_from_contracts_that_bind_in_the_period(programme, item, worker, organiser):
    other = an_organisation(name="Spółdzielnia Wiosna")
    signed(a_contract(item, by=worker, partners=[other], number="U/9/2026"), by=organiser)
    ledger = ledger_of(programme)

    def offered(day: datetime.date) -> set[str]:
        rows = sheet_rows(ledger, span_of(PeriodKind.QUARTER, day))
        return {row.subject.giver.name for row in rows}

    assert "Spółdzielnia Wiosna" in offered(DAY(2026, 12, 31))
    assert "Spółdzielnia Wiosna" not in offered(DAY(2027, 1, 1))
    assert item.provider.name in offered(DAY(2027, 1, 1))


def test_a_sheet_is_saved_whole_or_not_at_all_and_twice_changes_nothing(client_for, worker, programme, item):
    client, url = client_for(worker), f"{room('delivery_sheet', programme)}?okres=quarter:2026-01-01"
    line = f"s{item.service_id}-p{item.provider_id}"
    good = {f"{line}-people": "12", f"{line}-quantity": "30", f"{line}-quantity_unit": "hour"}

    bad = client.post(url, good | {f"{line}-cost": "-1"})
    assert bad.status_code == 422
    assert "Koszt nie może być ujemny" in bad.content.decode()
    assert not DeliveryFigure.objects.exists()

    assert client.post(url, good).status_code == 302
    assert client.post(url, good).status_code == 302
    row = DeliveryFigure.objects.get()
    assert (row.people, row.quantity, row.version) == (12, 30, 1)


def test_a_sheet_over_somebody_elses_numbers_shows_them(client_for, worker, organiser, programme, item):
    row = DeliveryFigureFactory(programme=programme, service=item.service, partner=item.provider, created_by=organiser)
    correct_figure(by=organiser, figure=row, values={"people": 33}, version=1, reason="pomyłka")
    line = f"s{item.service_id}-p{item.provider_id}"
    url = f"{room('delivery_sheet', programme)}?okres=quarter:2026-01-01"

    answer = client_for(worker).post(url, {f"{line}-people": "44", f"{line}-version": "1", "reason": "x"})
    assert answer.status_code == 409
    assert "33\u00a0osoby" in answer.content.decode()
    assert 'value="44"' in answer.content.decode()

    again = client_for(worker).post(url, {f"{line}-people": "44", f"{line}-version": "2", "reason": "zgodnie z listą"})
    assert again.status_code == 302
    assert DeliveryFigure.objects.get().people == 44


def test_people_of_a_year_are_entered_for_all_together(programme, item, worker):
    provider = Giver.of_partner(item.provider)
    for giver, span, people in ((provider, QUARTER, 12), (ALL, YEAR, 30)):
        add_figure(
            by=worker, programme=programme, subject=Subject(item.service_id, giver, span), values={"people": people}
        )

    (service,) = board_of(ledger_of(programme), 2026).services
    assert service.lines[-1].cells[-1].said[0].words == "30\u00a0osób"
    assert service.lines[0].cells[-1].said[0].words == "brak; najwyżej 12\u00a0osób"


def test_an_empty_sheet_writes_nothing(programme, worker):
    done = save_sheet(by=worker, programme=programme, lines=[])

    assert (done.new, done.changed) == ([], [])


def test_the_sheet_of_a_year_takes_the_people_of_the_whole_programme(client_for, worker, programme):
    client, url = client_for(worker), f"{room('delivery_sheet', programme)}?okres=year:2026-01-01"

    assert client.post(url, {"program-people": "70"}).status_code == 302

    row = DeliveryFigure.objects.get()
    assert (row.service, row.people, row.period_kind) == (None, 70, "year")
    page = client.get(room("delivery_edit", programme, row.pk)).content.decode()
    assert 'name="people"' in page
    assert 'name="cost"' not in page


def test_a_reader_sees_no_small_number_of_one_provider_among_several(client_for, reader, worker, programme, item):
    other = PartnerFactory(name="Koło Malina")
    common = {"programme": programme, "service": item.service}
    small = DeliveryFigureFactory(**common, partner=other, people=3, refusals=2)
    DeliveryFigureFactory(**common, partner=item.provider, people=40, refusals=1)
    DeliveryFigureFactory(**common, people=42)
    urls = [
        f"{room('delivery', programme)}?rok=2026",
        room("delivery_figure", programme, small.pk),
        room("delivery_table", programme, "liczby-tabela.csv"),
    ]

    for url in urls:
        page = client_for(reader).get(url).content.decode()
        assert "mniej niż 5" in page
        assert "3\u00a0osoby" not in page
        assert "2\u00a0odmowy" not in page
    assert "3\u00a0osoby" in client_for(worker).get(urls[0]).content.decode()
