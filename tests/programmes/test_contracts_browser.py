"""A contract from a service of the programme to its end, as one person does it in the browser."""

from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from programmes.contracts.enums import ContractState
from programmes.models import ServiceContract
from tests.factories.programmes_contracts import an_adopted_item, an_organisation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_contract_is_begun_signed_amended_and_ended(page_for, organiser):
    partner = an_organisation(name="Stowarzyszenie Przy Miedzy")
    item = an_adopted_item(
        provider=partner, quantity=Decimal(100), quantity_unit="hour", planned_cost=Decimal("3000.00")
    )
    today = f"{timezone.localdate():%d.%m.%Y}"
    page = page_for(organiser)
    page.goto(f"/programy/{item.version_id}/")
    page.get_by_role("link", name="Wykonawcy i umowy").click()
    page.locator('a[href*="rodzaj=contract"]').click()
    expect(page.get_by_label("Kwota", exact=True)).to_have_value("3 000,00".replace(" ", "\xa0"))

    page.get_by_label("Numer", exact=True).fill("U/1/2027")
    page.get_by_label("Sposób wyboru", exact=True).select_option("pzp")
    page.get_by_label("Znak sprawy").fill("CUS.271.1.2026")
    page.get_by_label("Imię, nazwisko i funkcja").fill("Andrzej Zmyślony, dyrektor")
    page.get_by_label("Podstawa umocowania").fill("art. 24 ust. 1 ustawy")
    page.get_by_role("button", name="Zapisz projekt").click()
    expect(page.get_by_role("heading", level=1, name="Umowa nr U/1/2027")).to_be_visible()
    expect(page.get_by_role("cell", name="3 000,00 zł").first).to_be_visible()

    page.get_by_role("link", name="Odnotuj podpisanie").click()
    page.get_by_label("Data podpisania").fill(today)
    page.get_by_label("podpis własnoręczny").check()
    page.get_by_label("Kontrasygnata zbędna, ponieważ").fill("kontrasygnowano plan finansowy")
    page.get_by_role("button", name="Zapisz", exact=True).click()
    expect(page.get_by_text("Odnotowano podpisanie")).to_be_visible()

    page.get_by_role("link", name="Odnotuj aneks").first.click()
    page.get_by_label("Data podpisania").fill(today)
    page.get_by_label("podpis własnoręczny").check()
    page.get_by_label("Co się zmieniło").fill("Więcej godzin.")
    page.get_by_label("Nowa kwota").fill("3600")
    page.get_by_role("button", name="Zapisz", exact=True).click()
    expect(page.get_by_role("cell", name="Więcej godzin.")).to_be_visible()

    page.get_by_role("link", name="Odnotuj koniec").click()
    page.get_by_label("Ostatni dzień").fill(today)
    page.get_by_label("wykonawca", exact=True).check()
    page.get_by_label("Powód").fill("Stowarzyszenie kończy działalność.")
    page.get_by_role("button", name="Zapisz", exact=True).click()
    expect(page.get_by_text("Odnotowano koniec")).to_be_visible()

    contract = ServiceContract.objects.get()
    assert contract.state == ContractState.TERMINATED
    assert contract.amount_on(timezone.localdate()) == Decimal("3600.00")
