"""The whole use once, as people meet it: from the diagnosis to a programme in force with signed contracts.

The director returns the programme once, the council amends it once. Everything is done and seen in the
browser, on the invented gmina of the demo.
"""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from cus.accounts.enums import Role
from cus.desk.loaders.demo import load_demo
from cus.desk.loaders.demo.accounts import demo_person
from cus.text.dates import day
from tests.documents import checks
from tests.story import steps
from tests.story.steps import fill, follow, polish, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.soak]

TODAY = timezone.localdate()
YEAR = TODAY.year + 1
DIAGNOSIS = "Diagnoza potrzeb i potencjału wspólnoty samorządowej w zakresie usług społecznych"
NAME = f"Samodzielnie w Górce {YEAR}–{YEAR + 1}"
ASSISTED = "Pomoc osobista po południu i w weekendy"
OFFICES = "Ktoś, kto wytłumaczy pismo"
HELP, SPEAKING = "Pomoc osobista", "Profesjonalne reprezentowanie interesów"
PARTNER = "Warsztat Terapii Zajęciowej „Szuwary” Stowarzyszenia Rodziców „Razem Dalej”"
UNIT = "Ośrodek Wsparcia Rodziny"

TEXTS = {
    "goal": "Żeby każdy dorosły mieszkaniec mógł sam zdecydować, dokąd i kiedy wychodzi.",
    "period_start": f"01.01.{YEAR}",
    "period_end": f"31.12.{YEAR + 1}",
    "needs_rationale": "Z diagnozy: 26 dorosłych potrzebuje pomocy osobistej, 120 nie radzi sobie z pismami.",
    "recipients": "Dorośli z niepełnosprawnościami i mieszkańcy, którzy nie radzą sobie w urzędach.",
    "planned_people": "140",
    "qualification_procedure": "Zgłoszenie w centrum, rozmowa, odpowiedź w ciągu 14 dni.",
    "evidence": "Oświadczenie, orzeczenie do wglądu.",
    "organisation": "Nabór w styczniu, usługi od lutego.",
    "monitoring": "Co kwartał liczba osób i godzin.",
    "budget_note": "Kwoty brutto.",
}
HELP_ITEM = {
    "recipients": "Dorośli z orzeczeniem o niepełnosprawności.",
    "quantity": "20",
    "quantity_unit": "osoba",
    "quantity_bound": "co najmniej",
    "quantity_period": "rocznie",
    "fee_required": True,
    "provider": PARTNER,
    "planned_cost": "180 000,00",
}
HELP_ROWS = {
    "conditions": {
        "kind": "orzeczenie o niepełnosprawności",
        "option": "umiarkowany",
        "evidence": "orzeczenie do wglądu",
    },
    "limits": {"amount": "40", "unit": "godzina", "whose": "na odbiorcę", "period": "w miesiącu"},
    "data_items": {
        "name": "stopień niepełnosprawności",
        "category": "szczególnej kategorii (art. 9 RODO)",
        "purpose": "ustalenie prawa do pomocy",
    },
    "indicators": {"name": "osoby z pomocą osobistą", "unit": "osoba", "baseline": "0", "target": "20"},
    "budget_lines": {"year": str(YEAR), "source": "budżet gminy", "amount": "180 000,00"},
}
HELP_FEE = {"amount": "8,00", "unit": "godzina"}
SPEAKING_ITEM = {
    "recipients": "Mieszkańcy, którzy proszą o pomoc w urzędzie.",
    "quantity": "120",
    "quantity_unit": "osoba",
    "quantity_bound": "co najmniej",
    "quantity_period": "rocznie",
    "fee_required": False,
    "own_unit": UNIT,
    "planned_cost": "60 000,00",
}
SPEAKING_ROWS = {
    "conditions": {"text": "Prośba mieszkańca, bez względu na dochód.", "evidence": "oświadczenie"},
    "data_items": {"name": "imię i nazwisko", "purpose": "umówienie spotkania"},
    "indicators": {"name": "sprawy załatwione", "unit": "sprawa", "baseline": "0", "target": "150"},
    "budget_lines": {"year": str(YEAR), "source": "budżet gminy", "amount": "60 000,00"},
}
MORE_MONEY = {"budget_lines": {"amount": "234 000,00"}}
COMMENT = "W diagnozie jest 26 osób, a pomoc dostanie 20. Dla kogo zabraknie?"
AMENDED = "Rada podniosła limit pomocy osobistej z 40 do 50 godzin w miesiącu."


