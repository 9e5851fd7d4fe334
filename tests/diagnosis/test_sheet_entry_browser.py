"""A sheet entered from paper without the mouse."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from diagnosis.answers import UNREADABLE, given, given_of
from tests.factories.diagnosis_questionnaires import a_whole_questionnaire

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_two_sheets_are_entered_with_the_keyboard_alone(page_for, worker):
    asked = a_whole_questionnaire()
    page = page_for(worker)
    page.goto(reverse("diagnosis:sheet_create", args=[asked.diagnosis_id, asked.pk]))

    for at in (1, 2):
        expect(page.locator("[name=number]")).to_be_focused()
        for key in ("Enter", "2", "1", "4"):
            page.keyboard.press(key)
        page.keyboard.type("apteka")
        for key in ("Enter", "n", "3", "Enter"):
            page.keyboard.press(key)
        page.keyboard.type("Ławki")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text(f"Zapisano arkusz nr {at}.")).to_be_visible()

    # The last answer leads to the button: the same keys save there too.
    for key in ("Enter", "2"):
        page.keyboard.press(key)
    page.get_by_role("button", name="Zapisz arkusz").focus()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Zapisano arkusz nr 3.")).to_be_visible()

    told = {row.question_id: given_of(row) for row in asked.sheets.get(number=2).answers.all()}
    assert told[asked.one.pk] == given(choices=[2])
    assert told[asked.many.pk] == given(choices=[1, 4], text="apteka")
    assert told[asked.scale.pk] == UNREADABLE
    assert told[asked.number.pk].number == 3
    assert told[asked.text.pk] == given(text="Ławki")
