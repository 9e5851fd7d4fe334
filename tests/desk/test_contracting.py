"""Step 5 of the cycle: from the first draft of a contract to the last signature, and what runs out."""

import datetime

import pytest
from django.utils import timezone

from cus.desk.contracting import contracting_step
from cus.desk.step import StepState
from tests.factories.programmes import ItemFactory
from tests.factories.programmes_contracts import a_contract, an_adopted_item, bound_until, signed

pytestmark = pytest.mark.django_db


def test_the_step_follows_the_contracts_of_the_programme_in_force():
    item, today = an_adopted_item(), timezone.localdate()
    seen = [contracting_step([item.version], today)]
    draft = a_contract(item, period_end=item.version.period_end)
    seen.append(contracting_step([item.version], today))
    signed(draft)
    seen.append(contracting_step([item.version], today))
    bound_until(ItemFactory(version=item.version), today + datetime.timedelta(days=30))
    seen.append(contracting_step([item.version], today))

    assert [step.state for step in seen] == [StepState.AHEAD, StepState.NOW, StepState.DONE, StepState.OVERDUE]
    assert "0 z 1" in seen[1].text


def test_drafts_wait_for_the_council_before_a_programme_is_in_force():
    assert contracting_step([], timezone.localdate()).state == StepState.AHEAD
    a_contract(ItemFactory())

    step = contracting_step([], timezone.localdate())

    assert (step.state, step.inner) == (StepState.NOW, True)
