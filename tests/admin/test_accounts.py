"""Accounts in the panel: made, changed and switched off, never deleted; nobody shuts himself out."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from cus.accounts import actions
from cus.accounts.enums import Role
from cus.accounts.models import User
from cus.audit.models import AccessEntry
from cus.workflow import Refused, StaleEdit
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
        "version": 1,
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
def test_no_other_role_keeps_accounts_or_invites(role, administrator):
    somebody = UserFactory(roles=[role])
    somebody_else = UserFactory(worker=True)
    somebody_else.roles = [Role.ADMINISTRATOR]

    with pytest.raises(Refused):
        actions.save_user(person=somebody_else, by=somebody)
    with pytest.raises(Refused):
        actions.invite(person=administrator, by=somebody, site="https://cus.example/")
    with pytest.raises(Refused):
        actions.print_slip(person=administrator, by=somebody)


def test_an_account_switched_off_is_out_at_once(administrator, worker, client_for):
    working = client_for(worker)
    form = account_form(email=worker.email, roles=["worker"], is_active="")

    client_for(administrator).post(change_url(worker), form)

    assert working.get("/uslugi/").status_code == 302


def test_the_history_of_an_account_never_shows_its_password(administrator, worker, client_for):
    client = client_for(administrator)
    client.post(change_url(worker), account_form(email=worker.email, active_until=f"{dt.date(2030, 1, 1):%d.%m.%Y}"))

    page = client.get(reverse("admin:accounts_user_history", args=[worker.pk]), follow=True).content.decode()

    worker.refresh_from_db()
    assert "1\u00a0stycznia\u00a02030" in page
    assert worker.password not in page


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_of_accounts_asks_as_many_questions_for_one_row_as_for_thirty(
    rows, administrator, client_for, django_assert_num_queries
):
    UserFactory.create_batch(rows, worker=True)
    client = client_for(administrator)

    with django_assert_num_queries(9):
        client.get(reverse("admin:accounts_user_changelist"))


# --- nobody's rights grow by their own hand -------------------------------------------------------


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.ORGANISER, Role.WORKER])
def test_an_administrator_gives_themselves_no_role(role, administrator, client_for):
    form = account_form(email=administrator.email, roles=["administrator", role])

    answer = client_for(administrator).post(change_url(administrator), form)

    administrator.refresh_from_db()
    assert "Nie możesz nadać sobie roli" in answer.content.decode()
    assert administrator.roles == ["administrator"]


def test_another_administrator_gives_the_role_and_it_works_at_once(administrator, client_for):
    other = UserFactory(administrator=True)
    working = client_for(other)
    assert working.get("/diagnozy/nowa/").status_code == 403

    form = account_form(email=other.email, roles=["administrator", "worker"])
    client_for(administrator).post(change_url(other), form)

    assert working.get("/diagnozy/nowa/").status_code == 200


def test_in_a_centre_of_one_administrator_the_command_gives_the_role(administrator, capsys):
    call_command("give_role", administrator.email, "organiser")

    administrator.refresh_from_db()
    assert administrator.roles == ["organiser", "administrator"]
    assert AccessEntry.objects.filter(what__contains="poleceniem na serwerze").exists()


def test_the_command_knows_only_people_and_roles_that_exist(administrator):
    with pytest.raises(CommandError):
        call_command("give_role", "nikt@przyklad.example", "worker")
    with pytest.raises(CommandError):
        call_command("give_role", administrator.email, "superuser")


@pytest.mark.parametrize(
    "forged",
    [
        {"is_staff": "on", "is_superuser": "on"},
        {"password": "moje-haslo-12345", "last_login": "01.01.2026"},
        {"pk": "1", "id": "1", "user_permissions": ["1"], "groups": ["1"]},
    ],
)
def test_forged_fields_change_nothing(forged, administrator, worker, client_for):
    before = worker.password

    client_for(administrator).post(change_url(worker), account_form(email=worker.email, roles=["worker"]) | forged)

    worker.refresh_from_db()
    assert (worker.roles, worker.password, worker.is_staff) == (["worker"], before, False)


@pytest.mark.parametrize("role", ["worker", "organiser", "director", "reader"])
def test_a_forged_post_of_another_role_changes_nothing(role, request, client_for):
    person = request.getfixturevalue(role)

    answer = client_for(person).post(change_url(person), account_form(roles=["administrator"], active_until=""))

    person.refresh_from_db()
    assert (answer.status_code, person.roles) == (403, [role])


def test_a_form_opened_before_somebody_else_saved_is_refused(administrator, worker, client_for):
    client = client_for(administrator)
    client.post(change_url(worker), account_form(email=worker.email, roles=["organiser"]))

    answer = client.post(change_url(worker), account_form(email=worker.email, roles=["reader"], version=1))

    worker.refresh_from_db()
    assert "Ktoś zmienił te dane" in answer.content.decode()
    assert worker.roles == ["organiser"]
    with pytest.raises(StaleEdit):
        actions.save_user(person=worker, by=administrator, version=1)


@pytest.mark.parametrize(
    "change", [{"roles": ["worker"]}, {"is_active": False}, {"active_until": dt.date(2020, 1, 1)}]
)
@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.ADMINISTRATOR])
def test_the_last_of_a_role_stays(role, change):
    by = UserFactory(administrator=True)
    if role == Role.ADMINISTRATOR:
        # The one who acts is on the way out too: only the other can sign in without an end.
        User.objects.filter(pk=by.pk).update(active_until=dt.date(2099, 1, 1))
        by.refresh_from_db()
    last = UserFactory(roles=[role])
    for name, value in change.items():
        setattr(last, name, value)

    with pytest.raises(Refused, match="jedyne czynne konto"):
        actions.save_user(person=last, by=by, version=1)


def test_the_last_but_one_may_go(administrator):
    first, _ = UserFactory(director=True), UserFactory(director=True)
    first.is_active = False

    assert actions.save_user(person=first, by=administrator, version=1).is_active is False


def test_two_who_switch_each_other_off_do_not_leave_nobody(administrator):
    other = UserFactory(administrator=True)
    gone, stays = User.objects.get(pk=other.pk), User.objects.get(pk=administrator.pk)
    gone.is_active = stays.is_active = False
    actions.save_user(person=gone, by=administrator, version=1)

    with pytest.raises(Refused):
        actions.save_user(person=stays, by=User.objects.get(pk=other.pk), version=1)


def test_switching_off_ends_every_session_for_good(administrator, worker, client_for):
    working = client_for(worker)
    working.get("/uslugi/")
    changed = User.objects.get(pk=worker.pk)
    changed.is_active = False
    actions.save_user(person=changed, by=administrator, version=1)
    changed.is_active = True
    actions.save_user(person=changed, by=administrator, version=2)

    assert working.get("/uslugi/").status_code == 302


def test_the_last_day_ends_the_session_that_is_open(worker, client_for):
    working = client_for(worker)
    assert working.get("/uslugi/").status_code == 200
    User.objects.filter(pk=worker.pk).update(active_until=dt.date(2020, 1, 1))

    assert working.get("/uslugi/").status_code == 302
