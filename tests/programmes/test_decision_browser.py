"""The decision on one screen: at 1440 × 900 four boxes answer the director's questions without scrolling."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import expect
from pypdf import PdfReader

from cus.accounts.enums import Role
from cus.desk.loaders.demo import load_demo
from cus.desk.loaders.demo.accounts import demo_person
from cus.text.numbers import money, number
from programmes import actions
from programmes.models import BudgetLine, ProgrammeVersion
from programmes.snapshot import ROWS
from tests.factories.diagnosis import NeedFactory
from tests.factories.programmes import ItemFactory, VersionFactory, answer
from tests.programmes.test_decision import UNANSWERED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOXES = ("unanswered", "changes", "money", "missing")
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}

# What somebody sees: the whole box within the window and nothing lying over it.
UNCOVERED = """
box => {
  const area = box.getBoundingClientRect();
  const inside = area.top >= 0 && area.left >= 0 && area.bottom <= innerHeight && area.right <= innerWidth;
  const points = [[.02, .02], [.98, .02], [.02, .98], [.98, .98], [.5, .5]];
  const covered = points.some(([x, y]) => {
    const seen = document.elementFromPoint(area.left + area.width * x, area.top + area.height * y);
    return !(seen && (seen === box || box.contains(seen)));
  });
  return { inside, covered, bottom: area.bottom };
}
"""

NEED_TEXTS = "SELECT need, problem FROM diagnosis_need WHERE id = ANY(%s)"
BY_SOURCE = """
SELECT line.source, sum(line.amount) FROM programmes_budgetline AS line
JOIN programmes_programmeitem AS item ON item.id = line.item_id
WHERE item.version_id = %s GROUP BY line.source
"""
# Values of services that differ between the last return and the last submission.
CHANGED = """
WITH said AS (
  SELECT transition, snapshot, row_number() OVER (PARTITION BY transition ORDER BY at DESC) AS latest
  FROM programmes_programmelogentry WHERE version_id = %s),
facts AS (
  SELECT said.transition, item.value ->> 'name' AS service, fact.key AS name, fact.value AS text
  FROM said, jsonb_each(said.snapshot -> 'items') AS item, jsonb_each_text(item.value -> 'values') AS fact
  WHERE latest = 1)
SELECT now.service, now.name, before.text, now.text FROM facts AS now
JOIN facts AS before USING (service, name)
WHERE now.transition = 'submit' AND before.transition = 'return' AND now.text <> before.text
"""
NO_PROVIDER = """
SELECT service_name FROM programmes_programmeitem
WHERE version_id = %s AND provider_id IS NULL AND own_unit_id IS NULL
"""
NO_INDICATOR = """
SELECT service_name FROM programmes_programmeitem AS item WHERE version_id = %s
AND NOT EXISTS (SELECT 1 FROM programmes_indicator WHERE item_id = item.id)
"""
SUMS_DIFFER = """
SELECT item.planned_cost, sum(line.amount) FROM programmes_programmeitem AS item
JOIN programmes_budgetline AS line ON line.item_id = item.id
WHERE item.version_id = %s GROUP BY item.id HAVING item.planned_cost <> sum(line.amount)
"""


def sql(query: str, *args) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(query, args)
        return cursor.fetchall()


def plain(text: str) -> str:
    return " ".join(text.split())


def boxes_of(page) -> dict[str, str]:
    """Return the text of each box, having checked that the whole of it is seen."""
    texts = {}
    for name in BOXES:
        box = page.locator(f"[data-glance={name}]")
        seen = box.evaluate(UNCOVERED)
        assert seen["inside"], (name, seen)
        assert not seen["covered"], (name, seen)
        texts[name] = plain(box.inner_text())
    return texts


@pytest.fixture
def demo_decision(page_for, kept):
    """The decision page of the demo's submitted programme, before the director, and the version."""
    kept(load_demo)
    version = ProgrammeVersion.objects.get(state="submitted")
    page = page_for(demo_person(Role.DIRECTOR))
    page.goto(f"/programy/{version.pk}/decyzja/")
    return page, version


def test_one_screen_tells_what_nobody_answers_what_changed_what_it_costs_and_what_is_missing(demo_decision):
    page, version = demo_decision

    boxes = boxes_of(page)

    ids = [pk for (pk,) in sql(UNANSWERED, version.pk)]
    needs = [plain(need or problem) for need, problem in sql(NEED_TEXTS, ids)]
    assert len(needs) == page.locator("[data-glance=unanswered] li").count() > 0
    assert [need for need in needs if need[:60] not in boxes["unanswered"]] == []

    label_of = {name: label for label, (names, _) in ROWS.items() for name in names}
    changed = sql(CHANGED, version.pk)
    told = {f"{service}: {label_of[name]}" for service, name, _, _ in changed}
    assert len(told) == page.locator("[data-glance=changes] li").count() > 0
    assert [line for line in told if line[:58] not in boxes["changes"]] == []
    for _, name, before, now in changed:
        if name == "quantity":
            assert number(before) in boxes["changes"]
            assert number(now) in boxes["changes"]

    by_source = sql(BY_SOURCE, version.pk)
    total = sum(amount for _, amount in by_source)
    for amount in [total, *(amount for _, amount in by_source)]:
        assert plain(money(amount)) in boxes["money"]
    assert page.locator("[data-glance=money] tbody tr").count() == len(by_source)

    for (service,) in sql(NO_INDICATOR, version.pk):
        assert f"{service}: nie ma miernika"[:70] in boxes["missing"]
    for (service,) in sql(NO_PROVIDER, version.pk):
        assert f"{service}: nie ma wykonawcy"[:70] in boxes["missing"]
    for cost, sources in sql(SUMS_DIFFER, version.pk):
        assert f"źródła {plain(money(sources))}, koszty {plain(money(cost))}" in boxes["missing"]


