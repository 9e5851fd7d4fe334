"""The registry's list: search that forgives, filters, order, and a steady number of queries."""

import datetime as dt

import pytest
from django.urls import reverse

from services.models import Service
from tests.factories.centre import ServedGminaFactory
from tests.factories.partners import AgreementFactory, OfferFactory, PartnerFactory, PartyFactory, TaskFactory

pytestmark = pytest.mark.django_db
LIST = "/partnerzy/"
LIST_QUERIES = 7
# The card, its offers, staff, rooms, places, origin, contacts, actions and agreements, standards, the interval, cards of the same body.
DETAIL_QUERIES = 23
AGREEMENT_LIST_QUERIES = 7
OFFERS_QUERIES = 9
AGREEMENT_FORM_QUERIES = 17


@pytest.fixture
def client(worker, client_for):
    return client_for(worker)


def names_in(answer) -> list[str]:
    return [partner.name for partner in answer.context["page"]]


@pytest.mark.parametrize(
    "query", ["życzliwość", "zyczliwosc", "ŻYCZLIWOŚCI", "stowarzyszenia życzliwości", "zyczliwoscia"]
)
def test_search_forgives_inflection_and_missing_diacritics(query, client):
    PartnerFactory(name="Stowarzyszenie „Życzliwość”")
    PartnerFactory(name="Fundacja „Łąka”")

    assert names_in(client.get(LIST, {"q": query})) == ["Stowarzyszenie „Życzliwość”"]


def test_search_reads_what_a_partner_does(client):
    PartnerFactory(name="Klub", activity_kinds="Dowóz posiłków do domów")

    assert names_in(client.get(LIST, {"q": "posilki"})) == ["Klub"]


def test_a_search_that_finds_nothing_says_what_to_do(client):
    PartnerFactory()

    assert "Nic nie pasuje do filtrów" in client.get(LIST, {"q": "kosmonautyka"}).content.decode()


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"rodzaj": "zatrudnienie"}, ["CIS"]),
        ({"rodzaj": "ngo"}, ["Koło"]),
        ({"rodzaj": "jst"}, ["Szkoła"]),
        ({"kategoria": "ngo"}, ["Koło"]),
        ({"oferta": "ma"}, ["Koło"]),
        ({"oferta": "brak"}, ["CIS", "Szkoła"]),
        ({"oferta": "brak", "rodzaj": "jst"}, ["Szkoła"]),
        ({"rodzaj": "nie-ma"}, ["CIS", "Koło", "Szkoła"]),
    ],
)
def test_filters_narrow_the_list(filters, expected, client):
    PartnerFactory(name="CIS", works_for_social_employment=True)
    circle = PartnerFactory(name="Koło", is_ngo=True, potential_category="ngo")
    PartnerFactory(name="Szkoła", is_local_government_unit=True)
    OfferFactory(partner=circle)
    OfferFactory(partner=circle)

    assert names_in(client.get(LIST, filters)) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("nazwa", ["Bar", "Cień", "Ćma", "Łąka", "Żuk"]),
        ("-nazwa", ["Żuk", "Łąka", "Ćma", "Cień", "Bar"]),
        ("-oferta", ["Ćma", "Żuk", "Bar", "Cień", "Łąka"]),
        ("zmyślona", ["Bar", "Cień", "Ćma", "Łąka", "Żuk"]),
    ],
)
def test_order_is_polish_and_chosen_by_heading(order, expected, client):
    made = {name: PartnerFactory(name=name) for name in ("Żuk", "Ćma", "Łąka", "Bar", "Cień")}
    OfferFactory.create_batch(2, partner=made["Ćma"])
    OfferFactory(partner=made["Żuk"])

    found = names_in(client.get(LIST, {"kolejnosc": order}))

    if order == "-oferta":
        assert found[:2] == expected[:2]
        assert sorted(found[2:]) == sorted(expected[2:])
    else:
        assert found == expected


def test_the_list_counts_offers_also_when_filtered_by_them(client):
    partner = PartnerFactory()
    OfferFactory.create_batch(3, partner=partner)

    assert "3 usługi" in client.get(LIST, {"oferta": "ma"}).content.decode().replace("\xa0", " ")


def test_pages_hold_fifty(client):
    PartnerFactory.create_batch(51)

    assert len(names_in(client.get(LIST))) == 50
    assert len(names_in(client.get(LIST, {"strona": "2"}))) == 1


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_the_same_number_of_questions_however_long(rows, client, django_assert_num_queries):
    for partner in PartnerFactory.create_batch(rows):
        OfferFactory(partner=partner)
    client.get(LIST)

    with django_assert_num_queries(LIST_QUERIES):
        client.get(LIST)


