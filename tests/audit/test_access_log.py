"""The access log: what each line tells, and that refusals get there by themselves."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import RequestFactory
from django.urls import reverse

from cus.audit import log
from cus.audit.context import client_ip, current_request, request_id
from cus.audit.enums import AccessKind
from cus.audit.middleware import HEADER
from cus.audit.models import AccessEntry
from tests.factories.partners import PartnerFactory

pytestmark = pytest.mark.django_db


def test_a_line_tells_who_what_and_of_which_object(worker):
    partner = PartnerFactory(name="Fundacja Łąka")

    entry = log.record(AccessKind.PERSONAL_READ, user=worker, subject=partner, what="numer PESEL pełnomocnika")

    assert (entry.user, entry.object_type, entry.object_id) == (worker, "partners.partner", partner.pk)
    assert entry.label == "Fundacja Łąka"
    assert entry.what == "numer PESEL pełnomocnika"
    assert (entry.ip, entry.request_id, entry.page) == (None, "", "")


def test_an_overlong_name_is_cut_instead_of_stopping_the_act(worker):
    entry = log.record(AccessKind.EXPORT, user=worker, label="ż" * 400, what="ó" * 900)

    assert (len(entry.label), len(entry.what)) == (300, 500)


def test_a_reading_without_a_reader_is_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        log.record(AccessKind.PERSONAL_READ, what="numer PESEL")


def test_a_refused_act_is_logged_with_its_page_and_reason(client_for, reader):
    response = client_for(reader).get(reverse("partners:create"), headers={"user-agent": "x"}, REMOTE_ADDR="10.1.2.3")

    assert response.status_code == 403
    entry = AccessEntry.objects.get(kind=AccessKind.REFUSED)
    assert (entry.kind, entry.user, entry.page) == (AccessKind.REFUSED, reader, "partners:create")
    assert "zakładać i zmieniać fiszek" in entry.what
    assert entry.ip == "10.1.2.3"
    assert entry.request_id == response.headers[HEADER]


def test_a_page_that_is_shown_leaves_no_line(client_for, worker):
    assert client_for(worker).get(reverse("partners:create")).status_code == 200

    assert not AccessEntry.objects.exclude(kind=AccessKind.SIGN_IN).exists()


def test_a_stranger_s_refusal_is_not_logged_so_that_nobody_fills_the_log_from_outside(client):
    client.handler.enforce_csrf_checks = True

    assert client.post(reverse("account_login"), {"login": "x"}).status_code == 403
    assert not AccessEntry.objects.exclude(kind=AccessKind.SIGN_IN).exists()


def test_the_number_of_a_request_is_always_ours(client):
    first = client.get(reverse("desk:alive"), headers={HEADER: "nie-nasz", "Correlation-ID": "nie-nasz"})
    second = client.get(reverse("desk:alive"))

    numbers = {response.headers[HEADER] for response in (first, second)}
    assert len(numbers) == 2
    assert all(len(number) == 32 and number.isalnum() for number in numbers)


def test_outside_of_a_request_nothing_is_left_of_the_last_one(client):
    client.get(reverse("desk:alive"))

    assert current_request() is None
    assert request_id() == ""


@pytest.mark.parametrize(
    ("behind_proxy", "said", "expected"),
    [
        (False, "203.0.113.9", "10.0.0.1"),
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (True, "2001:db8::1", "2001:db8::1"),
        (True, "", "10.0.0.1"),
        (True, "<script>", None),
    ],
)
def test_the_address_comes_from_our_own_proxy_or_from_the_connection(settings, behind_proxy, said, expected):
    settings.BEHIND_PROXY = behind_proxy
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=said)

    assert client_ip(request) == expected


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_accessentry SET what = ''",
        "DELETE FROM audit_accessentry",
        "TRUNCATE audit_accessentry",
        "ALTER TABLE audit_accessentry DISABLE TRIGGER ALL",
        "INSERT INTO audit_protocol (at, kind, what, rows, by, details) VALUES (now(), '', '', 0, '', '{}')",
        "UPDATE audit_protocol SET what = ''",
        "DELETE FROM audit_protocol",
        "TRUNCATE audit_protocol",
        "ALTER TABLE audit_protocol DISABLE TRIGGER ALL",
    ],
)
def test_the_application_role_cannot_rewrite_the_log_or_the_protocol(worker, statement):
    log.record(AccessKind.EXPORT, user=worker)

    with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
        connection.cursor().execute(statement)
    assert AccessEntry.objects.count() == 1
