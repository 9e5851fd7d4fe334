"""Sign-in and passwords in our layout and our words."""

import re

import pytest
from django.core import mail

from tests.story.steps import run_waiting_jobs

pytestmark = pytest.mark.django_db
PASSWORD = "bardzo-dlugie-haslo-1"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/konto/login/", "Logowanie"),
        ("/konto/inactive/", "Konto jest nieczynne"),
        ("/konto/password/reset/", "Nowe hasło"),
        ("/konto/password/reset/done/", "Sprawdź pocztę"),
        ("/konto/password/reset/key/done/", "Hasło ustawione"),
        ("/konto/password/reset/key/zz-zly-klucz/", "Ten odnośnik już nie działa"),
    ],
)
def test_a_stranger_meets_our_pages(client, address, words, assert_polish):
    response = client.get(address)

    assert response.status_code == 200
    assert words in response.content.decode()
    assert_polish(response)


@pytest.mark.parametrize(
    ("address", "words"), [("/konto/logout/", "Wylogować?"), ("/konto/password/change/", "Zmiana")]
)
def test_a_signed_in_person_meets_our_pages(client_for, worker, address, words, assert_polish):
    response = client_for(worker).get(address)

    assert response.status_code == 200
    assert words in response.content.decode()
    assert_polish(response)


@pytest.mark.parametrize("address", ["email/", "confirm-email/", "password/set/", "signup/", "login/code/confirm/"])
def test_pages_of_the_library_that_are_not_used_do_not_exist(client_for, worker, client, address):
    assert client_for(worker).get(f"/konto/{address}").status_code == 404
    assert client.get(f"/konto/{address}").status_code == 404


def test_a_wrong_password_is_said_on_top_and_the_address_stays(client, worker):
    response = client.post("/konto/login/", {"login": worker.email, "password": "nie-to"})

    page = response.content.decode()
    assert "Nie udało się zalogować" in page
    assert worker.email in page
    assert "nie-to" not in page


def test_an_empty_sign_in_links_to_both_fields(client):
    page = client.post("/konto/login/", {}).content.decode()

    assert "2 pola wymagają poprawy" in page
    assert 'href="#id_login"' in page
    assert 'aria-describedby="id_login_error"' in page


def test_a_new_password_is_set_by_the_link_from_the_letter(client, worker):
    client.post("/konto/password/reset/", {"email": worker.email})
    run_waiting_jobs()
    letter = mail.outbox[0]
    link = re.search(r"http://testserver(\S+)", letter.body).group(1)

    page = client.get(link, follow=True)
    assert "Ustaw nowe hasło" in page.content.decode()
    done = client.post(page.request["PATH_INFO"], {"password1": "zupelnie-nowe-1", "password2": "zupelnie-nowe-1"})

    assert done.status_code == 302
    worker.refresh_from_db()
    assert worker.check_password("zupelnie-nowe-1")
    assert "Dzień dobry" in letter.body


def test_signing_in_leaves_no_message_to_close(client, worker):
    client.post("/konto/login/", {"login": worker.email, "password": PASSWORD, "next": "/wzornik/"})

    assert "message done" not in client.get("/wzornik/").content.decode().split("Komunikaty")[0]