@pytest.mark.parametrize("rows", [1, 30])
def test_the_card_asks_the_same_number_of_questions_however_many_offers(rows, client, django_assert_num_queries):
    partner = PartnerFactory()
    for _ in range(rows):
        OfferFactory(partner=partner)
        PartyFactory(partner=partner)
    client.get(f"{LIST}{partner.pk}/")

    with django_assert_num_queries(DETAIL_QUERIES):
        client.get(f"{LIST}{partner.pk}/")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_of_agreements_asks_the_same_number_of_questions(rows, client, django_assert_num_queries):
    AgreementFactory.create_batch(rows)
    client.get("/porozumienia/")

    with django_assert_num_queries(AGREEMENT_LIST_QUERIES):
        client.get("/porozumienia/")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_table_of_offers_asks_for_the_catalogue_once(rows, client, django_assert_num_queries):
    partner = PartnerFactory()
    OfferFactory.create_batch(rows, partner=partner)
    assert Service.objects.count() >= rows
    client.get(f"{LIST}{partner.pk}/oferta/")

    with django_assert_num_queries(OFFERS_QUERIES):
        client.get(f"{LIST}{partner.pk}/oferta/")


@pytest.mark.parametrize("rows", [1, 30])
def test_the_form_of_an_agreement_asks_for_the_registry_once(rows, client, django_assert_num_queries):
    agreement = AgreementFactory()
    for _ in range(rows):
        PartyFactory(agreement=agreement)
        TaskFactory(agreement=agreement)
    client.get(f"/porozumienia/{agreement.pk}/zmien/")

    with django_assert_num_queries(AGREEMENT_FORM_QUERIES):
        client.get(f"/porozumienia/{agreement.pk}/zmien/")


def test_every_page_of_the_registry_is_polish(client, organiser, client_for, assert_polish):
    partner = PartnerFactory(full=True)
    OfferFactory(partner=partner)
    party = PartyFactory(partner=partner)
    signed = PartyFactory(agreement__signed=True)
    for address in (
        LIST,
        f"{LIST}?stan=archiwum",
        f"{LIST}nowy/",
        f"{LIST}{partner.pk}/",
        f"{LIST}{partner.pk}/zmien/",
        f"{LIST}{partner.pk}/oferta/",
        "/porozumienia/",
        "/porozumienia/nowe/",
        f"/porozumienia/{party.agreement_id}/",
        f"/porozumienia/{party.agreement_id}/zmien/",
        f"/porozumienia/{party.agreement_id}/zadania/",
    ):
        assert_polish(client.get(address))
    manager, address = client_for(organiser), f"/porozumienia/{signed.agreement_id}/"
    assert_polish(manager.get(f"/porozumienia/{party.agreement_id}/podpisanie/"))
    for page in ("", "przystapienie/", f"strony/{signed.pk}/wystapienie/", "zakonczenie/"):
        assert_polish(manager.get(f"{address}{page}"))


def test_what_is_said_of_wrong_input_is_polish(client, assert_polish):
    partner = PartnerFactory(name="Fundacja", nip="9900000017")
    wrong = {"name": "Fundacja", "nip": "9900000017", "regon": "12", "krs": "0", "confirmed_on": "kiedyś"}
    offers = {"offers-TOTAL_FORMS": 1, "offers-INITIAL_FORMS": 0, "version": 1, "offers-0-capacity": "0"}

    assert_polish(client.post(f"{LIST}nowy/", wrong))
    assert_polish(client.post(f"{LIST}{partner.pk}/oferta/", offers))
    assert_polish(client.post("/porozumienia/nowe/", {"ends_on": "nigdy"}))


def test_a_gmina_that_left_is_offered_to_nobody_new_and_stays_where_it_is_named(client):
    gone = ServedGminaFactory(is_founder=False, joined_on=dt.date(2020, 1, 1), left_on=dt.date(2024, 12, 31)).gmina
    named = PartnerFactory()
    named.gminas.add(gone)

    new = client.get(reverse("partners:create")).context["form"].fields["gminas"].queryset
    old = client.get(reverse("partners:edit", args=[named.pk])).context["form"].fields["gminas"].queryset

    assert gone not in new
    assert gone in old


def test_the_filter_lists_services_that_somebody_offers_and_the_one_asked_for(client):
    offered = OfferFactory().service
    nobodys = Service.objects.active().exclude(pk=offered.pk).first()

    def listed(**asked) -> set[str]:
        return {slug for slug, _ in client.get(LIST, asked).context["form"].fields["oferta"].choices}

    assert offered.slug in listed()
    assert nobodys.slug not in listed()
    assert nobodys.slug in listed(oferta=nobodys.slug)
    assert names_in(client.get(LIST, {"oferta": nobodys.slug})) == []
