"""Real input: what is publicly known about Czersk goes in by the screens and comes back whole.

Source: the handbook, chapter 10, and figures of Statistics Poland for 2020; no persons.
"""

import datetime as dt
import json
import re

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.documents import checks
from tests.story import steps

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def read(name: str) -> dict:
    """Return a file of fixtures."""
    return json.loads((settings.BASE_DIR / "fixtures" / name).read_text(encoding="utf-8"))


CZERSK = read("czersk.json")
NAMES = {service["slug"]: service["name"] for service in read("reference/services-handbook.json")["services"]}


def joined(text: str) -> str:
    """Text without the spaces and breaks that a page or a printer may move."""
    return re.sub(r"\s+", "", text)


def enter_diagnosis(page: Page) -> tuple[str, str]:
    """Open the diagnosis and write both forms; return its address and the territory's."""
    facts = CZERSK["diagnosis"]
    diagnosis = steps.open_diagnosis(
        page, facts["title"], dt.date.fromisoformat(facts["period_start"]), facts["authors"]
    )
    needs = [need | {"services": [NAMES[slug] for slug in need["services"]]} for need in CZERSK["needs"]]
    steps.write_needs(page, diagnosis, needs)
    return diagnosis, steps.write_territory(page, diagnosis, CZERSK["territory"])


def enter_partner(page: Page) -> str:
    """Write the co-operative's card and its offer; return the address of the card."""
    labels = {
        "legal_form": "spółdzielnia socjalna",
        "potential_category": "podmiot z art. 3 ust. 3 ustawy o działalności pożytku publicznego",
        "social_economy_status": "podmiot ekonomii społecznej",
    }
    card = {name: value for name, value in CZERSK["partner"].items() if name != "offers"} | labels
    return steps.register_partner(page, card, [{"service": NAMES[slug]} for slug in CZERSK["partner"]["offers"]])


@pytest.mark.soak
def test_what_is_known_of_czersk_goes_in_and_comes_back(page_for, director, worker):
    boss, page = page_for(director), page_for(worker)
    facts = {name: CZERSK["centre"][name] for name in ("name", "short_name", "variant", "town")}
    start = dt.date.fromisoformat(CZERSK["centre"]["created_on"])
    steps.enter_centre(
        boss, facts | {"created_on": steps.polish(start)}, gmina="Czersk", teryt=CZERSK["gmina"]["teryt"]
    )
    for unit in CZERSK["units"]:
        steps.add_unit(boss, unit)
    card = enter_partner(page)
    diagnosis, territory = enter_diagnosis(page)

    the_centre_shows_its_units(page)
    needs = the_rows_come_back(page, diagnosis)
    assert "4847na21604osoby,czyli22,4%" in needs
    assert "60latiwięcej" in needs
    assert "65" not in needs
    the_prints_hold_it(page, diagnosis, territory, card)


def the_centre_shows_its_units(page: Page) -> None:
    """Units stand under the centre and parts under their unit."""
    page.goto("/centrum/jednostki/")
    for unit in CZERSK["units"]:
        line = page.locator(".tree li").filter(has=page.get_by_text(unit["name"], exact=True)).last
        expect(line).to_contain_text(unit["former_name"] or unit["name"])
        if unit["parent"]:
            above = page.locator(".tree > li").filter(has_text=unit["name"])
            expect(above.locator("strong").first).to_have_text(unit["parent"])
    page.goto("/centrum/gminy/")
    expect(page.locator("section[aria-label='Gminy']")).to_contain_text("2202043")


def the_rows_come_back(page: Page, diagnosis: str) -> str:
    """The page for the printer holds every row in its order; return its text."""
    page.goto(f"{diagnosis}potrzeby/druk/")
    rows = page.locator(".printed tbody tr")
    expect(rows).to_have_count(len(CZERSK["needs"]))
    for row, need in zip(rows.all_inner_texts(), CZERSK["needs"], strict=True):
        typed = [need["group"], need["problem"], need["need"], need["ways"], *(NAMES[s] for s in need["services"])]
        assert [text for text in typed if joined(text) not in joined(row)] == []
        assert f"priorytet{need['size'] * need['severity']}" in joined(row)
    return joined(page.locator(".printed").inner_text())


def the_prints_hold_it(page: Page, diagnosis: str, territory: str, card: str) -> None:
    """Form 1, form 2 and the card as files say what was typed, each on a faultless page."""
    files = {
        "needs": (f"{diagnosis}potrzeby/dokument/", [need["problem"] for need in CZERSK["needs"]]),
        "territory": (f"{territory}dokument/", list(CZERSK["territory"].values())),
        "card": (
            f"{card}fiszka/",
            [CZERSK["partner"][name] for name in ("name", "activity_kinds", "role_justification")],
        ),
    }
    for name, (address, typed) in files.items():
        pdf = steps.download(page, address)
        seen = checks.undivided(checks.text_of(pdf))
        assert [text for text in typed if checks.undivided(text) not in seen] == [], name
        assert checks.faults(pdf) == [], name
