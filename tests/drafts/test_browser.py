"""Drafts in a real browser: a dead connection, a lost session, a closed tab; what is called saved is saved."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import expect

from cus.drafts.models import Draft
from partners.models import CooperationAgreement
from tests.drafts.forms import KINDS, Desk
from tests.factories.partners import AgreementFactory, TaskFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}


@pytest.fixture
def desk(page_for, worker):
    """One person at a partner's card."""
    return Desk(page_for(worker), KINDS[0], KINDS[0].make())


def state(desk):
    """Where the page says whether the draft is kept."""
    return desk.page.locator("[data-draft-state]")


def kept() -> str:
    """What the database has of the draft."""
    return Draft.objects.get().data["resources_staff"][0]


def test_what_is_typed_is_kept_while_typing_goes_on(desk):
    desk.load()
    field = desk.page.locator("[name='resources_staff']")
    field.focus()
    # Never a pause long enough to call it the end of typing.
    desk.page.keyboard.type("Dwanaście członkiń i dwie opiekunki, razem czternaście osób.", delay=90)

    assert Draft.objects.exists()
    desk.expect_kept()
    assert kept().startswith("Na początku.") or kept().startswith("Dwanaście")
    assert "opiekunki" in kept()


def test_a_connection_that_dies_is_never_called_saved(desk):
    desk.load()
    desk.page.route("**/szkice/", lambda route: route.abort())
    desk.write("Tego serwer nie dostał.")
    expect(state(desk)).to_have_text(re.compile("Nie udało się zapisać szkicu – spróbuję ponownie"))
    assert not Draft.objects.exists()

    # The form is not sent into the void either.
    desk.page.get_by_role("button", name="Zapisz fiszkę").click()
    expect(state(desk)).to_have_text(re.compile("Nie udało się"))
    assert desk.page.locator("[name='resources_staff']").input_value() == "Tego serwer nie dostał."

    desk.page.unroute("**/szkice/")
    desk.expect_kept()
    assert kept() == "Tego serwer nie dostał."


@pytest.mark.soak
def test_an_answer_that_got_lost_after_the_save_is_not_called_saved_until_it_is_heard(desk):
    desk.load()
    # The server keeps the text, its answer dies on the way.
    desk.page.route("**/szkice/", lambda route: (route.fetch(), route.abort()))
    desk.write("Serwer ma, strona nie wie.")
    expect(state(desk)).to_have_text(re.compile("Nie udało się"))
    assert kept() == "Serwer ma, strona nie wie."
    desk.page.unroute("**/szkice/")
    desk.expect_kept()


@pytest.mark.soak
def test_an_error_of_the_server_is_not_called_saved(desk):
    desk.load()
    desk.page.route("**/szkice/", lambda route: route.fulfill(status=500, body="<h1>500</h1>"))
    desk.write("Tekst.")

    expect(state(desk)).to_have_text(re.compile("Nie udało się"))
    expect(state(desk)).not_to_contain_text("zapisany o")


@pytest.mark.soak
def test_offline_text_waits_in_the_page(desk):
    desk.load()
    desk.page.context.set_offline(True)
    desk.write("Bez sieci.")
    expect(state(desk)).to_contain_text("Brak połączenia – tekst zostaje w tej karcie")
    desk.page.context.set_offline(False)
    desk.expect_kept()
    assert kept() == "Bez sieci."


