"""Bad input in a real browser: a message at the field and in the summary, the typed text kept, nothing half written."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from partners.models import Offer, Partner
from programmes.enums import ProgrammeState
from programmes.models import BudgetLine, ProgrammeLogEntry
from tests.factories.partners import OfferFactory, PartnerFactory
from tests.factories.programmes import ItemFactory, VersionFactory
from tests.factories.services import ServiceFactory
from tests.story import steps

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

LONG = "Opiekunka środowiskowa z doświadczeniem. " * 2000
WORD_TABLE = "Kto\tIlu\tUwagi\r\nOpiekunka\t2\t„od zaraz”\x0bna pół etatu\r\nKierowca\t1\tprawo jazdy kat. B\u00ad\r\n"


def summary(page: Page) -> Locator:
    """The summary of errors on top of the page; it has the focus."""
    box = page.locator(".summary")
    expect(box).to_be_focused()
    return box


def message_at(page: Page, name: str) -> Locator:
    """The message at a field."""
    return page.locator(f"#id_{name}_error")


def leads_to(page: Page, link: str, name: str) -> None:
    """A link of the summary brings to its field."""
    summary(page).get_by_role("link", name=re.compile(link)).click()
    expect(page.locator(f"#id_{name}")).to_be_focused()


def test_a_card_with_four_faults_names_each_and_keeps_what_was_typed(page_for, worker):
    page = page_for(worker)
    page.goto("/partnerzy/nowy/")
    typed = {
        "name": "",
        "nip": "526-10-40-829",
        "resources_staff": LONG,
        "activity_kinds": "Posiłki 🍲 i spotkania",
        "address": "Podlesie 14",
    }
    steps.fill(page, typed | {"is_ngo": True})
    steps.press(page, "Zapisz fiszkę")

    expect(summary(page).get_by_role("heading")).to_have_text("4\u00a0pola wymagają poprawy")
    expect(summary(page).get_by_role("link")).to_have_count(4)
    expect(message_at(page, "nip")).to_contain_text("Cyfra kontrolna")
    expect(message_at(page, "resources_staff")).to_contain_text(re.compile(r"20.000"))
    expect(message_at(page, "activity_kinds")).to_contain_text("🍲")
    expect(message_at(page, "name")).to_be_visible()
    leads_to(page, "NIP", "nip")
    for name, text in typed.items():
        expect(page.locator(f"[name='{name}']")).to_have_value(text)
    expect(page.locator("[name='is_ngo'][value='true']")).to_be_checked()
    assert not Partner.objects.exists()

    mended = {
        "name": "Koło „Kalina”",
        "nip": "526-10-40-828",
        "resources_staff": "Dwie osoby.",
        "activity_kinds": "Posiłki",
    }
    steps.fill(page, mended)
    steps.press(page, "Zapisz fiszkę", "Założono fiszkę")
    assert Partner.objects.get().nip == "5261040828"


def test_a_table_pasted_from_word_stays_readable_text(page_for, worker):
    page = page_for(worker)
    page.goto("/partnerzy/nowy/")
    steps.fill(page, {"name": "Koło „Kalina”"})
    page.locator("[name='resources_staff']").focus()
    page.keyboard.insert_text(WORD_TABLE)
    steps.press(page, "Zapisz fiszkę", "Założono fiszkę")

    shown = page.locator("main").inner_text()
    for cell in ("Opiekunka", "„od zaraz”", "na pół etatu", "prawo jazdy kat. B"):
        assert cell in shown


@pytest.mark.soak
def test_a_half_filled_row_is_told_apart_from_an_empty_one(page_for, worker):
    partner, service = PartnerFactory(), ServiceFactory()
    page = page_for(worker)
    page.goto(f"/partnerzy/{partner.pk}/oferta/")
    half = [{"service": service.name, "capacity": "40"}, {"place": "Podlesie"}]
    steps.fill_rows(page, "offers", "Dodaj usługę", half)
    steps.press(page, "Zapisz ofertę")

    expect(message_at(page, "offers-0-unit")).to_contain_text("jednostkę")
    expect(message_at(page, "offers-1-service")).to_be_visible()
    leads_to(page, "Wiersz 2", "offers-1-service")
    expect(page.locator("[name='offers-0-capacity']")).to_have_value("40")
    expect(page.locator("[name='offers-1-place']")).to_have_value("Podlesie")
    assert not Offer.objects.exists()


@pytest.mark.soak
def test_one_bad_amount_keeps_the_whole_page_of_a_service_unwritten(page_for, organiser):
    item = ItemFactory()
    page = page_for(organiser)
    page.goto(f"/programy/{item.version_id}/uslugi/{item.pk}/pieniadze/")
    steps.fill(page, {"planned_cost": "60", "budget_lines-0-year": "2027", "budget_lines-0-amount": "tysiąc"})
    steps.press(page, "Zapisz")

    expect(message_at(page, "budget_lines-0-amount")).to_contain_text("Wpisz liczbę")
    leads_to(page, "Wiersz 1: Kwota", "budget_lines-0-amount")
    expect(page.locator("[name='budget_lines-0-amount']")).to_have_value("tysiąc")
    expect(page.locator("[name='planned_cost']")).to_have_value("60")
    item.refresh_from_db()
    assert item.planned_cost is None
    assert not BudgetLine.objects.exists()


@pytest.mark.soak
def test_a_second_card_of_the_same_partner_is_refused_or_asked_about(page_for, worker):
    PartnerFactory(name="Koło „Kalina”", nip="5261040828")
    page = page_for(worker)
    page.goto("/partnerzy/nowy/")
    steps.fill(page, {"name": "koło „kalina”", "nip": "526-10-40-828"})
    steps.press(page, "Zapisz fiszkę")
    expect(message_at(page, "nip")).to_contain_text("Koło »Kalina«")
    leads_to(page, "NIP", "nip")

    steps.fill(page, {"nip": ""})
    steps.press(page, "Zapisz fiszkę")
    expect(message_at(page, "name")).to_be_visible()
    expect(page.locator("[name='name']")).to_have_value("koło „kalina”")
    assert Partner.objects.count() == 1
    steps.fill(page, {"confirm_same_name": True})
    steps.press(page, "Zapisz fiszkę", "Założono fiszkę")
    assert Partner.objects.count() == 2


@pytest.fixture
def submitted(transactional_db):
    """A programme on the director's desk."""
    return ItemFactory(version=VersionFactory(submitted=True)).version


