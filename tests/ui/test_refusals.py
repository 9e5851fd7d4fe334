"""A refusal that nobody handled is a page, or a message for a part of a page."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser

from cus.ui.middleware import RefusalMiddleware
from cus.workflow import Refusal, Refused

pytestmark = pytest.mark.django_db
REFUSAL = Refused(Refusal("Najpierw uzupełnij pkt 11."))


@pytest.fixture
def request_(rf):
    request = rf.post("/")
    request.user = AnonymousUser()
    return request


def test_a_whole_page_says_why(request_):
    response = RefusalMiddleware(None).process_exception(request_, REFUSAL)

    assert response.status_code == 409
    assert "Najpierw uzupełnij pkt 11." in response.content.decode()
    assert "<h1>Nie można tego teraz zrobić</h1>" in response.content.decode()


def test_a_part_of_a_page_gets_a_message_and_the_rest_stays(request_):
    request_.htmx = SimpleNamespace(boosted=False)

    response = RefusalMiddleware(None).process_exception(request_, REFUSAL)

    assert response["HX-Retarget"] == "#messages"
    assert "<html" not in response.content.decode()
    assert "Najpierw uzupełnij pkt 11." in response.content.decode()


def test_other_faults_go_their_way(request_):
    assert RefusalMiddleware(None).process_exception(request_, ValueError()) is None


def test_the_address_of_a_button_opened_as_a_page_explains_itself(client_for, worker, assert_polish):
    page = client_for(worker).get("/konto/sesja/zostan/")

    assert page.status_code == 405
    assert page.headers["Allow"] == "POST"
    assert "Ten adres należy do przycisku" in page.content.decode()
    assert_polish(page)


def test_who_only_wanted_to_read_is_not_told_of_typed_text(client_for, reader, assert_polish):
    page = client_for(reader).get("/historia/")

    assert page.status_code == 403
    assert "wpisanym tekstem" not in page.content.decode()
    assert_polish(page)
