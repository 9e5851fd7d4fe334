"""A report from the personal link to the figures: the provider on a phone without scripts, then the organiser."""

import pytest
from playwright.sync_api import expect

from programmes.results.models import DeliveryFigure
from tests.factories.results_reports import a_link, a_report

pytestmark = [pytest.mark.browser, pytest.mark.soak, pytest.mark.django_db(transaction=True)]


def test_a_provider_fills_a_report_on_a_phone_without_scripts(new_context, live_server, page_for, organiser):
    report = a_report()
    _, secret = a_link(report)
    context = new_context(base_url=live_server.url, java_script_enabled=False)
    phone = context.new_page()
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.goto(f"/wyniki/wykonawca/{secret}/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Sprawozdanie częściowe")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    phone.get_by_label("Różne osoby").fill("dwanaście")
    phone.get_by_label("Co zrobiono").fill("Opieka w domu.")
    phone.get_by_role("button", name="Wyślij do centrum").click()
    expect(phone.get_by_text("Wpisz liczbę całkowitą").first).to_be_visible()
    expect(phone.get_by_label("Co zrobiono")).to_have_value("Opieka w domu.")
    phone.get_by_label("Różne osoby").fill("12")
    phone.get_by_role("button", name="Zapisz roboczo").click()
    expect(phone.get_by_text("Zapisano.")).to_be_visible()
    phone.get_by_role("button", name="Wyślij do centrum").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Sprawozdanie jest wysłane")

    page = page_for(organiser)
    page.goto(f"/wyniki/sprawozdania/{report.pk}/")
    page.get_by_role("link", name="Sprawdź: przyjmij albo zwróć").click()
    page.get_by_label("Uwaga: ", exact=False).first.fill("Policz każdą osobę raz.")
    page.get_by_role("button", name="Zwróć z uwagami").click()
    expect(page.get_by_text("Zwrócono sprawozdanie do poprawy")).to_be_visible()

    phone.reload()
    expect(phone.get_by_text("Do poprawy: Policz każdą osobę raz.")).to_be_visible()
    phone.get_by_label("Różne osoby").fill("11")
    phone.get_by_role("button", name="Wyślij do centrum").click()
    page.reload()
    page.get_by_role("link", name="Sprawdź: przyjmij albo zwróć").click()
    page.get_by_role("button", name="Przyjmij sprawozdanie").click()
    expect(page.get_by_text("Przyjęto sprawozdanie")).to_be_visible()
    assert DeliveryFigure.objects.get().people == 11
    context.close()
