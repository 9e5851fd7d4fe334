"""The first account is made by a command."""

import pytest
from django.core.management import CommandError, call_command

from cus.accounts.models import User

pytestmark = pytest.mark.django_db
MODULE = "cus.accounts.management.commands.create_administrator.getpass"
PERSON = ("pierwsza@przyklad.example", "Ewa", "Przykładna")


def test_the_first_administrator_enters_the_panel(monkeypatch):
    monkeypatch.setattr(MODULE, lambda prompt: "zielony-kajak-na-jeziorze")

    call_command("create_administrator", *PERSON)

    person = User.objects.get(email=PERSON[0])
    assert person.is_staff
    assert person.check_password("zielony-kajak-na-jeziorze")


def test_a_weak_password_makes_no_account(monkeypatch):
    monkeypatch.setattr(MODULE, lambda prompt: "haslo")

    with pytest.raises(CommandError):
        call_command("create_administrator", *PERSON)

    assert not User.objects.filter(email=PERSON[0]).exists()
