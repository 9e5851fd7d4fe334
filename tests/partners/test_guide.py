"""The guide: only what the organiser published, of what is in use, and nobody named without consent."""

import csv
import datetime
import io

import pytest
import time_machine
from django.utils import timezone

from cus.text.typography import quotable
from cus.workflow import Refused
from partners import actions
from partners.enums import LegalForm, PartnerState
from partners.guide.content import content_of, gaps_of
from partners.guide.entries import by_gmina, by_group, by_service, found, guide_of
from partners.models import GuideEntry
from services.enums import ServiceState
from tests.documents.checks import faults, text_of
from tests.factories.guide import FeeFactory, FullOfferFactory, GuideEntryFactory
from tests.factories.partners import OfferFactory, PartnerFactory
from tests.factories.services import ServiceFactory

pytestmark = pytest.mark.django_db
GUIDE, KEEP = "/informator/", "/informator/redakcja/"


@pytest.fixture
def offer():
    return FullOfferFactory(service__name="Posiłki dla seniorów", partner__phones="52 000 00 00")


@pytest.fixture
def entry(offer):
    return GuideEntryFactory(offer=offer)


def mark(offer) -> str:
    """What the editor's page sends for the offer as it is now."""
    return f"{offer.pk}:{content_of(offer).digest}"


def publish(by, *offers) -> int:
    return actions.publish_offers(by=by, seen={offer.pk: content_of(offer).digest for offer in offers})


def titles(user) -> list[str]:
    return [entry.service.name for entry in guide_of(user)]


def test_what_nobody_published_is_not_in_the_guide(offer, reader, client_for):
    page = client_for(reader).get(GUIDE).content.decode()

    assert "Posiłki dla seniorów" not in page
    assert "nie opublikowało jeszcze" in page


def test_the_organiser_publishes_what_was_read_and_the_reader_finds_it(offer, organiser, reader, client_for):
    answer = client_for(organiser).post(f"{KEEP}publikacja/", {"oferta": [mark(offer)]})

    assert answer.status_code == 302
    page = client_for(reader).get(f"{GUIDE}usluga/{offer.service.slug}/").content.decode()
    for told in ("opiekunowie faktyczni", "Świetlica w Podlesiu", "w lipcu przerwa", "częściowo odpłatnie"):
        assert told in page
    assert "Ostatnio potwierdzono: 5\u00a0października\u00a02026 r." in page
    entry = GuideEntry.objects.get()
    assert (entry.published_by, entry.confirmed_on) == (organiser, datetime.date(2026, 10, 5))


@pytest.mark.parametrize("role", ["worker", "administrator", "reader"])
def test_nobody_else_publishes_confirms_or_takes_out(role, request, offer, client_for):
    person = request.getfixturevalue(role)
    for name in ("publikacja", "potwierdzenie", "wycofanie"):
        answer = client_for(person).post(f"{KEEP}{name}/", {"oferta": [mark(offer)], "confirmed_on": "1.10.2026"})
        assert answer.status_code == 403
    with pytest.raises(Refused):
        publish(person, offer)
    assert not GuideEntry.objects.exists()


def test_a_worker_changes_the_offer_and_the_guide_stays_until_it_is_published_again(
    entry, offer, worker, organiser, reader, client_for
):
    actions.save_offer(by=worker, offer=offer, seen=1, values={"how_to_apply": "Napisz list."}, fees=[])

    before = client_for(reader).get(f"{GUIDE}usluga/{offer.service.slug}/").content.decode()
    assert "Napisz list." not in before
    assert "Zadzwoń albo przyjdź" in before
    assert "zmieniona po publikacji" in client_for(organiser).get(f"{KEEP}?stan=zmienione").content.decode()
    offer.refresh_from_db()
    publish(organiser, offer)
    assert "Napisz list." in client_for(reader).get(f"{GUIDE}usluga/{offer.service.slug}/").content.decode()


def test_an_offer_changed_since_it_was_read_is_not_published_nor_any_other(offer, worker, organiser, client_for):
    other, seen = FullOfferFactory(), mark(offer)
    actions.save_offer(by=worker, offer=offer, seen=1, values={"place": "Remiza"}, fees=[])

    answer = client_for(organiser).post(f"{KEEP}publikacja/", {"oferta": [mark(other), seen]})

    assert answer.status_code == 409
    assert "zmieniła się przed chwilą" in answer.content.decode()
    assert not GuideEntry.objects.exists()


