"""Own or contracted, and the gaps in contracts: each appears and vanishes by what people do."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cus.workflow import Refused, StaleEdit
from programmes import actions
from programmes.contents import contents_of
from programmes.contracts.enums import Sourcing
from programmes.contracts.gaps import contracts_missing, fully_contracted
from programmes.enums import ProgrammeState
from programmes.models import ProgrammeItem, SourcingArgument
from tests.factories.programmes import ItemFactory
from tests.factories.programmes_contracts import a_contract, an_adopted_item, signed

pytestmark = pytest.mark.django_db


def rules(item) -> list[str]:
    return [gap.rule for gap in contracts_missing(item.version)]


def test_a_missing_contract_is_a_gap_until_it_is_signed(director):
    item = an_adopted_item()
    assert rules(item) == ["contract_missing"]
    contract = a_contract(item, period_end=item.version.period_end)
    assert contracts_missing(item.version)[0].contract == contract.pk
    assert not fully_contracted(item)

    signed(contract, by=director)

    assert rules(item) == []
    assert fully_contracted(item)


def test_nothing_is_missing_before_the_council_adopts():
    item = ItemFactory()

    assert rules(item) == []


@pytest.mark.parametrize(("days", "rule"), [(-1, "contract_expired"), (59, "contract_expiring"), (61, None)])
def test_a_contract_that_ends_before_the_programme(director, days, rule):
    item = an_adopted_item()
    end = timezone.localdate() + datetime.timedelta(days=days)
    contract = signed(a_contract(item, period_end=end), by=director, concluded_on=item.version.period_start)

    assert rules(item) == ([rule] if rule else [])

    change = {"signed_on": timezone.localdate(), "effective_on": timezone.localdate(), "signature_manner": "paper"}
    change |= {"amount": None, "period_end": item.version.period_end, "description": "Dłużej."}
    actions.add_annex(by=director, contract=contract, values=change)
    assert rules(item) == []


def test_a_signer_without_any_basis_is_a_gap(director):
    item = an_adopted_item()
    signed(a_contract(item, period_end=item.version.period_end, signer_basis=""), by=director)

    assert rules(item) == ["power_missing"]


def test_a_contract_survives_a_new_version_of_the_programme(director):
    item = an_adopted_item()
    signed(a_contract(item, period_end=item.version.period_end), by=director)
    next_version = item.version
    next_version.pk, next_version.number, next_version.state = None, 2, ProgrammeState.IN_FORCE
    next_version._state.adding = True
    next_version.save()
    copied = ItemFactory(version=next_version, service=item.service)

    assert fully_contracted(copied)
    assert contracts_missing(next_version) == []


def decide(item: ProgrammeItem, by, **changes):
    said = {"decision": Sourcing.CONTRACTED, "reasons": "Wieś zna ich od lat.", "arguments": {"knowledge": (True, "")}}
    return actions.decide_sourcing(by=by, item=item, seen=item.edit_version, **said | changes)


def test_the_decision_and_its_reasons_are_kept_with_the_item(worker):
    item = decide(ItemFactory(), worker)

    rows = contents_of(ProgrammeItem.objects.get(pk=item.pk))
    assert rows["sourcing"] == [{"decision": "contracted", "reasons": "Wieś zna ich od lat."}]
    assert rows["sourcing_arguments"] == [{"code": "knowledge", "applies": True, "note": ""}]


def test_a_tick_taken_back_leaves_no_row(worker):
    item = decide(ItemFactory(), worker)

    decide(item, worker, decision=Sourcing.UNDECIDED, reasons="", arguments={"knowledge": (False, "")})

    assert not SourcingArgument.objects.exists()
    assert not hasattr(ProgrammeItem.objects.get(pk=item.pk), "sourcing")


def test_a_closed_version_a_reader_and_a_stale_page_are_refused(worker, reader):
    item = ItemFactory()
    with pytest.raises(Refused, match="Twoja rola"):
        decide(item, reader)
    decide(again(item), worker)
    with pytest.raises(StaleEdit):
        decide(item, worker)
    with pytest.raises(Refused, match="nie można zmieniać"):
        decide(an_adopted_item(), worker)


def again(item: ProgrammeItem) -> ProgrammeItem:
    return ProgrammeItem.objects.get(pk=item.pk)


def test_the_check_list_is_filled_in_on_its_page(client_for, worker):
    item = ItemFactory()
    url = reverse("programmes:sourcing", args=[item.version_id, item.pk])
    client = client_for(worker)

    page = client.get(url).content.decode().lower()
    assert page.count("liczy się tutaj") >= 12
    answer = client.post(
        url,
        {"version": item.edit_version, "decision": "mixed", "control": "on", "control_note": "Mamy jedną osobę."},
    )

    assert answer.url == reverse("programmes:contracting", args=[item.version_id])
    argument = SourcingArgument.objects.get()
    assert (argument.code, argument.note, argument.is_benefit) == ("control", "Mamy jedną osobę.", False)
