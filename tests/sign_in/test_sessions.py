"""Sessions: begun anew at sign-in, seen and ended from elsewhere, over in time, nothing typed lost."""

import datetime as dt
import json
import re

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from cus.accounts.sign_in.devices import device_of
from cus.audit.models import AccessEntry
from partners.models import Partner
from tests.client import StrictClient, sign_in
from tests.factories.accounts import UserFactory
from tests.factories.partners import PartnerFactory
from tests.sign_in.helpers import CHROME, FIREFOX, PASSWORD, is_in, log_in

pytestmark = pytest.mark.django_db
NEW_PARTNER = "/partnerzy/nowy/"


@pytest.fixture
def clock(time_machine):
    """A clock that the test moves."""
    time_machine.move_to("2026-11-23T08:00:00+01:00", tick=False)
    return time_machine


def test_signing_in_changes_the_session_so_that_a_planted_one_is_worth_nothing(worker):
    client = StrictClient()
    client.get("/konto/login/")
    client.cookies["sessionid"] = "podlozona0podlozona0podlozona000"
    client.post("/konto/password/reset/", {"email": "nikt@przyklad.example"})
    planted = client.cookies["sessionid"].value

    log_in(client, worker)

    assert client.cookies["sessionid"].value != planted
    assert not Session.objects.filter(session_key=planted).exists()
    assert is_in(client)


def test_the_cookie_is_not_for_scripts_nor_other_sites(worker):
    client = StrictClient()
    log_in(client, worker)

    cookies = [client.cookies["sessionid"], client.cookies["cus_znana"]]

    assert all(cookie["httponly"] and cookie["samesite"] == "Lax" for cookie in cookies)


def test_in_production_the_cookies_travel_by_https_alone():
    from cus.settings import base

    assert base.SESSION_COOKIE_SECURE
    assert base.CSRF_COOKIE_SECURE
    assert base.SESSION_COOKIE_SAMESITE == "Lax"


def test_the_list_names_each_browser_in_words(worker, assert_polish):
    here, there = StrictClient(headers={"User-Agent": FIREFOX}), StrictClient(headers={"User-Agent": CHROME})
    log_in(here, worker)
    log_in(there, worker, ip="192.0.2.99")

    page = here.get("/konto/sesje/")

    text = page.content.decode()
    assert re.findall(r'<h2 id="sesja-\d+">([^<]+)<', text) == [
        "Firefox w systemie Windows",
        "Chrome na telefonie albo tablecie z systemem Android",
    ]
    assert "192.0.2.99" in text
    assert_polish(page)


def test_a_session_ended_from_elsewhere_dies_at_once(worker):
    here, there = StrictClient(), StrictClient()
    log_in(here, worker)
    log_in(there, worker)
    other = UserSession.objects.exclude(session_key=here.session.session_key).get()

    here.post(f"/konto/sesje/{other.pk}/wyloguj/")

    assert there.get("/").url == "/konto/login/?next=/"
    assert "wylogowano ją z innego miejsca" in there.get("/konto/login/?next=/").content.decode()
    assert is_in(here)
    assert AccessEntry.objects.filter(user=worker, what="zdalne wylogowanie sesji: 1").exists()


def test_all_others_are_ended_with_one_press(worker):
    clients = [StrictClient() for _ in range(3)]
    for client in clients:
        log_in(client, worker)

    clients[0].post("/konto/sesje/wyloguj-inne/")

    assert [is_in(client) for client in clients] == [True, False, False]


def test_nobody_ends_another_persons_session(client_for, worker, organiser):
    client_for(organiser)
    other = UserSession.objects.get(user=organiser)

    assert client_for(worker).post(f"/konto/sesje/{other.pk}/wyloguj/").status_code == 404
    assert UserSession.objects.filter(pk=other.pk).exists()


def test_a_get_signs_nobody_out(client_for, worker):
    client = client_for(worker)

    client.get("/konto/logout/")
    for address in ("/konto/sesje/wyloguj-inne/", "/konto/sesje/1/wyloguj/"):
        assert client.get(address).status_code == 405

    assert is_in(client)


def test_signing_out_takes_the_session_off_the_list(client_for, worker):
    client = client_for(worker)

    client.post("/konto/logout/")

    assert not UserSession.objects.exists()
    assert not is_in(client)


def test_half_an_hour_without_action_ends_the_session(clock, client_for, worker):
    client = client_for(worker)
    clock.shift(dt.timedelta(minutes=29))
    assert is_in(client)
    clock.shift(dt.timedelta(minutes=30, seconds=1))

    answer = client.get("/partnerzy/")

    assert answer.url == "/konto/login/?next=/partnerzy/"
    assert "długo nic się w niej nie działo" in client.get(answer.url).content.decode()
    assert AccessEntry.objects.filter(user=worker, kind="sign_out").exists()


