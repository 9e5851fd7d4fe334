"""The sheet in a real browser: keyboard, paste, undo, lost connection, two people on one row."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from diagnosis.models import Need
from tests.factories.diagnosis import CatalogueServiceFactory, DiagnosisFactory, NeedFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

SAVED = re.compile(r"^Zapisano o \d\d:\d\d:\d\d · ")
WORD_TABLE = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>Grupa społeczna<o:p></o:p></p></td><td><p>Problem</p></td>
<td><p>Potrzeby</p></td><td><p>Sposoby zaspokajania potrzeb</p></td></tr>{rows}</table><!--EndFragment--></body></html>"""
PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData('text/html', html);
  data.setData('text/plain', text);
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def diagnosis(transactional_db):
    """An editable diagnosis with nothing in its form."""
    return DiagnosisFactory()


@pytest.fixture
def open_sheet(page_for, diagnosis):
    """Return a function that opens the sheet as a person."""

    def open_as(user) -> Page:
        page = page_for(user)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(f"/diagnozy/{diagnosis.pk}/potrzeby/")
        expect(page.get_by_role("grid")).to_be_visible()
        return page

    return open_as


def cell(page: Page, row: int, column: int):
    """The cell of a row and a printed column, both from 1."""
    return page.locator(f".needs-sheet tbody tr:nth-child({row}) [data-column='{column - 1}']")


def status(page: Page):
    """Where the page says what is saved."""
    return page.locator("[data-status]")


def saved(rows: str) -> re.Pattern:
    """The status once everything is in the database, with the number of rows there."""
    return re.compile(rf"^Zapisano o \d\d:\d\d:\d\d · {rows.replace(' ', chr(92) + 's')}$")


def stored(*names: str) -> list[tuple]:
    """Rows of the database in the order of the sheet."""
    return list(Need.objects.order_by("position").values_list(*names))


def word_rows(count: int) -> str:
    """Rows as Word puts them on the clipboard."""
    line = "<tr><td><p class=MsoNormal>Grupa {0}<o:p></o:p></p></td><td><p>Problem\n {0}</p><p>drugi akapit</p></td><td>Potrzeba&nbsp;{0}</td><td><ul><li>sposób {0}</li></ul></td></tr>"
    return "".join(line.format(number) for number in range(1, count + 1))


def test_a_row_is_written_with_the_keyboard_alone(open_sheet, worker):
    page = open_sheet(worker)
    cell(page, 1, 1).focus()

    page.keyboard.type("Seniorzy")
    page.keyboard.press("Tab")
    page.keyboard.type("Daleko do sklepu")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.type("Ciepły posiłek")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("codziennie")
    page.keyboard.press("Tab")
    page.keyboard.press("F2")
    page.keyboard.type("Dowóz")
    page.keyboard.press("Enter")
    page.keyboard.press("Home")
    page.keyboard.type("Dzieci")
    page.keyboard.press("Escape")
    page.keyboard.type("Rodziny")
    page.keyboard.press("ArrowUp")

    expect(cell(page, 1, 1)).to_be_focused()
    expect(status(page)).to_have_text(saved("2 wiersze"))
    assert stored("group", "problem", "need", "ways") == [
        ("Seniorzy", "Daleko do sklepu", "Ciepły posiłek\ncodziennie", "Dowóz"),
        ("Rodziny", "", "", ""),
    ]
    expect(page.locator("[data-missing] summary")).to_have_text(re.compile(r"1\sniepełny wiersz"))


def test_tab_leaves_the_sheet_at_its_end_and_after_escape(open_sheet, worker):
    page = open_sheet(worker)

    cell(page, 1, 4).focus()
    page.keyboard.press("Tab")
    outside = page.evaluate("!document.activeElement.closest('table')")
    cell(page, 1, 1).focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")

    assert outside
    assert page.evaluate("!document.activeElement.closest('table')")


def test_a_word_table_of_ten_rows_is_pasted_undone_and_redone(open_sheet, worker):
    page = open_sheet(worker)
    cell(page, 1, 1).focus()

    page.evaluate(PASTE, [WORD_TABLE.format(rows=word_rows(10)), "bez znaczenia"])
    expect(status(page)).to_have_text(saved("10 wierszy"))
    pasted = stored("group", "problem", "need", "ways")
    page.keyboard.press("Control+z")
    expect(status(page)).to_have_text(saved("0 wierszy"))
    after_undo = Need.objects.count()
    page.keyboard.press("Control+y")
    expect(status(page)).to_have_text(saved("10 wierszy"))

    assert pasted[0] == ("Grupa 1", "Problem 1\ndrugi akapit", "Potrzeba 1", "– sposób 1")
    assert len(pasted) == 10
    assert after_undo == 0
    assert stored("group", "problem", "need", "ways") == pasted


