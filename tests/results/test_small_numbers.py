"""Fewer than five people: totals of a service are told, finer splits and bounds read from them to nobody outside."""

import csv
import io
from decimal import Decimal

import pytest
from django.urls import reverse

from programmes.results.dashboard.charts import people_chart
from programmes.results.dashboard.facts import ProgrammeFacts, ServiceFacts
from programmes.results.dashboard.words import people as dashboard_words
from programmes.results.figures import People
from programmes.results.ledger import is_small
from programmes.results.yearly.parts.delivered import people_text as yearly_words
from tests.factories.partners import PartnerFactory
from tests.factories.programmes import ItemFactory
from tests.factories.results import DeliveryFigureFactory
from tests.factories.results_adopted import AdoptedFactory

EXACT, FEW, MANY, SURE = People(3, 3, 3), People(None, 2, 4), People(None, 3, 12), People(None, 7, 19)


@pytest.fixture
def item(db):
    return ItemFactory(version=AdoptedFactory(), provider=PartnerFactory(), whole=True, service_name="Posiłek w domu")


def given(item, **changes):
    """A figure of the first quarter of 2026."""
    return DeliveryFigureFactory(programme=item.version.programme, service=item.service, **changes)


def plain(page) -> str:
    return page.content.decode().replace("\xa0", " ")


def board(item) -> str:
    return f"{reverse('results:delivery', args=[item.version.programme_id])}?rok=2026"


def test_nobody_and_five_are_no_small_numbers():
    assert [is_small(count) for count in (None, 0, 1, 4, 5, Decimal("4.5"))] == [False, False, True, True, False, True]


@pytest.mark.parametrize(
    ("people", "told"),
    [(EXACT, "3"), (FEW, "mniej niż 5"), (MANY, "najwyżej 12"), (SURE, "od 7 do 19"), (People(), "nie podano")],
)
def test_the_dashboard_tells_totals_and_no_bound_under_five(people, told):
    assert dashboard_words(people) == told


@pytest.mark.parametrize(
    ("people", "told"),
    [
        (EXACT, "3"),
        (FEW, "nie wpisano (mniej niż 5)"),
        (MANY, "nie wpisano (najwyżej 12)"),
        (SURE, "nie wpisano (od 7 do 19)"),
        (People(), "–"),
    ],
)
def test_the_yearly_report_tells_totals_and_no_bound_under_five(people, told):
    assert yearly_words(people) == told


def test_the_chart_draws_no_bar_of_a_bound_under_five():
    services = tuple(
        ServiceFacts(name=name, planned=Decimal(20), people=people, refusals=None, planned_money=None, spent=None)
        for name, people in (("Obiady", MANY), ("Dowóz", SURE))
    )
    facts = dict.fromkeys(("pk", "name", "starts_on", "ends_on", "planned", "planned_money", "spent"))

    chart = people_chart(ProgrammeFacts(**facts, people=People(), services=services), 2026)

    assert chart.series[1].values == (None, 7)
    assert "Obiady: najwyżej 12" in chart.notes[0]


def test_bounds_of_several_providers_under_five_are_read_by_the_staff_alone(item, reader, worker, client_for):
    given(item, partner=item.provider, people=3)
    given(item, partner=PartnerFactory(), people=4)

    assert "od 4 do 7 osób" in plain(client_for(worker).get(board(item)))
    page = plain(client_for(reader).get(board(item)))
    assert "od 4 do 7" not in page
    assert "mniej niż 5 osób" in page


def test_bounds_from_five_on_and_those_of_a_lone_provider_stay(item, reader, client_for):
    given(item, partner=item.provider, people=3)
    assert "3 osoby" in plain(client_for(reader).get(board(item)))

    given(item, partner=PartnerFactory(), people=9)
    assert "od 9 do 12 osób" in plain(client_for(reader).get(board(item)))


def test_people_given_as_a_quantity_are_told_of_all_alone_since_they_add_up(item, reader, worker, client_for):
    small = given(item, partner=item.provider, people=3, quantity=Decimal(3), quantity_unit="person")
    given(item, partner=PartnerFactory(), people=9, quantity=Decimal(20), quantity_unit="person", turns=4)
    table = reverse("results:delivery_table", args=[item.version.programme_id, "liczby-tabela.csv"])
    figure = reverse("results:delivery_figure", args=[item.version.programme_id, small.pk])

    page = plain(client_for(reader).get(board(item)))
    assert ">3 osoby<" not in page
    assert ">20 osób<" not in page
    assert ">23 osoby<" in page
    assert ">4 turnusy<" in page
    assert ">3 osoby<" in plain(client_for(worker).get(board(item)))
    assert "Ile usług" not in plain(client_for(reader).get(figure))
    assert "3, jednostka" in plain(client_for(worker).get(figure))
    rows = list(csv.DictReader(io.StringIO(plain(client_for(reader).get(table)).lstrip("\ufeff")), delimiter=";"))
    assert [row["ile"] for row in rows] == ["", ""]
