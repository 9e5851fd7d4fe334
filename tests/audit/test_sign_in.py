"""Sign-ins in the access log: who, from where, and never what was typed."""

import pytest
from django.urls import reverse

from cus.audit.enums import AccessKind
from cus.audit.models import AccessEntry
from cus.audit.signals import mark_of

pytestmark = pytest.mark.django_db
PASSWORD = "bardzo-tajne-haslo-7"


@pytest.fixture
def person(worker):
    worker.set_password(PASSWORD)
    worker.save()
    return worker


def sign_in(client, email: str, password: str):
    return client.post(reverse("account_login"), {"login": email, "password": password}, REMOTE_ADDR="192.0.2.7")


def lines(kind: AccessKind) -> list[AccessEntry]:
    return list(AccessEntry.objects.filter(kind=kind))


def test_signing_in_and_out_is_logged_with_the_address(client, person):
    sign_in(client, person.email, PASSWORD)
    client.post(reverse("account_logout"))

    (entered,) = lines(AccessKind.SIGN_IN)
    (left,) = lines(AccessKind.SIGN_OUT)
    assert (entered.user, entered.ip, entered.page) == (person, "192.0.2.7", "account_login")
    assert left.user == person


def test_a_wrong_password_is_logged_to_the_account_it_was_tried_on(client, person):
    sign_in(client, person.email.upper(), "nie-to-haslo")

    (line,) = lines(AccessKind.SIGN_IN_REFUSED)
    assert line.user == person
    assert "nie-to-haslo" not in repr(line.__dict__)


def test_of_an_unknown_address_only_a_mark_is_kept_the_same_each_time(client, db):
    for typed in ("obcy@example.org", "OBCY@example.org", "inny@example.org"):
        sign_in(client, typed, "cokolwiek")

    refused = lines(AccessKind.SIGN_IN_REFUSED)
    assert [line.user for line in refused] == [None] * 3
    assert not [line for line in refused if "example.org" in repr(line.__dict__).lower()]
    marks = {line.what for line in refused}
    assert marks == {f"nieznane konto, znacznik {mark_of(who)}" for who in ("obcy@example.org", "inny@example.org")}


def test_a_changed_password_is_an_administrative_line(client, person):
    sign_in(client, person.email, PASSWORD)

    client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "zupelnie-inne-haslo-8", "password2": "zupelnie-inne-haslo-8"},
    )

    (line,) = lines(AccessKind.ADMINISTRATIVE)
    assert (line.user, line.object_id, line.what) == (person, person.pk, "zmiana własnego hasła")


def test_a_session_that_nobody_was_signed_in_to_ends_silently(client, db):
    client.post(reverse("account_logout"))

    assert not AccessEntry.objects.exists()