def test_publishing_says_what_a_resident_will_not_find(offer, organiser, client_for):
    bare = OfferFactory(partner=offer.partner)
    marks = [f"{one.pk}:{content_of(one).digest}" for one in (offer, bare)]

    page = client_for(organiser).post(f"{KEEP}publikacja/", {"oferta": marks}, follow=True).content.decode()

    assert f"nie przeczyta przy „{quotable(str(bare.service))}”" in page
    assert "gdzie, w której gminie (fiszka partnera), kiedy, odpłatność, jak się zgłosić." in page
    assert f"przy „{quotable(str(offer.service))}” ({offer.partner}): w której gminie (fiszka partnera)." in page


@pytest.mark.parametrize("sent", [[], ["x"], ["1"], [":abc"], ["99999999999999999999:a"]])
def test_nothing_or_nonsense_publishes_nothing(sent, offer, organiser, client_for):
    answer = client_for(organiser).post(f"{KEEP}publikacja/", {"oferta": sent})

    assert answer.status_code == 409
    assert not GuideEntry.objects.exists()


def test_an_archived_partner_and_a_retired_service_leave_the_guide_at_once(entry, offer, reader, organiser):
    assert titles(reader) == ["Posiłki dla seniorów"]

    type(offer.service).objects.filter(pk=offer.service_id).update(state=ServiceState.RETIRED)
    assert titles(reader) == []
    type(offer.service).objects.filter(pk=offer.service_id).update(state=ServiceState.ACTIVE)
    type(offer.partner).objects.filter(pk=offer.partner_id).update(
        state=PartnerState.ARCHIVED, archived_at=timezone.now(), archived_by=organiser
    )
    assert titles(reader) == []
    offer.refresh_from_db()
    with pytest.raises(Refused, match="w archiwum"):
        publish(organiser, offer)


def everything_the_guide_shows(client, offer) -> str:
    pages = [
        GUIDE,
        f"{GUIDE}usluga/{offer.service.slug}/",
        f"{GUIDE}dla/seniorzy/",
        f"{GUIDE}csv/",
        f"{GUIDE}?q=posilki",
    ]
    shown = [client.get(page).content.decode() for page in pages]
    return "\n".join([*shown, text_of(client.get(f"{GUIDE}ulotka/").content)])


def test_a_person_without_consent_is_nowhere_in_the_guide(entry, offer, reader, client_for):
    offer.partner.responsible_person = "Helena Niewidoczna"
    offer.partner.save()

    shown = everything_the_guide_shows(client_for(reader), offer)

    assert "Posiłki dla seniorów" in shown
    for private in ("Przykładna", "600 000 111", "Niewidoczna"):
        assert private not in shown


def test_a_person_who_agreed_is_named_and_disappears_the_moment_the_consent_is_taken_back(
    offer, organiser, worker, reader, client_for
):
    offer.person_is_public = True
    offer.save()
    publish(organiser, offer)
    assert "Barbara Przykładna" in everything_the_guide_shows(client_for(reader), offer)

    actions.save_offer(by=worker, offer=offer, seen=1, values={"person_is_public": False}, fees=[])

    shown = everything_the_guide_shows(client_for(reader), offer)
    assert "Przykładna" not in shown
    assert "600 000 111" not in shown


def test_a_private_person_as_partner_needs_consent_and_goes_with_it(offer, organiser, reader):
    type(offer.partner).objects.filter(pk=offer.partner_id).update(legal_form=LegalForm.NATURAL_PERSON)
    offer.refresh_from_db()
    with pytest.raises(Refused, match="osobą fizyczną"):
        publish(organiser, offer)

    offer.person_is_public = True
    offer.save()
    publish(organiser, offer)
    assert len(guide_of(reader)) == 1
    offer.person_is_public = False
    offer.save()
    assert guide_of(reader) == []


@time_machine.travel("2026-11-22 10:00")
def test_an_entry_not_confirmed_for_a_year_is_marked_until_the_organiser_confirms_it(
    offer, organiser, reader, client_for
):
    entry = GuideEntryFactory(offer=offer, confirmed_on=datetime.date(2025, 11, 21))
    page = f"{GUIDE}usluga/{offer.service.slug}/"
    assert "Zanim skorzystasz, zadzwoń" in client_for(reader).get(page).content.decode()

    answer = client_for(organiser).post(
        f"{KEEP}potwierdzenie/", {"oferta": [mark(offer)], "confirmed_on": "20.11.2026"}
    )

    assert answer.status_code == 302
    entry.refresh_from_db()
    offer.refresh_from_db()
    assert (entry.confirmed_on, entry.confirmed_by) == (datetime.date(2026, 11, 20), organiser)
    assert (offer.confirmed_on, offer.confirmed_by) == (datetime.date(2026, 11, 20), organiser)
    assert "Zanim skorzystasz" not in client_for(reader).get(page).content.decode()


