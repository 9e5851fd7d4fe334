"""Cards that may tell of one body are found, and two are made one without losing anything."""

import threading

import pytest
from django.db import connection

from cus.attachments.models import Attachment
from cus.workflow import Refused, StaleEdit
from partners import actions
from partners.actions import merge_partners
from partners.alike import alike_to, body_of, pairs
from partners.enums import PartnerState
from partners.merging import differences
from partners.models import Partner, PartnerMerge
from programmes.models import ProgrammeItem
from tests.factories.diagnosis import CatalogueServiceFactory
from tests.factories.partners import OfferFactory, PartnerFactory
from tests.factories.world import build_world

pytestmark = pytest.mark.django_db
OSP = "Ochotnicza Straż Pożarna w Brzozowej Górce"


@pytest.fixture
def two():
    """Two cards of one fire brigade."""
    kept = PartnerFactory(name=OSP, phones="52 398 00 00", resources_staff="Dwunastu ratowników", nip="")
    absorbed = PartnerFactory(
        name="OSP Brzozowa Górka", phones="600 000 000", resources_staff="Mamy ratowników", nip="5260250274", email=""
    )
    return kept, absorbed


def merged(by, kept, absorbed, **choices) -> PartnerMerge:
    """Merge with these choices."""
    return merge_partners(by=by, kept=kept, absorbed=absorbed, seen=(kept.version, absorbed.version), choices=choices)


def test_a_new_card_of_a_known_body_is_asked_about_and_says_why(worker, client_for, two):
    answer = client_for(worker).post(
        "/partnerzy/nowy/", {"name": "OSP w Brzozowej Górce", "social_economy_status": "none"}
    )

    assert answer.status_code == 422
    assert f"Jest już fiszka „{OSP}” (podobna nazwa)" in answer.content.decode()
    assert Partner.objects.count() == 2


def test_pairs_are_listed_the_likest_first_and_say_why(organiser, client_for, two):
    PartnerFactory(name="Klub Seniora „Wrzos”"), PartnerFactory(name="Klub Seniora „Bratek”")

    assert [(pair.one.pk, pair.other.pk, pair.why) for pair in pairs()] == [(two[0].pk, two[1].pk, "podobna nazwa")]
    page = client_for(organiser).get("/partnerzy/podobne/").content.decode()
    assert "OSP Brzozowa Górka" in page
    assert "Wrzos" not in page
    assert f"/partnerzy/{two[0].pk}/polacz/{two[1].pk}/" in page


def test_a_worker_sees_the_pairs_and_is_not_led_to_what_is_refused(worker, client_for, two):
    page = client_for(worker).get("/partnerzy/podobne/").content.decode()

    assert "OSP Brzozowa Górka" in page
    assert "/polacz/" not in page


def test_only_what_both_say_differently_needs_a_choice(two):
    assert [found.field for found in differences(*two)] == ["name", "phones", "resources_staff"]


def test_merging_keeps_every_text_and_says_what_came_from_where(organiser, two):
    kept, absorbed = two

    made = merged(organiser, kept, absorbed, phones="both", resources_staff="absorbed", name="kept")

    kept.refresh_from_db(), absorbed.refresh_from_db()
    assert (kept.phones, kept.resources_staff) == ("52 398 00 00, 600 000 000", "Mamy ratowników")
    assert (kept.name, kept.nip) == (OSP, "5260250274")
    assert made.taken == {"phones": "both", "resources_staff": "absorbed", "nip": "absorbed"}
    assert absorbed.state == PartnerState.ARCHIVED
    assert (absorbed.phones, absorbed.nip) == ("600 000 000", "5260250274")


def test_offers_files_gminas_and_drafts_follow_and_a_second_offer_of_a_service_stays(organiser, two):
    kept, absorbed = two
    both, alone = CatalogueServiceFactory(name="Posiłki"), CatalogueServiceFactory(name="Dowóz")
    OfferFactory(partner=kept, service=both), OfferFactory(partner=absorbed, service=both)
    OfferFactory(partner=absorbed, service=alone)

    made = merged(organiser, kept, absorbed)

    assert {str(offer.service) for offer in kept.offers.all()} == {"Posiłki", "Dowóz"}
    assert [str(offer.service) for offer in absorbed.offers.all()] == ["Posiłki"]
    assert made.moved == [["oferta", "Dowóz"]] or made.moved == [("oferta", "Dowóz")]


