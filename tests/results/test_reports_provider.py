"""The page of a personal link: what it shows, to whom, and that it shows nothing to anybody else."""

import datetime
import uuid

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from cus.audit.enums import AccessKind
from cus.audit.models import AccessEntry
from cus.workflow import Refused
from programmes.results.actions.report_links import create_link, revoke_link
from programmes.results.actions.report_review import accept_report, return_report
from programmes.results.models import ProviderReport, ReportLink
from programmes.results.reports.enums import ReportState
from tests.factories.results_reports import a_link, a_report, a_reporting_contract, opened_reports

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_earlier_guesses():
    cache.clear()


def _address(secret: str, report: ProviderReport | None = None) -> str:
    args = [secret, report.pk] if report else [secret]
    return reverse("results:provider_report" if report else "results:provider", args=args)


def _sent(report: ProviderReport, **changes) -> dict:
    """What the browser sends; the key of the row is in the names."""
    row = report.rows.get().pk
    values = {f"r{row}_people": "12", f"r{row}_quantity": "240", f"r{row}_cost": "7 200,00", "done": "Opieka."}
    return values | {"version": report.version, "once": str(uuid.uuid4()), "send": "1"} | changes


def _nowhere(client) -> bytes:
    return client.get("/wyniki/tego-nie-ma/").content


def test_the_form_opens_without_an_account_and_is_kept_by_nobody(client):
    report = a_report()
    _, secret = a_link(report)
    response = client.get(_address(secret))
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["Referrer-Policy"] == "strict-origin"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert "Halina Zmyślona" in response.content.decode()


def test_nothing_but_a_digest_of_the_link_is_kept():
    link, secret = a_link(a_report())
    assert secret not in str(ReportLink.objects.filter(pk=link.pk).values().get())
    assert "digest" not in {field.name for field in ReportLink.pgh_event_model._meta.fields}


def test_links_guessed_expired_revoked_and_used_up_answer_alike_as_no_page(client, organiser, worker):
    report = a_report()
    expired, expired_secret = a_link(report)
    past = timezone.now() - datetime.timedelta(days=2)
    ReportLink.objects.filter(pk=expired.pk).update(created_at=past, expires_at=past + datetime.timedelta(days=1))
    revoked, revoked_secret = a_link(report)
    revoke_link(by=worker, link=revoked)
    _, used_secret = a_link(report)
    client.post(_address(used_secret), _sent(report))
    report.refresh_from_db()
    accept_report(by=organiser, report=report, seen=report.version)
    nowhere = _nowhere(client)
    for secret in ("x" * 43, "x", expired_secret, revoked_secret, used_secret):
        response = client.get(_address(secret))
        assert (response.status_code, response.content) == (404, nowhere)
        assert "no-store" in response.headers["Cache-Control"]
        assert client.post(_address(secret), {"send": "1"}).status_code == 404


def test_a_link_to_one_report_opens_no_other_even_of_the_same_contract(client):
    first, second = opened_reports(a_reporting_contract())[:2]
    foreign = a_report()
    _, secret = a_link(first)
    nowhere = _nowhere(client)
    for other in (second, foreign):
        assert client.get(_address(secret, other)).content == nowhere
        assert client.post(_address(secret, other), _sent(other)).status_code == 404
        assert not other.rows.filter(people__isnull=False).exists()


def test_a_link_to_a_contract_lists_its_reports_and_no_others(client):
    reports = opened_reports(a_reporting_contract())
    foreign = a_report()
    _, secret = a_link(reports[0], whole=True)
    listed = client.get(_address(secret)).content.decode()
    assert all(_address(secret, one) in listed for one in reports)
    assert client.get(_address(secret, reports[1])).status_code == 200
    assert client.get(_address(secret, foreign)).status_code == 404


def test_guessing_is_slowed_down_and_an_honest_link_is_not_counted(client):
    _, secret = a_link(a_report())
    for _ in range(20):
        assert client.get(_address(secret)).status_code == 200
    answers = [client.get(_address(f"{at:043d}")).status_code for at in range(16)]
    assert answers == [404] * 15 + [429]


