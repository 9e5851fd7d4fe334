"""The substitute: acts for the director on the days and in the scope of a document, and no further."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from cus.accounts import actions
from cus.accounts.acts import ACTS, Act
from cus.accounts.enums import Role
from cus.accounts.models import Authorisation, User
from cus.accounts.scopes import MEANING, SCOPES, Scope
from cus.audit.models import AccessEntry
from cus.workflow import Refused
from tests.factories.accounts import AuthorisationFactory, UserFactory

pytestmark = pytest.mark.django_db
FIRST, LAST = datetime.date(2026, 11, 10), datetime.date(2026, 11, 20)


def noon(day: str):
    """Noon of that day in Warsaw."""
    return time_machine.travel(f"{day}T12:00:00+01:00", tick=False)


def as_signed_in(person: User) -> User:
    """The person as the session fetches them for a request."""
    return User.objects.get(pk=person.pk)


@pytest.mark.parametrize(
    ("day", "allowed"),
    [("2026-11-09", False), ("2026-11-10", True), ("2026-11-20", True), ("2026-11-21", False)],
    ids=["day before", "first day", "last day", "day after"],
)
@pytest.mark.parametrize("fetched", [True, False])
def test_a_substitute_decides_from_the_first_to_the_last_day(day, allowed, fetched, worker):
    AuthorisationFactory(person=worker, valid_from=FIRST, valid_to=LAST)

    with noon(day):
        person = as_signed_in(worker) if fetched else worker

        assert person.may(Act.PROGRAMME_DECIDE) is allowed


def test_without_a_last_day_it_holds_until_it_is_revoked(worker, director):
    granted = AuthorisationFactory(person=worker, valid_from=FIRST, valid_to=None)

    with noon("2031-01-01"):
        assert as_signed_in(worker).may(Act.PROGRAMME_DECIDE)
        actions.revoke_authorisation(by=director, authorisation=granted, reason="Powrót dyrektora")
        assert not as_signed_in(worker).may(Act.PROGRAMME_DECIDE)


def test_a_person_fetched_before_midnight_is_asked_again_after_it(worker):
    AuthorisationFactory(person=worker, valid_from=FIRST, valid_to=LAST)
    with noon("2026-11-20"):
        person = as_signed_in(worker)
        assert person.may(Act.PROGRAMME_DECIDE)

    with noon("2026-11-21"):
        assert not person.may(Act.PROGRAMME_DECIDE)


def test_a_revoked_one_gives_nothing(worker):
    AuthorisationFactory(person=worker, revoked=True)

    assert not as_signed_in(worker).may(Act.PROGRAMME_DECIDE)


@pytest.mark.parametrize(
    ("scope", "given", "not_given"),
    [
        (Scope.DECISIONS, Act.PROGRAMME_DECIDE, Act.AGREEMENT_SIGN),
        (Scope.AGREEMENTS, Act.AGREEMENT_SIGN, Act.PROGRAMME_DECIDE),
        (Scope.DIRECTOR, Act.DIAGNOSIS_HAND_OVER, Act.AUTHORISATIONS),
    ],
)
def test_a_scope_gives_its_own_acts_alone(scope, given, not_given, worker):
    AuthorisationFactory(person=worker, scope=scope)

    person = as_signed_in(worker)

    assert person.may(given)
    assert not person.may(not_given)


@pytest.mark.parametrize("changes", [{"is_active": False}, {"active_until": datetime.date(2020, 1, 1)}])
def test_an_account_that_is_switched_off_or_over_may_nothing(changes, worker):
    AuthorisationFactory(person=worker)
    User.objects.filter(pk=worker.pk).update(**changes)

    assert not any(as_signed_in(worker).may(act) for act in Act)


def test_no_scope_gives_what_the_director_may_not_or_the_right_to_authorise():
    for scope in Scope:
        assert all(Role.DIRECTOR in ACTS[act] for act in SCOPES[scope])
        assert Act.AUTHORISATIONS not in SCOPES[scope]
        assert not SCOPES[scope] & {Act.USERS_ADMIN, Act.CATALOGUE_ADMIN}
        assert MEANING[scope]


def test_a_substitute_never_enters_the_panel(worker, client_for):
    AuthorisationFactory(person=worker)

    assert not as_signed_in(worker).is_staff
    assert client_for(worker).get("/admin/").status_code == 403


def test_somebody_elses_authorisation_gives_nothing(worker, organiser):
    AuthorisationFactory(person=organiser)

    assert not as_signed_in(worker).may(Act.PROGRAMME_DECIDE)


def test_asking_a_signed_in_person_costs_no_query(worker, django_assert_num_queries):
    AuthorisationFactory(person=worker)
    person = as_signed_in(worker)

    with django_assert_num_queries(0):
        assert [person.may(act) for act in Act].count(True) == len(SCOPES[Scope.DIRECTOR])


def test_the_document_of_an_act_is_the_narrowest_one(worker, director):
    AuthorisationFactory(person=worker, scope=Scope.DIRECTOR)
    narrow = AuthorisationFactory(person=worker, scope=Scope.DECISIONS)

    assert as_signed_in(worker).authorisation_for(Act.PROGRAMME_DECIDE) == narrow
    assert as_signed_in(worker).authorisation_for(Act.PARTNER_EDIT) is None
    assert director.authorisation_for(Act.PROGRAMME_DECIDE) is None


# --- granting and revoking ----------------------------------------------------------------------


def terms(**changes) -> dict:
    """Terms of a good authorisation from today."""
    today = datetime.date.today()
    return {
        "scope": Scope.DECISIONS,
        "valid_from": today,
        "valid_to": today + datetime.timedelta(days=7),
        "document_number": "7/2026",
        "document_date": today,
    } | changes


@pytest.mark.parametrize("role", ["director", "administrator"])
def test_the_director_and_the_administrator_grant(role, worker, request):
    by = request.getfixturevalue(role)

    granted = actions.grant_authorisation(by=by, person=worker, **terms())

    assert granted.granted_by == by
    assert AccessEntry.objects.filter(user=by, object_id=granted.pk, kind="administrative").exists()


@pytest.mark.parametrize("role", ["worker", "organiser", "reader"])
def test_nobody_else_grants(role, request):
    with pytest.raises(Refused, match="udzielać upoważnień"):
        actions.grant_authorisation(by=request.getfixturevalue(role), person=UserFactory(), **terms())


def test_a_substitute_authorises_nobody_further(worker):
    AuthorisationFactory(person=worker)

    with pytest.raises(Refused):
        actions.grant_authorisation(by=as_signed_in(worker), person=UserFactory(), **terms())


@pytest.mark.parametrize("role", ["director", "administrator"])
def test_nobody_authorises_themselves(role, request):
    person = request.getfixturevalue(role)

    with pytest.raises(Refused, match="samemu sobie"):
        actions.grant_authorisation(by=person, person=person, **terms())
    with pytest.raises(IntegrityError, match="authorisation_not_to_oneself"), transaction.atomic():
        AuthorisationFactory(person=person, granted_by=person)


@pytest.mark.parametrize(
    "changes", [{"is_active": False}, {"active_until": datetime.date(2020, 1, 1)}, {"roles": ["director"]}]
)
def test_whom_it_would_not_serve_gets_none(changes, director):
    with pytest.raises(Refused):
        actions.grant_authorisation(by=director, person=UserFactory(**changes), **terms())


YESTERDAY = datetime.date.today() - datetime.timedelta(days=1)
TOMORROW = datetime.date.today() + datetime.timedelta(days=1)


@pytest.mark.parametrize(
    "changes",
    [
        {"valid_from": TOMORROW, "valid_to": datetime.date.today()},
        {"valid_from": YESTERDAY, "valid_to": YESTERDAY},
        {"document_number": "  "},
        {"document_date": TOMORROW},
        {"scope": "wszystko"},
    ],
)
def test_wrong_terms_are_refused_and_nothing_is_written(changes, director, worker):
    with pytest.raises((Refused, ValidationError)):
        actions.grant_authorisation(by=director, person=worker, **terms(**changes))

    assert not Authorisation.objects.exists()


def test_the_same_scope_twice_at_a_time_is_refused_by_the_database_too(director, worker):
    first = actions.grant_authorisation(by=director, person=worker, **terms())

    with pytest.raises(ValidationError, match="ma już w tych dniach"):
        actions.grant_authorisation(by=director, person=worker, **terms(valid_from=first.valid_to, valid_to=None))
    with pytest.raises(IntegrityError, match="once_at_a_time"), transaction.atomic():
        AuthorisationFactory(person=worker, scope=first.scope, valid_from=first.valid_to)
    actions.grant_authorisation(by=director, person=worker, **terms(scope=Scope.AGREEMENTS))


def test_after_a_revocation_the_same_days_are_free_again(director, worker):
    granted = actions.grant_authorisation(by=director, person=worker, **terms())

    actions.revoke_authorisation(by=director, authorisation=granted, reason="Pomyłka w dacie")

    assert actions.grant_authorisation(by=director, person=worker, **terms()).pk


def test_a_revocation_says_why_and_is_made_once(director, worker):
    granted = actions.grant_authorisation(by=director, person=worker, **terms())

    with pytest.raises(Refused, match="dlaczego"):
        actions.revoke_authorisation(by=director, authorisation=granted, reason=" ")
    actions.revoke_authorisation(by=director, authorisation=granted, reason="Powrót dyrektora")
    with pytest.raises(Refused, match="odwołano już"):
        actions.revoke_authorisation(by=director, authorisation=granted, reason="Jeszcze raz")


def test_a_substitute_revokes_nothing(worker):
    granted = AuthorisationFactory(person=worker)

    with pytest.raises(Refused):
        actions.revoke_authorisation(by=as_signed_in(worker), authorisation=granted, reason="x")


@pytest.mark.parametrize("change", ["valid_to = '2099-01-01'", "document_number = '1'", "scope = 'decisions'"])
def test_what_was_granted_is_never_changed_or_removed(change):
    granted = AuthorisationFactory()

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE accounts_authorisation SET {change} WHERE id = %s", [granted.pk])
    with pytest.raises(Exception, match="permission denied"), transaction.atomic():
        granted.delete()


def test_a_revocation_is_whole_in_the_database():
    granted = AuthorisationFactory()

    with pytest.raises(IntegrityError, match="revoked_at_by_why"), transaction.atomic():
        Authorisation.objects.filter(pk=granted.pk).update(revocation_reason="bez daty i osoby")
