"""What the server takes of a draft, from whom, and what becomes of it."""

import datetime as dt
import json
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from cus.accounts.enums import Role
from cus.drafts.actions import MOST_OPENINGS, drop_old_drafts
from cus.drafts.models import Draft, Presence
from cus.drafts.registry import all_forms, drafted
from partners.models import Partner
from tests.factories.accounts import UserFactory
from tests.factories.diagnosis import DiagnosisFactory
from tests.factories.partners import PartnerFactory

pytestmark = pytest.mark.django_db
OPENING = str(uuid.UUID(int=7))


@pytest.fixture
def partner():
    """A card that two people may change."""
    return PartnerFactory(name="Koło „Kalina”", resources_staff="Na początku.")


def send(client, where="", **instead):
    """Send what the page's script sends."""
    body = {"form": "partners.card", "object": "", "opening": OPENING, "version": 1, "data": {"name": ["Koło"]}}
    return client.post(f"/szkice/{where}", json.dumps(body | instead), content_type="application/json")


def keep(client, partner, **fields):
    """Keep a draft of the card."""
    return send(client, object=str(partner.pk), data={name: [value] for name, value in fields.items()})


def test_the_answer_names_the_moment_at_which_the_database_has_the_text(worker, client_for, partner):
    answer = keep(client_for(worker), partner, resources_staff="Dwanaście członkiń.")

    draft = Draft.objects.get()
    assert answer.json() == {"saved_at": f"{timezone.localtime(draft.saved_at):%H:%M:%S}"}
    assert (draft.owner, draft.data) == (worker, {"resources_staff": ["Dwanaście członkiń."]})
    partner.refresh_from_db()
    assert partner.resources_staff == "Na początku."


def test_one_opening_of_the_page_has_one_draft_and_another_has_its_own(worker, client_for, partner):
    client = client_for(worker)
    keep(client, partner, name="Pierwszy")
    keep(client, partner, name="Drugi")
    send(client, object=str(partner.pk), opening=str(uuid.uuid4()), data={"name": ["W drugiej karcie"]})

    assert {draft.data["name"][0] for draft in Draft.objects.all()} == {"Drugi", "W drugiej karcie"}


@pytest.mark.parametrize(
    "name", ["csrfmiddlewaretoken", "password", "pesel", "attorney-0-pesel", "new_password1", "PESEL"]
)
def test_secrets_never_enter_a_draft(worker, client_for, partner, name):
    keep(client_for(worker), partner, **{name: "90010112345", "name": "Koło"})

    assert Draft.objects.get().data == {"name": ["Koło"]}


def test_what_a_form_seals_never_enters_its_draft(worker, client_for):
    sealed = {"address": ["Polna 1"], "pesel": ["90010112345"], "pesel_carried": ["gAAA"], "address_carried": ["x"]}
    answer = send(client_for(worker), form="partners.power_new", data=sealed | {"number": ["3/2026"]})

    assert answer.status_code == 200
    assert Draft.objects.get().data == {"number": ["3/2026"]}


@pytest.mark.parametrize(
    "broken",
    [
        {"opening": "nie uuid"},
        {"opening": 5},
        {"version": -1},
        {"version": "1"},
        {"version": True},
        {"data": []},
        {"data": {"name": "Koło"}},
        {"data": {"name": [5]}},
        {"data": {f"n{at}": [""] for at in range(3_001)}},
        {"data": {"n" * 201: [""]}},
        {"object": 5},
    ],
    ids=lambda broken: f"{broken}"[:40],
)
def test_what_our_pages_do_not_send_is_refused(worker, client_for, partner, broken):
    answer = send(client_for(worker), **{"object": str(partner.pk)} | broken)

    assert answer.status_code == 400
    assert not Draft.objects.exists()


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '"x"', "[" * 100_000])
def test_what_is_not_an_object_of_json_is_refused(worker, client_for, body):
    assert client_for(worker).post("/szkice/", body, content_type="application/json").status_code == 400


@pytest.mark.parametrize("key", ["partners.nothing", "", None, 5, ["partners.card"], "__class__"])
def test_an_unknown_form_is_not_found(worker, client_for, partner, key):
    assert send(client_for(worker), form=key, object=str(partner.pk)).status_code == 404
    assert not Draft.objects.exists()


@pytest.mark.parametrize("key", ["", "0", "999999", "-1", "1 OR 1=1", "９", "9" * 30])
def test_an_object_that_is_not_there_is_not_found(worker, client_for, key):
    assert send(client_for(worker), object=key).status_code == 404


def test_an_object_of_a_form_of_a_new_thing_is_not_found(worker, client_for):
    assert send(client_for(worker), form="partners.card_new", object="1").status_code == 404
    assert send(client_for(worker), form="partners.card_new", object="").status_code == 200


def test_what_is_too_big_is_refused_and_the_draft_before_it_stays(worker, client_for, partner):
    client = client_for(worker)
    keep(client, partner, name="Koło")
    answer = keep(client, partner, name="ą" * 800_000)

    assert answer.status_code == 413
    assert "za długi na szkic" in answer.json()["refusal"]
    assert Draft.objects.get().data == {"name": ["Koło"]}


