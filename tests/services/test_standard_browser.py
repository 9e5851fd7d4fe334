"""A quality standard from its first word to its approval, in a browser, by two people."""

import pytest
from playwright.sync_api import expect

from services.models import QualityStandard
from tests.factories.services import ServiceFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_standard_is_written_returned_mended_and_approved(page_for, organiser, director):
    service = ServiceFactory(name="Pogotowie sąsiedzkie")
    author, decider = page_for(organiser), page_for(director)

    author.goto(service.get_absolute_url())
    author.get_by_role("button", name="Opracuj standard").click()
    author.get_by_label("Pomieszczenia i budynki").fill("Dyżurka z telefonem.")
    author.get_by_label("Poniedziałek").fill("od ósmej")
    author.get_by_role("button", name="Zapisz standard").click()
    author.get_by_role("link", name="Poniedziałek: Wpisz godziny").click()
    author.get_by_label("Poniedziałek").fill("8-20")
    author.get_by_role("button", name="Zapisz standard").click()
    author.get_by_role("button", name="Złóż do dyrektora").click()
    expect(author.get_by_text("Standard złożono do dyrektora.")).to_be_visible()

    standard = QualityStandard.objects.get(service=service)
    decider.goto("/")
    decider.get_by_role("link", name="Standard usługi „Pogotowie sąsiedzkie” do decyzji").click()
    decider.get_by_text("Zwróć z komentarzem").click()
    decider.get_by_label("Komentarz").fill("A w sobotę?")
    decider.get_by_role("button", name="Zwróć do poprawy").click()
    expect(decider.get_by_text("Standard zwrócono autorom z komentarzem.")).to_be_visible()

    author.goto("/")
    author.get_by_role("link", name="Standard usługi „Pogotowie sąsiedzkie” wrócił do poprawy").click()
    author.get_by_role("link", name="Zmień treść").click()
    expect(author.get_by_text("„A w sobotę?”")).to_be_visible()
    author.get_by_label("Sobota").fill("10-14")
    author.get_by_role("button", name="Zapisz standard").click()
    author.get_by_role("button", name="Złóż do dyrektora").click()
    expect(author.get_by_text("Standard złożono do dyrektora.")).to_be_visible()

    decider.goto(standard.get_absolute_url())
    expect(decider.get_by_role("table", name="Pole po polu")).to_contain_text("10:00–14:00")
    decider.get_by_role("button", name="Zatwierdź wersję 1").click()
    expect(decider.get_by_text("Standard zatwierdzono.")).to_be_visible()
    standard.refresh_from_db()
    assert (standard.state, standard.revision, standard.approved_by) == ("approved", 2, director)
