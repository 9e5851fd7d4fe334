"""The table of acts: who may do what."""

import datetime

import pytest
import time_machine

from cus.accounts.acts import ACTS, Act, refusal_without
from cus.accounts.enums import Role
from tests.factories.accounts import UserFactory

W, O, D, A, R = Role.WORKER, Role.ORGANISER, Role.DIRECTOR, Role.ADMINISTRATOR, Role.READER  # noqa: E741

# Restated by hand from the product's table of acts, so that a slip in the code is caught here.
EXPECTED = {
    "read_published": {W, O, D, A, R},
    "read_drafts": {W, O, D},
    "read_dictionaries": {W, O, D, A, R},
    "partner_edit": {W, O, D},
    "partner_archive": {O, D},
    "agreement_draft": {W, O, D},
    "agreement_sign": {O, D},
    "pesel_enter": {W, O, D},
    "pesel_see": {O, D},
    "contract_draft": {W, O, D},
    "contract_sign": {O, D},
    "diagnosis_edit": {W, O, D},
    "diagnosis_stage": {O, D},
    "diagnosis_hand_over": {D},
    "programme_edit": {W, O, D},
    "programme_submit": {O, D},
    "programme_decide": {D},
    "programme_council": {O, D},
    "standard_draft": {O, D},
    "standard_decide": {D},
    "delivery_enter": {W, O, D},
    "results_prepare": {O, D},
    "results_approve": {D},
    "catalogue_propose": {W, O, D, A},
    "catalogue_admin": {A},
    "template_propose": {O, D},
    "template_publish": {D, A},
    "centre_profile": {D, A},
    "qualifications_see": {O, D, A},
    "authorisations": {D, A},
    "users_admin": {A},
    "rights_review": {D, A},
    "row_restore": {O, D},
    "person_data": {D},
    "documents_verify": {O, D},
    "history_own": {W, O, D, A},
    "history_business": {O, D},
    "history_all": {D},
    "history_administrative": {D, A},
}


def test_every_act_stands_in_the_table():
    assert set(ACTS) == set(Act)


@pytest.mark.parametrize("act", list(Act))
def test_an_act_is_held_by_exactly_the_roles_of_the_product_table(act):
    assert ACTS[act] == EXPECTED[act.value]


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("role", list(Role))
def test_a_person_of_one_role_is_refused_with_the_names_of_those_who_may(db, act, role):
    user = UserFactory.build(roles=[role])

    refusal = refusal_without(user, act)

    if role in EXPECTED[act.value]:
        assert refusal is None
    else:
        assert refusal.status == 403
        assert all(allowed.label in refusal.message for allowed in EXPECTED[act.value])


def test_several_roles_add_up(db):
    user = UserFactory.build(roles=[Role.ORGANISER, Role.ADMINISTRATOR])

    assert user.may(Act.PROGRAMME_SUBMIT)
    assert user.may(Act.CATALOGUE_ADMIN)
    assert not user.may(Act.PROGRAMME_DECIDE)


@pytest.mark.parametrize(("day", "allowed"), [("2026-11-21", True), ("2026-11-22", True), ("2026-11-23", False)])
def test_an_account_works_until_its_last_day_inclusive(db, day, allowed):
    user = UserFactory.build(roles=[Role.WORKER], active_until=datetime.date(2026, 11, 22))

    with time_machine.travel(f"{day}T12:00:00+01:00", tick=False):
        assert user.may(Act.PARTNER_EDIT) is allowed


def test_a_switched_off_account_may_nothing(db):
    user = UserFactory.build(roles=list(Role), is_active=False)

    assert not any(user.may(act) for act in Act)
