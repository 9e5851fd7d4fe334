"""The substitute at work: decides in the director's place, and everything says under which document."""

import pytest
from django.urls import reverse

from cus.accounts.models import User
from cus.accounts.scopes import Scope
from cus.centre.letterhead import letterhead
from cus.documents.render import document_html
from cus.workflow import Refused
from programmes import actions
from programmes.documents import programme_document
from programmes.printing import programme_of
from tests.factories.accounts import AuthorisationFactory
from tests.programmes.stages import move_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def granted(worker, director):
    """The worker acts for the director today."""
    return AuthorisationFactory(person=worker, granted_by=director, document_number="7/2026")


def substitute(granted) -> User:
    """The substitute as the session fetches them."""
    return User.objects.get(pk=granted.person_id)


def test_the_log_the_page_and_the_document_name_the_authorisation(granted, client_for):
    version = move_to("submitted")

    client_for(granted.person).post(reverse("programmes:approve", args=[version.pk]))

    version.refresh_from_db()
    assert (version.state, version.approved_by, version.approved_under) == ("approved", granted.person, granted)
    assert version.log.get(transition="approve").authorisation == granted
    assert granted.clause in client_for(granted.person).get(version.get_absolute_url()).content.decode()
    assert version.frozen.data["approved_under"] == granted.clause
    html = document_html(programme_document(programme_of(version, letterhead=letterhead())))
    assert "z up. Dyrektora" in html.replace("\u00a0", " ")
    assert "7/2026" in html


def test_the_decision_page_says_in_whose_place_one_decides(granted, director, client_for):
    version = move_to("submitted")
    address = reverse("programmes:decide", args=[version.pk])

    assert granted.clause in client_for(granted.person).get(address).content.decode()
    assert "Decydujesz za dyrektora" not in client_for(director).get(address).content.decode()


def test_a_return_is_signed_too_and_a_refusal_names_the_document(granted, director):
    version = actions.approve(by=substitute(granted), version=move_to("submitted"))

    with pytest.raises(Refused, match="z upoważnienia nr 7/2026"):
        actions.approve(by=director, version=version)
    actions.revoke(by=director, version=version, comment="Pomyłka")
    version.refresh_from_db()
    assert version.approved_under is None
    assert version.log.get(transition="revoke").authorisation is None


def test_the_director_signs_as_the_director(director):
    version = actions.approve(by=director, version=move_to("submitted"))

    assert version.approved_under is None
    assert "z up." not in document_html(programme_document(programme_of(version, letterhead=letterhead())))


def test_a_substitute_for_agreements_alone_decides_on_no_programme(worker, director):
    AuthorisationFactory(person=worker, granted_by=director, scope=Scope.AGREEMENTS)

    with pytest.raises(Refused):
        actions.approve(by=User.objects.get(pk=worker.pk), version=move_to("submitted"))


def test_a_revoked_substitute_decides_nothing_in_the_very_next_request(granted, director, client_for):
    version = move_to("submitted")
    working = client_for(granted.person)
    assert working.get(reverse("programmes:decide", args=[version.pk])).status_code == 200
    client_for(director).post(f"/upowaznienia/{granted.pk}/odwolanie/", {"reason": "Powrót dyrektora"})

    assert working.post(reverse("programmes:approve", args=[version.pk])).status_code == 403
    version.refresh_from_db()
    assert version.state == "submitted"


def test_the_director_authorises_and_the_list_shows_it(director, worker, client_for):
    client = client_for(director)
    form = {
        "person": worker.pk,
        "scope": "director",
        "valid_from": "01.12.2096",
        "valid_to": "31.12.2096",
        "document_number": "9/2026",
        "document_date": "1.1.2026",
    }

    answer = client.post("/upowaznienia/nowe/", form, follow=True)

    page = answer.content.decode()
    assert "9/2026" in page
    assert "od przyszłego dnia" in page
    assert client.post("/upowaznienia/nowe/", form).status_code == 422


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"person": ""}, "Wybierz osobę"),
        ({"scope": ""}, "Zaznacz zakres"),
        ({"valid_to": "1.1.2020"}, "nie może być wcześniejszy"),
        ({"document_number": ""}, "Wpisz numer dokumentu"),
        ({"document_date": "1.1.2099"}, "jeszcze nie nadeszła"),
    ],
)
def test_a_wrong_form_says_how_to_mend_it(changes, words, director, worker, client_for):
    form = {
        "person": worker.pk,
        "scope": "director",
        "valid_from": "01.12.2096",
        "document_number": "9/2026",
        "document_date": "1.1.2026",
    }

    answer = client_for(director).post("/upowaznienia/nowe/", form | changes)

    assert answer.status_code == 422
    assert words in answer.content.decode()


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_asks_as_many_questions_for_thirty_as_for_one(rows, director, client_for, django_assert_num_queries):
    for _ in range(rows):
        AuthorisationFactory(granted_by=director)
    client = client_for(director)
    client.get("/upowaznienia/")

    with django_assert_num_queries(6):
        client.get("/upowaznienia/")


def test_one_sees_on_ones_own_account_what_one_may(granted, client_for):
    page = client_for(granted.person).get("/konto/").content.decode()

    assert "7/2026" in page
    assert "zatwierdza i zwraca programy" in page


def test_the_director_sees_on_one_page_what_was_done_for_them(granted, director, client_for, assert_polish):
    version = move_to("submitted")
    address = reverse("desk:authorisation", args=[granted.pk])
    client = client_for(director)
    assert "nic jeszcze nie zrobiono" in client.get(address).content.decode()

    client_for(granted.person).post(reverse("programmes:approve", args=[version.pk]))

    page = client.get(address)
    assert_polish(page)
    assert [(one.what, one.url) for one in page.context["done"]] == [("Zatwierdzono", version.get_absolute_url())]
    assert client_for(granted.person).get(address).status_code == 404


def test_the_start_page_tells_the_substitute_what_they_may_today_and_nobody_else(granted, organiser, client_for):
    told = f"Działasz dziś za dyrektora: {granted.get_scope_display()}"

    page = client_for(granted.person).get("/").content.decode()

    assert told in page
    assert f"upoważnienie nr {granted.document_number}" in page
    assert told not in client_for(organiser).get("/").content.decode()


def test_the_page_of_an_authorisation_belongs_to_its_room(granted, director, client_for):
    page = client_for(director).get(reverse("desk:authorisation", args=[granted.pk])).content.decode()

    assert '<a href="/upowaznienia/" aria-current="page">Upoważnienia</a>' in page
    assert '<a href="/" aria-current="page">' not in page
