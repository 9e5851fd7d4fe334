"""The second factor: set up, used, lost; demanded of those who decide and give rights."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import call_command
from django.urls import NoReverseMatch, get_resolver, reverse

from cus.accounts.checks import demo_stays_at_home
from cus.accounts.sign_in import sealing
from cus.audit.models import AccessEntry
from tests.access.walk import addresses
from tests.client import StrictClient
from tests.factories.accounts import AuthorisationFactory
from tests.sign_in.helpers import code_of, give_second_factor, is_in, log_in, recovery_codes_of
from tests.story.steps import run_waiting_jobs

pytestmark = pytest.mark.django_db
STEP_TWO = "/konto/drugi-skladnik/logowanie/"
SET_UP = "/konto/drugi-skladnik/ustaw/"


@pytest.fixture
def real_centre(settings):
    """Not the demonstration: real data, real rules."""
    settings.DEMO_MODE = False
    return settings


def set_up(client) -> str:
    """Go through the page of setting up; return the secret that it shows."""
    page = client.get(SET_UP).content.decode()
    secret = re.search(r'class="panel-slip secret"><code>([\w ]+)<', page).group(1).replace(" ", "")
    assert 'src="data:image/svg+xml;base64,' in page
    client.post(SET_UP, {"code": code_of(secret)})
    return secret


def test_the_app_is_set_up_with_its_first_code_and_codes_to_print_follow(
    client_for, worker, django_capture_on_commit_callbacks, assert_polish
):
    client = client_for(worker)

    with django_capture_on_commit_callbacks(execute=True):
        set_up(client)
    run_waiting_jobs()
    page = client.get("/konto/drugi-skladnik/kody/")

    assert [code for code in recovery_codes_of(worker) if f"{code[:4]} {code[4:]}" not in page.content.decode()] == []
    assert len(recovery_codes_of(worker)) == 10
    assert_polish(page)
    assert mail.outbox[-1].subject == "Włączono drugi składnik logowania"
    assert mail.outbox[-1].to == [worker.email]


def test_a_wrong_first_code_sets_nothing_up(client_for, worker, assert_polish):
    client = client_for(worker)
    client.get(SET_UP)

    page = client.post(SET_UP, {"code": "000000"})

    assert "Ten kod nie pasuje" in page.content.decode()
    assert_polish(page)
    assert not Authenticator.objects.exists()


def test_the_code_is_asked_after_the_password_and_opens(worker, assert_polish):
    secret = give_second_factor(worker)
    client = StrictClient()

    assert log_in(client, worker).url == STEP_TWO
    assert not is_in(client)
    assert_polish(client.get(STEP_TWO))
    client.post(STEP_TWO, {"code": code_of(secret)})

    assert is_in(client)


def test_a_spent_recovery_code_is_told_with_how_many_are_left(worker, assert_polish):
    give_second_factor(worker)
    client = StrictClient()
    log_in(client, worker)

    client.post(STEP_TWO, {"code": recovery_codes_of(worker)[0]})
    page = client.get("/")

    assert "Użyto kodu zapasowego; wykreśl go na kartce. Pozostało: 9 kodów zapasowych." in page.content.decode()
    assert_polish(page)


def test_the_key_is_printed_in_fours_for_copying(client_for, worker):
    page = client_for(worker).get(SET_UP).content.decode()

    assert re.search(r"<code>([A-Z2-7]{4} ){7}[A-Z2-7]{4}</code>", page)


@pytest.mark.parametrize("later", [-1, 1])
def test_a_clock_half_a_minute_off_is_forgiven(worker, later):
    secret = give_second_factor(worker)
    client = StrictClient()
    log_in(client, worker)

    client.post(STEP_TWO, {"code": code_of(secret, later=later)})

    assert is_in(client)


@pytest.mark.parametrize("seconds", [0, 31, 59])
def test_a_code_seen_over_the_shoulder_is_good_for_nobody_else(worker, time_machine, seconds):
    time_machine.move_to("2026-11-23T10:00:00+01:00", tick=False)
    secret = give_second_factor(worker)
    code = code_of(secret, later=1)
    owner, thief = StrictClient(), StrictClient()
    log_in(owner, worker)
    owner.post(STEP_TWO, {"code": code})
    time_machine.shift(seconds)
    log_in(thief, worker)

    page = thief.post(STEP_TWO, {"code": code}).content.decode()

    assert is_in(owner)
    assert "Tego kodu już użyto" in page or "Ten kod nie pasuje" in page
    assert not is_in(thief)


@pytest.mark.parametrize("code", ["000000", "", "12345678901234567890123", "abc", "00000000"])
def test_a_wrong_code_opens_nothing_and_says_so(worker, code):
    give_second_factor(worker)
    client = StrictClient()
    log_in(client, worker)

    page = client.post(STEP_TWO, {"code": code}).content.decode()

    assert 'class="wrong"' in page
    assert not is_in(client)


def test_a_recovery_code_opens_once(worker):
    give_second_factor(worker)
    code = recovery_codes_of(worker)[0]
    first, second = StrictClient(), StrictClient()
    log_in(first, worker)
    first.post(STEP_TWO, {"code": f"{code[:4]} {code[4:]}"})
    log_in(second, worker)

    second.post(STEP_TWO, {"code": code})

    assert is_in(first)
    assert not is_in(second)
    assert code not in recovery_codes_of(worker)


def test_the_codes_are_saved_as_a_text_file(client_for, worker):
    give_second_factor(worker)

    answer = client_for(worker).get("/konto/drugi-skladnik/kody/plik/")

    assert answer["Content-Type"].startswith("text/plain")
    assert answer["Content-Disposition"] == 'attachment; filename="kody-zapasowe.txt"'
    assert all(code in answer.content.decode() for code in recovery_codes_of(worker))


def test_codes_are_not_shown_to_a_session_left_open(client_for, worker):
    give_second_factor(worker)
    client = client_for(worker, confirmed=False)

    for address in ("kody/", "kody/plik/"):
        assert client.get(f"/konto/drugi-skladnik/{address}").url.startswith("/konto/reauthenticate/")


def test_the_secret_and_the_codes_are_not_readable_in_the_database(worker):
    secret = give_second_factor(worker)

    stored = " ".join(str(row) for row in Authenticator.objects.order_by("pk").values_list("data", flat=True))

    assert secret not in stored
    assert all(code not in stored for code in recovery_codes_of(worker))


def test_secrets_outlive_a_change_of_the_key(worker, settings):
    secret = give_second_factor(worker)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-key-of-another-time-0123456789-abcdefghij"

    call_command("reseal_second_factors")
    settings.SECRET_KEY_FALLBACKS = []

    sealed = Authenticator.objects.get(user=worker, type="totp").data["secret"]
    assert sealing.unseal(sealed) == secret


@pytest.mark.parametrize("role", ["director", pytest.param("administrator", marks=pytest.mark.soak)])
def test_those_who_decide_open_nothing_before_they_have_it(real_centre, request, client_for, role):
    client = client_for(request.getfixturevalue(role))
    open_to_them = {
        "account_logout",
        "account_reauthenticate",
        "account_session_state",
        "account_session_stay",
        "mfa_activate_totp",
        "desk:alive",
        "desk:ready",
        "desk:working",
    }

    for name, route in addresses():
        url = address_of(name)
        if url is None or name in open_to_them:
            continue
        for answer in (client.get(url), client.post(url)):
            assert (answer.status_code, answer.get("Location")) in [(302, SET_UP), (404, None)], (name, route)


def address_of(name: str) -> str | None:
    """Return an address of that name, with whatever arguments fit."""
    for arguments in ([], [1], ["a"], [1, 1], [1, "a"], ["1", "a-b"], [1, "00000000-0000-0000-0000-000000000000"]):
        try:
            return reverse(name, args=arguments) if name else None
        except NoReverseMatch:
            continue
    return None


def test_the_walk_over_addresses_finds_most_of_them():
    names = [name for name, _ in addresses(get_resolver()) if name]

    assert sum(address_of(name) is not None for name in names) > 0.9 * len(names)


def test_whoever_stands_in_for_the_director_needs_it_too(real_centre, client_for):
    substitute = AuthorisationFactory().person

    assert client_for(substitute).get("/").url == SET_UP


def test_a_script_without_the_factor_is_refused(real_centre, client_for, director):
    answer = client_for(director).post("/", "{}", content_type="application/json")

    assert answer.status_code == 403


def test_after_setting_up_the_work_begins(real_centre, client_for, director):
    client = client_for(director)
    assert "Twoja rola wymaga drugiego składnika" in client.get(SET_UP).content.decode()

    set_up(client)

    assert is_in(client)


@pytest.mark.parametrize("role", ["worker", "organiser", "reader"])
def test_the_others_may_but_need_not(real_centre, request, client_for, role):
    client = client_for(request.getfixturevalue(role))

    assert is_in(client)
    assert client.get(SET_UP).status_code == 200


def test_the_demonstration_demands_none_and_says_so(client_for, director):
    page = client_for(director).get("/")

    assert "konta bez drugiego składnika" in page.content.decode()


def test_taking_it_off_leads_the_director_back_to_setting_up(real_centre, client_for, director):
    give_second_factor(director)
    client = client_for(director)

    client.post("/konto/drugi-skladnik/wylacz/")

    assert not Authenticator.objects.exists()
    assert client.get("/").url == SET_UP


def test_the_administrator_takes_off_a_lost_factor_and_the_person_is_told(
    client_for, administrator, director, django_capture_on_commit_callbacks
):
    give_second_factor(director)
    lost = client_for(director)

    client_for(administrator).post(f"/admin/accounts/user/{director.pk}/zdejmij-drugi-skladnik/")
    run_waiting_jobs()

    assert not Authenticator.objects.exists()
    assert not is_in(lost)
    assert mail.outbox[-1].to == [director.email]
    assert administrator.get_full_name() in mail.outbox[-1].body
    entry = AccessEntry.objects.get(what="zdjęcie drugiego składnika logowania")
    assert (entry.user, entry.object_id) == (administrator, director.pk)


def test_nobody_takes_off_their_own_factor_in_the_panel(client_for, administrator):
    give_second_factor(administrator)
    client = client_for(administrator)

    client.post(f"/admin/accounts/user/{administrator.pk}/zdejmij-drugi-skladnik/")

    assert Authenticator.objects.count() == 2
    assert "Swojego drugiego składnika nie zdejmiesz" in client.get("/").content.decode()


def test_the_director_takes_off_nobodys_factor(client_for, director, worker):
    give_second_factor(worker)

    answer = client_for(director).post(f"/admin/accounts/user/{worker.pk}/zdejmij-drugi-skladnik/")

    assert answer.status_code == 403
    assert Authenticator.objects.count() == 2


def test_pages_of_a_person_with_the_factor_are_polish(client_for, worker, administrator, assert_polish):
    give_second_factor(worker)
    client = client_for(worker)

    for address in ("", "wylacz/", "kody/nowe/", "potwierdzenie/"):
        assert_polish(client.get(f"/konto/drugi-skladnik/{address}"))
    assert_polish(client.get("/konto/"))
    assert_polish(client_for(administrator).get(f"/admin/accounts/user/{worker.pk}/change/"))


@pytest.mark.parametrize(
    ("demo", "hosts", "faults"),
    [
        (True, ["cus.example.pl"], 1),
        (True, ["*"], 1),
        (True, ["127.0.0.1", "localhost"], 0),
        (False, ["cus.example.pl"], 0),
    ],
)
def test_the_demonstration_refuses_to_be_served_to_others(settings, demo, hosts, faults):
    settings.DEMO_MODE, settings.ALLOWED_HOSTS = demo, hosts

    assert len(demo_stays_at_home(None)) == faults
