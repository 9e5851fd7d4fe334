"""Dangerous acts ask who one is, unless that was said lately; what was typed is not lost on the way."""

import datetime as dt
import re

import pytest
from django.urls import resolve, reverse

from cus.accounts.enums import Role
from cus.accounts.models import User
from cus.accounts.sign_in.fresh import FRESH
from tests.access.table import TABLE
from tests.access.walk import EMPTY_FORM, client_with, sessions_of, undone, written
from tests.factories.programmes import VersionFactory
from tests.sign_in.helpers import PASSWORD, code_of, give_second_factor

pytestmark = pytest.mark.django_db
QUESTION = "Potwierdź, że to ty"


def act_of(row, world):
    """The act that closes the address, however deep it is wrapped."""
    view = resolve(reverse(row.name, args=row.values(world))).func
    while view is not None:
        if getattr(view, "required_act", None):
            return view.required_act
        view = getattr(view, "__wrapped__", None)
    return None


def dangerous_rows(world) -> list:
    """Rows of the access table whose POST is closed by a dangerous act, and those of accounts in the panel."""
    return [row for row in TABLE if act_of(row, world) in FRESH or row.name.startswith("admin:accounts_user")]


def test_every_dangerous_address_refuses_a_session_left_open(world):
    rows, faults = dangerous_rows(world), []
    fresh, stale = sessions_of(world), sessions_of(world, confirmed=False)

    for row in rows:
        url = reverse(row.name, args=row.values(world))
        for role, status in row.post.items():
            if status in (403, 404, 405):
                continue
            with undone():
                before = written()
                answer = client_with(stale[role]).post(url, EMPTY_FORM)
                text = answer.content.decode(errors="ignore")
                if answer.status_code != 403 or QUESTION not in text or written() != before:
                    faults.append(f"{row} as {role}: {answer.status_code} of a session left open")
                if "Potwierdzasz czynność: <strong>" not in text:
                    faults.append(f"{row} as {role}: the question does not name the act")
            with undone():
                if QUESTION in client_with(fresh[role]).post(url, EMPTY_FORM).content.decode(errors="ignore"):
                    faults.append(f"{row} as {role}: asks again at once")

    assert {row.name for row in rows} >= {
        "programmes:approve",
        "programmes:return",
        "programmes:revoke",
        "programmes:adopt",
        "admin:accounts_user_add",
        "admin:accounts_user_change",
        "admin:accounts_user_second_factor",
    }
    assert not faults, "\n".join(faults)


def hidden_in(page) -> dict[str, str]:
    """What the page of the question sends again."""
    html = page.content.decode()
    form = html[html.index("data-confirm-identity") :].partition("</form>")[0]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))


@pytest.fixture
def submitted(db):
    """A programme that waits for the director."""
    return VersionFactory(submitted=True)


def return_it(client, version, **fields):
    return client.post(f"/programy/{version.pk}/zwroc/", {"comment": "Popraw punkt 4: „łąki”."} | fields)


def test_the_comment_travels_through_the_question_and_is_sent_by_the_persons_own_press(
    client_for, director, submitted, assert_polish
):
    client = client_for(director, confirmed=False)

    page = return_it(client, submitted)
    assert_polish(page)
    submitted.refresh_from_db()
    assert submitted.state == "submitted"
    answer = return_it(client, submitted, **hidden_in(page), confirm_password=PASSWORD)

    assert answer.url == f"/programy/{submitted.pk}/"
    submitted.refresh_from_db()
    assert submitted.state == "returned"


def test_a_wrong_password_does_nothing_and_keeps_the_comment(client_for, director, submitted):
    client = client_for(director, confirmed=False)

    page = return_it(client, submitted, confirm_password="nie-to")

    assert page.status_code == 403
    assert "To nie jest twoje hasło" in page.content.decode()
    assert hidden_in(page)["comment"] == "Popraw punkt 4: „łąki”."
    assert "nie-to" not in page.content.decode()
    submitted.refresh_from_db()
    assert submitted.state == "submitted"


def test_a_code_confirms_as_well_as_the_password(client_for, director, submitted):
    secret = give_second_factor(director)
    client = client_for(director, confirmed=False)

    assert return_it(client, submitted, confirm_code="000000").status_code == 403
    assert return_it(client, submitted, confirm_code=code_of(secret)).status_code == 302


def test_a_code_of_nobody_confirms_nothing(client_for, director, submitted):
    client = client_for(director, confirmed=False)

    assert return_it(client, submitted, confirm_code="123456").status_code == 403


def test_for_five_minutes_nobody_asks_again_then_they_do(client_for, director, submitted, time_machine):
    time_machine.move_to("2026-11-23T10:00:00+01:00", tick=False)
    client = client_for(director)
    time_machine.shift(dt.timedelta(minutes=4, seconds=59))
    assert QUESTION not in client.post(f"/programy/{submitted.pk}/zwroc/", {}).content.decode()
    time_machine.shift(dt.timedelta(seconds=2))

    assert QUESTION in client.post(f"/programy/{submitted.pk}/zwroc/", {}).content.decode()


def test_who_may_not_is_refused_before_being_asked(client_for, worker, submitted):
    page = client_for(worker, confirmed=False).post(f"/programy/{submitted.pk}/zatwierdz/")

    assert page.status_code == 403
    assert QUESTION not in page.content.decode()


def test_roles_are_not_changed_by_a_session_left_open(client_for, administrator, worker):
    client = client_for(administrator, confirmed=False)
    fields = {"first_name": "Piotr", "last_name": "Jawor", "email": worker.email, "is_active": "on", "version": 1}
    address = f"/admin/accounts/user/{worker.pk}/change/"

    page = client.post(address, fields | {"roles": [Role.WORKER, Role.DIRECTOR]})
    assert User.objects.get(pk=worker.pk).roles == [Role.WORKER]
    answer = client.post(address, fields | {"roles": [Role.WORKER, Role.DIRECTOR], "confirm_password": PASSWORD})

    assert QUESTION in page.content.decode()
    assert page.content.decode().count('name="roles"') == 2
    assert answer.status_code == 302
    assert User.objects.get(pk=worker.pk).roles == [Role.WORKER, Role.DIRECTOR]


def test_what_is_only_read_asks_nothing(client_for, director, submitted):
    client = client_for(director, confirmed=False)

    assert QUESTION not in client.get(f"/programy/{submitted.pk}/decyzja/").content.decode()


def test_another_persons_confirmation_does_not_count(client_for, director, administrator, submitted):
    client = client_for(director, confirmed=False)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 9e12}]
    session["account_authentication_methods_user"] = str(administrator.pk)
    session.save()

    assert QUESTION in return_it(client, submitted).content.decode()
