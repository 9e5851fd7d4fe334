"""The dashboard: results of a year on one page and on two of paper, with few queries and nothing to be recognised by."""

import datetime
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from programmes.models import BudgetLine
from programmes.results.dashboard.reading import dashboard_of
from programmes.results.models import IndicatorActual
from tests.factories.programmes import ItemFactory, VersionFactory
from tests.factories.results import DeliveryFigureFactory
from tests.programmes.stages import move_to

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 22)
DAY = datetime.date
MOST_QUERIES = 20


@pytest.fixture(autouse=True)
def _day(time_machine):
    time_machine.move_to("2026-11-22T12:00:00+01:00", tick=False)


def programme(people: int = 30) -> VersionFactory:
    """A programme of 2026–2027 with one service, figures of two quarters, money and a measure."""
    version = VersionFactory(whole=True, period_start=DAY(2026, 1, 1), period_end=DAY(2027, 12, 31))
    item = ItemFactory(version=version, whole=True, service_name="Posiłki")
    BudgetLine.objects.create(item=item, year=2026, source="gmina", amount=5000)
    version = move_to("in_force", version)
    given = {"programme": version.programme, "service": item.service}
    DeliveryFigureFactory(**given, day=DAY(2026, 2, 1), people=people, cost=Decimal("1200.50"), refusals=2)
    DeliveryFigureFactory(**given, day=DAY(2026, 5, 1), people=people + 5, cost=Decimal(800))
    IndicatorActual.objects.create(
        programme=version.programme,
        service=item.service,
        name="liczba osób",
        unit="osoba",
        period_kind="half",
        starts_on=DAY(2026, 1, 1),
        ends_on=DAY(2026, 6, 30),
        value=45,
        created_by=version.created_by,
    )
    return version


def test_the_year_tells_people_as_bounds_money_refusals_and_measures(director):
    programme()

    board = dashboard_of(None, today=TODAY, user=director)

    (whole,) = board.programmes
    (service,) = whole.services
    assert (board.year, board.years) == (2026, (2026,))
    assert (service.planned, service.people.value) == (90, None)
    assert (service.people.at_least, service.people.at_most) == (35, 65)
    assert (service.refusals, service.spent, service.planned_money) == (2, Decimal("2000.50"), Decimal(5000))
    assert board.this_year.spent == Decimal("2000.50")
    (measure,) = board.measures
    assert (measure.value, measure.target, measure.progress, measure.is_reached) == (45, 90, 50, False)


def test_the_number_of_the_year_is_told_where_it_was_entered(director):
    version = programme()
    service = version.items.get().service
    DeliveryFigureFactory(programme=version.programme, service=service, period_kind="year", people=41)

    (whole,) = dashboard_of(2026, today=TODAY, user=director).programmes

    assert whole.services[0].people.value == 41


def test_an_unknown_year_shows_the_newest_and_nothing_at_all_is_told_plainly(client_for, reader):
    client, address = client_for(reader), reverse("results:dashboard")

    for year in ("", "?rok=1999", "?rok=abcd", "?rok=²²²²"):
        assert client.get(address + year).status_code == 200
    assert "żaden program nie był realizowany" in client.get(address).content.decode()


def test_the_reader_is_not_told_what_the_staff_alone_reads(client_for, reader, worker):
    programme()

    seen = client_for(reader).get(reverse("results:dashboard")).content.decode()
    staff = client_for(worker).get(reverse("results:dashboard")).content.decode()

    assert "brak standardu: Posiłki" in staff
    assert "brak standardu" not in seen
    assert "2 000,50 zł" in seen.replace("\xa0", " ")


def test_many_programmes_ask_no_more_than_one(director, client_for, django_assert_max_num_queries):
    for number in range(4):
        programme(people=10 + number)
    client = client_for(director)

    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(reverse("results:dashboard")).status_code == 200


@pytest.mark.parametrize("services", [0, 24])
def test_paper_takes_two_pages_whatever_there_is(services, client_for, reader):
    version = programme()
    for number in range(services):
        name = f"Usługa {number} o długiej nazwie, która zajmuje dwa wiersze tabeli na kartce papieru"
        item = ItemFactory(version=version, service_name=name, quantity=9, quantity_unit="person", position=number)
        row = {"programme": version.programme, "service": item.service, "cost": 100}
        DeliveryFigureFactory(**row, day=DAY(2026, 2, 1))

    response = client_for(reader).get(reverse("results:dashboard_document"))

    pages = PdfReader(BytesIO(response.content)).pages
    assert len(pages) == 2
    first, second = (" ".join(page.extract_text().split()) for page in pages)
    assert ("Pozostałe usługi (7)" in first) == bool(services)
    assert "Mierniki" in second
