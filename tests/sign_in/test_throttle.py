"""Failures are counted: guessing is slow, and nobody's guessing keeps the owner out."""

import datetime as dt
import threading

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from cus.accounts.sign_in import throttle
from tests.client import StrictClient
from tests.sign_in.helpers import PASSWORD, code_of, fail, give_second_factor, is_in, log_in, recovery_codes_of
from tests.story.steps import run_waiting_jobs

pytestmark = pytest.mark.django_db
HOME, ATTACKER = "192.0.2.1", "198.51.100.7"


@pytest.fixture(autouse=True)
def clock(time_machine):
    """A clock that the test moves."""
    time_machine.move_to("2026-11-23T10:00:00+01:00", tick=False)
    return time_machine


def wait(clock, **period) -> None:
    """Let time pass."""
    clock.shift(dt.timedelta(**period))


def test_the_sixth_failure_at_a_place_says_when_to_try_again(worker):
    fail(StrictClient, worker, 5)

    page = log_in(StrictClient(), worker, ip=ATTACKER).content.decode()

    assert "Za dużo nieudanych prób. Spróbuj ponownie o 10.05 (za 5 minut)." in page


def test_the_right_password_does_not_help_while_the_place_waits_and_does_afterwards(clock, worker):
    fail(StrictClient, worker, 5)
    client = StrictClient()

    log_in(client, worker, ip=ATTACKER)
    assert not is_in(client)
    wait(clock, minutes=5, seconds=1)
    log_in(client, worker, ip=ATTACKER)
    assert is_in(client)


def test_a_stranger_who_goes_on_failing_waits_longer(clock, worker):
    for _ in range(3):
        fail(StrictClient, worker, 5)
        wait(clock, minutes=6)

    page = log_in(StrictClient(), worker, ip=ATTACKER).content.decode()

    assert "Spróbuj ponownie o 11.00 (za 42 minuty)." in page


def test_an_attack_from_everywhere_does_not_stop_the_owner_in_the_usual_browser(worker):
    owner = StrictClient()
    log_in(owner, worker, ip=HOME)
    owner.post("/konto/logout/")
    for number in range(40):
        fail(Client, worker, 5, ip=f"198.51.100.{number}")

    log_in(owner, worker, ip="203.0.113.9")

    assert is_in(owner)


def test_an_attack_from_everywhere_does_not_stop_the_owner_at_the_usual_address(worker):
    log_in(StrictClient(), worker, ip=HOME)
    for number in range(40):
        fail(Client, worker, 5, ip=f"198.51.100.{number}")
    owner = StrictClient()

    log_in(owner, worker, ip=HOME)

    assert is_in(owner)


def test_an_attacker_beside_the_owner_does_not_stop_the_usual_browser(worker):
    owner = StrictClient()
    log_in(owner, worker, ip=HOME)
    owner.post("/konto/logout/")
    fail(Client, worker, 100, ip=HOME)

    log_in(owner, worker, ip=HOME)

    assert is_in(owner)


def test_an_unknown_place_waits_ten_minutes_at_most_for_what_strangers_did(clock, worker):
    for number in range(40):
        fail(Client, worker, 5, ip=f"198.51.100.{number}")
    away = StrictClient()

    log_in(away, worker, ip="203.0.113.9")
    assert not is_in(away)
    wait(clock, minutes=10, seconds=1)
    log_in(away, worker, ip="203.0.113.9")
    assert is_in(away)


def test_strangers_together_get_no_more_tries_than_one_account_allows(worker, passwords_looked_at):
    for number in range(40):
        fail(Client, worker, 3, ip=f"198.51.100.{number}")

    assert passwords_looked_at() == throttle.ACCOUNT[0].amount


@pytest.fixture
def passwords_looked_at(monkeypatch):
    """Count how often a password was really looked at."""
    from cus.accounts.models import User

    looked = []
    original = User.check_password
    monkeypatch.setattr(User, "check_password", lambda self, raw: looked.append(1) or original(self, raw))
    # Two backends look at each password.
    return lambda: len(looked) // 2


