"""Lines of the technical log: JSON, with the request's number, and never what people typed."""

import io
import json
import logging
import time

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from cus.audit.lines import PlainFormatter, SafeJsonFormatter, where_of
from cus.audit.middleware import HEADER
from cus.desk import views
from tests.client import parse

pytestmark = pytest.mark.django_db
PLANTED = "Brzęczyszczykiewicz"
PESEL = "44051401359"


class Listener:
    """Collects what the whole application logs, through one formatter."""

    def __init__(self, formatter: logging.Formatter) -> None:
        self.stream = io.StringIO()
        self.handler = logging.StreamHandler(self.stream)
        self.handler.setFormatter(formatter)

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    @property
    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture
def listen():
    """Return a function: start listening with a formatter."""
    root, started = logging.getLogger(), []
    level, root.level = root.level, logging.DEBUG

    def start(formatter: logging.Formatter | None = None) -> Listener:
        listener = Listener(formatter or SafeJsonFormatter(json_ensure_ascii=False))
        root.addHandler(listener.handler)
        started.append(listener)
        return listener

    yield start
    root.level = level
    for listener in started:
        root.removeHandler(listener.handler)


def plant(client, monkeypatch) -> None:
    """Type a name and a number everywhere: form, query string, address, a failing view, a failing row."""
    client.raise_request_exception = False
    client.post(reverse("partners:create"), {"name": PLANTED, "nip": PESEL})
    client.get(reverse("desk:search"), {"q": f"{PLANTED} {PESEL}"})
    client.get(f"/partnerzy/{PLANTED}/")

    def fail(user, text):
        raise ValueError(f"cannot search for {text!r}")

    monkeypatch.setattr(views, "search_for", fail)
    assert client.get(reverse("desk:search"), {"q": PLANTED}).status_code == 500
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO accounts_user (email, password, first_name, last_name, greeting, position, roles,"
                " is_active, created_at) VALUES (%(e)s, '', '', '', '', '', '{wrong}', true, now())",
                {"e": f"{PLANTED}@example.pl"},
            )
    except IntegrityError:
        logging.getLogger("cus.test").exception(
            "writing %s failed, see /osoby/?q=%s", f"{PLANTED}@example.pl", PLANTED
        )


def test_what_people_typed_is_in_no_line(client_for, worker, monkeypatch, listen):
    safe, plain, careless = listen(), listen(PlainFormatter()), listen(logging.Formatter())

    plant(client_for(worker), monkeypatch)

    assert len(safe.lines) >= 6
    for listener in (safe, plain):
        assert PLANTED not in listener.text
        assert PESEL not in listener.text
        assert worker.email not in listener.text
    # The control: an ordinary formatter would have told all of it.
    assert PLANTED in careless.text


def test_a_line_says_who_where_and_which_request(client_for, worker, listen):
    said = listen()

    response = client_for(worker).get(reverse("partners:list"), {"q": PLANTED})

    line = next(line for line in said.lines if line["logger"] == "cus.request")
    assert line["request_id"] == response.headers[HEADER]
    assert (line["user"], line["page"], line["status"], line["method"]) == (worker.pk, "partners:list", 200, "GET")
    assert line["level"] == "INFO"
    assert line["at"].endswith("+00:00")


def test_the_page_about_a_failure_tells_the_number_under_which_the_log_describes_it(
    client_for, worker, monkeypatch, listen
):
    said = listen()
    client = client_for(worker)
    client.raise_request_exception = False
    monkeypatch.setattr(views, "search_for", lambda user, text: 1 // 0)

    response = client.get(reverse("desk:search"), {"q": "opieka"})

    number = parse(response.content.decode()).findtext(".//strong")
    assert number == response.headers[HEADER]
    fault = next(line for line in said.lines if line["level"] == "ERROR")
    assert fault["request_id"] == number
    assert fault["page"] == "desk:search"
    assert "builtins.ZeroDivisionError" in fault["error"]
    assert "cus/desk/views.py" in fault["error"]


def test_an_exception_keeps_what_helps_and_loses_what_was_typed():
    with pytest.raises(IntegrityError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_content_type (app_label, model) VALUES (%s, NULL)", [PLANTED])

    said = where_of(caught.value)

    assert PLANTED in str(caught.value.__cause__.diag.message_detail)
    assert PLANTED not in said
    assert "23502 django_content_type model" in said


def test_an_extra_that_a_library_attaches_is_left_out(listen):
    said = listen()

    logging.getLogger("library").warning("done", extra={"person": PLANTED, "status": 200})

    assert said.lines[0]["status"] == 200
    assert PLANTED not in said.text


def test_a_message_that_quotes_a_megabyte_is_cut_before_it_is_looked_through(listen):
    heard = listen()
    started = time.monotonic()
    logging.getLogger("cus.request").warning("The field %s cannot be referenced", "a" * 1_000_000)
    logging.getLogger("cus.request").warning("%s 4405140 1359%s", "słowo " * 165, " dalej" * 100_000)

    assert time.monotonic() - started < 1
    quoting, cut = (line["message"] for line in heard.lines)
    assert quoting == "The field…"
    assert cut.endswith("słowo…")


def test_an_administrator_who_sends_a_megabyte_is_answered_at_once(client_for, administrator, listen):
    listen()
    started = time.monotonic()
    answer = client_for(administrator).post("/admin/services/qualityfactor/1/change/", {"_to_field": "a" * 500_000})

    assert answer.status_code == 400
    assert time.monotonic() - started < 5