def write_programme(page: Page) -> str:
    """The organiser makes the programme of two needs and fills it whole; return its address."""
    page.goto("/programy/")
    follow(page, "Załóż program")
    fill(page, {"name": NAME})
    expect(page.get_by_label("diagnoza").locator("option:checked")).to_contain_text(DIAGNOSIS)
    press(page, "Załóż program i wybierz potrzeby")
    for need in (ASSISTED, OFFICES):
        page.get_by_label(f"W programie: {need}").check()
    press(page, "Zapisz wybór", "Zapisano wybór potrzeb.")
    programme = steps.own_address(page)
    steps.fill_item(page, programme, HELP, HELP_ITEM, HELP_ROWS)
    steps.add_fee(page, programme, HELP, HELP_FEE)
    steps.fill_item(page, programme, SPEAKING, SPEAKING_ITEM, SPEAKING_ROWS)
    steps.fill_texts(page, programme, TEXTS)
    return programme


def decide_sourcing(page: Page, programme: str) -> None:
    """The organiser says which service is contracted and which is the centre's own."""
    for service, decision, reasons in (
        (HELP, "contracted", "Partner zatrudnia osoby z doświadczeniem."),
        (SPEAKING, "own", "Ośrodek robi to od lat."),
    ):
        page.goto(f"{programme}wykonawcy/")
        page.get_by_role("row", name=re.compile(service)).get_by_role("link").first.click()
        fill(page, {"decision": decision, "reasons": reasons})
        press(page, "Zapisz decyzję", "Zapisano decyzję")


def open_decision(director: Page) -> None:
    """The director finds it on the start page among what waits."""
    director.goto("/")
    director.get_by_role("link", name=f"Program „{NAME}” do decyzji").click()
    expect(director.get_by_role("heading", level=1)).to_contain_text(NAME)


def return_and_mend(organiser: Page, director: Page, programme: str) -> None:
    """The director asks a question; the organiser finds it, mends the number and sends the programme again."""
    open_decision(director)
    steps.return_with_comment(director, COMMENT)
    organiser.goto("/")
    follow(organiser, f"Program „{NAME}” wrócił do poprawy")
    expect(organiser.locator("main")).to_contain_text(COMMENT)
    steps.fill_item(organiser, programme, HELP, {"quantity": "26", "planned_cost": "234 000,00"}, MORE_MONEY)
    steps.submit(organiser, programme)


def approve(director: Page) -> None:
    """The director sees what changed since the return, nothing missing, and approves."""
    open_decision(director)
    expect(steps.glance(director, "changes")).to_contain_text("26")
    expect(steps.glance(director, "money")).to_contain_text("294\u00a0000,00")
    director.get_by_role("button", name="Zatwierdź wersję 1").click()
    expect(director.locator(".message").first).to_contain_text("Program zatwierdzono.")


def bring_to_council(page: Page, programme: str) -> None:
    """The organiser prints the draft resolution and sends the programme to the mayor."""
    page.goto(programme)
    follow(page, "Projekt uchwały i uzasadnienie")
    press(page, "Przygotuj do zmiany")
    resolution = steps.download(page, f"{programme}pisma/uchwala/")
    assert checks.undivided(NAME) in checks.undivided(checks.text_of(resolution))
    page.goto(programme)
    page.locator(".acts").get_by_role("link", name=re.compile("^Wyślij")).click()
    press(page, "Odnotuj wysłanie", "Odnotowano przekazanie")


def amend(page: Page, programme: str) -> str:
    """The council changes the limit; the organiser types it into the new version. Return its address."""
    page.goto(programme)
    rare(page, "Odnotuj zmiany na sesji")
    fill(page, {"decided_on": polish(TODAY), "comment": AMENDED})
    press(page, "Odnotuj i utwórz wersję ze zmianami", "Odnotowano zmiany na sesji.")
    amended = steps.own_address(page)
    assert amended != programme
    expect(page.locator("main")).to_contain_text("wersja 2")
    steps.fill_item(page, amended, HELP, {}, {"limits": {"amount": "50"}})
    return amended


def adopt(page: Page, amended: str) -> None:
    """The resolution on the amended text, with a vote that the council can have cast."""
    page.goto(amended)
    follow(page, "Odnotuj uchwałę ze zmianami")
    fill(page, {"resolution_number": "XIV/102/2026", "resolution_date": polish(TODAY), "votes_for": "16"})
    page.get_by_role("button", name="Zapisz", exact=True).click()
    expect(page.locator(".summary")).to_contain_text("15 radnych")
    fill(page, {"votes_for": "12", "votes_against": "2", "votes_abstaining": "1"})
    press(page, "Zapisz", "Odnotowano uchwałę.")


