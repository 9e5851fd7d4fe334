"""The demo tells a story with holes in it: a diagnosis in force, a programme returned once and sent again."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Sum
from django.utils import timezone

from cus.accounts.enums import Role
from cus.desk.loaders.demo import load_demo
from diagnosis.enums import DiagnosisStage
from diagnosis.models import Diagnosis, Need
from programmes.contracts.enums import ContractState
from programmes.contracts.schedule import reports_due
from programmes.enums import ProgrammeState
from programmes.models import (
    BudgetLine,
    Programme,
    ProgrammeItem,
    ProgrammeNeed,
    ProgrammeVersion,
    ServiceContract,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _demo(demo):
    """Every test of this module starts from the loaded demo."""


@pytest.fixture
def submitted(_demo) -> ProgrammeVersion:
    return ProgrammeVersion.objects.get(state=ProgrammeState.SUBMITTED)


def test_the_diagnosis_is_in_force_and_was_handed_over_after_its_consultation():
    diagnosis = Diagnosis.objects.get(stage="in_force")

    assert diagnosis.stage == DiagnosisStage.IN_FORCE
    assert Diagnosis.objects.in_force_on(timezone.localdate().replace(year=2027)).exists()
    assert diagnosis.handed_to_council_on >= diagnosis.consultation_to
    assert diagnosis.territories.count() == 2


def test_needs_keep_their_order_services_areas_and_long_texts():
    needs = Need.objects.filter(diagnosis__stage="in_force").order_by("position")

    assert needs.count() == 24
    assert needs[0].group == "Seniorzy mieszkający samotnie"
    assert [link.service.slug for link in needs[0].service_links.all()] == ["posilki"]
    assert not needs.filter(areas=None).exists()
    assert max(len(need.problem) for need in needs) > 200


def test_the_programme_waits_for_the_director_after_one_return(submitted):
    story = list(submitted.log.order_by("at", "pk").values_list("transition", "by__roles"))

    assert submitted.revision == 2
    assert story == [
        ("create", [Role.ORGANISER]),
        ("submit", [Role.ORGANISER]),
        ("return", [Role.DIRECTOR]),
        ("submit", [Role.ORGANISER]),
    ]
    assert "86 osobach" in submitted.log.get(transition="return").comment


def test_what_the_director_asked_for_was_changed_between_the_two_submissions(submitted):
    before, after = (entry.snapshot for entry in submitted.log.filter(transition="submit").order_by("at", "pk"))

    assert before != after
    meals = submitted.items.get(service__slug="posilki")
    assert (meals.quantity, meals.quantity_bound) == (Decimal(90), "at_least")
    rules = submitted.items.get(service__slug="wytchnieniowa").fee_rules
    assert list(rules.values_list("base", "amount")) == [("free", None), ("per_unit", Decimal(15))]


def test_three_needs_are_answered_by_nobody_and_one_item_has_no_provider_and_no_indicator(submitted):
    unanswered = ProgrammeNeed.objects.filter(version=submitted, items=None)
    orphans = ProgrammeItem.objects.filter(version=submitted, provider=None, own_unit=None)

    assert unanswered.count() == 3
    assert [item.service.slug for item in orphans] == ["interwencja-kryzysowa"]
    assert not orphans.get().indicators.exists()


def test_costs_and_sources_differ_by_five_hundred_zloty(submitted):
    costs = submitted.items.aggregate(sum=Sum("planned_cost"))["sum"]
    money = BudgetLine.objects.filter(item__version=submitted).aggregate(sum=Sum("amount"))["sum"]

    assert (costs, money) == (Decimal("2489870.50"), Decimal("2489370.50"))


def test_a_second_programme_is_only_a_draft(submitted):
    draft = ProgrammeVersion.objects.get(state=ProgrammeState.DRAFT)

    assert draft.state == ProgrammeState.DRAFT
    assert draft.items.exists()


def test_a_programme_is_in_force_that_was_adopted_without_a_diagnosis_in_the_first_year():
    version = ProgrammeVersion.objects.get(state=ProgrammeState.IN_FORCE)

    assert (version.diagnosis, version.resolution_number) == (None, "IV/21/2024")
    assert "art. 76" in version.no_diagnosis_note
    assert (version.effective_on, version.period_end) == (date(2024, 12, 27), date(2026, 9, 30))
    assert version.bip_publications.count() == 2
    assert list(version.log.order_by("pk").values_list("transition", flat=True)) == [
        *("create", "submit", "approve", "send_to_mayor", "adopt", "send_to_voivode", "publish", "bip", "bip")
    ]


def test_six_providers_signed_before_the_programme_in_force_began():
    contracts = ServiceContract.objects.filter(state=ContractState.ENDED)

    assert contracts.count() == 6
    assert {contract.concluded_on for contract in contracts} == {date(2024, 12, 30)}
    partners = {row.partner_id for contract in contracts for row in contract.providers.all()}
    units = {contract.own_unit_id for contract in contracts} - {None}
    assert (len(partners), len(units)) == (5, 1)
    assert sum(len(reports_due(contract, on=date(2025, 12, 31))) for contract in contracts) >= 6 * 2


def test_a_changed_programme_survives_the_next_start(submitted):
    ProgrammeVersion.objects.filter(pk=submitted.pk).update(name="Nasz program")

    load_demo()

    assert Programme.objects.count() == 3
    assert ProgrammeVersion.objects.filter(name="Nasz program").exists()
