"""Passwords: what is accepted, what a change ends, what the letter does not give away."""

import re

import pytest
from django.conf import settings
from django.core import mail
from procrastinate.contrib.django.models import ProcrastinateJob

from cus.accounts.models import User
from tests.client import StrictClient
from tests.factories.accounts import UserFactory
from tests.sign_in.helpers import PASSWORD, is_in, log_in
from tests.story.steps import run_waiting_jobs

pytestmark = pytest.mark.django_db
NEW = "zielony-kajak-na-jeziorze"


def change(client, new: str, old: str = PASSWORD, again: str | None = None):
    """Send the form of a change of password."""
    fields = {"oldpassword": old, "password1": new, "password2": new if again is None else again}
    return client.post("/konto/password/change/", fields)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("jedenascie1", "12"),
        ("123456789012345", "cyfr"),
        ("qwertyuiop123", "powszechne"),
        ("jawor.piotr@przyklad.ex", "podobne do twojego adresu e-mail"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(client_for, worker, password, words, assert_polish):
    worker.email = "jawor.piotr@przyklad.example"
    worker.save()
    page = change(client_for(worker), password)

    assert words in page.content.decode().partition('class="summary')[2]
    assert_polish(page)
    worker.refresh_from_db()
    assert worker.check_password(PASSWORD)


def test_the_form_says_the_rules_in_plain_words(client_for, worker):
    page = client_for(worker).get("/konto/password/change/").content.decode()

    assert "Co najmniej 12 znaków" in page


def test_two_different_texts_are_refused(client_for, worker, assert_polish):
    page = change(client_for(worker), NEW, again="inny-tekst-inny")

    assert "Hasła różnią się od siebie" in page.content.decode()
    assert_polish(page)


def test_a_wrong_old_password_is_refused(client_for, worker):
    page = change(client_for(worker), NEW, old="nie-to")

    assert "To nie jest twoje obecne hasło" in page.content.decode()


def test_a_change_signs_out_elsewhere_but_not_here_and_a_letter_tells(worker):
    here, there = StrictClient(), StrictClient()
    log_in(here, worker)
    log_in(there, worker)

    assert change(here, NEW).url == "/konto/"
    run_waiting_jobs()

    assert is_in(here)
    assert not is_in(there)
    assert mail.outbox[-1].subject == "Zmieniono hasło do konta"
    assert len(here.get("/konto/sesje/").content.decode().split('id="sesja-')) == 2


def test_a_password_is_stored_by_argon2():
    from cus.settings import base

    assert base.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
    assert settings.AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] == {"min_length": 12}


def ask_for_letter(email: str):
    """Ask for a link to a new password; return the answer."""
    return StrictClient().post("/konto/password/reset/", {"email": email})


def test_asking_for_a_letter_does_not_say_whether_there_is_an_account(worker):
    known, unknown = ask_for_letter(worker.email), ask_for_letter("nikt@przyklad.example")

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    jobs = ProcrastinateJob.objects.order_by("pk").values_list("task_name", flat=True)
    assert list(jobs) == ["accounts.send_reset_link"] * 2
    run_waiting_jobs()
    assert [letter.to for letter in mail.outbox] == [[worker.email]]


def test_the_queue_holds_neither_the_address_nor_the_link(worker):
    ask_for_letter(worker.email)

    job = ProcrastinateJob.objects.get()

    assert job.args == {"person_id": worker.pk, "site": "http://testserver/"}


@pytest.mark.parametrize("fields", [{"is_active": False}, {"active_until": "2020-01-01"}])
def test_a_closed_account_gets_no_letter(fields):
    person = UserFactory(worker=True, **fields)

    ask_for_letter(person.email)
    run_waiting_jobs()

    assert not mail.outbox


def link_of(letter) -> str:
    """The link in a letter."""
    return re.search(r"http://testserver(\S+)", letter.body).group(1)


def set_by_link(client, link: str, password: str = NEW):
    """Open the link and send a new password."""
    page = client.get(link, follow=True)
    return client.post(page.request["PATH_INFO"], {"password1": password, "password2": password})


def test_the_link_sets_a_password_once_and_ends_all_sessions(worker):
    elsewhere = StrictClient()
    log_in(elsewhere, worker)
    ask_for_letter(worker.email)
    run_waiting_jobs()
    link = link_of(mail.outbox[0])

    set_by_link(StrictClient(), link)
    set_by_link(StrictClient(), link, "jeszcze-inne-haslo-2")

    assert User.objects.get(pk=worker.pk).check_password(NEW)
    assert not is_in(elsewhere)


def test_the_link_dies_after_an_hour(worker, time_machine):
    time_machine.move_to("2026-11-23T10:00:00+01:00", tick=False)
    ask_for_letter(worker.email)
    run_waiting_jobs()
    time_machine.move_to("2026-11-23T11:00:02+01:00", tick=False)

    page = StrictClient().get(link_of(mail.outbox[0]), follow=True).content.decode()

    assert "Ten odnośnik już nie działa" in page


def test_a_weak_password_is_refused_after_the_link_too(worker):
    ask_for_letter(worker.email)
    run_waiting_jobs()

    page = set_by_link(StrictClient(), link_of(mail.outbox[0]), "krotkie").content.decode()

    assert "Hasła nie ustawiono" in page or "wymaga" in page
    assert User.objects.get(pk=worker.pk).check_password(PASSWORD)
