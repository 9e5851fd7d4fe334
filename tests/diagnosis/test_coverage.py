"""The coverage: what is enough, what is missing, what cannot be told; units are never mixed."""

from decimal import Decimal

import pytest
from django.urls import reverse

from diagnosis.coverage import Demand, Outcome, coverage_of, verdict_of
from diagnosis.coverage.comparing import sums_of
from diagnosis.coverage.matrix import matrix_of
from diagnosis.coverage.tables import coverage_pages
from diagnosis.models import NeedService
from diagnosis.potential import Scale, potential_of
from partners.enums import PotentialCategory
from partners.models import Offer
from tests.factories.diagnosis import CatalogueServiceFactory, DemoGminaFactory, DiagnosisFactory, NeedFactory
from tests.factories.partners import PartnerFactory


def scale(capacity, unit="person", period="year") -> Scale:
    """What one offer can do."""
    return Scale(1, "Usługa", (), None if capacity is None else Decimal(capacity), unit, period)


@pytest.mark.parametrize(
    ("demand", "scales", "outcome", "said"),
    [
        (Demand(86, "person"), [], Outcome.NO_OFFER, "żaden podmiot z wykazu nie ma tej usługi"),
        (Demand(), [scale(5)], Outcome.CANNOT_TELL, "w formularzu potrzeb nie podano liczby"),
        (Demand(86, "person"), [scale(None, "", "")], Outcome.CANNOT_TELL, "w ofertach nie podano liczby"),
        (
            Demand(86, "person"),
            [scale(40, "place")],
            Outcome.CANNOT_TELL,
            "nie da się porównać: miejsca i osoby",
        ),
        (
            Demand(86, "person"),
            [scale(40, "person", "day"), scale(50, "person", "year")],
            Outcome.CANNOT_TELL,
            "nie da się dodać: osoby dziennie i osoby rocznie",
        ),
        (Demand(86, "person"), [scale(20), scale(5)], Outcome.SHORT, "brakuje 61 osób"),
        (Demand(3, "person"), [scale(1)], Outcome.SHORT, "brakuje 2 osób"),
        (Demand(2, "place"), [scale(1, "place")], Outcome.SHORT, "brakuje 1 miejsca"),
        (Demand(86, "person", at_least=True), [scale(25)], Outcome.SHORT, "brakuje co najmniej 61 osób"),
        (
            Demand(86, "person"),
            [scale(25), scale(None, "", "")],
            Outcome.SHORT,
            "brakuje najwyżej 61 osób; poza tym 1 oferta bez liczby albo w innej jednostce",
        ),
        (
            Demand(86, "person", at_least=True),
            [scale(25), scale(9, "place")],
            Outcome.SHORT,
            "brakuje 61 osób; poza tym 1 oferta bez liczby albo w innej jednostce",
        ),
        (Demand(86, "person"), [scale(86)], Outcome.COVERED, "bez zapasu"),
        (
            Demand(80, "person", at_least=True),
            [scale(90)],
            Outcome.COVERED,
            "zapas: 10 osób, o ile potrzebujących nie ma więcej",
        ),
    ],
)
def test_a_need_is_compared_with_what_is_offered(demand, scales, outcome, said):
    verdict = verdict_of(demand, scales)

    assert (verdict.outcome, verdict.said.replace("\u00a0", " ")) == (outcome, said)


def test_carers_are_named_in_the_nominative_and_no_word_is_said_twice():
    verdict = verdict_of(Demand(38, "carer"), [scale(18, "family")])
    short = verdict_of(Demand(3, "person"), [scale(1)])

    assert verdict.sentence == "nie wiadomo – nie da się porównać: rodziny i opiekunowie"
    assert short.sentence == "brakuje 2\u00a0osób"


def test_units_and_periods_are_added_apart():
    scales = [scale(10), scale(5), scale(7, "place"), scale(3, "person", "day"), scale(None, "", "")]

    sums = [one.said.replace("\u00a0", " ") for one in sums_of(scales)]

    assert sums == ["3 osoby dziennie", "15 osób rocznie", "7 miejsc rocznie"]


@pytest.fixture
def gmina(db):
    """The first gmina."""
    return DemoGminaFactory()


@pytest.fixture
def other(db):
    """The second gmina."""
    return DemoGminaFactory(teryt="9901044", name="Inna Dolina")


def a_need(diagnosis, *services, **fields):
    """A row of form 1 with its services."""
    need = NeedFactory(diagnosis=diagnosis, **fields)
    for service in services:
        NeedService.objects.create(need=need, service=service)
    return need


def an_offer(service, capacity, *gminas, unit="person", period="year", **fields):
    """A partner who offers so much of the service."""
    partner = PartnerFactory(**({"potential_category": PotentialCategory.NGO} | fields))
    partner.gminas.set(gminas)
    return Offer.objects.create(partner=partner, service=service, capacity=capacity, unit=unit, period=period)


def told(diagnosis):
    """The coverage as it stands now."""
    return coverage_of(diagnosis, potential_of(diagnosis))


def test_needs_stand_by_priority_and_those_without_priority_last(gmina):
    diagnosis = DiagnosisFactory(gminas=[gmina])
    NeedFactory(diagnosis=diagnosis, group="bez", size=None)
    NeedFactory(diagnosis=diagnosis, group="niska", size=1, severity=2)
    NeedFactory(diagnosis=diagnosis, group="wysoka", size=5, severity=5)

    assert [need.group for need in told(diagnosis).needs] == ["wysoka", "niska", "bez"]