def test_spreadsheet_cells_overwrite_from_the_chosen_cell_on(open_sheet, worker, diagnosis):
    NeedFactory(diagnosis=diagnosis, group="Pierwsza", need="Stara")
    page = open_sheet(worker)
    cell(page, 1, 3).focus()

    page.evaluate(PASTE, ["", 'Nowa\t"Dwie\nlinie"\nDruga\tSposób'])
    expect(status(page)).to_have_text(saved("2 wiersze"))

    assert stored("group", "need", "ways") == [("Pierwsza", "Nowa", "Dwie\nlinie"), ("", "Druga", "Sposób")]


def test_typing_moving_and_deleting_are_undone_in_turn(open_sheet, worker, diagnosis):
    NeedFactory(diagnosis=diagnosis, group="Pierwsza")
    NeedFactory(diagnosis=diagnosis, group="Druga")
    keys = stored("key")
    page = open_sheet(worker)

    cell(page, 1, 1).focus()
    page.keyboard.type("Zmieniona")
    page.keyboard.press("Enter")
    page.keyboard.press("Alt+ArrowUp")
    page.locator("tbody tr:nth-child(1) .row-open").click()
    page.get_by_role("button", name="Usuń", exact=True).click()
    expect(status(page)).to_have_text(saved("1 wiersz"))
    assert stored("group") == [("Zmieniona",)]
    for _ in range(3):
        page.keyboard.press("Control+z")
    expect(status(page)).to_have_text(saved("2 wiersze"))

    assert stored("group", "key") == [("Pierwsza", keys[0][0]), ("Druga", keys[1][0])]


def test_ctrl_enter_opens_the_details_from_typing_too_and_adds_nothing_to_the_text(open_sheet, worker, diagnosis):
    NeedFactory(diagnosis=diagnosis, group="Seniorzy")
    page = open_sheet(worker)

    cell(page, 1, 1).click()
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("combobox", name=re.compile("Usługi z katalogu"))).to_be_focused()
    assert stored("group") == [("Seniorzy",)]


def test_details_of_a_row_become_tags_and_are_saved(open_sheet, worker, diagnosis):
    need = NeedFactory(diagnosis=diagnosis)
    service = CatalogueServiceFactory(name="Usługa wytchnieniowa")
    page = open_sheet(worker)

    cell(page, 1, 1).focus()
    page.keyboard.press("Control+Enter")
    page.get_by_role("combobox", name=re.compile("Usługi z katalogu")).fill("wytchn")
    page.keyboard.press("Enter")
    page.get_by_label("Liczba").fill("31")
    page.get_by_label("Czego").select_option("family")
    page.get_by_label("co najmniej tyle").check()
    page.get_by_label("Skala").select_option("5")
    page.get_by_label("Dotkliwość").select_option("4")
    page.get_by_role("button", name="Gotowe").click()

    expect(cell(page, 1, 4)).to_contain_text("Usługa wytchnieniowa")
    expect(cell(page, 1, 4)).to_contain_text("co najmniej 31\u00a0rodzin")
    expect(cell(page, 1, 4)).to_contain_text("priorytet 20")
    expect(status(page)).to_have_text(SAVED)
    need.refresh_from_db()
    assert (need.number, need.unit, need.at_least, need.priority) == (31, "family", True, 20)
    assert list(need.services.all()) == [service]


def test_a_row_is_copied_inserted_and_deleted_with_the_keyboard_and_each_is_undone(open_sheet, worker, diagnosis):
    need = NeedFactory(diagnosis=diagnosis, group="Seniorzy", number=5, unit="person")
    need.areas.set([3])
    page = open_sheet(worker)

    cell(page, 1, 1).focus()
    page.keyboard.press("Alt+Shift+ArrowDown")
    expect(status(page)).to_have_text(saved("2 wiersze"))
    copies = stored("group", "number", "areas")
    page.keyboard.press("Insert")
    page.keyboard.type("Dzieci")
    page.keyboard.press("Tab")
    expect(status(page)).to_have_text(saved("3 wiersze"))
    page.keyboard.press("Alt+Delete")
    expect(status(page)).to_have_text(saved("2 wiersze"))
    page.keyboard.press("Control+z")
    expect(status(page)).to_have_text(saved("3 wiersze"))

    assert copies == [("Seniorzy", 5, 3), ("Seniorzy", 5, 3)]
    assert stored("group") == [("Seniorzy",), ("Seniorzy",), ("Dzieci",)]


