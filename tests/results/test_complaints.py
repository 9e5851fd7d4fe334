"""The register of complaints: the way of a complaint, who may do what, the list, its tables and its print."""

import csv
import datetime
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from cus.accounts.models import User
from cus.desk.waiting import tasks_for
from cus.workflow import Refused, StaleEdit
from programmes.results.actions import complaints as actions
from programmes.results.complaining.enums import ComplaintState, ComplaintWay, Finding
from programmes.results.complaining.naming import looks_personal
from programmes.results.models import Complaint, ComplaintTopic
from tests.factories.programmes_contracts import a_contract, an_adopted_item, signed
from tests.factories.results_complaints import ComplaintFactory

DAY = datetime.date
VALUES = {
    "kind": "skarga",
    "received_on": DAY(2026, 3, 2),
    "way": ComplaintWay.LETTER,
    "topic": "terminowosc",
    "subject": "Obiady przyjeżdżają po czternastej",
}


@pytest.fixture
def worker_client(client_for, worker):
    """A worker at the desk."""
    return client_for(worker)


def entered(by: User, **changes) -> Complaint:
    """A complaint entered through the action."""
    return actions.enter_complaint(by=by, values=typed(**changes))


def typed(**changes) -> dict:
    """What the form gives to the action: the topic is a row of its list."""
    return VALUES | {"topic": ComplaintTopic.objects.get(code=VALUES["topic"])} | changes


def test_numbers_run_within_a_year_and_a_form_sent_twice_takes_one(db, worker):
    token = "0d8d6d0e-7c53-4f5e-9f1e-0d2f4bb1d0aa"

    first, other = entered(worker), entered(worker, received_on=DAY(2025, 12, 30))
    made = [actions.enter_complaint(by=worker, values=typed(), token=token) for _ in range(2)]

    assert (first.number, other.number) == ("1/2026", "1/2025")
    assert made[0] == made[1]
    assert made[0].number == "2/2026"


def test_a_complaint_goes_the_whole_way_and_comes_back_with_a_reason(db, worker, director):
    one = entered(worker)
    one = actions.ask_to_explain(by=worker, complaint=one, seen=one.version, asked_on=DAY(2026, 3, 3), days=14)
    assert (one.state, one.explanation_due) == (ComplaintState.EXPLAINING, DAY(2026, 3, 17))

    one = actions.record_explanation(
        by=worker, complaint=one, seen=one.version, explanation="Zepsuł się samochód.", explained_on=DAY(2026, 3, 10)
    )
    found = {"finding": Finding.JUSTIFIED, "found_on": DAY(2026, 3, 11), "finding_note": ""}
    demand = {"correction": "Stała godzina dowozu.", "correction_due": DAY(2026, 4, 1)}
    one = actions.record_finding(by=worker, complaint=one, seen=one.version, values=found | demand)
    assert one.state == ComplaintState.CORRECTING

    one = actions.record_correction(
        by=worker, complaint=one, seen=one.version, corrected_on=DAY(2026, 3, 28), correction_note="Drugi samochód."
    )
    one = actions.close_complaint(
        by=director, complaint=one, seen=one.version, conclusion="Umowa ma mieć godzinę.", closed_on=DAY(2026, 4, 2)
    )
    assert one.state == ComplaintState.CLOSED

    one = actions.reopen_complaint(by=director, complaint=one, seen=one.version, reason="Znowu po czternastej.")
    told = list(one.log.values_list("transition", "comment"))
    assert (one.state, one.conclusion, one.closed_on) == (ComplaintState.REVIEW, "", None)
    assert [name for name, _ in told] == ["enter", "ask", "explain", "demand", "correct", "close", "reopen"]
    assert told[-2:] == [("close", "Umowa ma mieć godzinę."), ("reopen", "Znowu po czternastej.")]


def test_what_must_not_be_done_is_refused(db, worker, director, reader):
    open_one, found = ComplaintFactory(created_by=worker), ComplaintFactory(created_by=worker, found=True)
    closed = ComplaintFactory(created_by=worker, closed=True)
    end = {"conclusion": "Wniosek.", "closed_on": DAY(2026, 4, 2)}

    tries = [
        lambda: entered(reader),
        lambda: actions.close_complaint(by=director, complaint=open_one, seen=1, **end),
        lambda: actions.close_complaint(by=worker, complaint=found, seen=1, **end),
        lambda: actions.edit_complaint(by=worker, complaint=closed, seen=1, values={"subject": "Inaczej"}),
        lambda: actions.reopen_complaint(by=director, complaint=closed, seen=1, reason="  "),
        lambda: actions.reopen_complaint(by=worker, complaint=closed, seen=1, reason="Wróciło."),
        lambda: actions.record_correction(
            by=worker, complaint=open_one, seen=1, corrected_on=DAY(2026, 4, 1), correction_note=""
        ),
    ]
    for attempt in tries:
        with pytest.raises(Refused):
            attempt()
    with pytest.raises(StaleEdit):
        actions.close_complaint(by=director, complaint=found, seen=0, **end)
    assert not Complaint.objects.filter(version__gt=1).exists()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Dowóz spóźniał się od poniedziałku, ul. Jana Pawła 3.", []),
        ("Fundacja Dobry Dom zmieniła trasę do Brzozowej.", []),
        ("W umowie zapisano 120 000 zł i 1 250 godzin.", []),
        ("Skarżyła się Anna Lis z sąsiedztwa.", ["nazwisko"]),
        ("Pani Kowalska mówi, że nikt nie przyszedł.", ["nazwisko"]),
        ("Oddzwonić: 600 100 200 albo a.lis@przyklad.example", ["adres e-mail", "numer telefonu"]),
    ],
)
def test_a_text_that_looks_like_data_of_a_person_is_pointed_at(text, kinds):
    assert [kind for kind, _ in looks_personal(text)] == kinds


