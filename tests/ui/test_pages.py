"""The gallery and the error pages, as the strict client reads them."""

import pytest

from cus.ui import views

pytestmark = pytest.mark.django_db


def test_the_gallery_shows_every_component_without_a_fault(client_for, worker, assert_polish):
    response = client_for(worker).get("/wzornik/")

    assert response.status_code == 200
    assert "Formularz jak na papierze" in response.content.decode()
    assert_polish(response)


def test_the_gallery_needs_sign_in(client):
    response = client.get("/wzornik/")

    assert response.status_code == 302
    assert response["Location"].startswith("/konto/login/")


def test_the_gallery_does_not_exist_outside_demo_mode(client_for, worker, settings):
    settings.DEMO_MODE = False

    assert client_for(worker).get("/wzornik/").status_code == 404


def test_a_missing_page_is_a_404_in_our_layout_for_a_stranger(client):
    response = client.get("/nie-ma-takiej/")

    assert response.status_code == 404
    assert "Zaloguj się" in response.content.decode()
    assert "Wyloguj" not in response.content.decode()


def test_a_missing_page_leads_a_signed_in_person_home(client_for, worker):
    page = client_for(worker).get("/nie-ma-takiej/").content.decode()

    assert "Przejdź do strony startowej" in page


def test_the_demo_banner_stands_only_in_demo_mode(client, settings):
    assert "Tryb pokazowy" in client.get("/nie-ma/").content.decode()

    settings.DEMO_MODE = False

    assert "Tryb pokazowy" not in client.get("/nie-ma/").content.decode()


@pytest.mark.parametrize(("view", "status"), [(views.bad_request, 400), (views.server_error, 500)])
def test_the_plain_error_pages_need_neither_session_nor_database(
    view, status, rf, django_assert_num_queries, monkeypatch
):
    request = rf.get("/")

    with django_assert_num_queries(0):
        response = view(request, ValueError()) if status == 400 else view(request)

    assert response.status_code == status
    assert "Cofnij się w przeglądarce" in response.content.decode()


def test_a_broken_error_template_still_says_something(rf, settings, tmp_path):
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path], "APP_DIRS": False}]

    response = views.server_error(rf.get("/"))

    assert response.status_code == 500
    assert "Błąd aplikacji" in response.content.decode()


def test_an_expired_form_says_how_to_save_the_text(worker):
    from tests.client import StrictClient

    client = StrictClient(enforce_csrf_checks=True)
    client.force_login(worker, backend="django.contrib.auth.backends.ModelBackend")

    response = client.post("/konto/logout/", {})

    assert response.status_code == 403
    assert "Jak nie stracić wpisanego tekstu" in response.content.decode()


def test_the_rows_of_the_paper_form_keep_their_printed_order(client_for, worker):
    page = client_for(worker).get("/wzornik/").content.decode()
    form = page[page.index('id="formularz"') :]

    labels = ["Potencjalny partner", "Dane kontaktowe", "Organizacja pozarządowa", "Dane poza wzorem fiszki", "Opłata"]
    places = [form.index(f">{label}") for label in labels]

    assert places == sorted(places)