def test_a_lost_session_keeps_the_text_in_the_page_until_somebody_signs_in_again(desk, worker, live_server):
    desk.load()
    Session.objects.all().delete()
    desk.write("Napisane po wygaśnięciu sesji.")
    expect(state(desk)).to_contain_text("Sesja wygasła")
    link = desk.page.get_by_role("link", name="Zaloguj się w nowej karcie")
    expect(link).to_be_visible()
    desk.page.get_by_role("button", name="Zapisz fiszkę").click()
    # The press has been answered before anybody signs in: one that still waits would send the form.
    expect(desk.page.locator("form[aria-busy]")).to_have_count(0)
    assert desk.page.url.endswith("/zmien/")

    # Signed in again in another tab: a new session, a new token.
    client = Client()
    client.force_login(worker, backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies["sessionid"].value
    desk.page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    desk.page.evaluate("window.dispatchEvent(new Event('focus'))")
    desk.expect_kept()
    expect(link).to_be_hidden()
    desk.save()
    assert desk.saved() == "Napisane po wygaśnięciu sesji."
    assert not Draft.objects.exists()


def test_somebody_else_signed_in_in_this_browser_gets_nothing_of_the_text(desk, organiser, live_server):
    desk.load()
    client = Client()
    client.force_login(organiser, backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies["sessionid"].value
    desk.page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    desk.write("Tekst Piotra.")

    expect(state(desk)).to_contain_text("zalogowano inną osobę")
    assert not Draft.objects.exists()


def test_a_closed_tab_and_a_closed_browser_lose_nothing(desk, page_for, worker):
    desk.load()
    desk.write("Zamknięte w pół słowa.")
    desk.expect_kept()
    desk.page.context.close()
    again = Desk(page_for(worker), desk.kind, desk.thing)
    again.load()

    expect(again.page.locator(".draft-bar")).to_contain_text("Masz niezapisany szkic z ")
    again.page.get_by_role("link", name="Przywróć").click()
    expect(again.page.locator("[name='resources_staff']")).to_have_value("Zamknięte w pół słowa.")
    again.save()
    assert again.saved() == "Zamknięte w pół słowa."


def test_a_page_left_at_once_sends_its_last_words(desk):
    desk.load()
    desk.write("Ostatnie słowa.")
    desk.page.goto("/partnerzy/")
    desk.load()

    expect(desk.page.locator(".draft-bar")).to_contain_text("Masz niezapisany szkic")
    assert kept() == "Ostatnie słowa."
    desk.page.get_by_role("button", name="Odrzuć").click()
    expect(desk.page.locator(".draft-bar")).to_have_count(0)
    assert not Draft.objects.exists()
    expect(desk.page.locator("[name='resources_staff']")).to_have_value("Na początku.")


def test_rows_added_in_the_browser_are_part_of_the_draft(page_for, worker):
    agreement = AgreementFactory()
    TaskFactory(agreement=agreement, description="Gotuje obiady")
    page = page_for(worker)
    page.goto(f"/porozumienia/{agreement.pk}/zadania/")
    page.get_by_role("button", name="Dodaj zadanie").click()
    page.locator("[name='tasks-2-description']").fill("Wozi obiady")
    expect(page.locator("[data-draft-state]")).to_contain_text("Szkic zapisany o")
    page.goto("/porozumienia/")
    page.goto(f"/porozumienia/{agreement.pk}/zadania/")

    expect(page.locator(".draft-bar")).to_contain_text("Różni się: Zadania.")
    page.get_by_role("link", name="Przywróć").click()
    expect(page.locator("[name='tasks-2-description']")).to_have_value("Wozi obiady")
    page.get_by_role("button", name="Zapisz podział").click()
    expect(page.locator(".message")).to_contain_text("Zapisano podział zadań")
    descriptions = CooperationAgreement.objects.get().tasks.values_list("description", flat=True)
    assert sorted(descriptions) == ["Gotuje obiady", "Wozi obiady"]


def test_sealed_fields_and_passwords_do_not_leave_the_page(desk):
    desk.load()
    sent = []
    desk.page.on(
        "request", lambda request: sent.append(request.post_data or "") if "/szkice/" in request.url else None
    )
    desk.page.evaluate(
        """() => {
          const form = document.querySelector('form[data-draft]');
          for (const [name, attributes] of [['numer', { 'data-sealed': '' }], ['tajne', { type: 'password' }]]) {
            const input = document.createElement('input');
            input.name = name;
            for (const [key, value] of Object.entries(attributes)) input.setAttribute(key, value);
            form.append(input);
          }
        }"""
    )
    desk.page.locator("[name='numer']").fill("90010112345")
    desk.page.locator("[name='tajne']").fill("bardzo-tajne")
    desk.write("Zwykły tekst.")
    desk.expect_kept()

    assert any("Zwykły tekst." in body for body in sent)
    assert not any("90010112345" in body or "bardzo-tajne" in body or "csrfmiddlewaretoken" in body for body in sent)


def test_news_is_spoken_once_and_the_page_stays_accessible(desk):
    desk.load()
    desk.page.evaluate(
        """() => {
          window.spoken = [];
          const region = document.querySelector('[data-draft-said]');
          new MutationObserver(() => window.spoken.push(region.textContent)).observe(region, { childList: true });
        }"""
    )
    for text in ("Raz.", "Dwa.", "Trzy."):
        desk.write(text)
        expect(state(desk)).to_contain_text("niezapisane")
        desk.expect_kept()

    assert len(desk.page.evaluate("window.spoken")) == 1
    answer = Axe().run(desk.page, options=RULES).response
    assert [f"{found['id']}: {found['nodes'][0]['html'][:120]}" for found in answer["violations"]] == []
    desk.page.goto("/partnerzy/")
    desk.load()
    answer = Axe().run(desk.page, options=RULES).response
    assert [f"{found['id']}: {found['nodes'][0]['html'][:120]}" for found in answer["violations"]] == []


def test_without_javascript_a_draft_is_restored_and_both_texts_are_chosen_from(page_for, worker, organiser):
    kind = KINDS[0]
    thing = kind.make()
    writer = Desk(page_for(worker), kind, thing)
    writer.load()
    writer.write("Mój tekst.")
    writer.expect_kept()
    writer.page.context.close()
    other = Desk(page_for(organiser), kind, thing)
    other.load(), other.write("Tekst drugiej osoby."), other.save()

    plain = Desk(page_for(worker, java_script_enabled=False), kind, thing)
    plain.load()
    plain.page.get_by_role("link", name="Przywróć").click()
    plain.expect_both("Mój tekst.", "Tekst drugiej osoby.")
    answer = plain.page.locator("[name='resources_staff-joined']")
    plain.choose("join")
    answer.fill("Jedno i drugie.")
    plain.save()
    assert plain.saved() == "Jedno i drugie."