def test_twelve_hours_end_even_a_busy_session(clock, client_for, worker):
    client = client_for(worker)
    for _ in range(35):
        clock.shift(dt.timedelta(minutes=20))
        assert is_in(client)
    clock.shift(dt.timedelta(minutes=21))

    assert not is_in(client)
    assert "po kilkunastu godzinach" in client.get("/konto/login/").content.decode()


@pytest.mark.parametrize(
    "background",
    [
        {"headers": {"Sec-Fetch-Mode": "cors"}},
        {"headers": {"HX-Request": "true", "X-Background": "1"}},
        {"headers": {"Accept": "application/json", "Sec-Fetch-Mode": "same-origin"}},
    ],
)
def test_what_scripts_send_by_themselves_keeps_no_abandoned_session_alive(clock, client_for, worker, background):
    client = client_for(worker)
    for _ in range(7):
        clock.shift(dt.timedelta(minutes=5))
        client.get("/partnerzy/", **background)

    assert not is_in(client)


def test_saving_by_a_script_keeps_no_abandoned_session_alive(clock, client_for, worker):
    client = client_for(worker)
    for _ in range(7):
        clock.shift(dt.timedelta(minutes=5))
        client.post("/diagnozy/1/potrzeby/zapis/", "{}", content_type="application/json")
        client.get("/konto/sesja/stan/", headers={"Sec-Fetch-Mode": "cors"})

    assert not is_in(client)


def test_typing_told_by_the_page_keeps_the_session(clock, client_for, worker):
    client = client_for(worker)
    for _ in range(7):
        clock.shift(dt.timedelta(minutes=5))
        state = client.post("/konto/sesja/zostan/", headers={"Sec-Fetch-Mode": "cors"}).json()
        assert state["left"] == 1800

    assert is_in(client)


def test_the_page_is_told_how_long_it_has(clock, client_for, worker):
    client = client_for(worker)
    clock.shift(dt.timedelta(minutes=20))

    state = client.get("/konto/sesja/stan/", headers={"Sec-Fetch-Mode": "cors"}).json()

    assert (state["person"], state["left"], state["last"]) == (worker.pk, 600, False)
    assert Client().get("/konto/sesja/stan/").json() == {"person": None, "left": 0}


def test_a_stolen_session_is_worth_nothing_in_another_browser(worker):
    owner, thief = StrictClient(headers={"User-Agent": FIREFOX}), Client(headers={"User-Agent": "curl/8.5.0"})
    log_in(owner, worker)
    thief.cookies["sessionid"] = owner.cookies["sessionid"].value

    assert not is_in(thief)
    assert not is_in(owner)
    assert "inna przeglądarka" in owner.get("/konto/login/").content.decode() or not is_in(owner)


def test_a_browser_that_has_grown_a_version_keeps_its_session(worker):
    client = StrictClient(headers={"User-Agent": FIREFOX})
    log_in(client, worker)

    assert client.get("/", headers={"User-Agent": FIREFOX.replace("140", "141")}).status_code == 200


def test_an_account_closed_meanwhile_ends_its_sessions(client_for, worker):
    client = client_for(worker)
    worker.active_until = dt.date(2020, 1, 1)
    worker.save()

    assert not is_in(client)
    assert "konto jest nieczynne" in client.get("/konto/login/").content.decode()


def test_a_script_is_told_that_the_session_is_over(clock, client_for, worker):
    client = client_for(worker)
    clock.shift(dt.timedelta(hours=1))

    for options in ({"content_type": "application/json"}, {"headers": {"HX-Request": "true"}}):
        answer = client.post("/diagnozy/1/potrzeby/zapis/", "{}", **({"content_type": "text/plain"} | options))
        assert (answer.status_code, answer["X-Session-Ended"]) == (401, "1")


def test_a_script_with_the_form_token_of_a_dead_session_is_told_the_same(worker):
    client = Client(enforce_csrf_checks=True)

    answer = client.post(NEW_PARTNER, {"name": "x"}, headers={"HX-Request": "true"})

    assert (answer.status_code, answer["X-Session-Ended"]) == (401, "1")


@pytest.mark.parametrize("agent", ["", "curl/8", FIREFOX, CHROME])
def test_every_browser_has_a_name(agent):
    assert device_of(agent)


# --- what was typed --------------------------------------------------------------------------------

TYPED = {"name": "Koło Gospodyń Wiejskich „Źródło”", "activity_scope": "Pierwszy wiersz\nDrugi wiersz"}


def send_after_the_end(clock, client, typed=TYPED, **extra):
    """Open a form, wait too long, send it; return the answer."""
    client.get(NEW_PARTNER)
    clock.shift(dt.timedelta(minutes=31))
    return client.post(NEW_PARTNER, typed, headers={"Referer": f"http://testserver{NEW_PARTNER}"} | extra)


