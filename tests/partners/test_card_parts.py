"""What a card keeps beside its printed rows: what is taken, what is refused, what follows a merge."""

import datetime
import threading
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from cus.centre.models import Gmina
from cus.desk.partners import partner_tasks
from cus.workflow import Refused, StaleEdit
from partners import actions
from partners.completeness import completeness, gaps
from partners.enums import PlaceKind
from partners.freshness import freshness_of
from partners.models import JointAction, Partner, PartnerContact, PartnerFounder, PartnerPlace
from partners.models.upkeep import default_interval
from partners.validators import delivery_check_agrees, tidy_delivery_address, validate_delivery_address
from tests.factories.partners import (
    ContactFactory,
    FounderFactory,
    JointActionFactory,
    OfferFactory,
    PartnerFactory,
    PlaceFactory,
)

TODAY = datetime.date(2026, 11, 22)
db = pytest.mark.django_db


def text_of(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


# --- address of electronic delivery -------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["AE:PL-99999-00041-POKAZ-30", " ae:pl-99999-00041-pokaz-30 ", "AE:PL–99999–00041–POKAZ–30"]
)
def test_an_address_of_delivery_is_read_however_it_is_written(text):
    validate_delivery_address(text)

    assert tidy_delivery_address(text) == "AE:PL-99999-00041-POKAZ-30"
    assert delivery_check_agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "biuro@przyklad.example",
        "AE:PL-9999-00041-POKAZ-30",
        "AE:PL-99999-00041-POK4Z-30",
        "AE:DE-99999-00041-POKAZ-30",
    ],
)
def test_what_has_not_its_shape_is_refused(text):
    with pytest.raises(ValidationError, match="AE:PL-12345"):
        validate_delivery_address(text)


def test_digits_that_do_not_agree_are_told_of_and_taken():
    partner = Partner(name="X", electronic_delivery_address="AE:PL-99999-00041-POKAZ-31")

    partner.clean_fields(exclude=["created_by"])

    assert "adres do doręczeń: sprawdź cyfry" in [gap.label for gap in gaps(partner, has_offers=True, has_places=True)]


# --- freshness -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("confirmed", "every", "word"),
    [
        (None, None, "niepotwierdzona"),
        (datetime.date(2025, 11, 23), None, "aktualna"),
        (datetime.date(2025, 11, 22), None, "do potwierdzenia"),
        (datetime.date(2026, 8, 22), 3, "do potwierdzenia"),
        (datetime.date(2024, 12, 1), 24, "aktualna"),
    ],
)
def test_a_card_is_due_once_its_interval_has_passed(confirmed, every, word):
    card = SimpleNamespace(confirmed_on=confirmed, confirm_every=every)

    assert freshness_of(card, default=12, today=TODAY).word == word


@db
def test_the_list_and_the_card_reckon_alike(organiser):
    days = [None, *(TODAY - datetime.timedelta(days=ago) for ago in (0, 89, 92, 181, 185, 364, 366, 729, 1200))]
    cards = [PartnerFactory(confirmed_on=on, confirm_every=every) for on in days for every in (None, 3, 6, 12, 24, 36)]
    for usual in (12, 6):
        actions.save_upkeep(by=organiser, confirm_every=usual, seen=0 if usual == 12 else 1)
        due = {card.pk for card in cards if freshness_of(card, default=default_interval(), today=TODAY).is_due}

        assert set(Partner.objects.to_confirm(TODAY).values_list("pk", flat=True)) == due
        assert set(Partner.objects.confirmed(TODAY).values_list("pk", flat=True)) == {card.pk for card in cards} - due


@db
def test_one_press_confirms_a_card_and_says_who_and_how(worker, client_for):
    partner = PartnerFactory()

    answer = client_for(worker).post(f"/partnerzy/{partner.pk}/potwierdzenie/", {"how": "phone"}, follow=True)

    partner.refresh_from_db()
    assert (partner.confirmed_on, partner.confirmed_how, partner.confirmed_by) == (
        timezone.localdate(),
        "phone",
        worker,
    )
    assert partner.version == 2
    assert "aktualna" in text_of(answer)


@db
def test_a_form_opened_before_the_confirmation_does_not_take_it_back(worker, client_for):
    partner = PartnerFactory()
    actions.confirm_partner(by=worker, partner=partner, how="")

    answer = client_for(worker).post(
        f"/partnerzy/{partner.pk}/zmien/", {"name": partner.name, "version": 1, "social_economy_status": "none"}
    )

    partner.refresh_from_db()
    assert (answer.status_code, partner.confirmed_on) == (409, timezone.localdate())


