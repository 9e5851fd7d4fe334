"""A forecast written without the mouse, its values pasted from a spreadsheet."""

import pytest
from django.urls import reverse

from diagnosis.models import Forecast
from tests.diagnosis.forecasting.series import MEALS
from tests.factories.accounts import UserFactory
from tests.factories.diagnosis import DiagnosisFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASTE = """([selector, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  document.querySelector(selector).dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_years_pasted_from_a_spreadsheet_become_a_forecast(page_for, live_server):
    diagnosis = DiagnosisFactory()
    page = page_for(UserFactory(worker=True))
    page.goto(reverse("diagnosis:forecast_create", args=[diagnosis.pk]))
    for name, text in {"title": "Dowóz posiłków", "group": "Seniorzy", "unit": "osoby", "source": "Księga"}.items():
        page.locator(f"[name={name}]").fill(text)
    rows = "\n".join(f"{2018 + at}\t{amount}\t\tspis 2021" for at, amount in enumerate(MEALS))

    page.evaluate(PASTE, ["[name='values-0-year']", rows])
    page.get_by_role("button", name="Zapisz prognozę").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")

    forecast = Forecast.objects.get()
    assert [int(row.value) for row in forecast.values.all()] == list(MEALS)
    assert {row.base for row in forecast.values.all()} == {"2021"}
    assert page.get_by_role("heading", name="Obliczenie krok po kroku").is_visible()


def test_a_long_text_with_line_ends_stays_in_its_own_field(page_for, live_server):
    diagnosis = DiagnosisFactory()
    page = page_for(UserFactory(worker=True))
    page.goto(reverse("diagnosis:forecast_create", args=[diagnosis.pk]))

    page.evaluate(PASTE, ["[name='conclusion']", "Pierwszy\tdrugi\ntrzeci"])

    assert page.locator("[name='values-0-year']").input_value() == ""
    assert page.locator("[name='values-TOTAL_FORMS']").input_value() == "1"