def test_rows_are_found_by_group_and_by_area(open_sheet, worker, diagnosis):
    meals, rides = NeedFactory(diagnosis=diagnosis), NeedFactory(diagnosis=diagnosis, group="Dzieci")
    meals.areas.set([3, 4])
    rides.areas.set([3])
    page = open_sheet(worker)
    shown = page.locator(".needs-sheet tbody tr:not(.ghost)")

    page.get_by_label("Zakres usług", exact=True).select_option("4")
    expect(shown).to_have_count(1)
    page.get_by_label("Zakres usług", exact=True).select_option("3")
    expect(shown).to_have_count(2)
    page.get_by_label("Grupa", exact=True).select_option("Dzieci")

    expect(shown).to_have_count(1)
    expect(shown).to_contain_text(rides.need)


def test_a_free_text_becomes_a_draft_service_with_one_press(open_sheet, worker, diagnosis):
    need = NeedFactory(diagnosis=diagnosis)
    page = open_sheet(worker)

    cell(page, 1, 1).focus()
    page.keyboard.press("Control+Enter")
    page.keyboard.type("Złota rączka dla seniora")
    page.get_by_role("button", name="Zaproponuj katalogowi nową usługę").click()

    expect(page.get_by_text("stoi w katalogu jako projekt")).to_be_visible()
    page.get_by_label("Liczba").fill("15%")
    page.get_by_label("Czego").focus()
    expect(page.get_by_text("Procent wpisz w kolumnie")).to_be_visible()
    page.get_by_role("button", name="Gotowe").click()
    expect(cell(page, 1, 4)).to_contain_text("Złota rączka dla seniora (projekt)")
    expect(status(page)).to_have_text(SAVED)
    assert [service.state for service in need.services.all()] == ["draft"]