def bring_into_force(page: Page, amended: str) -> None:
    """The voivode, the journal, both bulletins; the act names its day."""
    page.goto(amended)
    follow(page, "Odnotuj przekazanie wojewodzie")
    fill(page, {"sent_on": polish(TODAY)})
    press(page, "Zapisz", "Odnotowano przekazanie wojewodzie.")
    follow(page, "Odnotuj ogłoszenie")
    fill(page, {"journal_reference": f"{TODAY.year} poz. 4321", "journal_date": polish(TODAY)})
    fill(page, {"effective_on": polish(TODAY)})
    press(page, "Zapisz", "Odnotowano ogłoszenie.")
    for bulletin in ("gmina", "cus"):
        page.goto(f"{amended}droga/")
        page.locator(".bulletins li").filter(has_text="brak").first.get_by_role("link").click()
        fill(page, {"published_on": polish(TODAY), "url": f"https://bip.przyklad.example/{bulletin}/program"})
        press(page, "Zapisz", "Odnotowano publikację w BIP.")


def rare(page: Page, act: str) -> None:
    """Open what happens rarely and choose from it."""
    page.locator("details.rare summary").click()
    page.locator("details.rare").get_by_role("link", name=act).click()


def sign_contracts(organiser: Page, director: Page, programme: str) -> None:
    """A contract with the partner and an assignment to the unit: written from the programme, signed."""
    contract = {"number": "7/2026", "selection": "otwarty konkurs ofert (ustawa o pożytku publicznym)"}
    contract |= {"case_number": "CUS.271.3.2026", "commissioning": "powierzenie – dotacja pokrywa całość"}
    for service, begin, facts in (
        (HELP, "umowę", contract),
        (SPEAKING, "przydział", {"number": "P/1/2026", "selection": "jednostka gminy, także centrum"}),
    ):
        organiser.goto(f"{programme}wykonawcy/")
        organiser.get_by_role("link", name=re.compile(f"^{begin}.*{service}$")).click()
        fill(organiser, facts)
        press(organiser, "Zapisz projekt", "Zapisano projekt")
        sign(director, steps.own_address(organiser), facts["number"])


def sign(director: Page, address: str, number: str) -> None:
    """The director records the signing of one."""
    director.goto(address)
    follow(director, "Odnotuj podpisanie")
    fill(director, {"concluded_on": polish(TODAY), "signature_manner": "paper"})
    if director.locator("[name='countersigned_by']").input_value():
        fill(director, {"countersigned_on": polish(TODAY)})
    press(director, "Zapisz", "Odnotowano podpisanie")
    expect(director.locator("main")).to_contain_text(number)


def the_end_is_seen(page: Page, programme: str, amended: str) -> None:
    """What stays to be seen: both versions, the votes, the log, the start page."""
    page.goto(amended)
    expect(page.locator(".lead")).to_contain_text("obowiązuje")
    expect(page.locator("main")).to_contain_text("przyjęta ze zmianami")
    page.goto(f"{amended}droga/")
    for told in ("za 12", f"{TODAY.year} poz. 4321", "XIV/102/2026", day(TODAY)):
        expect(page.locator("main")).to_contain_text(told)
    expect(page.locator(".bulletins li").filter(has_text="opublikowano")).to_have_count(2)
    page.goto(f"{amended}porownanie/")
    expect(page.locator("main")).to_contain_text("50")
    expect(steps.step_of_cycle(page, "contracts")).to_contain_text("2 usługi mają umowę albo przydział")


def test_a_programme_grows_from_the_diagnosis_into_a_local_law_with_signed_contracts(page_for, kept):
    kept(load_demo)
    organiser, director = (page_for(demo_person(role)) for role in (Role.ORGANISER, Role.DIRECTOR))

    programme = write_programme(organiser)
    decide_sourcing(organiser, programme)
    steps.submit(organiser, programme)
    return_and_mend(organiser, director, programme)
    approve(director)
    bring_to_council(organiser, programme)
    amended = amend(organiser, programme)
    adopt(organiser, amended)
    bring_into_force(organiser, amended)
    sign_contracts(organiser, director, amended)

    the_end_is_seen(organiser, programme, amended)