def test_characters_that_the_database_cannot_hold_are_left_out(worker, client_for, partner):
    keep(client_for(worker), partner, name="Ko\x00ło \ud83d!")

    assert Draft.objects.get().data == {"name": ["Koło !"]}


def test_openings_are_counted(worker, client_for, partner):
    client = client_for(worker)
    for _ in range(MOST_OPENINGS):
        assert send(client, object=str(partner.pk), opening=str(uuid.uuid4())).status_code == 200

    assert send(client, object=str(partner.pk), opening=str(uuid.uuid4())).status_code == 409
    assert Draft.objects.count() == MOST_OPENINGS


@pytest.mark.parametrize("where", ["", "odrzuc/", "obecnosc/"])
def test_nothing_is_done_by_get(worker, client_for, where):
    assert client_for(worker).get(f"/szkice/{where}").status_code == 405


@pytest.mark.parametrize("where", ["", "odrzuc/", "obecnosc/"])
def test_a_request_without_its_token_is_refused(worker, partner, where):
    client = Client(enforce_csrf_checks=True)
    client.force_login(worker, backend="django.contrib.auth.backends.ModelBackend")

    assert send(client, where, object=str(partner.pk)).status_code == 403
    assert not Draft.objects.exists()
    assert not Presence.objects.exists()


def test_nobody_signed_in_keeps_nothing(client, partner):
    assert keep(client, partner, name="Koło").status_code in (302, 401)
    assert not Draft.objects.exists()


def test_a_draft_is_its_owners_alone(worker, organiser, client_for, partner):
    keep(client_for(worker), partner, resources_staff="Tylko dla mnie.")
    others = client_for(organiser)

    assert "Masz niezapisany szkic" not in others.get(f"/partnerzy/{partner.pk}/zmien/").content.decode()
    page = others.get(f"/partnerzy/{partner.pk}/zmien/?szkic={OPENING}").content.decode()
    assert "Tylko dla mnie." not in page
    assert others.post("/szkice/odrzuc/", {"opening": OPENING}).status_code == 404
    assert Draft.objects.count() == 1


def test_the_bar_says_from_when_the_draft_is_and_what_differs(worker, client_for, partner):
    client = client_for(worker)
    keep(
        client,
        partner,
        name=partner.name,
        resources_staff="Inaczej.",
        is_active_in_area="on",
        social_economy_status="none",
    )
    page = client.get(f"/partnerzy/{partner.pk}/zmien/").content.decode()

    assert "Masz niezapisany szkic z " in page
    assert "Różni się: Zasoby kadrowe." in page
    assert "Na początku." in page


def test_a_draft_equal_to_what_is_saved_is_not_spoken_of(worker, client_for, partner):
    client = client_for(worker)
    keep(
        client,
        partner,
        name=partner.name,
        resources_staff="Na początku.",
        is_active_in_area="on",
        social_economy_status="none",
    )

    assert "Masz niezapisany szkic" not in client.get(f"/partnerzy/{partner.pk}/zmien/").content.decode()


def test_a_restored_draft_fills_the_form_without_judging_it(worker, client_for, partner):
    client = client_for(worker)
    keep(client, partner, name="", resources_staff="Wpisane.", nip="123", confirmed_on="kiedyś")
    answer = client.get(f"/partnerzy/{partner.pk}/zmien/?szkic={OPENING}")
    page = answer.content.decode()

    assert answer.status_code == 200
    assert "Przywrócono szkic" in page
    assert "Wpisane." in page
    assert 'value="kiedyś"' in page
    assert 'class="summary' not in page
    assert Draft.objects.count() == 1


def test_saving_forgets_the_draft_and_a_refused_save_keeps_it(worker, client_for, partner):
    client = client_for(worker)
    keep(client, partner, name="Koło")
    sent = {"name": "", "version": "1", "opening": OPENING, "social_economy_status": "none"}

    assert client.post(f"/partnerzy/{partner.pk}/zmien/", sent).status_code == 422
    assert Draft.objects.count() == 1
    assert client.post(f"/partnerzy/{partner.pk}/zmien/", sent | {"name": "Koło „Malwa”"}).status_code == 302
    assert not Draft.objects.exists()
    assert Partner.objects.get().name == "Koło „Malwa”"


def test_a_draft_is_discarded_by_its_owner_who_goes_back_to_the_form(worker, client_for, partner):
    client = client_for(worker)
    keep(client, partner, name="Koło")
    answer = client.post("/szkice/odrzuc/", {"opening": OPENING, "next": f"/partnerzy/{partner.pk}/zmien/"})

    assert answer["Location"] == f"/partnerzy/{partner.pk}/zmien/"
    assert not Draft.objects.exists()


@pytest.mark.parametrize("away", ["https://zly.example/", "//zly.example/", "javascript:alert(1)", ""])
def test_discarding_leads_nowhere_else(worker, client_for, partner, away):
    client = client_for(worker)
    keep(client, partner, name="Koło")

    assert client.post("/szkice/odrzuc/", {"opening": OPENING, "next": away})["Location"] == "/"