@db
def test_the_worker_does_not_change_how_often_cards_are_confirmed(worker):
    with pytest.raises(Refused, match="Twoja rola nie pozwala"):
        actions.save_upkeep(by=worker, confirm_every=3, seen=0)
    assert default_interval() == 12


# --- parent and branches --------------------------------------------------------------------------


@db
def test_a_body_is_not_its_own_branch_nor_a_branch_of_its_branch(worker):
    head, branch, part = PartnerFactory.create_batch(3)
    actions.set_parent(by=worker, partner=branch, parent=head)
    actions.set_parent(by=worker, partner=part, parent=branch)

    for partner, parent in ((head, head), (head, branch), (head, part), (branch, part)):
        with pytest.raises(Refused, match="oddziałem"):
            actions.set_parent(by=worker, partner=partner, parent=parent)
    assert [Partner.objects.get(pk=card.pk).parent for card in (head, branch, part)] == [None, head, branch]


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_make_no_circle_of_branches(worker):
    first, second = PartnerFactory.create_batch(2)
    outcomes, start = [], threading.Barrier(2)

    def say(partner: Partner, parent: Partner) -> None:
        start.wait()
        try:
            actions.set_parent(by=worker, partner=partner, parent=parent)
            outcomes.append("saved")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=say, args=pair) for pair in ((first, second), (second, first))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["refused", "saved"]
    assert Partner.objects.exclude(parent=None).count() == 1


@db
def test_a_branch_does_not_take_the_number_of_its_parent(worker, client_for):
    head = PartnerFactory(krs="0000123456", name="Stowarzyszenie „Dąb”")
    branch = PartnerFactory(parent=head, name="Oddział w Rudce")

    answer = client_for(worker).post(
        f"/partnerzy/{branch.pk}/zmien/",
        {"name": branch.name, "version": 1, "krs": "0000123456", "social_economy_status": "none"},
    )

    assert answer.status_code == 422
    assert "To numer KRS jednostki macierzystej." in " ".join(answer.context["form"].errors["krs"])
    assert "działa pod numerem 0000123456" in text_of(client_for(worker).get(branch.get_absolute_url()))


# --- founders ---------------------------------------------------------------------------------------


@db
def test_two_gminas_found_a_cooperative_and_none_twice(worker, client_for):
    gmina, other = Gmina.objects.filter(name__in=["Czersk", "Srokowo"]).order_by("name")
    partner = PartnerFactory(name="Spółdzielnia Socjalna „Most”")
    address = f"/partnerzy/{partner.pk}/zalozyciele/"
    client = client_for(worker)
    for one in (gmina, other):
        client.post(f"{address}?q={one.pk}", {"choice": f"g{one.pk}"})

    again = client.post(f"{address}?q={gmina.pk}", {"choice": f"g{gmina.pk}"})

    assert again.status_code == 422
    assert {founder.gmina for founder in partner.founders.all()} == {gmina, other}
    assert "gmina Czersk" in text_of(client.get(partner.get_absolute_url()))


@db
@pytest.mark.parametrize("named", [{}, {"name": "  "}])
def test_a_founder_is_somebody(named, worker):
    with pytest.raises(ValidationError):
        actions.add_founder(by=worker, partner=PartnerFactory(), **named)
    assert not PartnerFounder.objects.exists()


# --- former names and search --------------------------------------------------------------------------


@db
def test_a_card_is_found_by_a_former_name_until_the_name_is_taken_off(worker):
    partner = PartnerFactory(name="Centrum Kultury")
    name = {"name": "Gminny Ośrodek „Źródło”", "used_from": None, "used_to": datetime.date(2019, 12, 31)}
    actions.save_former_names(by=worker, partner=partner, contents=[name], seen=1)

    assert list(Partner.objects.search("zrodla")) == [partner]
    with pytest.raises(StaleEdit):
        actions.save_former_names(by=worker, partner=partner, contents=[], seen=1)
    actions.save_former_names(by=worker, partner=partner, contents=[], seen=2)
    assert not Partner.objects.search("zrodla").exists()


@db
@pytest.mark.parametrize(
    "query", ["9900000017", "990-000-00-17", "NIP 990 000 00 17", "0000123456", "krs: 123456", "ae:pl-99999-00041"]
)
def test_a_card_is_found_by_its_numbers(query):
    wanted = PartnerFactory(
        nip="9900000017", krs="0000123456", electronic_delivery_address="AE:PL-99999-00041-POKAZ-30"
    )
    PartnerFactory(nip="", regon="990000016")

    assert list(Partner.objects.search(query)) == [wanted]


# --- places ---------------------------------------------------------------------------------------------


