"""Requests that no browser of a clerk would send."""

import json

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import SuspiciousOperation
from django.test import Client
from django.urls import reverse

from partners.models import Partner
from tests.access.table import TABLE
from tests.factories.diagnosis import DiagnosisFactory
from tests.factories.partners import PartnerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def strict_client(worker):
    """A client that checks the form token as a browser's request would be checked."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(worker, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_form_without_its_token_is_refused_and_changes_nothing(strict_client):
    answer = strict_client.post(reverse("partners:create"), {"name": "Fundacja Jarzębina"})

    assert answer.status_code == 403
    assert "Traceback" not in answer.content.decode()
    assert not Partner.objects.exists()


@pytest.mark.parametrize("origin", ["https://zly.example", "null"])
def test_a_form_sent_from_another_site_is_refused(strict_client, origin):
    strict_client.get(reverse("partners:create"))
    token = strict_client.session.get("_csrftoken", "")

    answer = strict_client.post(
        reverse("partners:create"),
        {"name": "Fundacja Jarzębina", "csrfmiddlewaretoken": token},
        headers={"Origin": origin},
    )

    assert answer.status_code == 403
    assert not Partner.objects.exists()


def test_another_host_name_is_refused(client_for, worker, settings):
    settings.ALLOWED_HOSTS = ["cus.example.pl"]

    answer = client_for(worker).get("/", headers={"Host": "zly.example"})

    assert answer.status_code == 400


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"])
def test_a_page_that_is_only_read_cannot_be_talked_into_another_method(header, client_for, worker):
    partner = PartnerFactory()

    answer = client_for(worker).get(reverse("partners:archive", args=[partner.pk]), headers={header: "POST"})

    partner.refresh_from_db()
    assert answer.status_code == 405
    assert partner.state == "active"


@pytest.mark.parametrize("method", ["put", "delete", "patch", "trace"])
def test_methods_that_nothing_uses_are_refused_everywhere(method, client_for, director):
    client = client_for(director)
    allowed = []

    for row in TABLE:
        if row.args or row.name.startswith(("admin:", "account_", "mfa_", "usersessions_")):
            continue
        answer = getattr(client, method)(reverse(row.name))
        if answer.status_code not in (302, 403, 404, 405):
            allowed.append((row.name, answer.status_code))

    assert allowed == []


@pytest.mark.parametrize(
    "address", ["https://zly.example/", "//zly.example/", "/\\zly.example", "javascript:alert(1)", "https:zly.example"]
)
def test_after_signing_in_nobody_is_sent_to_another_host(address, worker):
    worker.set_password("Jesienny-spacer-2026")
    worker.save()
    client = Client()

    answer = client.post(
        f"{reverse('account_login')}?next={address}",
        {"login": worker.email, "password": "Jesienny-spacer-2026", "next": address},
    )

    assert answer.status_code == 302
    assert answer["Location"].startswith("/")
    assert not answer["Location"].startswith(("//", "/\\"))


@pytest.mark.parametrize(
    "name", ["partners:list", "services:list", "programmes:list", "desk:search", "diagnosis:list"]
)
@pytest.mark.parametrize("text", ["\x00", "a" * 100_000, "\ud83d\ude00" * 3, "%00%ff", "١٢٣", "-1", "1e309", "\u202e"])
def test_odd_words_in_an_address_are_words(name, text, client_for, worker):
    keys = ("q", "strona", "kolejnosc", "stan", "zakres")
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    answer = client_for(worker).get(reverse(name), dict.fromkeys(keys, text))

    assert answer.status_code in (200, 400, 404)


def test_a_sheet_takes_neither_foreign_json_nor_a_deep_one(client_for, worker):
    diagnosis = DiagnosisFactory(created_by=worker)
    url = reverse("diagnosis:needs_save", args=[diagnosis.pk])
    client = client_for(worker)
    bodies = [
        "",
        "[]",
        "null",
        "1",
        '"x"',
        "{",
        '{"rows": 7}',
        '{"rows": [7]}',
        '{"rows": [{"key": []}]}',
        "[" * 50_000,
    ]
    bodies.append(json.dumps({"rows": [{"key": "x", "values": {"pk": 1, "diagnosis": 1, "__class__": "x"}}]}))

    answers = [client.post(url, body, content_type="application/json").status_code for body in bodies]

    assert set(answers) <= {400, 404, 409, 422}
    assert diagnosis.needs.count() == 0


def test_a_form_with_more_fields_than_any_form_has_is_refused(client_for, worker):
    limit = django_settings.DATA_UPLOAD_MAX_NUMBER_FIELDS

    answer = client_for(worker).post(reverse("partners:create"), {f"f{at}": "" for at in range(limit + 1)})

    assert answer.status_code == 400
    assert not Partner.objects.exists()


def test_a_formset_cannot_be_told_that_it_has_a_million_rows(client_for, worker):
    data = {"number": "1/2026", "parties-TOTAL_FORMS": "1000000", "parties-INITIAL_FORMS": "0"}

    answer = client_for(worker).post(reverse("partners:agreement_create"), data)

    assert answer.status_code == 422


@pytest.mark.parametrize("path", ["/static/../manage.py", "/static/%2e%2e/manage.py", "/static//etc/passwd", "/.env"])
def test_no_file_outside_of_the_static_ones_is_handed_out(path, client_for, worker):
    try:
        answer = client_for(worker).get(path)
    except SuspiciousOperation:
        return

    assert answer.status_code in (400, 404)


def test_a_failure_tells_the_person_nothing_about_the_inside(client_for, worker, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("secret detail of the inside")

    monkeypatch.setattr("partners.querysets.PartnerQuerySet.for_list", fail)
    client = client_for(worker)
    client.raise_request_exception = False

    answer = client.get(reverse("partners:list"))

    assert answer.status_code == 500
    assert "secret detail" not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()
