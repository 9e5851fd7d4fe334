"""The demo centre loads once, as its own people, and never over what somebody changed."""

import pytest
from django.core.management import call_command

from cus.accounts.acts import Act
from cus.accounts.enums import Role
from cus.accounts.models import User
from cus.centre.models import Centre, CentreUnit
from cus.desk.loaders.demo import load_demo
from partners.enums import AgreementState, PartyRole
from partners.models import CooperationAgreement, Offer, Partner

pytestmark = pytest.mark.django_db


def test_there_is_one_person_for_each_role_and_each_can_sign_in(demo, client):
    assert sorted(User.objects.values_list("roles", flat=True)) == sorted([role.value] for role in Role)
    for person in User.objects.all():
        assert person.check_password("demo-haslo-brzozowa")
        assert person.greeting
    assert User.objects.get(roles=[Role.DIRECTOR]).may(Act.PROGRAMME_DECIDE)


def test_the_centre_serves_the_invented_gmina_and_has_units_with_parts(demo):
    centre = Centre.objects.get()

    assert [served.gmina.name for served in centre.served_gminas.all()] == ["Brzozowa Górka"]
    assert CentreUnit.objects.get(name="Świetlica „Wiatrak”").parent.name == "Ośrodek Wsparcia Rodziny"


def test_partners_of_many_kinds_pass_their_own_validation(demo):
    assert 12 <= Partner.objects.count() <= 14
    for partner in Partner.objects.all():
        partner.full_clean()
    assert Partner.objects.values("legal_form").distinct().count() >= 10
    assert Offer.objects.filter(service__slug="posilki").count() == 1
    assert not Offer.objects.filter(service__slug="interwencja-kryzysowa").exists()


def test_the_agreement_is_signed_has_social_employment_and_divided_tasks(demo):
    agreement = CooperationAgreement.objects.get()

    assert agreement.state == AgreementState.SIGNED
    assert agreement.parties.filter(role=PartyRole.SOCIAL_EMPLOYMENT).count() == 1
    assert agreement.parties.filter(partner=None).count() == 1
    assert not agreement.tasks.filter(responsible=None).exists()


def test_a_second_run_writes_nothing(demo):
    assert all(demo.values())
    assert set(load_demo().values()) == {0}


def test_a_second_run_leaves_changes_alone(demo):
    Centre.objects.update(phone="99 999 99 99")
    Partner.objects.filter(name__startswith="Koło").update(name="Koło „Jarzębina”")
    User.objects.filter(roles=[Role.WORKER]).update(is_active=False)

    load_demo()

    assert Centre.objects.get().phone == "99 999 99 99"
    assert Partner.objects.filter(name="Koło „Jarzębina”").count() == 1
    assert not Partner.objects.filter(name__contains="Kalina").exists()
    assert not User.objects.get(roles=[Role.WORKER]).is_active


def test_the_accounts_are_printed_for_whoever_starts_the_demo(demo, capsys):
    call_command("demo_accounts")

    printed = capsys.readouterr().out
    assert "hanna.wierzba@przyklad.example" in printed
    assert "organizator usług społecznych" in printed
    assert "demo-haslo-brzozowa" in printed


def test_the_partnership_has_met_decided_planned_training_and_checked_itself(demo):
    agreement = CooperationAgreement.objects.get()
    meeting = agreement.meetings.get()

    assert [decision.is_carried for decision in meeting.decisions.all()] == [True, False]
    assert (meeting.number, agreement.members.count()) == (1, 5)
    assert sum(module.hours for module in agreement.annexes.get().modules.all()) == 80
    assert agreement.checks.get().answers.count() == 18