def test_only_offers_in_the_gmina_of_the_need_count(gmina, other):
    diagnosis = DiagnosisFactory(gminas=[gmina, other])
    service = CatalogueServiceFactory()
    a_need(diagnosis, service, group="tu", gmina=gmina, number=50, unit="person")
    a_need(diagnosis, service, group="tam", gmina=other, number=50, unit="person")
    a_need(diagnosis, service, group="wszędzie", number=70, unit="person")
    an_offer(service, 50, gmina)
    an_offer(service, 20, gmina, other)
    an_offer(service, 99)

    lines = {need.group: need.lines[0] for need in told(diagnosis).needs}

    assert [one.scale.capacity for one in lines["tu"].offerings] == [50, 20]
    assert lines["tu"].verdict.difference == 20
    assert lines["tam"].verdict.difference == -30
    assert [one.is_wider for one in lines["tam"].offerings] == [True]
    assert lines["tam"].unplaced == 1
    assert lines["wszędzie"].verdict.difference == 99
    assert (lines["tu"].shared_with, lines["wszędzie"].shared_with) == (1, 2)


def test_an_archived_partner_offers_nothing_and_one_without_a_category_does(gmina):
    diagnosis = DiagnosisFactory(gminas=[gmina])
    service = CatalogueServiceFactory()
    a_need(diagnosis, service, number=10, unit="person")
    an_offer(service, 10, gmina, is_active_in_area=False)
    before = told(diagnosis).needs[0].outcome
    an_offer(service, 10, gmina, potential_category="")

    assert (before, told(diagnosis).needs[0].outcome) == (Outcome.NO_OFFER, Outcome.COVERED)


def test_a_need_is_as_well_off_as_its_best_service_and_holes_are_named(gmina):
    diagnosis = DiagnosisFactory(gminas=[gmina])
    served, bare, spare = (CatalogueServiceFactory(name=name) for name in ("Dowóz", "Opieka", "Kino"))
    a_need(diagnosis, served, bare, group="dwie usługi", number=10, unit="person")
    a_need(diagnosis, group="bez usługi")
    an_offer(served, 10, gmina)
    an_offer(spare, 10, gmina)

    coverage = told(diagnosis)

    outcomes = {need.group: need.outcome for need in coverage.needs}
    assert outcomes == {"dwie usługi": Outcome.COVERED, "bez usługi": Outcome.NO_SERVICE}
    assert [need.group for need in coverage.without_service] == ["bez usługi"]
    assert [one.service for one in coverage.without_offer] == ["Opieka"]
    assert coverage.unasked == ("Kino",)


def test_all_needs_of_a_service_are_added_only_in_one_unit(gmina):
    diagnosis = DiagnosisFactory(gminas=[gmina])
    service = CatalogueServiceFactory()
    a_need(diagnosis, service, number=10, unit="person")
    a_need(diagnosis, service, number=15, unit="person", at_least=True)
    an_offer(service, 20, gmina)
    [same] = told(diagnosis).services
    a_need(diagnosis, service, number=4, unit="family")
    [mixed] = told(diagnosis).services

    assert same.verdict.said.replace("\u00a0", " ") == "brakuje co najmniej 5 osób"
    assert mixed.verdict.outcome == Outcome.CANNOT_TELL
    assert [demand.number for demand in mixed.demands] == [25, 4]


def test_sixty_needs_and_forty_partners_take_as_many_queries_as_few(gmina, django_assert_max_num_queries):
    diagnosis = DiagnosisFactory(gminas=[gmina])
    services = CatalogueServiceFactory.create_batch(12)
    for number in range(60):
        a_need(diagnosis, services[number % 12], services[(number + 5) % 12], number=number + 1, unit="person")
    for number in range(40):
        an_offer(services[number % 12], number + 1, gmina)

    with django_assert_max_num_queries(12):
        coverage = told(diagnosis)

    assert (len(coverage.needs), len(coverage.services)) == (60, 12)
    assert len(matrix_of(coverage).rows[0].cells) == 12
    needs, totals = coverage_pages(coverage)
    assert (len(needs.rows), len(totals.rows)) == (120, 12)


def test_the_page_narrows_to_needs_with_a_gap(client_for, worker, gmina):
    diagnosis = DiagnosisFactory(gminas=[gmina])
    service = CatalogueServiceFactory()
    a_need(diagnosis, service, group="Seniorzy pokryci", number=10, unit="person")
    a_need(diagnosis, CatalogueServiceFactory(), group="Opiekunowie bez oferty", number=5, unit="carer")
    an_offer(service, 10, gmina)

    url = reverse("diagnosis:coverage", args=[diagnosis.pk])
    client = client_for(worker)
    every, gaps = client.get(url).content.decode(), client.get(url, {"ocena": "braki"}).content.decode()

    listed = gaps.partition('id="potrzeby"')[2].partition('id="macierz"')[0]
    assert "Seniorzy pokryci" in every
    assert "Opiekunowie bez oferty" in listed
    assert "Seniorzy pokryci" not in listed


def test_a_reader_of_a_diagnosis_without_a_kept_list_learns_nothing_of_todays_offers(client_for, reader, gmina):
    diagnosis = DiagnosisFactory(handed_over=True, gminas=[gmina])
    service = CatalogueServiceFactory()
    a_need(diagnosis, service, number=10, unit="person")
    offer = an_offer(service, 10, gmina, name="Dzisiejszy oferent")

    page = client_for(reader).get(reverse("diagnosis:coverage", args=[diagnosis.pk])).content.decode()

    assert offer.partner.name not in page
    assert "Pokrycia nie można pokazać" in page
