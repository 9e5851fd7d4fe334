"""Form 2 in a real browser: written without the mouse, saved by itself, both texts shown."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from diagnosis.models import TerritoryForm, TerritoryLine
from tests.factories.diagnosis import TerritoryFormFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

SAVED = re.compile(r"^Zapisano o \d\d:\d\d:\d\d$")
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def territory(transactional_db):
    """A form 2 with nothing but its name."""
    return TerritoryFormFactory(territory="Podlesie", assessor="", services_present="")


@pytest.fixture
def open_sheet(page_for, territory):
    """Return a function that opens the sheet as a person."""

    def open_as(user):
        page = page_for(user)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(f"/diagnozy/{territory.diagnosis_id}/terytoria/{territory.pk}/arkusz/")
        expect(page.get_by_label("Nazwa terytorium")).to_have_value("Podlesie")
        return page

    return open_as


def status(page):
    """Where the page says what is saved."""
    return page.locator("[data-status]")


def lines(row):
    """What stands in the database under a printed row."""
    return [line.shown for line in TerritoryLine.objects.filter(row=row)]


def test_a_whole_form_is_written_with_the_keyboard_alone(open_sheet, worker, territory):
    page = open_sheet(worker)
    keys = page.keyboard

    page.get_by_label("Nazwa terytorium").focus()
    keys.press("End")
    keys.type(" i Zalesie")
    keys.press("Tab")
    keys.press("Tab")
    keys.type("Zespół centrum")
    keys.press("Tab")
    keys.type("Świetlica i szkoła.")
    keys.press("Tab")
    keys.press("Enter")
    keys.type("Koło gospodyń")
    keys.press("Enter")
    keys.type("Biblioteka")
    keys.press("Alt+ArrowUp")
    keys.press("Alt+Shift+ArrowDown")
    keys.press("Alt+Delete")
    for text in ("Transport", "CIS Nadzieja", "Kursy w szkole", "Parafia"):
        tab_to_next_description(page)
        keys.type(text)
    expect(status(page)).to_have_text(SAVED)

    territory.refresh_from_db()
    assert (territory.territory, territory.assessor) == ("Podlesie i Zalesie", "Zespół centrum")
    assert territory.services_present == "Świetlica i szkoła."
    assert lines("services_present") == ["Biblioteka", "Koło gospodyń"]
    assert (territory.services_missing, territory.social_economy) == ("Transport", "CIS Nadzieja")
    assert (territory.training_resources, territory.readiness) == ("Kursy w szkole", "Parafia")


def tab_to_next_description(page):
    """Press Tab until the next description has the focus: how many times depends on the lines between."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('textarea[data-field]')"):
            return
    pytest.fail("Tab does not reach the next description")


def test_a_line_of_a_source_keeps_it_beside_the_own_text_and_goes_back_to_it(open_sheet, worker, territory):
    line = TerritoryLine.objects.create(
        territory=territory, row="social_economy", source="status", ref="partner:1", taken="CIS Nadzieja"
    )
    page = open_sheet(worker)
    field = page.locator(f"#line-{line.key}")

    expect(field).to_have_value("CIS Nadzieja")
    field.fill("CIS Nadzieja, 12 miejsc")
    expect(status(page)).to_have_text(SAVED)
    line.refresh_from_db()
    assert (line.text, line.taken) == ("CIS Nadzieja, 12 miejsc", "CIS Nadzieja")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Wróć do źródła").click()

    expect(field).to_have_value("CIS Nadzieja")
    expect(status(page)).to_have_text(SAVED)
    line.refresh_from_db()
    assert line.text == ""


def test_lines_are_pasted_deleted_and_brought_back(open_sheet, worker):
    page = open_sheet(worker)

    page.get_by_role("button", name=re.compile("Dodaj pozycję: usługi, których")).click()
    page.evaluate(PASTE, "• Transport\n• Posiłki\n• Opieka")
    expect(status(page)).to_have_text(SAVED)
    pasted = lines("services_missing")
    page.keyboard.press("Alt+Delete")
    expect(page.locator("[data-lines='services_missing'] li")).to_have_count(2)
    expect(status(page)).to_have_text(SAVED)
    after = lines("services_missing")
    page.get_by_role("button", name="Cofnij").click()
    expect(page.locator("[data-lines='services_missing'] li")).to_have_count(3)
    expect(status(page)).to_have_text(SAVED)

    assert pasted == ["Transport", "Posiłki", "Opieka"]
    assert after == ["Transport", "Posiłki"]
    assert lines("services_missing") == pasted


def test_two_people_see_both_texts_and_join_them(open_sheet, worker, organiser, territory):
    mine, theirs = open_sheet(worker), open_sheet(organiser)

    theirs.locator("#f-readiness").fill("Tekst organizatorki")
    expect(status(theirs)).to_have_text(SAVED)
    mine.locator("#f-assessor").fill("Moja instytucja")
    mine.locator("#f-readiness").fill("Mój tekst")

    dialog = mine.get_by_role("dialog", name=re.compile("zmieniły dwie osoby"))
    expect(dialog).to_contain_text("Tekst organizatorki")
    expect(dialog).not_to_contain_text("Moja instytucja")
    dialog.get_by_label("Połącz oba").check()
    dialog.get_by_role("button", name="Zapisz wybór").click()
    expect(status(mine)).to_have_text(SAVED)
    territory.refresh_from_db()
    assert territory.readiness == "Tekst organizatorki\nMój tekst"
    assert territory.assessor == "Moja instytucja"


def test_what_waits_survives_a_lost_connection_and_a_reload(open_sheet, worker):
    page = open_sheet(worker)
    page.route("**/zapis/", lambda route: route.abort())

    page.locator("#f-readiness").fill("Napisane bez łącza")
    expect(status(page)).to_have_text("Brak połączenia – zmiany czekają (1)")
    page.unroute("**/zapis/")
    page.reload()

    expect(page.locator("#f-readiness")).to_have_value("Napisane bez łącza")
    expect(status(page)).to_have_text(SAVED)
    assert TerritoryForm.objects.get().readiness == "Napisane bez łącza"


@pytest.mark.parametrize("width", [1440, 320])
def test_the_sheet_of_form_two_is_accessible_and_fits(open_sheet, worker, territory, width):
    TerritoryLine.objects.create(
        territory=territory, row="readiness", source="founded", ref="partner:1", taken="Gmina", text="Własny " * 30
    )
    page = open_sheet(worker)
    page.set_viewport_size({"width": width, "height": 900})

    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