def test_programmes_drafts_follow_and_what_is_approved_or_signed_stays(organiser):
    world = build_world()
    absorbed = world.partner
    kept = PartnerFactory(name="Zupełnie inna nazwa")
    items = ProgrammeItem.objects.filter(provider=absorbed)
    before = {item.pk: item.version.state for item in items.select_related("version")}
    signed = list(absorbed.agreement_parties.exclude(agreement__state__in=("draft", "agreed")))
    files = Attachment.objects.of(absorbed).count()

    merged(organiser, kept, absorbed)

    for pk, state in before.items():
        expected = kept if state in ("draft", "returned") else absorbed
        assert ProgrammeItem.objects.get(pk=pk).provider == expected
    assert [
        party.partner for party in absorbed.agreement_parties.exclude(agreement__state__in=("draft", "agreed"))
    ] == [party.partner for party in signed]
    assert Attachment.objects.of(kept).count() == files


def test_both_pages_name_the_other_card(organiser, client_for, two):
    kept, absorbed = two
    merged(organiser, kept, absorbed, phones="both")
    client = client_for(organiser)

    assert "połączono ją z fiszką" in client.get(f"/partnerzy/{absorbed.pk}/").content.decode()
    page = client.get(f"/partnerzy/{kept.pk}/").content.decode()
    assert "OSP Brzozowa Górka" in page
    assert "telefony: oba teksty" in page


@pytest.mark.parametrize("who", ["worker", "administrator", "reader"])
def test_others_may_not_merge(who, request, two):
    with pytest.raises(Refused):
        merged(request.getfixturevalue(who), *two)
    assert not PartnerMerge.objects.exists()


def test_a_card_changed_meanwhile_or_archived_is_not_merged(organiser, two):
    kept, absorbed = two
    with pytest.raises(StaleEdit):
        merge_partners(by=organiser, kept=kept, absorbed=absorbed, seen=(kept.version, 99), choices={})
    actions.archive_partner(by=organiser, partner=absorbed)
    absorbed.refresh_from_db()
    with pytest.raises(Refused):
        merged(organiser, kept, absorbed)
    assert not PartnerMerge.objects.exists()


def test_two_texts_that_do_not_fit_are_refused_at_the_field_and_nothing_is_written(organiser, client_for, two):
    kept, absorbed = two
    Partner.objects.filter(pk=kept.pk).update(phones="1" * 150)
    Partner.objects.filter(pk=absorbed.pk).update(phones="2" * 150)

    answer = client_for(organiser).post(
        f"/partnerzy/{kept.pk}/polacz/{absorbed.pk}/",
        {
            "kept_version": kept.version,
            "absorbed_version": absorbed.version,
            "name": "kept",
            "phones": "both",
            "resources_staff": "kept",
        },
    )

    assert answer.status_code == 422
    assert "Wybierz jeden z tekstów" in answer.content.decode()
    absorbed.refresh_from_db()
    assert absorbed.state == PartnerState.ACTIVE


@pytest.mark.django_db(transaction=True)
def test_two_mergings_at_once_make_one(organiser, two):
    kept, absorbed = two
    outcomes, start = [], threading.Barrier(2)

    def run(one: Partner, other: Partner) -> None:
        start.wait()
        try:
            merged(organiser, one, other)
            outcomes.append("merged")
        except (Refused, StaleEdit):
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in ((kept, absorbed), (absorbed, kept))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["merged", "refused"]
    assert Partner.objects.active().count() == 1


def test_a_brigade_without_a_name_of_its_own_is_known_by_its_town():
    card = PartnerFactory(name="OSP", address="Lipowy Dół 3, 89-650 Lipowy Dół")

    assert [found.other.pk for found in alike_to(body_of("Ochotnicza Straż Pożarna w Lipowym Dole"))] == [card.pk]
    assert alike_to(body_of("OSP", "Olszanka 1, 89-651 Olszanka")) == []


def test_a_school_is_found_by_its_patron_alone(organiser):
    (
        PartnerFactory(name="Szkoła Podstawowa im. Leśnych Ptaków w Olszance"),
        PartnerFactory(name="Szkoła im. Leśnych Ptaków"),
    )

    assert len(pairs()) == 1
