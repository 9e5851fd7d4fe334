"""Sign-in and the end of a session in a real browser."""

import datetime as dt
import re

import pytest
from allauth.usersessions.models import UserSession
from django.utils import timezone
from playwright.sync_api import Page, expect

from cus.accounts.models import User
from partners.models import Partner
from tests.factories.accounts import UserFactory
from tests.factories.programmes import VersionFactory
from tests.pages.test_axe import findings
from tests.sign_in.helpers import PASSWORD, code_of, give_second_factor, recovery_codes_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stranger(new_context, live_server):
    """A function: a page of a browser in which nobody is signed in."""
    return lambda: new_context(base_url=live_server.url).new_page()


def type_password(page: Page, person, password: str = PASSWORD) -> None:
    """Fill the form of sign-in."""
    page.locator("[name=login]").fill(person.email)
    page.locator("[name=password]").fill(password)
    page.get_by_role("button", name="Zaloguj się").click()


def type_code(page: Page, code: str) -> None:
    """Fill the second step."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Kod z aplikacji")
    page.locator("[name=code]").fill(code)
    page.get_by_role("button", name="Zaloguj się").click()


def test_the_factor_is_set_up_used_and_replaced_by_a_printed_code(page_for, stranger, worker):
    page = page_for(worker)
    page.goto("/konto/")
    page.get_by_role("link", name="Ustaw drugi składnik").click()
    expect(page.locator("img.qr")).to_be_visible()
    assert page.locator("img.qr").evaluate("image => image.naturalWidth") > 0
    page.get_by_text("Nie mogę zeskanować obrazu").click()
    secret = page.locator(".secret").inner_text().replace(" ", "")
    page.locator("[name=code]").fill(code_of(secret))
    page.get_by_role("button", name="Włącz drugi składnik").click()
    expect(page.locator(".codes li")).to_have_count(10)
    assert not findings(page)

    first = stranger()
    first.goto("/konto/login/")
    type_password(first, worker)
    assert not findings(first)
    type_code(first, "000000")
    expect(first.locator(".wrong")).to_contain_text("Ten kod nie pasuje")
    type_code(first, code_of(secret, later=1))
    expect(first.get_by_role("link", name=worker.get_full_name())).to_be_visible()

    second = stranger()
    second.goto("/konto/login/")
    type_password(second, worker)
    type_code(second, recovery_codes_of(worker)[0])
    expect(second.get_by_role("link", name=worker.get_full_name())).to_be_visible()


def test_a_session_ended_elsewhere_is_gone_at_the_next_step(page_for, stranger, worker):
    here, there = page_for(worker), stranger()
    there.goto("/konto/login/")
    type_password(there, worker)
    expect(there.get_by_role("link", name=worker.get_full_name())).to_be_visible()

    here.goto("/konto/sesje/")
    here.get_by_role("button", name="Wyloguj wszystkie inne").click()
    expect(here.locator(".message")).to_contain_text("Wylogowano 1 inną sesję.")
    there.goto("/partnerzy/")

    expect(there.get_by_role("heading", level=1)).to_have_text("Logowanie")


def age(person, seconds: int) -> None:
    """Move the last action of the person's sessions into the past."""
    UserSession.objects.filter(user=person).update(last_seen_at=timezone.now() - dt.timedelta(seconds=seconds))


def test_the_warning_counts_down_and_staying_works_for_every_tab(page_for, settings, worker):
    settings.SESSION_IDLE_SECONDS, settings.SESSION_WARNING_SECONDS = 30, 26
    page = page_for(worker)
    page.goto("/partnerzy/nowy/")
    other = page.context.new_page()
    other.goto("/konto/")
    dialogs = [tab.get_by_role("dialog", name="Zaraz nastąpi wylogowanie") for tab in (page, other)]

    for dialog in dialogs:
        expect(dialog).to_be_visible()
    expect(dialogs[1].locator("[data-session-left]")).to_have_text(re.compile(r"^Pozostało 0:\d\d$"))
    assert not findings(other)
    settings.SESSION_IDLE_SECONDS = 1800
    dialogs[1].get_by_role("button", name="Zostań").click()

    for dialog in dialogs:
        expect(dialog).to_be_hidden()