def test_a_lost_connection_keeps_everything_and_sends_it_when_it_returns(open_sheet, worker, diagnosis):
    page = open_sheet(worker)
    page.context.set_offline(True)

    cell(page, 1, 1).focus()
    for text in ("Seniorzy", "Dzieci", "Rodziny"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    expect(status(page)).to_have_text("Brak połączenia – zmiany czekają (3)")
    assert not Need.objects.exists()
    page.context.set_offline(False)

    expect(status(page)).to_have_text(saved("3 wiersze"))
    assert stored("group") == [("Seniorzy",), ("Dzieci",), ("Rodziny",)]


def test_unsaved_rows_survive_a_reload_and_are_neither_lost_nor_doubled(open_sheet, worker, diagnosis):
    first = NeedFactory(diagnosis=diagnosis, group="Pierwsza")
    page = open_sheet(worker)
    page.route("**/zapis/", lambda route: route.abort())

    cell(page, 1, 2).focus()
    page.keyboard.type("Zmieniony problem")
    page.keyboard.press("Enter")
    page.keyboard.press("Home")
    page.keyboard.type("Nowa grupa")
    page.keyboard.press("Tab")
    expect(status(page)).to_have_text("Brak połączenia – zmiany czekają (2)")
    page.unroute("**/zapis/")
    page.reload()

    expect(status(page)).to_have_text(saved("2 wiersze"))
    expect(cell(page, 1, 2)).to_have_text("Zmieniony problem")
    assert stored("group", "problem") == [("Pierwsza", "Zmieniony problem"), ("Nowa grupa", "")]
    first.refresh_from_db()
    assert first.version == 2


def test_an_answer_lost_on_its_way_doubles_nothing(open_sheet, worker):
    page = open_sheet(worker)
    lost = []

    def lose_the_first(route):
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.abort()

    page.route("**/zapis/", lose_the_first)
    cell(page, 1, 1).focus()
    page.keyboard.type("Seniorzy")
    page.keyboard.press("Enter")

    expect(status(page)).to_have_text(SAVED)
    assert lost == [200]
    assert stored("group", "version") == [("Seniorzy", 1)]


def test_two_people_on_one_row_see_both_texts_and_join_them(open_sheet, worker, organiser, diagnosis):
    need = NeedFactory(diagnosis=diagnosis, problem="Stary", ways="Stary sposób")
    mine, theirs = open_sheet(worker), open_sheet(organiser)

    cell(theirs, 1, 2).focus()
    theirs.keyboard.type("Tekst organizatorki")
    theirs.keyboard.press("Tab")
    expect(status(theirs)).to_have_text(SAVED)
    cell(mine, 1, 4).focus()
    mine.keyboard.type("Mój sposób")
    mine.keyboard.press("Tab")
    cell(mine, 1, 2).focus()
    mine.keyboard.type("Mój tekst")
    mine.keyboard.press("Tab")

    dialog = mine.get_by_role("dialog", name=re.compile("zmieniły dwie osoby"))
    expect(dialog).to_contain_text("Mój tekst")
    expect(dialog).to_contain_text("Tekst organizatorki")
    expect(dialog).not_to_contain_text("Mój sposób")
    need.refresh_from_db()
    assert need.problem == "Tekst organizatorki"
    dialog.get_by_label("Połącz oba").check()
    dialog.get_by_role("button", name="Zapisz wybór").click()
    expect(status(mine)).to_have_text(SAVED)
    need.refresh_from_db()
    assert need.problem == "Tekst organizatorki\nMój tekst"
    assert need.ways == "Mój sposób"


def test_people_on_two_cells_of_one_row_are_not_bothered(open_sheet, worker, organiser, diagnosis):
    need = NeedFactory(diagnosis=diagnosis)
    mine = open_sheet(worker)
    mine.wait_for_load_state("networkidle")
    theirs = open_sheet(organiser)
    expect(theirs.locator("[data-presence]")).to_contain_text(f"otwarty także {worker.get_full_name()} (od ")

    cell(theirs, 1, 2).focus()
    theirs.keyboard.type("Problem organizatorki")
    theirs.keyboard.press("Tab")
    expect(status(theirs)).to_have_text(SAVED)
    cell(mine, 1, 4).focus()
    mine.keyboard.type("Mój sposób")
    mine.keyboard.press("Tab")

    expect(status(mine)).to_have_text(SAVED)
    expect(cell(mine, 1, 2)).to_have_text("Problem organizatorki")
    need.refresh_from_db()
    assert (need.problem, need.ways) == ("Problem organizatorki", "Mój sposób")


def test_a_cell_that_cannot_be_kept_says_why_and_is_mended(open_sheet, worker, diagnosis):
    NeedFactory(diagnosis=diagnosis, problem="Dobry")
    page = open_sheet(worker)

    cell(page, 1, 2).focus()
    page.evaluate(PASTE, ["", "Posiłki 🍲 <b>dla</b> seniorów"])
    expect(cell(page, 1, 2)).to_contain_text("nie da się wydrukować")
    expect(cell(page, 1, 2)).to_contain_text("<b>dla</b>")
    expect(status(page)).to_have_text(re.compile(r"1\swiersz do poprawy"))
    assert stored("problem") == [("Dobry",)]
    page.keyboard.type("Posiłki dla seniorów")
    page.keyboard.press("Tab")

    expect(status(page)).to_have_text(SAVED)
    assert stored("problem") == [("Posiłki dla seniorów",)]


def test_signing_out_elsewhere_keeps_the_text_and_signing_in_sends_it(open_sheet, worker, page_for, diagnosis):
    page = open_sheet(worker)
    session = page.context.cookies()
    page.context.clear_cookies()

    cell(page, 1, 1).focus()
    page.keyboard.type("Seniorzy")
    page.keyboard.press("Tab")
    expect(status(page)).to_have_text(re.compile(r"^Wylogowano – zmiany czekają \(1\)"))
    over = page.get_by_role("dialog", name="Sesja się skończyła")
    expect(over.get_by_role("link", name="Zaloguj się w nowej karcie")).to_be_visible()
    page.context.add_cookies(session)

    expect(status(page)).to_have_text(SAVED)
    expect(over).to_be_hidden()
    assert stored("group") == [("Seniorzy",)]


@pytest.mark.soak
def test_a_server_that_dies_while_somebody_types_without_a_pause_loses_five_seconds_at_most(
    open_sheet, worker, organiser, diagnosis
):
    page = open_sheet(worker)
    page.get_by_text("najpóźniej po 5 sekundach").wait_for()
    cell(page, 1, 2).focus()
    typed = "".join(f"{at:03d} " for at in range(50))

    # Eight seconds without a pause as long as the autosave waits for; then the server is gone.
    page.keyboard.type(typed, delay=40)
    page.route("**/zapis/", lambda route: route.abort())
    page.keyboard.type("ostatnie słowa")
    kept = Need.objects.get().problem

    # What the server had: all but the last five seconds (125 letters at this pace).
    assert typed.startswith(kept)
    assert len(typed) - len(kept) <= 125
    expect(status(page)).to_have_text(re.compile("zmiany czekają"))
    page.unroute("**/zapis/")
    page.reload()
    expect(cell(page, 1, 2)).to_have_text(f"{typed}ostatnie słowa")
    expect(status(page)).to_have_text(SAVED)
    assert Need.objects.get().problem == f"{typed}ostatnie słowa"


@pytest.mark.parametrize("width", [1440, 320])
def test_the_sheet_is_accessible_and_fits(open_sheet, worker, diagnosis, width):
    NeedFactory(diagnosis=diagnosis, need="", number=86, unit="person", at_least=True, size=5, severity=4)
    page = open_sheet(worker)
    page.set_viewport_size({"width": width, "height": 900})

    closed = Axe().run(page)
    cell(page, 1, 2).focus()
    page.keyboard.press("F2")
    typing = Axe().run(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Enter")
    panel = Axe().run(page)

    for result in (closed, typing, panel):
        assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
