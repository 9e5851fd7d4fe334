"""Offers of a partner: half-filled rows, the same service twice, two people at once."""

import pytest

from partners.models import Offer
from tests.factories.partners import OfferFactory, PartnerFactory
from tests.factories.services import ServiceFactory

pytestmark = pytest.mark.django_db
COLUMNS = ("service", "capacity", "unit", "period", "place", "confirmed_on")


def rows(*filled: dict, initial: int = 0, version: int = 1) -> dict:
    """What the table of offers sends."""
    data = {"offers-TOTAL_FORMS": len(filled), "offers-INITIAL_FORMS": initial, "version": version}
    for at, row in enumerate(filled):
        data |= {f"offers-{at}-{name}": row.get(name, "") for name in COLUMNS}
        if row.get("DELETE"):
            data[f"offers-{at}-DELETE"] = "on"
    return data


@pytest.fixture
def partner():
    return PartnerFactory()


@pytest.fixture
def send(partner, worker, client_for):
    """Return a function that posts the table."""
    return lambda *filled, **named: client_for(worker).post(f"/partnerzy/{partner.pk}/oferta/", rows(*filled, **named))


def errors(answer) -> list[dict]:
    return [dict(form.errors) for form in answer.context["formset"].forms]


def test_an_offer_is_saved_with_its_number_unit_and_period(send, partner):
    service = ServiceFactory()

    answer = send(
        {"service": service.pk, "capacity": "1 040,5", "unit": "meal", "period": "day", "confirmed_on": "2.11.2026"},
        {},
    )

    offer = partner.offers.get()
    assert answer.status_code == 302
    assert (offer.capacity, offer.unit, offer.period) == (1040.5, "meal", "day")
    assert offer.confirmed_on.isoformat() == "2026-11-02"


def test_a_service_alone_is_an_offer(send, partner):
    send({"service": ServiceFactory().pk})

    assert partner.offers.get().capacity is None


@pytest.mark.parametrize(
    ("row", "field", "words"),
    [
        ({"capacity": "40", "unit": "meal", "period": "day"}, "service", ""),
        ({"service": True, "capacity": "40"}, "unit", "Wybierz jednostkę"),
        ({"service": True, "capacity": "40", "unit": "hour"}, "period", "w jakim czasie"),
        ({"service": True, "capacity": "0", "unit": "meal"}, "capacity", "większą od zera"),
        ({"service": True, "capacity": "-3", "unit": "meal"}, "capacity", ""),
        ({"service": True, "capacity": "czterdzieści", "unit": "meal"}, "capacity", "Wpisz liczbę"),
        ({"service": True, "confirmed_on": "wczoraj"}, "confirmed_on", "Wpisz datę"),
        ({"service": True, "place": "Świetlica 😀"}, "place", "nie da się wydrukować"),
    ],
)
def test_a_half_filled_or_wrong_row_is_refused_at_its_field_and_nothing_is_saved(send, partner, row, field, words):
    good, other = ServiceFactory(), ServiceFactory()
    row = row | ({"service": other.pk} if row.get("service") else {})

    answer = send({"service": good.pk}, row)

    assert answer.status_code == 422
    assert list(errors(answer)[1]) == [field]
    assert words in " ".join(errors(answer)[1][field])
    typed = row.get(field) if field != "service" else "40"
    assert str(typed or "") in answer.content.decode()
    assert not partner.offers.exists()


def test_the_same_service_twice_is_refused_at_the_second_row(send, partner):
    service = ServiceFactory()

    answer = send({"service": service.pk}, {"service": service.pk, "place": "Świetlica"})

    assert errors(answer) == [{}, {"service": ["Ta usługa jest już w innym wierszu."]}]
    assert not partner.offers.exists()


def test_a_service_moved_to_another_row_in_one_save_is_not_twice(send, partner):
    offer = OfferFactory(partner=partner)

    answer = send(
        {"service": offer.service_id, "DELETE": True}, {"service": offer.service_id, "place": "Szkoła"}, initial=1
    )

    assert answer.status_code == 302
    assert partner.offers.get().place == "Szkoła"


def test_a_removed_row_goes_and_an_untouched_one_is_not_written(send, partner):
    kept, gone = OfferFactory(partner=partner), OfferFactory(partner=partner)
    ordered = list(partner.offers.all())
    table = [
        {"service": offer.service_id, "capacity": "40", "unit": "person", "period": "year", "DELETE": offer == gone}
        for offer in ordered
    ]

    send(*table, initial=2)

    assert list(partner.offers.all()) == [kept]
    assert Offer.pgh_event_model.objects.filter(pgh_obj=kept).count() == 1


def test_an_offer_of_a_service_retired_meanwhile_stays(send, partner):
    offer = OfferFactory(partner=partner, service__retired=True)

    answer = send({"service": offer.service_id, "capacity": "45", "unit": "person", "period": "year"}, {}, initial=1)

    assert answer.status_code == 302
    assert partner.offers.get().capacity == 45


def test_a_retired_service_is_not_offered_anew(send, partner):
    answer = send({"service": ServiceFactory(retired=True).pk})

    assert answer.status_code == 422
    assert not partner.offers.exists()


def test_two_people_on_the_offers_lose_nothing(send, partner):
    theirs, mine = ServiceFactory(name="Ich usługa"), ServiceFactory(name="Moja usługa")
    send({"service": theirs.pk}, version=1)

    stale = send({"service": mine.pk, "place": "Remiza"}, version=1)

    page = stale.content.decode()
    assert stale.status_code == 409
    assert "Dodano wiersz" in page
    assert "Ich usługa" in page
    assert 'value="Remiza"' in page
    assert [offer.service for offer in partner.offers.all()] == [theirs]
    # The page comes back with the rows as typed; the saved one is written in again.
    again = send({"service": theirs.pk}, {"service": mine.pk, "place": "Remiza"}, version=2)
    assert again.status_code == 302
    assert {offer.service for offer in partner.offers.all()} == {theirs, mine}