def test_a_report_is_kept_as_a_draft_then_sent_and_the_log_tells_of_it_without_names(client):
    report = a_report()
    link, secret = a_link(report)
    draft = _sent(report)
    del draft["send"]
    client.post(_address(secret), draft | {"draft": "1"})
    report.refresh_from_db()
    assert (report.state, report.rows.get().people) == (ReportState.AWAITED, 12)
    response = client.post(_address(secret), _sent(report), follow=True)
    report.refresh_from_db()
    assert (report.state, report.sent_with, report.received_by) == (ReportState.RECEIVED, link, None)
    assert "wysłane" in response.content.decode()
    entries = AccessEntry.objects.filter(kind=AccessKind.LINK)
    assert {entry.what for entry in entries} >= {"zapisano roboczo sprawozdanie", "wysłano sprawozdanie"}
    assert not any("Halina" in entry.label + entry.what for entry in entries)


def test_the_same_form_sent_twice_sends_once(client):
    report = a_report()
    _, secret = a_link(report)
    values = _sent(report)
    assert client.post(_address(secret), values).status_code == 302
    assert client.post(_address(secret), values).status_code == 200
    report.refresh_from_db()
    assert report.round == 1


def test_a_second_form_after_sending_is_told_and_its_text_is_given_back(client):
    report = a_report()
    _, secret = a_link(report)
    client.post(_address(secret), _sent(report))
    response = client.post(_address(secret), _sent(report, done="Dopisane później."))
    assert response.status_code == 409
    assert "Dopisane później." in response.content.decode()
    report.refresh_from_db()
    assert report.done == "Opieka."


def test_two_people_at_once_see_both_texts(client):
    report = a_report()
    _, one = a_link(report)
    _, other = a_link(report)
    mine, theirs = _sent(report, done="Moje.", draft="1"), _sent(report, done="Cudze.", draft="1")
    del mine["send"], theirs["send"]
    client.post(_address(one), mine)
    response = client.post(_address(other), theirs)
    assert response.status_code == 409
    assert "Moje." in response.content.decode()
    assert "Cudze." in response.content.decode()
    report.refresh_from_db()
    assert report.done == "Moje."


def test_a_negative_cost_is_refused_at_its_field_and_what_was_typed_stays(client):
    report = a_report()
    _, secret = a_link(report)
    response = client.post(_address(secret), _sent(report, **{f"r{report.rows.get().pk}_cost": "-5"}))
    assert response.status_code == 422
    assert "Opieka." in response.content.decode()
    assert "ujemn" in response.content.decode()
    assert not report.rows.filter(people__isnull=False).exists()


def test_odd_figures_are_asked_about_once_and_sent_when_confirmed(client):
    report = a_report()
    _, secret = a_link(report)
    cost = {f"r{report.rows.get().pk}_cost": "99999"}
    response = client.post(_address(secret), _sent(report, **cost))
    assert response.status_code == 422
    assert "całej umowy" in response.content.decode()
    assert client.post(_address(secret), _sent(report, confirmed="on", **cost)).status_code == 302
    report.refresh_from_db()
    assert report.state == ReportState.RECEIVED


def test_an_empty_report_is_not_sent(client):
    report = a_report()
    _, secret = a_link(report)
    response = client.post(_address(secret), {"version": report.version, "send": "1"})
    assert response.status_code == 422
    assert "zero też jest liczbą" in response.content.decode()


def test_a_returned_report_shows_at_its_field_why_it_came_back(client, organiser):
    report = a_report()
    _, secret = a_link(report)
    client.post(_address(secret), _sent(report))
    report.refresh_from_db()
    remarks = {f"r{report.rows.get().pk}_people": "Policz każdą osobę raz."}
    return_report(by=organiser, report=report, seen=report.version, remarks=remarks, general="Prawie dobrze.")
    page = client.get(_address(secret)).content.decode()
    assert "Do poprawy: Policz każdą osobę raz." in page
    assert "Prawie dobrze." in page


def test_the_address_is_shown_once_however_often_the_form_is_sent(client_for, worker):
    report = a_report()
    client = client_for(worker)
    url = reverse("results:report_link_create", args=[report.contract_id])
    values = {"contact_name": "Halina Zmyślona", "report": report.pk, "days": "30", "token": str(uuid.uuid4())}
    first, second = client.post(url, values), client.post(url, values)
    assert "/wyniki/wykonawca/" in first.content.decode()
    assert second.status_code == 302
    assert ReportLink.objects.count() == 1


def test_a_link_lasts_a_year_at_most(worker):
    report = a_report()
    with pytest.raises(Refused):
        create_link(by=worker, contract=report.contract, report=report, contact_name="X", contact_email="", days=366)
