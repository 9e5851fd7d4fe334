"""The card and the draft of an agreement in a real browser: keyboard alone, text that follows, axe."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from partners.models import CooperationAgreement, Partner
from tests.factories.centre import CentreFactory, ServedGminaFactory
from tests.factories.partners import AgreementFactory, OfferFactory, PartnerFactory, PartyFactory, TaskFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
# In the order of the paper: what Tab reaches and what is typed there; True and False press „Tak” or „Nie”.
BY_KEYBOARD = [
    ("name", "Koło Gospodyń Wiejskich „Kalina” w Podlesiu"),
    ("address", "Podlesie 14, 89-999 Brzozowa Górka"),
    ("phones", "52 000 00 00 wew. 3"),
    ("email", "kalina@przyklad.example"),
    ("responsible_person", "Barbara Przykładna"),
    ("works_for_social_employment", False),
    ("is_local_government_unit", False),
    ("is_other_administration", False),
    ("is_ngo", True),
    ("resources_staff", "Dwanaście członkiń, w tym dwie opiekunki."),
    ("resources_infrastructure", "Świetlica z kuchnią."),
    ("activity_scope", "Trzy sołectwa."),
    ("activity_kinds", "Posiłki i dowóz."),
    ("activity_recipients", "Osoby po sześćdziesiątce."),
    ("affiliation_parent", "Samodzielne."),
    ("affiliation_cooperation", "Szkoła, straż."),
    ("affiliation_guidelines", "Zasady żywienia."),
    ("other_information", "Brakuje kierowcy."),
    ("role_justification", "Gotuje przez cały rok."),
    ("actions_taken", "Pilotaż obiadów."),
    ("nip", "990-000-00-18"),
]


def findings(page) -> list[str]:
    answer = Axe().run(page, options=RULES).response
    assert answer["passes"], "axe did not run"
    return [f"{found['id']}: {found['nodes'][0]['html'][:120]}" for found in answer["violations"]]


def focused(page) -> str:
    return page.evaluate("document.activeElement.name")


def test_the_card_is_filled_by_keyboard_alone_in_the_order_of_the_paper(page_for, worker):
    page = page_for(worker)
    page.goto("/partnerzy/nowy/")
    page.locator("#id_name").focus()

    for name, value in BY_KEYBOARD:
        assert focused(page) == name
        if isinstance(value, bool):
            # Nothing is chosen but the third answer: the arrow comes round to „Tak”, then to „Nie”.
            for _ in range(1 if value else 2):
                page.keyboard.press("ArrowRight")
        else:
            page.keyboard.type(value)
        page.keyboard.press("Tab")
    page.locator("#id_name").focus()
    page.keyboard.press("Enter")

    # The number is wrong: the summary takes the focus and leads to the field.
    page.wait_for_selector(".summary")
    assert page.locator(".summary").evaluate("node => node === document.activeElement")
    assert findings(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert focused(page) == "nip"
    page.keyboard.press("Control+A")
    page.keyboard.type("990-000-00-17")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/partnerzy/\d+/"))

    partner = Partner.objects.get()
    for name, value in BY_KEYBOARD[:-1]:
        assert getattr(partner, name) == value
    assert partner.nip == "9900000017"
    assert page.get_by_text("Kompletność 13 z 13").is_visible()


def test_the_text_of_an_agreement_follows_the_roles_while_it_is_written(page_for, worker):
    partner = PartnerFactory(name="CIS „Warsztat”", works_for_social_employment=True)
    page = page_for(worker)
    page.goto("/porozumienia/nowe/")
    points = page.locator(".wording > div > ol > li")
    expect(points).to_have_count(4)

    page.get_by_role("button", name="Dodaj stronę").click()
    page.locator("[name='parties-2-party']").select_option(str(partner.pk))
    expect(points).to_have_count(7)
    page.locator("[name='parties-2-role']").select_option("coordinator")
    expect(points).to_have_count(4)

    assert "CIS „Warsztat”" in points.last.inner_text()
    page.locator("[name='number']").fill("9/2026")
    page.get_by_role("button", name="Zapisz projekt").click()
    page.wait_for_url(re.compile(r"/porozumienia/\d+/$"))
    assert [str(party) for party in CooperationAgreement.objects.get().parties.all()] == [
        "centrum usług społecznych",
        "CIS „Warsztat”",
    ]


@pytest.mark.soak
def test_without_javascript_rows_are_added_and_the_agreement_is_saved(page_for, worker):
    partner = PartnerFactory(name="Koło „Kalina”")
    page = page_for(worker, java_script_enabled=False)
    page.goto("/porozumienia/nowe/")
    page.locator("[name='number']").fill("9/2026")

    page.get_by_role("button", name="Dodaj stronę").click()
    page.locator("[name='parties-3-party']").select_option(str(partner.pk))
    page.get_by_role("button", name="Pokaż treść").click()
    assert page.locator("[name='number']").input_value() == "9/2026"
    page.get_by_role("button", name="Zapisz projekt").click()

    page.wait_for_url("**/porozumienia/*/")
    assert CooperationAgreement.objects.get().parties.count() == 2


# tests/pages/test_axe.py opens each page in the short run; here its other states follow in the long one.
@pytest.mark.soak
@pytest.mark.parametrize("width", [320, 1440])
def test_every_page_fits_its_screen_and_axe_finds_nothing(page_for, organiser, width):
    CentreFactory()
    ServedGminaFactory()
    partner = PartnerFactory(full=True)
    OfferFactory(partner=partner)
    PartnerFactory(name="Stowarzyszenie „Bez niczego”")
    draft, signed = AgreementFactory(), AgreementFactory(signed=True)
    for agreement in (draft, signed):
        PartyFactory(agreement=agreement, partner=None, role="other", joined_on=agreement.concluded_on)
        party = PartyFactory(agreement=agreement, partner=partner, joined_on=agreement.concluded_on)
        TaskFactory(agreement=agreement, responsible=party)
    page = page_for(organiser)
    page.set_viewport_size({"width": width, "height": 900})

    for address in (
        "/partnerzy/",
        "/partnerzy/?q=kosmonautyka",
        "/partnerzy/nowy/",
        f"/partnerzy/{partner.pk}/",
        f"/partnerzy/{partner.pk}/zmien/",
        f"/partnerzy/{partner.pk}/oferta/",
        "/porozumienia/",
        "/porozumienia/nowe/",
        f"/porozumienia/{draft.pk}/zmien/",
        f"/porozumienia/{draft.pk}/",
        f"/porozumienia/{signed.pk}/",
        f"/porozumienia/{signed.pk}/zadania/",
        f"/porozumienia/{draft.pk}/podpisanie/",
        f"/porozumienia/{signed.pk}/przystapienie/",
        f"/porozumienia/{signed.pk}/strony/{party.pk}/wystapienie/",
        f"/porozumienia/{signed.pk}/zakonczenie/",
    ):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert findings(page) == [], address
