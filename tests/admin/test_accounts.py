"""Accounts in the panel: made, changed and switched off, never deleted; nobody shuts himself out."""

import datetime as dt

import pytest
from django.urls import reverse

from cus.accounts import actions
from cus.accounts.enums import Role
from cus.accounts.models import User
from cus.workflow import Refused
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
ADD = "/admin/accounts/user/add/"


def account_form(**changes) -> dict:
    """Return the posted form of an account."""
    return {
        "first_name": "Zofia",
        "last_name": "Żurawska",
        "email": "Zofia.Zurawska@przyklad.example",
        "is_active": "on",
        "roles": ["worker", "organiser"],
    } | changes


def change_url(person: User) -> str:
    """Return the address of the account's form."""
    return reverse("admin:accounts_user_change", args=[person.pk])


def test_an_account_is_made_with_roles_and_without_a_password(administrator, client_for):
    answer = client_for(administrator).post(ADD, account_form())

    assert answer.status_code == 302
    person = User.objects.get(email="zofia.zurawska@przyklad.example")
    assert person.roles == ["worker", "organiser"]
    assert not person.has_usable_password()


def test_an_address_in_use_is_refused_whatever_its_letters(administrator, client_for):
    UserFactory(email="zofia.zurawska@przyklad.example")

    answer = client_for(administrator).post(ADD, account_form())

    assert "Konto z tym adresem już jest." in answer.content.decode()


def test_an_unknown_role_is_refused(administrator, client_for):
    client_for(administrator).post(ADD, account_form(roles=["superuser"]))

    assert not User.objects.filter(last_name="Żurawska").exists()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"roles": ["worker"]}, "Nie możesz odebrać sobie roli administratora"),
        ({"is_active": ""}, "Nie możesz wyłączyć własnego konta"),
        ({"active_until": "01.01.2020"}, "Nie możesz wyłączyć własnego konta"),
    ],
)
def test_the_administrator_does_not_shut_himself_out(changes, message, administrator, client_for):
    form = account_form(email=administrator.email, roles=["administrator"]) | changes

    answer = client_for(administrator).post(change_url(administrator), form)

    administrator.refresh_from_db()
    assert message in answer.content.decode()
    assert administrator.is_staff


def test_the_rule_holds_in_the_action_too(administrator):
    administrator.roles = [Role.WORKER]

    with pytest.raises(Refused):
        actions.save_user(person=administrator, by=administrator)


@pytest.mark.parametrize("role", [Role.WORKER, Role.ORGANISER, Role.DIRECTOR, Role.READER])
def test_no_other_role_keeps_accounts_or_gives_passwords(role, administrator):
    somebody = UserFactory(roles=[role])
    somebody_else = UserFactory(worker=True)
    somebody_else.roles = [Role.ADMINISTRATOR]

    with pytest.raises(Refused):
        actions.save_user(person=somebody_else, by=somebody)
    with pytest.raises(Refused):
        actions.give_password(person=administrator, by=somebody)


def test_a_generated_password_is_shown_once_and_signs_in(administrator, worker, client_for):
    client = client_for(administrator)
    url = reverse("admin:accounts_user_password", args=[worker.pk])

    page = client.post(url)

    password = page.context["password"]
    worker.refresh_from_db()
    assert worker.check_password(password)
    assert password in page.content.decode()
    assert password not in client.get(change_url(worker)).content.decode()


def test_opening_the_password_page_changes_nothing(administrator, worker, client_for):
    before = worker.password

    client_for(administrator).get(reverse("admin:accounts_user_password", args=[worker.pk]))

    worker.refresh_from_db()
    assert worker.password == before


def test_an_account_switched_off_gets_no_password(administrator, client_for):
    gone = UserFactory(worker=True, is_active=False)

    answer = client_for(administrator).post(reverse("admin:accounts_user_password", args=[gone.pk]))

    assert answer.status_code == 409
    assert "Konto jest nieczynne" in answer.content.decode()


def test_an_account_switched_off_is_out_at_once(administrator, worker, client_for):
    working = client_for(worker)
    form = account_form(email=worker.email, roles=["worker"], is_active="")

    client_for(administrator).post(change_url(worker), form)

    assert working.get("/uslugi/").status_code == 302


def test_the_history_of_an_account_never_shows_its_password(administrator, worker, client_for):
    client = client_for(administrator)
    client.post(change_url(worker), account_form(email=worker.email, active_until=f"{dt.date(2030, 1, 1):%d.%m.%Y}"))

    page = client.get(reverse("admin:accounts_user_history", args=[worker.pk])).content.decode()

    worker.refresh_from_db()
    assert "01.01.2030" in page
    assert worker.password not in page


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_of_accounts_asks_as_many_questions_for_one_row_as_for_thirty(
    rows, administrator, client_for, django_assert_num_queries
):
    UserFactory.create_batch(rows, worker=True)
    client = client_for(administrator)

    with django_assert_num_queries(9):
        client.get(reverse("admin:accounts_user_changelist"))