def place(**fields) -> dict:
    return {"kind": "service", "name": "Świetlica", "hours_mon": "8-16", "hours_sat": "9:00–12 i 14–18"} | fields


@db
def test_hours_differ_by_weekday_and_are_read_as_typed(worker, client_for):
    partner = PartnerFactory()

    answer = client_for(worker).post(
        f"/partnerzy/{partner.pk}/miejsca/nowe/", place(architectural="partly"), follow=True
    )

    saved = partner.places.get()
    assert saved.week == "poniedziałek 8:00–16:00; sobota 9:00–12:00, 14:00–18:00"
    assert "poniedziałek 8:00–16:00" in text_of(answer)


@db
@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"hours_mon": "16-8"}, "hours_mon"),
        ({"hours_sat": "rano"}, "hours_sat"),
        ({"name": ""}, "name"),
        ({"kind": "seat"}, "kind"),
    ],
)
def test_a_wrong_place_is_refused_at_its_field(fields, field, worker, client_for):
    partner = PartnerFactory()
    PlaceFactory(partner=partner, kind=PlaceKind.SEAT)

    answer = client_for(worker).post(f"/partnerzy/{partner.pk}/miejsca/nowe/", place(**fields))

    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert PartnerPlace.objects.count() == 1


@db
def test_two_people_at_one_place_both_texts_are_shown(worker, client_for):
    changed = PlaceFactory(name="Świetlica")
    actions.save_place(by=worker, partner=changed.partner, place=changed, values={"name": "Dom Ludowy"}, seen=1)

    answer = client_for(worker).post(f"/partnerzy/miejsca/{changed.pk}/", place(name="Remiza", version=1))

    changed.refresh_from_db()
    assert (answer.status_code, changed.name) == (409, "Dom Ludowy")
    assert "Dom Ludowy" in text_of(answer)
    assert 'value="Remiza"' in text_of(answer)


# --- contacts and joint actions ---------------------------------------------------------------------------


@db
def test_a_next_step_waits_on_the_start_page_until_it_is_done(worker, client_for):
    contact = ContactFactory(next_step_on=timezone.localdate() - datetime.timedelta(days=1))
    ContactFactory(next_step_on=timezone.localdate() + datetime.timedelta(days=30), next_step="za miesiąc")
    client = client_for(worker)

    assert "wysłać projekt porozumienia" in text_of(client.get("/"))
    assert "za miesiąc" not in text_of(client.get("/"))
    client.post(f"/partnerzy/kontakty/{contact.pk}/wykonano/")
    again = client.post(f"/partnerzy/kontakty/{contact.pk}/wykonano/")

    contact.refresh_from_db()
    assert (contact.next_step_done_by, again.status_code) == (worker, 409)
    assert not [task for task in partner_tasks() if "wysłać projekt" in task.title]


@db
def test_a_form_sent_twice_makes_one_contact(worker, client_for):
    partner = PartnerFactory()
    sent = {
        "held_on": "20.11.2026",
        "manner": "phone",
        "about": "Rozmowa o sobotach",
        "token": "5f0c3b52-2b0e-4a57-9f55-0c8a4a1d7c11",
    }
    with_future = sent | {"held_on": "20.11.2190", "token": ""}
    client = client_for(worker)

    for data in (sent, sent):
        client.post(f"/partnerzy/{partner.pk}/kontakty/nowy/", data)
    refused = client.post(f"/partnerzy/{partner.pk}/kontakty/nowy/", with_future)

    assert PartnerContact.objects.count() == 1
    assert refused.status_code == 422
    assert refused.context["form"].errors["held_on"]


@db
def test_row_13_tells_of_joint_actions_and_counts_as_filled():
    partner = PartnerFactory(actions_taken="Pilotaż obiadów.")
    empty = PartnerFactory()
    JointActionFactory(partners=[partner, empty])

    assert partner.actions_told.splitlines() == [
        "Pilotaż obiadów.",
        "14\xa0czerwca\xa02026 r.: Piknik sąsiedzki. Koło ugotowało zupę. przyszło 120 osób.",
    ]
    assert completeness(empty)[-1].filled
    assert empty.filled_rows == 1


@db
def test_a_card_counts_its_filled_rows_itself():
    partner = PartnerFactory(full=True)

    assert Partner.objects.get(pk=partner.pk).filled_rows == 12
    Partner.objects.filter(pk=partner.pk).update(is_ngo=None, address="", phones="", email="")
    assert Partner.objects.get(pk=partner.pk).filled_rows == 10


# --- filters ------------------------------------------------------------------------------------------------


