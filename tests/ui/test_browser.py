"""The gallery in a real browser: accessibility, narrow screens, the small helpers."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}


def findings(page) -> list[str]:
    answer = Axe().run(page, options=RULES).response
    assert answer["passes"], "axe did not run"
    return [f"{found['id']}: {found['nodes'][0]['html'][:120]}" for found in answer["violations"]]


@pytest.mark.parametrize("address", ["/wzornik/", "/konto/password/change/", "/nie-ma-takiej/"])
def test_a_page_fits_every_screen_and_axe_finds_nothing(page_for, worker, address):
    page = page_for(worker)

    for width in (320, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)

        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert findings(page) == [], width


def test_sign_in_is_accessible_with_its_errors(page_for, worker):
    page = page_for(worker)
    page.context.clear_cookies()
    page.goto("/konto/login/")
    page.get_by_role("button", name="Zaloguj się").click()

    assert page.locator(".summary").evaluate("node => node === document.activeElement")
    page.get_by_role("link", name="Adres e-mail").click()
    assert page.get_by_label("Adres e-mail").evaluate("node => node === document.activeElement")
    assert findings(page) == []


def test_a_row_is_added_without_a_trip_to_the_server(page_for, worker):
    page = page_for(worker)
    page.goto("/wzornik/")
    table = page.locator("[data-rows]").first

    table.get_by_role("button", name="Dodaj osobę").click()
    table.get_by_label("Imię i nazwisko").nth(2).fill("Jan Przykładny")

    assert table.locator("[name='ok-TOTAL_FORMS']").input_value() == "3"
    assert table.locator("[name='ok-2-person']").input_value() == "Jan Przykładny"


def test_both_texts_of_a_field_are_chosen_from_and_the_joined_one_shows_when_asked_for(page_for, worker):
    page = page_for(worker)
    page.goto("/wzornik/")
    joined = page.locator("[name='s-resources-joined']")

    assert page.locator(".theirs[data-field='id_s-resources']").inner_text().endswith("Czternaście członkiń, bus.")
    assert joined.is_hidden()
    page.locator("[name='s-resources-keep'][value='join']").check()
    assert joined.is_visible()
    assert joined.input_value().startswith("Czternaście członkiń, bus.")
    assert findings(page) == []


def test_typing_says_unsaved_and_counts_letters_near_the_limit(page_for, worker):
    page = page_for(worker)
    page.goto("/wzornik/")

    page.locator("#id_f-resources").fill("a" * 301)

    assert page.locator("#stan-zapisu").inner_text() == "Zmiany niezapisane"
    assert page.locator("#id_f-resources_count").inner_text() == "Za długie o 1 znak."


def test_a_message_stays_until_closed(page_for, worker):
    page = page_for(worker)
    page.goto("/wzornik/")
    message = page.locator(".message", has_text="Zapisano fiszkę partnera.")

    message.get_by_role("button", name="Zamknij").click()

    assert message.count() == 0


def test_a_second_press_does_not_send_again(page_for, worker):
    page = page_for(worker)
    page.goto("/konto/password/change/")
    sent = []
    # 204 leaves the page where it is, so the second press has something to press.
    page.route(
        "**/konto/password/change/", lambda route: (sent.append(route.request.method), route.fulfill(status=204))
    )
    button = page.get_by_role("button", name="Zmień hasło")

    button.click()
    page.locator("main form [aria-disabled='true']").wait_for()
    button.evaluate("node => node.click()")
    page.wait_for_load_state("networkidle")

    assert sent == ["POST"]