def test_a_worker_enters_a_complaint_of_a_contract_and_the_provider_is_asked_at_once(worker_client):
    item = an_adopted_item()
    contract = signed(a_contract(item))
    sent = VALUES | {"received_on": "02.03.2026", "contract": contract.pk, "service": item.service_id, "days": "14"}

    answer = worker_client.post(reverse("results:complaint_create"), sent, follow=True)

    one = Complaint.objects.get()
    assert answer.status_code == 200
    assert (one.programme, one.partner) == (contract.programme, contract.providers.get().partner)
    assert one.state == ComplaintState.EXPLAINING
    assert one.explanation_due == timezone.localdate() + datetime.timedelta(days=14)


def test_a_pesel_a_future_day_and_another_programmes_contract_are_told_at_their_fields(worker_client):
    foreign, ours = signed(a_contract(an_adopted_item())), an_adopted_item().version.programme
    day = timezone.localdate() + datetime.timedelta(days=2)
    wrong = {"description": "PESEL 44051401359", "received_on": day.isoformat(), "topic_other": "dojazd"}

    errors = worker_client.post(reverse("results:complaint_create"), VALUES | wrong).context["form"].errors
    sent = VALUES | {"contract": foreign.pk, "programme": ours.pk}
    mixed = worker_client.post(reverse("results:complaint_create"), sent).context["form"].errors

    assert set(errors) == {"description", "received_on", "topic_other"}
    assert set(mixed) == {"contract"}
    assert not Complaint.objects.exists()


def test_a_step_before_the_one_it_follows_is_told_at_the_field_and_a_stale_one_shows_both(worker_client, worker):
    one = ComplaintFactory(created_by=worker, found=True)
    url = reverse("results:complaint_explain", args=[one.pk])
    sent = {"explained_on": "2026-03-01", "explanation": "Zepsuł się samochód.", "version": "1"}

    early = worker_client.post(url, sent)
    Complaint.objects.filter(pk=one.pk).update(version=2, explanation="Ktoś inny.", explained_on=DAY(2026, 3, 9))
    stale = worker_client.post(url, sent | {"explained_on": "2026-03-08"})

    assert early.status_code == 422
    assert "explained_on" in early.context["form"].errors
    assert stale.status_code == 409
    assert "Ktoś inny." in stale.content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_takes_as_many_queries_for_one_as_for_thirty(
    worker_client, worker, count, django_assert_max_num_queries
):
    item = an_adopted_item()
    for _ in range(count):
        ComplaintFactory(created_by=worker, programme=item.version.programme, service=item.service)

    with django_assert_max_num_queries(18):
        page = worker_client.get(reverse("results:complaint_list"))

    assert page.context["counts"]["total"] == count


def test_filters_narrow_the_list_its_counts_and_its_table(worker_client, worker):
    item = an_adopted_item()
    late = ComplaintFactory(created_by=worker, explaining=True, programme=item.version.programme, subject="=1+1")
    ComplaintFactory(created_by=worker, closed=True)

    page = worker_client.get(reverse("results:complaint_list"), {"stan": "po-terminie"})
    of_programme = worker_client.get(reverse("results:programme_complaints", args=[item.version.programme_id]))
    url = reverse("results:complaint_table", args=["skargi-rejestr.csv"])
    table = worker_client.get(url, {"program": item.version.programme_id}).content.decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(table), delimiter=";"))
    assert page.context["counts"] == {"total": 1, "unclosed": 1, "late": 1}
    assert [line.complaint for line in of_programme.context["lines"]] == [late]
    assert [row[0] for row in rows[1:]] == [late.number]
    assert not any(cell.startswith("=") for cell in rows[1])


def test_a_deadline_that_passed_waits_on_the_start_page_of_the_staff_only(worker, reader):
    late = ComplaintFactory(created_by=worker, explaining=True)
    ComplaintFactory(created_by=worker, closed=True)

    titles = [task.url for task in tasks_for(worker)]

    assert late.get_absolute_url() in titles
    assert late.get_absolute_url() not in [task.url for task in tasks_for(reader)]


def test_the_register_of_a_year_is_printed_with_every_step(worker_client, worker):
    ComplaintFactory(created_by=worker, closed=True, explanation="Zażółcona gęś.", explained_on=DAY(2026, 3, 9))
    ComplaintFactory(created_by=worker, received_on=DAY(2025, 3, 2), subject="Z zeszłego roku")

    pdf = worker_client.get(reverse("results:complaint_register", args=[2026]))

    pages = PdfReader(io.BytesIO(pdf.content)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "Rejestr skarg i nieprawidłowości za 2026 rok" in text
    assert "Zażółcona gęś." in text
    assert "Ustalono stałą godzinę dowozu." in text
    assert "Z zeszłego roku" not in text