@db
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"forma": "foundation"}, ["Fundacja"]),
        ({"kategoria": "brak"}, ["Fundacja", "Spółdzielnia"]),
        ({"spoleczna": "enterprise"}, ["Spółdzielnia"]),
        ({"spoleczna": "social_cooperative"}, ["Spółdzielnia"]),
        ({"gmina": "poza"}, ["Fundacja"]),
        ({"potwierdzenie": "nigdy"}, ["Fundacja", "Koło"]),
        ({"potwierdzenie": "tak"}, ["Spółdzielnia"]),
        ({"kompletnosc": "pelne"}, ["Koło"]),
        ({"kroki": "tak"}, ["Koło"]),
        ({"zakres": "wszystko"}, ["Fundacja", "Koło", "Spółdzielnia"]),
    ],
)
def test_the_registry_is_narrowed(filters, expected, worker, client_for):
    PartnerFactory(name="Fundacja", legal_form="foundation", is_active_in_area=False)
    circle = PartnerFactory(name="Koło", full=True, potential_category="ngo")
    ContactFactory(partner=circle)
    PartnerFactory(
        name="Spółdzielnia",
        social_economy_status="enterprise",
        social_economy_kind="social_cooperative",
        confirmed_on=timezone.localdate(),
    )

    answer = client_for(worker).get("/partnerzy/", filters)

    assert [partner.name for partner in answer.context["page"]] == expected


@db
def test_the_area_of_services_and_the_gmina_narrow_too(worker, client_for):
    offer, other = OfferFactory(), OfferFactory()
    area = offer.service.area_links.first()
    client = client_for(worker)
    if area is None:
        from services.models import ServiceArea, ServiceAreaLink

        area = ServiceAreaLink.objects.create(service=offer.service, area=ServiceArea.objects.first())
    found = client.get("/partnerzy/", {"zakres": area.area_id}).context["page"]

    assert offer.partner in found
    assert (other.partner in found) == other.service.area_links.filter(area=area.area_id).exists()


# --- merging ----------------------------------------------------------------------------------------------------


@db
def test_all_rows_follow_the_body_to_the_card_that_stays(organiser):
    kept, absorbed, branch = PartnerFactory.create_batch(3)
    PlaceFactory(partner=kept, kind=PlaceKind.SEAT)
    PlaceFactory(partner=absorbed, kind=PlaceKind.SEAT)
    FounderFactory(partner=absorbed)
    ContactFactory(partner=absorbed)
    JointActionFactory(partners=[absorbed])
    actions.save_former_names(
        by=organiser, partner=absorbed, contents=[{"name": "Źródło", "used_from": None, "used_to": None}], seen=1
    )
    actions.set_parent(by=organiser, partner=branch, parent=absorbed)
    actions.set_parent(by=organiser, partner=kept, parent=absorbed)

    merge = actions.merge_partners(by=organiser, kept=kept, absorbed=absorbed, seen=(2, 2), choices={})

    kept.refresh_from_db()
    branch.refresh_from_db()
    assert sorted(kept.places.values_list("kind", flat=True)) == ["seat", "service"]
    assert (kept.founders.count(), kept.contacts.count(), JointAction.objects.get().partners.get()) == (1, 1, kept)
    assert list(Partner.objects.active().search("zrodlo")) == [kept]
    assert (branch.parent, kept.parent) == (kept, None)
    assert {kind for kind, _ in merge.moved} == {
        "miejsce", "założyciel", "dawna nazwa", "kontakt", "wspólne działanie", "oddział",
    }  # fmt: skip


# --- who may --------------------------------------------------------------------------------------------------------


@db
@pytest.mark.parametrize("role", ["administrator", "reader"])
def test_other_roles_do_none_of_it(role, request):
    user, partner = request.getfixturevalue(role), PartnerFactory()
    contact = ContactFactory(partner=partner)
    acts = [
        lambda: actions.confirm_partner(by=user, partner=partner, how=""),
        lambda: actions.save_place(by=user, partner=partner, values={"name": "X"}),
        lambda: actions.add_founder(by=user, partner=partner, name="X"),
        lambda: actions.set_parent(by=user, partner=partner, parent=None),
        lambda: actions.save_contact(by=user, partner=partner, values={}),
        lambda: actions.finish_step(by=user, contact=contact),
        lambda: actions.remove_contact(by=user, contact=contact),
        lambda: actions.save_joint_action(by=user, partner=partner, values={}),
    ]
    for act in acts:
        with pytest.raises(Refused, match="Twoja rola nie pozwala"):
            act()
    partner.refresh_from_db()
    assert (partner.version, PartnerContact.objects.count(), PartnerPlace.objects.count()) == (1, 1, 0)