def test_typed_text_outlives_the_session_and_is_saved_after_signing_in_again(page_for, settings, worker):
    page = page_for(worker)
    page.goto("/partnerzy/nowy/")
    settings.SESSION_IDLE_SECONDS, settings.SESSION_WARNING_SECONDS = 6, 3
    page.reload()
    page.locator("[name=name]").fill("Koło Gospodyń „Źródło”")
    over = page.get_by_role("dialog", name="Sesja się skończyła")
    expect(over).to_be_visible()
    settings.SESSION_IDLE_SECONDS = 1800

    with page.context.expect_page() as opened:
        over.get_by_role("link", name="Zaloguj się w nowej karcie").click()
    tab = opened.value
    type_password(tab, worker)
    expect(tab.get_by_role("heading", level=1)).to_have_text("Zalogowano ponownie")
    tab.close()
    page.bring_to_front()

    expect(over).to_be_hidden()
    expect(page.locator("[name=name]")).to_have_value("Koło Gospodyń „Źródło”")
    page.get_by_role("button", name="Zapisz fiszkę").click()
    expect(page.locator(".message").first).to_contain_text("Założono fiszkę")
    assert Partner.objects.filter(name="Koło Gospodyń „Źródło”").count() == 1


@pytest.mark.soak
def test_another_person_signed_in_meanwhile_does_not_get_the_page(page_for, settings, worker):
    organiser = UserFactory(organiser=True)
    page = page_for(worker)
    page.goto("/partnerzy/nowy/")
    settings.SESSION_IDLE_SECONDS, settings.SESSION_WARNING_SECONDS = 6, 3
    page.reload()
    over = page.get_by_role("dialog", name="Sesja się skończyła")
    expect(over).to_be_visible()
    settings.SESSION_IDLE_SECONDS = 1800

    with page.context.expect_page() as opened:
        over.get_by_role("link", name="Zaloguj się w nowej karcie").click()
    type_password(opened.value, organiser)
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Zalogowano ponownie")
    page.bring_to_front()

    expect(over.get_by_text("zalogowała się inna osoba")).to_be_visible()


def test_without_scripts_watching_the_form_comes_back_filled(page_for, worker):
    page = page_for(worker)
    page.goto("/konto/sesje/")
    page.goto("/uslugi/nowa/")
    name = page.locator("main form [type=text]").first
    name.fill("Pomoc sąsiedzka „Łąka”")
    age(worker, 3600)
    page.evaluate("document.querySelector('main form:has([type=text])').submit()")
    expect(page.get_by_role("heading", level=1)).to_have_text("Logowanie")
    expect(page.locator(".notice")).to_contain_text("długo nic się w niej nie działo")

    type_password(page, worker)

    expect(page.locator("[data-kept-said]")).to_contain_text("wrócił do pól")
    expect(name).to_have_value("Pomoc sąsiedzka „Łąka”")


def test_the_director_returns_a_programme_through_the_question_without_losing_the_comment(page_for, director):
    version = VersionFactory(submitted=True)
    page = page_for(director, confirmed=False)
    page.goto(f"/programy/{version.pk}/decyzja/")
    page.locator("details.return summary").click()
    page.locator("[name=comment]").fill("Popraw punkt 4: „łąki”.\nI punkt 5.")
    page.get_by_role("button", name="Zwróć do poprawy").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Potwierdź, że to ty")

    assert not findings(page)
    page.locator("[name=confirm_password]").fill(PASSWORD)
    page.get_by_role("button", name="Potwierdź i wykonaj").click()

    expect(page.locator(".message").first).to_contain_text("zwrócono autorom")
    version.refresh_from_db()
    assert version.state == "returned"
    assert "I punkt 5." in version.log.order_by("-pk").first().comment


def test_a_director_of_a_real_centre_meets_nothing_but_the_set_up(stranger, settings, director):
    settings.DEMO_MODE = False
    page = stranger()
    page.goto("/konto/login/?next=/programy/")
    type_password(page, director)

    expect(page.get_by_role("heading", level=1)).to_have_text("Ustaw drugi składnik logowania")
    page.goto("/partnerzy/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ustaw drugi składnik logowania")
    assert not User.objects.get(pk=director.pk).authenticator_set.exists()


def test_the_second_step_needs_the_first(stranger, worker):
    give_second_factor(worker)
    page = stranger()

    page.goto("/konto/drugi-skladnik/logowanie/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Logowanie")