def test_approving_from_two_open_pages_happens_once_and_the_second_is_told(page_for, director, submitted):
    first, second = page_for(director), page_for(director)
    for page in (first, second):
        page.goto(f"/programy/{submitted.pk}/decyzja/")
    first.get_by_role("button", name="Zatwierdź").dblclick()
    expect(first.locator(".message").first).to_contain_text("Program zatwierdzono.")
    second.get_by_role("button", name="Zatwierdź").click()

    expect(second.locator(".message").first).to_contain_text(re.compile("już zatwierdzony.*Andrzej Dąbek"))
    submitted.refresh_from_db()
    assert submitted.state == ProgrammeState.APPROVED
    assert ProgrammeLogEntry.objects.filter(version=submitted, transition="approve").count() == 1


@pytest.mark.soak
def test_whoever_may_not_approve_sees_why_and_cannot(page_for, organiser, submitted):
    page = page_for(organiser)
    page.goto(f"/programy/{submitted.pk}/decyzja/")

    expect(page.get_by_role("button", name="Zatwierdź")).to_be_disabled()
    expect(page.locator(".decide .why").first).to_contain_text("dyrektor")
    token = page.locator("[name='csrfmiddlewaretoken']").first.input_value()
    answer = page.request.post(
        f"/programy/{submitted.pk}/zatwierdz/", form={"csrfmiddlewaretoken": token}, headers={"Referer": page.url}
    )
    assert answer.status == 403
    assert "dyrektor" in answer.text()
    submitted.refresh_from_db()
    assert submitted.state == ProgrammeState.SUBMITTED


def test_a_stale_card_shows_both_texts_and_is_saved_knowingly(page_for, worker, organiser):
    partner = OfferFactory(partner__name="Koło „Kalina”").partner
    mine, theirs = page_for(worker), page_for(organiser)
    for page in (mine, theirs):
        page.goto(f"/partnerzy/{partner.pk}/zmien/")
    steps.fill(theirs, {"resources_staff": "Czternaście członkiń."})
    steps.press(theirs, "Zapisz fiszkę", "Zapisano fiszkę.")
    steps.fill(mine, {"resources_staff": "Dwanaście członkiń."})
    steps.press(mine, "Zapisz fiszkę")

    expect(summary(mine)).to_contain_text("Ktoś zmienił te dane")
    expect(mine.locator(".theirs[data-field='id_resources_staff']")).to_contain_text("Czternaście członkiń.")
    expect(mine.locator("[name='resources_staff']")).to_have_value("Dwanaście członkiń.")
    partner.refresh_from_db()
    assert partner.resources_staff == "Czternaście członkiń."
    steps.press(mine, "Zapisz fiszkę", "Zapisano fiszkę.")
    partner.refresh_from_db()
    assert partner.resources_staff == "Dwanaście członkiń."
    assert Offer.objects.count() == 1
