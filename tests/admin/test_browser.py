"""The panel, the catalogue and the centre in a real browser: no axe finding, no overflow, a silent console."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from services.models import Occupation, Service
from tests.factories.centre import ServedGminaFactory, UnitFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PANEL = [
    "/admin/",
    "/admin/services/service/",
    "/admin/services/service/?zakres=4&stan=x",
    "/admin/services/service/add/",
    "/admin/services/service/zawod/?zawod=341204",
    "/admin/services/service/zawod/?zawod=opiekun+osoby",
    "/admin/services/occupation/?grupa=34",
    "/admin/services/occupation/?q=opiekun",
    "/admin/services/servicearea/",
    "/admin/services/qualityfactor/",
    "/admin/centre/gmina/?wojewodztwo=22",
    "/admin/accounts/user/",
    "/admin/accounts/user/add/",
    "/uslugi/",
    "/uslugi/?q=kosmonautyka",
    "/uslugi/nowa/",
    "/uslugi/propozycje/",
    "/uslugi/zlobkowa-przedszkolna/",
    "/centrum/",
    "/centrum/zmien/",
    "/centrum/gminy/dodaj/?q=czersk",
    "/centrum/jednostki/nowa/",
]


def check(page) -> None:
    """Fail on any axe finding and on sideways scrolling."""
    answer = Axe().run(page).response
    assert answer["passes"], "axe did not run"
    assert not [(fault["id"], fault["nodes"][0]["html"]) for fault in answer["violations"]]
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


# tests/pages/test_axe.py opens each page in the short run; here its other states follow in the long one.
@pytest.mark.soak
@pytest.mark.parametrize("width", [320, 1440])
def test_every_page_is_accessible_and_fits_the_screen(page_for, administrator, width):
    UnitFactory(parent=UnitFactory(), centre=ServedGminaFactory().centre)
    service = Service.objects.get(slug="wytchnieniowa")
    rows = [
        reverse("admin:services_service_change", args=[service.pk]),
        reverse("admin:services_occupation_replace", args=[Occupation.objects.get(code="341204").pk]),
        reverse("admin:services_service_history", args=[service.pk]),
        reverse("admin:accounts_user_change", args=[administrator.pk]),
    ]
    page = page_for(administrator)
    page.set_viewport_size({"width": width, "height": 900})

    for address in PANEL + rows:
        assert page.goto(address).status == 200, address
        check(page)


def test_a_requirement_is_added_in_place_and_a_misprint_is_mended(page_for, administrator):
    service = Service.objects.get(slug="posilki")
    page = page_for(administrator)
    page.goto(reverse("admin:services_service_change", args=[service.pk]))

    page.get_by_role("button", name="Dodaj informację").click()
    row = page.locator("[data-row]").last
    row.get_by_label("Rodzaj").select_option("example_occupation")
    row.get_by_label("Zawód").fill("342202 Opiekun osoby starszej")
    page.get_by_role("button", name="Zapisz", exact=True).click()

    assert "341202 Opiekun osoby starszej" in page.locator(".summary").inner_text()
    check(page)
    row = page.locator("[data-row]").last
    row.get_by_label("Zawód").fill("341202 Opiekun osoby starszej")
    page.get_by_role("button", name="Zapisz", exact=True).click()

    page.get_by_text("Zapisano zmiany: Przygotowywanie i dowóz posiłków.").wait_for()
    assert service.requirements.filter(occupation__code="341202").exists()


def test_changing_the_kind_leaves_in_sight_what_the_new_one_does_not_use(page_for, administrator):
    page = page_for(administrator)
    page.goto(reverse("admin:services_service_add"))
    page.get_by_role("button", name="Dodaj wymaganie").click()
    row = page.get_by_role("group", name="Warunek")
    row.get_by_label("Rodzaj").select_option("course")
    row.get_by_label("Jakie szkolenie").fill("szkolenie z pierwszej pomocy")
    row.get_by_label("Godziny").fill("16")

    row.get_by_label("Rodzaj").select_option("education")

    assert row.get_by_label("Godziny").input_value() == "16"
    assert "nie używa tego, co już wpisano" in row.inner_text()
    check(page)
    row.get_by_role("button", name="Wyczyść te pola").click()
    assert not row.get_by_label("Godziny").is_visible()
    row.get_by_label("Wykształcenie").select_option("higher")
    page.get_by_text("Wymagane: wykształcenie wyższe.").wait_for()


def test_the_administrator_confirms_all_proposals_with_one_press(page_for, administrator):
    page = page_for(administrator)
    page.goto("/uslugi/")

    page.get_by_role("link", name="Sprawdź i potwierdź").click()
    page.get_by_role("button", name="Potwierdź zaznaczone").click()

    page.get_by_text("Potwierdzono propozycje: 15.").wait_for()
    assert not Service.objects.proposals().exists()