def test_drafts_die_with_the_right_to_save(worker, client_for, partner):
    client = client_for(worker)
    keep(client, partner, name="Koło")
    worker.roles = [Role.READER]
    worker.save()

    assert keep(client, partner, name="Dalej").status_code in (403, 404)
    drop_old_drafts()
    assert not Draft.objects.exists()


def test_a_role_that_sees_but_may_not_save_keeps_nothing(reader, administrator, client_for):
    diagnosis = DiagnosisFactory(handed_over=True)
    for person in (reader, administrator):
        answer = send(client_for(person), form="diagnosis.description", object=str(diagnosis.pk))
        assert answer.status_code in (403, 404)
    assert not Draft.objects.exists()


def test_a_draft_nobody_came_back_to_is_forgotten_after_thirty_days(worker, client_for, partner):
    client = client_for(worker)
    keep(client, partner, name="Koło")
    send(client, object=str(partner.pk), opening=str(uuid.uuid4()))
    Draft.objects.filter(opening=OPENING).update(saved_at=timezone.now() - dt.timedelta(days=31))

    assert drop_old_drafts() == 1
    assert drop_old_drafts() == 0
    assert Draft.objects.exclude(opening=OPENING).count() == 1


def test_every_form_that_keeps_drafts_has_its_act_and_words():
    forms = all_forms()

    assert len(forms) >= 20
    assert all(form.act.value and form.open_by for form in forms)
    assert drafted("partners.card") in forms


def test_open_pages_are_named_to_others_and_never_to_oneself(worker, organiser, client_for, partner):
    mine, theirs = client_for(worker), client_for(organiser)
    assert send(mine, "obecnosc/", object=str(partner.pk)).json() == {"others": [], "saved": ""}
    seen = send(theirs, "obecnosc/", object=str(partner.pk)).json()["others"]

    assert [person["name"] for person in seen] == ["Piotr Jawor"]
    page = theirs.get(f"/partnerzy/{partner.pk}/zmien/").content.decode()
    assert "Tę fiszkę ma teraz otwartą Piotr Jawor (od " in page
    # The offers stand on the same card.
    assert "Piotr Jawor (od " in theirs.get(f"/partnerzy/{partner.pk}/oferta/").content.decode()
    assert send(mine, "obecnosc/", object=str(partner.pk), leaving=True).json()["others"] == []
    assert "Piotr Jawor (od " not in theirs.get(f"/partnerzy/{partner.pk}/zmien/").content.decode()


def test_the_sheet_of_needs_names_who_else_writes_in_it_and_keeps_no_drafts(worker, organiser, client_for):
    diagnosis = DiagnosisFactory()
    mine, theirs = client_for(worker), client_for(organiser)
    sheet = {"form": "diagnosis.needs", "object": str(diagnosis.pk), "version": 0}
    send(mine, "obecnosc/", **sheet)

    assert [person["name"] for person in send(theirs, "obecnosc/", **sheet).json()["others"]] == ["Piotr Jawor"]
    page = theirs.get(f"/diagnozy/{diagnosis.pk}/potrzeby/").content.decode()
    assert "Ten formularz potrzeb ma teraz otwarty także Piotr Jawor (od " in page
    # The description of the same diagnosis is another page.
    assert "Piotr Jawor (od " not in theirs.get(f"/diagnozy/{diagnosis.pk}/zmien/").content.decode()
    assert send(mine, **sheet).status_code == 404
    assert not Draft.objects.exists()


def test_a_silent_page_is_over_by_itself_and_leaves_the_table(worker, organiser, client_for, partner):
    send(client_for(worker), "obecnosc/", object=str(partner.pk))
    Presence.objects.update(seen_at=timezone.now() - dt.timedelta(minutes=2))

    assert send(client_for(organiser), "obecnosc/", object=str(partner.pk)).json()["others"] == []
    assert [page.user for page in Presence.objects.all()] == [organiser]


def test_a_sign_of_life_says_that_somebody_saved(worker, organiser, client_for, partner):
    theirs = client_for(organiser)
    theirs.post(f"/partnerzy/{partner.pk}/zmien/", {"name": "Koło", "version": "1", "social_economy_status": "none"})

    assert "Hanna Wierzba, " in send(client_for(worker), "obecnosc/", object=str(partner.pk)).json()["saved"]


def test_the_session_is_told_to_its_person(worker, client_for):
    answer = client_for(worker).get("/szkice/sesja/").json()

    assert answer["user"] == worker.pk
    assert len(answer["token"]) > 30


@pytest.mark.parametrize("drafts", [1, 15])
def test_opening_a_form_asks_the_same_number_of_questions(drafts, worker, client_for, django_assert_num_queries):
    partner, client = PartnerFactory(), client_for(worker)
    for _ in range(drafts):
        send(client, object=str(partner.pk), opening=str(uuid.uuid4()))
    for _ in range(drafts):
        send(client_for(UserFactory(worker=True)), "obecnosc/", object=str(partner.pk))
    address = f"/partnerzy/{partner.pk}/oferta/"
    client.get(address)

    with django_assert_num_queries(9):
        client.get(address)
