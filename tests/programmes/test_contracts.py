"""Contracts: the draft, its signing, annexes and end; what the pages refuse and keep."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from cus.documents.models import FrozenDocument
from cus.workflow import Refused, StaleEdit
from partners.enums import LegalForm
from programmes import actions
from programmes.actions.merged import move_draft_contracts
from programmes.contracts.enums import ContractKind, ContractState, Selection
from programmes.contracts.schedule import reports_due
from programmes.contracts.standing import warnings_of
from programmes.enums import ProgrammeState
from programmes.models import ContractProvider, ServiceContract
from tests.documents.checks import faults, text_of
from tests.factories.centre import AccountFactory, UnitFactory
from tests.factories.partners import PartnerFactory
from tests.factories.programmes import ItemFactory
from tests.factories.programmes_contracts import (
    SIGNED,
    a_contract,
    an_adopted_item,
    an_assignment,
    an_organisation,
    contract_values,
    signed,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def whole(contract: ServiceContract) -> ServiceContract:
    return ServiceContract.objects.whole().get(pk=contract.pk)


def save(contract, by, **changes):
    values = contract_values(contract.programme.versions.get()) | {"number": contract.number} | changes
    return actions.save_contract(by=by, contract=contract, seen=contract.version, values=values)


def test_signing_freezes_the_contract_and_its_card(director, worker):
    contract = signed(a_contract(), by=director)

    assert contract.state == ContractState.SIGNED
    frozen = FrozenDocument.objects.get(kind="service_contract", subject_id=contract.pk)
    assert frozen.data["number"] == contract.number
    with pytest.raises(Refused, match="aneks"):
        save(contract, worker, amount=Decimal(1))
    contract.refresh_from_db()
    assert contract.amount == Decimal("36000.00")


def test_a_worker_drafts_but_does_not_sign(worker, reader):
    contract = a_contract(by=worker)

    with pytest.raises(Refused, match="Twoja rola"):
        signed(contract, by=worker)
    with pytest.raises(Refused, match="Twoja rola"):
        a_contract(by=reader)
    contract.refresh_from_db()
    assert contract.state == ContractState.DRAFT


@pytest.mark.parametrize("state", [ProgrammeState.DRAFT, ProgrammeState.RETURNED])
def test_a_contract_waits_for_the_council(director, state):
    item = ItemFactory(version__state=state)
    contract = a_contract(item)

    with pytest.raises(Refused, match="nie przyjęła jeszcze rada"):
        signed(contract, by=director)


def test_a_service_that_the_adopted_version_lacks_is_not_signed_for(director):
    item = an_adopted_item()
    contract = a_contract(item)
    item.delete()

    with pytest.raises(Refused, match="nie ma w przyjętej wersji"):
        signed(contract, by=director)


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({"number": ""}, "numer"),
        ({"case_number": ""}, "znak sprawy"),
        ({"commissioning": ""}, "powierzenie albo wsparcie"),
        ({"period_end": None}, "okres"),
        ({"amount": None}, "kwota"),
        ({"signer_name": ""}, "kto podpisuje"),
    ],
)
def test_what_is_missing_is_named_and_then_is_not(director, organiser, changes, lacking):
    contract = a_contract(**changes)

    with pytest.raises(Refused, match=lacking):
        signed(contract, by=director)

    contract = save(contract, organiser, number="U/9/2026")
    assert signed(contract, by=director).state == ContractState.SIGNED


def test_a_grant_is_signed_on_paper_or_with_a_qualified_signature(director):
    contract = a_contract()

    with pytest.raises(Refused, match="papierze") as refused:
        signed(contract, by=director, signature_manner="trusted")

    assert refused.value.refusal.field == "signature_manner"
    assert signed(contract, by=director, signature_manner="qualified").signature_manner == "qualified"


def test_a_draft_changed_meanwhile_is_not_signed_unread(director, organiser):
    contract = a_contract()
    save(contract, organiser, amount=Decimal("99000.00"))

    with pytest.raises(StaleEdit):
        signed(contract, by=director, seen=1)


def test_two_who_sign_at_once_record_it_once(director, organiser):
    contract = a_contract()
    signed(contract, by=organiser)

    with pytest.raises(Refused, match="już odnotowano"):
        signed(contract, by=director)


def test_amount_and_end_can_be_asked_on_any_day(director):
    item = an_adopted_item()
    contract = signed(
        a_contract(item, selection=Selection.PZP, commissioning=""),
        by=director,
        concluded_on=item.version.period_start,
    )
    change = {"signed_on": TODAY(), "effective_on": TODAY(), "signature_manner": "paper", "description": "Dłużej."}
    later = contract.period_end + datetime.timedelta(days=100)
    actions.add_annex(by=director, contract=contract, values=change | {"amount": Decimal(50000), "period_end": later})
    before, contract = TODAY() - datetime.timedelta(days=1), whole(contract)

    assert (contract.amount_on(before), contract.end_on(before)) == (Decimal("36000.00"), contract.period_end)
    assert (contract.amount_on(TODAY()), contract.end_on(TODAY())) == (Decimal("50000.00"), later)
    listed = ServiceContract.objects.as_of(TODAY()).get(pk=contract.pk)
    assert (listed.current_amount, listed.current_end) == (Decimal("50000.00"), later)
    assert ServiceContract.objects.binding_on(later - datetime.timedelta(days=1)).get() == contract


def test_an_annex_cannot_make_a_grant_longer_than_five_years(director):
    contract = signed(a_contract(), by=director)
    change = {"signed_on": TODAY(), "effective_on": TODAY(), "signature_manner": "paper", "description": "Dłużej."}
    end = contract.period_start + datetime.timedelta(days=6 * 366)

    with pytest.raises(Refused, match="5 lat"):
        actions.add_annex(by=director, contract=contract, values=change | {"amount": None, "period_end": end})


def test_a_contract_broken_off_says_who_and_why(director):
    contract = signed(a_contract(), by=director)

    with pytest.raises(Refused, match="dlaczego"):
        actions.end_contract(by=director, contract=contract, ended_on=TODAY(), terminated_by="provider")
    with pytest.raises(Refused, match="Wcześniejszy koniec"):
        actions.end_contract(by=director, contract=contract, ended_on=TODAY())
    ended = actions.end_contract(
        by=director, contract=contract, ended_on=TODAY(), terminated_by="provider", reason="Zrezygnował."
    )

    assert ended.state == ContractState.TERMINATED
    assert whole(ended).end_on(TODAY()) == TODAY()
    assert not whole(ended).is_binding_on(TODAY() + datetime.timedelta(days=1))


def test_sums_that_differ_warn_with_both_numbers_and_stop_warning(organiser):
    contract = a_contract(amount=Decimal("30000.00"))

    texts = " ".join(warnings_of(whole(contract)))

    assert "Usługi: razem 36" in texts
    assert "Transze: razem 36" in texts
    contract = save(contract, organiser, amount=Decimal("36000.00"))
    assert warnings_of(whole(contract)) == []


def test_a_time_beyond_the_programme_warns(organiser):
    item = an_adopted_item()
    contract = a_contract(item, period_start=item.version.period_start - datetime.timedelta(days=1))

    assert any("wychodzi poza program" in text for text in warnings_of(whole(contract)))


def test_reports_are_due_as_the_contract_says_and_the_last_one_as_the_act_does():
    start = datetime.date(2027, 1, 1)
    contract = a_contract(
        period_start=start,
        period_end=datetime.date(2027, 6, 30),
        report_frequency="quarter",
        report_due_days=15,
        final_report_days=90,
    )

    due = [(row.due_on, row.is_final) for row in reports_due(whole(contract), on=start)]

    assert due == [
        (datetime.date(2027, 4, 15), False),
        (datetime.date(2027, 7, 15), False),
        (datetime.date(2027, 7, 30), True),
    ]


def test_an_assignment_needs_no_amount_and_no_countersignature(director, unit):
    contract = an_assignment(unit=unit)

    done = signed(
        contract, by=director, countersigned_by="", countersigned_on=None, no_countersignature_reason="bez zobowiązań"
    )

    assert str(done).startswith("Przydział")
    assert done.state_word == "podpisany"


@pytest.fixture
def unit():
    return UnitFactory()


def test_drafts_follow_a_merged_card_and_signed_contracts_do_not(director):
    item = an_adopted_item()
    kept, absorbed = an_organisation(), an_organisation()
    draft = a_contract(item, partners=[absorbed])
    bound = signed(a_contract(item, partners=[absorbed]), by=director)

    moved = move_draft_contracts(kept, absorbed)

    assert [kind for kind, _ in moved] == ["projekt umowy"]
    assert ContractProvider.objects.get(contract=draft).partner == kept
    assert ContractProvider.objects.get(contract=bound).partner == absorbed


def posted(item, **changes) -> dict:
    """What the form of a contract sends."""
    values = contract_values(item.version, **changes)
    data = {name: "" if value is None else str(value) for name, value in values.items()}
    data |= {"kind": ContractKind.CONTRACT, "signs_for": "centre", "report_frequency": "none"}
    for name in ("providers", "items", "tranches", "report_dates"):
        data |= {f"{name}-TOTAL_FORMS": "1", f"{name}-INITIAL_FORMS": "0"}
    return data


def test_a_contract_begun_from_a_service_types_nothing_twice(client_for, worker):
    partner = an_organisation()
    item = an_adopted_item(
        provider=partner, quantity=Decimal(90), quantity_unit="hour", planned_cost=Decimal("2700.00")
    )
    url = reverse("programmes:contract_create", args=[item.version_id])

    page = client_for(worker).get(url, {"pozycja": item.pk})

    form, tables = page.context["form"], {table.prefix: table for table in page.context["formsets"]}
    assert form.initial["amount"] == Decimal("2700.00")
    assert form.initial["period_end"] == item.version.period_end
    assert tables["providers"].forms[0].initial["partner"] == partner.pk
    assert tables["items"].forms[0].initial["unit_price"] == Decimal("30.00")


def test_a_company_chosen_by_a_competition_is_refused_at_the_field(client_for, worker):
    company = PartnerFactory(name="Usługi Zysk sp. z o.o.", legal_form=LegalForm.COMPANY)
    item = an_adopted_item(provider=company)
    url = reverse("programmes:contract_create", args=[item.version_id])
    data = posted(item) | {"providers-0-partner": str(company.pk)}
    client = client_for(worker)

    page = client.post(url, data)

    assert page.status_code == 422
    assert "nie dostanie dotacji" in page.content.decode()
    assert not ServiceContract.objects.exists()
    assert client.post(url, data | {"selection": Selection.PZP, "commissioning": ""}).status_code == 302


def test_a_grant_of_six_years_is_refused_at_the_field_and_the_text_stays(client_for, worker):
    item = an_adopted_item()
    end = item.version.period_start + datetime.timedelta(days=6 * 366)
    url = reverse("programmes:contract_create", args=[item.version_id])

    page = client_for(worker).post(url, posted(item, period_end=end, signer_name="Jan Zmyślony"))

    assert page.status_code == 422
    assert "5 lat" in page.context["form"].errors["period_end"][0]
    assert 'value="Jan Zmyślony"' in page.content.decode()


def test_one_form_sent_twice_makes_one_contract(client_for, worker):
    item = an_adopted_item()
    url = reverse("programmes:contract_create", args=[item.version_id])
    data = posted(item) | {"token": "7f1dfb5e-9a55-4b46-9a27-3a4f61a0e6a1"}
    client = client_for(worker)

    first, second = client.post(url, data), client.post(url, data)

    assert first.url == second.url
    assert ServiceContract.objects.count() == 1


def test_the_signing_page_asks_for_the_countersignature(client_for, organiser):
    contract = a_contract()
    client = client_for(organiser, confirmed=True)
    data = {"version": contract.version, "concluded_on": TODAY().isoformat(), "signature_manner": "paper"}

    page = client.post(reverse("programmes:contract_sign", args=[contract.pk]), data)
    assert set(page.context["form"].errors) == {"countersigned_by", "countersigned_on"}

    more = {name: str(value) for name, value in SIGNED.items()}
    client.post(reverse("programmes:contract_sign", args=[contract.pk]), data | more)
    contract.refresh_from_db()
    assert contract.state == ContractState.SIGNED


def test_the_list_is_filtered_and_taken_away_as_it_stands(client_for, organiser, reader):
    item = an_adopted_item()
    signed(a_contract(item, number="U/77/2026"))
    a_contract(item, number="U/78/2026")
    client = client_for(organiser)

    page = client.get(reverse("programmes:contract_list"), {"stan": "signed"})
    table = client.get(reverse("programmes:contract_table", args=["umowy-lista.csv"]), {"stan": "signed"})

    assert [line["contract"].number for line in page.context["lines"]] == ["U/77/2026"]
    text = table.content.decode("utf-8-sig")
    assert "U/77/2026" in text
    assert "U/78/2026" not in text
    seen = client_for(reader).get(reverse("programmes:contract_list"))
    assert [line["contract"].number for line in seen.context["lines"]] == ["U/77/2026"]


def test_a_reader_sees_no_account_of_the_provider(client_for, reader, organiser):
    contract = signed(a_contract(provider_account="PL61109010140000071219812874"))
    url = contract.get_absolute_url()

    assert "6110" not in client_for(reader).get(url).content.decode().replace(" ", "")
    assert "61 1090 1014" in client_for(organiser).get(url).content.decode()


def test_the_card_and_the_register_print_as_accessible_pdf_with_the_account_in_the_head(client_for, worker):
    AccountFactory(purpose="wydatki")
    contract = a_contract()
    client = client_for(worker)

    card, register = (
        b"".join(client.get(address))
        for address in (
            reverse("programmes:contract_document", args=[contract.pk]),
            reverse("programmes:contract_register_document"),
        )
    )

    assert (faults(card), faults(register)) == ([], [])
    assert "rachunek (wydatki)" in text_of(card)