def test_a_forged_mark_of_a_browser_is_no_mark(worker):
    fail(StrictClient, worker, 5)
    client = StrictClient()
    client.cookies["cus_znana"] = "eyIxIjoiYSJ9:zly:podpis"

    log_in(client, worker, ip=ATTACKER)

    assert not is_in(client)


def test_one_address_trying_many_accounts_is_stopped(worker):
    answers = [
        Client().post("/konto/login/", {"login": f"kto{n}@przyklad.example", "password": "x"}, REMOTE_ADDR=ATTACKER)
        for n in range(60)
    ]
    client = StrictClient()

    assert all(b"nie pasuj" in answer.content for answer in answers[:59])
    assert log_in(client, worker, ip=ATTACKER).status_code == 200
    assert not is_in(client)


def test_an_unknown_address_is_refused_in_the_same_words_and_after_as_many_tries(worker):
    def words(email: str) -> list[str]:
        pages = [
            Client().post("/konto/login/", {"login": email, "password": "x"}, REMOTE_ADDR=ATTACKER).content.decode()
            for _ in range(6)
        ]
        return [page.replace(email, "").partition("summary")[2].partition("</div>")[0] for page in pages]

    assert words(worker.email) == words("nikt@przyklad.example")


def test_a_success_gives_back_its_own_try_only(worker):
    fail(StrictClient, worker, 4, ip=HOME)
    owner = StrictClient()
    log_in(owner, worker, ip=HOME)
    assert is_in(owner)

    page = fail(StrictClient, worker, 2, ip=HOME).content.decode()

    assert "Za dużo nieudanych prób" in page


def test_wrong_codes_are_counted(worker):
    secret = give_second_factor(worker)
    client = StrictClient()
    log_in(client, worker)
    for _ in range(5):
        client.post("/konto/drugi-skladnik/logowanie/", {"code": "000000"})

    page = client.post("/konto/drugi-skladnik/logowanie/", {"code": code_of(secret)}).content.decode()

    assert "Za dużo nieudanych prób" in page
    assert not is_in(client)


def test_wrong_codes_typed_elsewhere_do_not_stop_the_usual_browser(worker):
    secret = give_second_factor(worker)
    owner = StrictClient()
    log_in(owner, worker)
    owner.post("/konto/drugi-skladnik/logowanie/", {"code": recovery_codes_of(worker)[0]})
    owner.post("/konto/logout/")
    for number in range(30):
        thief = Client()
        log_in(thief, worker, ip=f"198.51.100.{number}")
        thief.post("/konto/drugi-skladnik/logowanie/", {"code": "000000"}, REMOTE_ADDR=f"198.51.100.{number}")

    log_in(owner, worker)
    owner.post("/konto/drugi-skladnik/logowanie/", {"code": code_of(secret)})

    assert is_in(owner)


def test_letters_with_a_link_are_counted_and_the_page_says_when_the_next_may_go(worker):
    for _ in range(3):
        assert StrictClient().post("/konto/password/reset/", {"email": worker.email}).status_code == 302

    page = StrictClient().post("/konto/password/reset/", {"email": worker.email}).content.decode()
    run_waiting_jobs()

    assert "Następną możesz wysłać o 10.15 (za 15 minut)." in page
    assert len(mail.outbox) == 3


def test_confirming_with_a_wrong_password_is_counted(client_for, director):
    client = client_for(director)
    for _ in range(5):
        client.post("/konto/reauthenticate/", {"password": "nie-to-haslo"})

    page = client.post("/konto/reauthenticate/", {"password": PASSWORD}).content.decode()

    assert "Za dużo nieudanych prób" in page


@pytest.mark.django_db(transaction=True)
def test_tries_sent_at_once_are_all_counted(clock):
    limits, taken, barrier = (throttle.Limit(5, 300),), [], threading.Barrier(12)

    def hammer() -> None:
        barrier.wait()
        try:
            throttle.take([("at-once", limits)])
            taken.append(1)
        except throttle.Throttled:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=hammer) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(taken) == 5