@pytest.mark.parametrize(("day", "status"), [("1.1.2199", 409), ("wczoraj", 422), ("", 422)])
def test_a_day_to_come_or_no_day_confirms_nothing(day, status, entry, offer, organiser, client_for):
    answer = client_for(organiser).post(f"{KEEP}potwierdzenie/", {"oferta": [mark(offer)], "confirmed_on": day})

    assert answer.status_code == status
    assert GuideEntry.objects.get().confirmed_by is None


def test_what_is_outside_the_guide_is_not_confirmed(entry, offer, organiser):
    other = FullOfferFactory()

    with pytest.raises(Refused, match="Najpierw opublikuj"):
        actions.confirm_entries(by=organiser, offers={offer.pk, other.pk}, confirmed_on=timezone.localdate())


def test_what_is_taken_out_is_gone_for_readers_and_kept_in_history(entry, offer, organiser, reader, client_for):
    client_for(organiser).post(f"{KEEP}wycofanie/", {"oferta": [mark(offer)]})

    assert guide_of(reader) == []
    assert GuideEntry.pgh_event_model.objects.filter(pgh_label="deleted").count() == 1


def test_the_same_words_are_not_published_twice(entry, offer, organiser):
    with pytest.raises(Refused, match="w tej treści"):
        publish(organiser, offer)


def test_offers_are_shelved_by_service_group_and_gmina_in_polish_order(reader, served_gmina):
    for name in ("Żłobek", "Łaźnia", "Lekcje"):
        row = FullOfferFactory(service=ServiceFactory(name=name), recipients=[f"{name}: rodziny", "seniorzy"])
        row.partner.gminas.add(served_gmina)
        GuideEntryFactory(offer=row)
    entries = guide_of(reader)

    assert [shelf.title for shelf in by_service(entries)] == ["Lekcje", "Łaźnia", "Żłobek"]
    assert [(shelf.key, shelf.count) for shelf in by_group(entries)][2] == ("seniorzy", 3)
    assert [(shelf.key, shelf.count) for shelf in by_gmina(entries)] == [(served_gmina.teryt, 3)]


@pytest.fixture
def served_gmina():
    from cus.centre.models import Gmina

    return Gmina.objects.order_by("teryt").first()


@pytest.mark.parametrize(
    ("text", "number"), [("posiłkami senior", 1), ("PODLESIU swietlica", 1), ("narty", 0), ("", 1)]
)
def test_words_are_found_whatever_their_ending(text, number, entry, reader):
    assert len(found(guide_of(reader), text)) == number


def test_the_table_for_spreadsheets_runs_no_formula(organiser, reader, client_for):
    offer = FullOfferFactory(how_to_apply='=HYPERLINK("http://zla.example")', partner__name="+48 Fundacja")
    publish(organiser, offer)

    rows = list(csv.DictReader(io.StringIO(client_for(reader).get(f"{GUIDE}csv/").content.decode("utf-8-sig"))))

    assert rows[0]["Jak się zgłosić"].startswith("'=")
    assert rows[0]["Kto świadczy"] == "'+48 Fundacja"
    assert rows[0]["Ostatnio potwierdzono"] == "2026-10-05"


@pytest.mark.parametrize("query", ["", "&druk=duzy"])
def test_the_leaflet_is_a_readable_document(query, entry, offer, reader, client_for):
    FeeFactory(offer=offer)
    answer = client_for(reader).get(f"{GUIDE}ulotka/?usluga={offer.service.slug}{query}")

    assert answer["Content-Type"] == "application/pdf"
    assert faults(answer.content) == []
    text = text_of(answer.content)
    assert "Posiłki dla seniorów" in text
    assert "Zadzwoń albo przyjdź do świetlicy." in text


def test_an_empty_guide_prints_nothing_and_says_so(reader, client_for):
    answer = client_for(reader).get(f"{GUIDE}ulotka/")

    assert answer.status_code == 409
    assert "pusty" in answer.content.decode()


def test_what_a_resident_would_miss_is_named():
    bare = content_of(OfferFactory(partner=PartnerFactory(), service__recipients=[]))

    assert "dla kogo" in gaps_of(bare)
    assert {"kiedy", "odpłatność", "jak się zgłosić"} <= set(gaps_of(bare))
    assert "kiedy" not in gaps_of(content_of(FullOfferFactory()))


@pytest.mark.parametrize("rows", [1, 30])
def test_the_guide_asks_the_same_number_of_questions_however_long(
    rows, reader, client_for, django_assert_max_num_queries
):
    client, group = client_for(reader), FullOfferFactory().partner
    for _ in range(rows):
        GuideEntryFactory(offer=FullOfferFactory(partner=group))
    client.get(GUIDE)

    with django_assert_max_num_queries(9):
        assert client.get(f"{GUIDE}dla/seniorzy/").status_code == 200