def kept_in(page) -> dict | None:
    """Read what the page gives back."""
    found = re.search(r'<script id="kept-form" type="application/json">(.+?)</script>', page.content.decode())
    return json.loads(found.group(1))["values"] if found else None


def test_a_form_sent_after_the_end_comes_back_with_its_text_and_nothing_is_saved(
    clock, client_for, worker, assert_polish
):
    client = client_for(worker)

    answer = send_after_the_end(clock, client)
    assert answer.url == f"/konto/login/?next={NEW_PARTNER}"
    page = StrictClient.get(client, log_in(client, worker, next=NEW_PARTNER).url)

    assert kept_in(page) == {name: [text] for name, text in TYPED.items()}
    assert "Wpisany tekst jest zachowany" in page.content.decode()
    assert_polish(page)
    assert not Partner.objects.filter(name=TYPED["name"]).exists()


def test_once_saved_the_kept_text_is_gone(clock, client_for, worker):
    client = client_for(worker)
    send_after_the_end(clock, client)
    log_in(client, worker)

    assert client.post(NEW_PARTNER, TYPED).status_code == 302

    assert kept_in(client.get(NEW_PARTNER)) is None
    assert Partner.objects.filter(name=TYPED["name"]).count() == 1


def test_the_kept_text_can_be_thrown_away(clock, client_for, worker):
    client = client_for(worker)
    send_after_the_end(clock, client)
    log_in(client, worker)

    assert client.post("/konto/wpisane/odrzuc/").url == NEW_PARTNER
    assert kept_in(client.get(NEW_PARTNER)) is None


def test_another_person_at_the_desk_does_not_get_the_text(clock, client_for, worker, organiser):
    client = client_for(worker)
    send_after_the_end(clock, client)

    log_in(client, organiser)

    assert kept_in(client.get(NEW_PARTNER)) is None
    log_in(client, worker)
    assert kept_in(client.get(NEW_PARTNER)) is None


def test_passwords_and_personal_numbers_are_not_kept(clock, client_for, worker):
    client = client_for(worker)

    send_after_the_end(
        clock, client, TYPED | {"password": "tajne-haslo", "pesel": "x", "uwaga": "44051401359", "code": "123456"}
    )

    kept = json.dumps(client.session["kept_form"])
    assert "Źródło" in json.loads(kept)["values"]["name"][0]
    assert not any(secret in kept for secret in ("tajne-haslo", "44051401359", "123456", "pesel"))


def test_another_sites_page_is_not_come_back_to(clock, client_for, worker):
    client = client_for(worker)

    answer = send_after_the_end(clock, client, Referer="https://zly.example/pulapka/")

    assert answer.url == f"/konto/login/?next={NEW_PARTNER}"


def test_a_form_without_our_token_is_not_kept(clock, worker):
    client = Client(enforce_csrf_checks=True)
    sign_in(client, worker)
    clock.shift(dt.timedelta(minutes=31))

    answer = client.post(NEW_PARTNER, TYPED)

    assert answer.status_code == 403
    assert "kept_form" not in client.session


def test_a_button_pressed_after_the_end_does_nothing_by_itself(clock, client_for, organiser):
    partner = PartnerFactory()
    client = client_for(organiser)
    clock.shift(dt.timedelta(minutes=31))
    address, before = (
        reverse("partners:archive", args=[partner.pk]),
        Partner.objects.filter(pk=partner.pk).values().get(),
    )

    client.post(address, headers={"Referer": f"http://testserver/partnerzy/{partner.pk}/"})
    answer = log_in(client, organiser, next=f"/partnerzy/{partner.pk}/")

    assert client.get(answer.url).status_code == 200
    assert Partner.objects.filter(pk=partner.pk).values().get() == before


# --- where sign-in leads ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "https://zly.example/",
        "//zly.example/",
        "/\\zly.example",
        "javascript:alert(1)",
        "https:zly.example",
        "http://testserver@zly.example/",
    ],
)
def test_sign_in_leads_to_no_other_site(worker, address):
    client = StrictClient()

    assert log_in(client, worker, next=address).url == "/"
    assert client.get("/konto/login/", {"next": address}).url == "/"


def test_sign_in_leads_back_to_the_page_asked_for(worker):
    assert log_in(StrictClient(), worker, next="/partnerzy/?q=a").url == "/partnerzy/?q=a"


def test_a_closed_account_does_not_get_in(client):
    person = UserFactory(worker=True, active_until=dt.date(2020, 1, 1))

    page = log_in(client, person).content.decode()

    assert "nie pasują do siebie" in page
    assert PASSWORD not in page
    assert settings.SESSION_COOKIE_NAME not in client.cookies or not is_in(client)