def test_the_four_boxes_stay_above_the_fold_with_as_much_as_they_can_hold(page_for, organiser, director):
    version = VersionFactory(name="N" * 20 + " bardzo długa nazwa programu usług społecznych w gminie")
    long = "Codzienny ciepły posiłek w domu dla każdej osoby, która mieszka sama i nie gotuje, także w święta, wieś {}"
    items = [
        ItemFactory(version=version, service__name=f"Usługa o bardzo długiej nazwie numer {at}") for at in range(8)
    ]
    for at in range(30):
        need = NeedFactory(diagnosis=version.diagnosis, need=long.format(at), size=5, severity=5)
        if at < len(items):
            answer(items[at], need)
    actions.submit(by=organiser, version=version)
    actions.return_with_comment(by=director, version=version, comment="Popraw wszystko.")
    for item in items:
        for source in ("gmina", "state", "eu", "recipients", "partner", "other"):
            BudgetLine.objects.create(item=item, year=2027, source=source, amount="123456789.10")
        values = {"quantity": 12345, "quantity_unit": "household", "quantity_bound": "at_least"}
        actions.save_item(by=organiser, item=item, seen=1, values=values)
    actions.submit(by=organiser, version=version)
    page = page_for(director)

    page.goto(f"/programy/{version.pk}/decyzja/")

    boxes = boxes_of(page)
    assert "i jeszcze 14" in boxes["unanswered"]
    assert "wszystkie zmiany (16)" in boxes["changes"]
    assert "Razem 5 925 925 876,80 zł" in boxes["money"]
    assert "wszystkie" in boxes["missing"]


@pytest.mark.soak
def test_the_rest_opens_and_leads_to_the_whole(demo_decision):
    page, _ = demo_decision
    page.get_by_role("link", name="w podziale na lata").click()

    expect(page.locator("#pieniadze")).to_be_in_viewport()


def test_the_whole_prints_on_two_pages(demo_decision):
    page, _ = demo_decision

    pages = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages

    text = "".join(sheet.extract_text() for sheet in pages)
    assert len(pages) == 2
    assert "Potrzeby, na które nikt nie odpowiada" in plain(text)
    assert "Zatwierdź" not in text


def test_twenty_five_services_print_on_two_pages(page_for, organiser, director):
    version = VersionFactory(whole=True, name="Bliżej siebie w całej gminie i w każdym sołectwie")
    for at in range(25):
        item = ItemFactory(version=version, service__name=f"Usługa opiekuńcza w miejscu zamieszkania nr {at}")
        need = "Starsi mieszkańcy, którzy mieszkają sami, nie mają z kim porozmawiać ani kto im pomoże przy zakupach"
        answer(item, NeedFactory(diagnosis=version.diagnosis, need=f"{need} ({at})", number=90 + at, unit="person"))
        NeedFactory(diagnosis=version.diagnosis, need=f"{need}, wieś {at}", size=5, severity=4)
        for year in (2027, 2028):
            for source in ("gmina", "state", "eu", "recipients"):
                BudgetLine.objects.create(item=item, year=year, source=source, amount="12345.10")
    actions.submit(by=organiser, version=version)
    actions.return_with_comment(by=director, version=version, comment="Proszę podać liczby i wykonawców.")
    for item in version.items.all():
        values = {"quantity": 120, "quantity_unit": "household", "quantity_bound": "at_least"}
        actions.save_item(by=organiser, item=item, seen=item.edit_version, values=values)
    actions.submit(by=organiser, version=version)
    page = page_for(director)
    page.goto(f"/programy/{version.pk}/decyzja/")

    pages = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages

    text = plain("".join(sheet.extract_text() for sheet in pages))
    assert len(pages) == 2, pages[-1].extract_text()[:600]
    for part in ("zamieszkania nr 24", "i jeszcze 15", "Pieniądze według lat i źródeł", "Co zmieniono od zwrotu"):
        assert part in text


def test_the_page_fits_every_screen_and_axe_finds_nothing(demo_decision):
    page, _ = demo_decision
    page.get_by_text("Zwróć z komentarzem").click()

    for width in (320, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        findings = Axe().run(page, options=AXE).response

        assert findings["passes"]
        assert [found["id"] for found in findings["violations"]] == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_double_click_on_approve_approves_once(demo_decision):
    page, version = demo_decision

    page.get_by_role("button", name="Zatwierdź").dblclick()
    page.wait_for_url(f"**/programy/{version.pk}/")

    version.refresh_from_db()
    assert version.state == "approved"
    assert version.log.filter(transition="approve").count() == 1
    assert page.get_by_text("Program zatwierdzono").is_visible()


@pytest.mark.soak
def test_a_return_is_written_on_the_page_and_an_empty_one_is_refused_there(demo_decision):
    page, version = demo_decision
    page.get_by_text("Zwróć z komentarzem").click()
    page.get_by_role("button", name="Zwróć do poprawy").click()
    assert page.locator(".summary").is_visible()
    page.get_by_label("Komentarz").fill("Proszę dopisać miernik w pkt 11.")

    page.get_by_role("button", name="Zwróć do poprawy").click()
    page.wait_for_url(f"**/programy/{version.pk}/")

    version.refresh_from_db()
    assert (version.state, version.revision) == ("returned", 3)
    assert page.get_by_text("Proszę dopisać miernik w pkt 11.").is_visible()
