"""The consultation: remarks numbered as they come, answered by the organiser, closed after the last day."""

import datetime as dt
import io
import uuid

import docx as office
import pytest
from django.urls import reverse

from cus.centre.letterhead import letterhead
from cus.documents.docx import docx_of
from cus.documents.render import render_pdf
from cus.workflow import Refused, StaleEdit
from diagnosis.actions import consultation as act
from diagnosis.actions.diagnoses import hand_over, open_consultation
from diagnosis.consultation import consultation_of, consultation_report
from diagnosis.consultation_paper import consultation_document
from diagnosis.enums import DiagnosisStage
from diagnosis.models import ConsultationRemark
from tests.documents.checks import faults
from tests.factories.diagnosis import DemoGminaFactory, DiagnosisFactory, NeedFactory
from tests.factories.diagnosis_consultation import ConsultationMeetingFactory, RemarkFactory

pytestmark = pytest.mark.django_db
AFTER = dt.date(2026, 6, 8)
ANSWER = {"verdict": "accepted", "answer": "Uwzględniamy.", "changes": ""}


@pytest.fixture
def diagnosis():
    """A diagnosis in consultation from 4 to 25 May 2026."""
    return NeedFactory(diagnosis=DiagnosisFactory(at_consultation=True)).diagnosis


def words(response) -> str:
    """The page with its unbreakable spaces made common."""
    return response.content.decode().replace("\xa0", " ").replace("&nbsp;", " ")


def remark(**fields):
    """What the form of a remark sends."""
    sent = {"received_on": "10.05.2026", "channel": "email", "sender": "resident", "text": "Brakuje autobusu."}
    return sent | {"meeting": "", "gmina": "", "organisation": "", "token": str(uuid.uuid4())} | fields


def test_remarks_are_numbered_as_they_come_and_the_next_begins_with_the_day_of_the_last(client_for, worker, diagnosis):
    url = reverse("diagnosis:remark_create", args=[diagnosis.pk])
    client, first = client_for(worker), remark(parts=["needs", "whole"])

    response = client.post(url, first)
    client.post(url, first)
    client.post(url, remark(sender="ngo", organisation="Koło „Jarzębina”"))

    assert list(diagnosis.remarks.values_list("number", flat=True)) == [1, 2]
    assert 'value="10.05.2026"' in client.get(response["Location"]).content.decode()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"organisation": "Jan Kowalski"}, "organisation"),
        ({"text": ""}, "text"),
        ({"text": "PESEL 44051401359"}, "text"),
        ({"received_on": "1.01.2150"}, "received_on"),
        ({"channel": "golab"}, "channel"),
    ],
)
def test_what_does_not_fit_is_told_at_its_field(client_for, worker, diagnosis, fields, field):
    response = client_for(worker).post(reverse("diagnosis:remark_create", args=[diagnosis.pk]), remark(**fields))

    assert response.status_code == 422
    assert response.context["form"].errors[field]
    assert not diagnosis.remarks.exists()


def test_a_worker_records_and_only_the_organiser_or_director_answers(worker, organiser, director, diagnosis):
    one = act.add_remark(by=worker, diagnosis=diagnosis, values={"channel": "form", "sender": "resident", "text": "A"})

    with pytest.raises(Refused, match="rola"):
        act.answer_remark(by=worker, remark=one, seen=one.version, values=ANSWER)
    answered = act.answer_remark(by=organiser, remark=one, seen=one.version, values=ANSWER)
    assert (answered.answered_by, answered.verdict) == (organiser, "accepted")
    with pytest.raises(StaleEdit):
        act.answer_remark(by=director, remark=one, seen=one.version, values=ANSWER | {"verdict": "rejected"})
    with pytest.raises(Refused, match="odpowiedziano"):
        act.edit_remark(by=worker, remark=answered, seen=answered.version, values={"text": "B"}, needs=[])
    act.withdraw_answer(by=director, remark=answered)
    assert ConsultationRemark.objects.get().verdict == ""


@pytest.mark.parametrize("name", ["verdict", "answer"])
def test_an_answer_is_a_verdict_and_its_reason(client_for, organiser, name):
    one = RemarkFactory()

    response = client_for(organiser).post(
        reverse("diagnosis:remark_answer", args=[one.diagnosis.pk, one.pk]),
        ANSWER | {name: " ", "version": one.version},
    )

    assert response.status_code == 422
    assert name in response.context["form"].errors


def test_nothing_is_recorded_before_the_consultation_nor_after_it_is_closed(worker, organiser, diagnosis):
    early = DiagnosisFactory(stage=DiagnosisStage.REPORT)
    values = {"channel": "form", "sender": "resident", "text": "A"}

    with pytest.raises(Refused, match="nie zaczęły"):
        act.add_remark(by=worker, diagnosis=early, values=values)
    act.close_consultation(by=organiser, diagnosis=diagnosis)
    with pytest.raises(Refused, match="zamknięte"):
        act.add_remark(by=worker, diagnosis=diagnosis, values=values)
    with pytest.raises(Refused, match="zamknięte"):
        open_consultation(by=organiser, diagnosis=diagnosis, date_from=AFTER, date_to=AFTER)
    act.reopen_consultation(by=organiser, diagnosis=diagnosis)
    assert act.add_remark(by=worker, diagnosis=diagnosis, values=values).number == 1


def test_it_is_not_closed_while_it_lasts_and_silence_only_warns(client_for, organiser, diagnosis, time_machine):
    RemarkFactory(diagnosis=diagnosis)
    url = reverse("diagnosis:consultation_close", args=[diagnosis.pk])

    time_machine.move_to(dt.datetime(2026, 5, 24, 12, tzinfo=dt.UTC))
    assert client_for(organiser).get(url).status_code == 409
    time_machine.move_to(dt.datetime(2026, 5, 25, 12, tzinfo=dt.UTC))
    client = client_for(organiser)
    assert "1 uwaga nie ma" in words(client.get(url))
    client.post(url)
    assert consultation_of(diagnosis).closed_by == organiser


def test_two_people_saying_how_it_is_held_do_not_overwrite_each_other(worker, organiser, diagnosis):
    act.arrange_consultation(by=worker, diagnosis=diagnosis, seen=0, values={"channels": ["form"]})

    with pytest.raises(StaleEdit):
        act.arrange_consultation(by=organiser, diagnosis=diagnosis, seen=0, values={"channels": ["post"]})
    assert consultation_of(diagnosis).channel_words == ["formularz"]


def test_a_meeting_with_remarks_is_not_deleted(worker):
    meeting = ConsultationMeetingFactory()
    RemarkFactory(diagnosis=meeting.diagnosis, channel="meeting", meeting=meeting)

    with pytest.raises(Refused, match="zapisano uwagi"):
        act.delete_meeting(by=worker, meeting=meeting, seen=meeting.version)


def test_the_report_counts_by_channel_sender_and_verdict(diagnosis):
    meeting = ConsultationMeetingFactory(diagnosis=diagnosis)
    RemarkFactory(diagnosis=diagnosis, answered=True)
    RemarkFactory(diagnosis=diagnosis, received_on=dt.date(2026, 5, 26), parts=["needs"])
    RemarkFactory(diagnosis=diagnosis, channel="meeting", meeting=meeting, sender="ngo", organisation="Koło")

    report = consultation_report(diagnosis)

    assert report.by_channel == (("formularz", 2), ("na spotkaniu", 1))
    assert report.by_sender == (("mieszkaniec", 2), ("organizacja pozarządowa", 1))
    assert report.by_verdict == (("uwzględniona", 1), ("bez odpowiedzi", 2))
    assert [one.late for one in report.remarks] == [False, True, False]
    assert report.remarks[1].about == "potrzeby"
    assert report.participants == 24


def test_the_report_is_printed_accessible_and_the_same_as_docx(diagnosis):
    RemarkFactory(diagnosis=diagnosis, answered=True)

    paper = consultation_document(diagnosis, letterhead=letterhead())
    text = "\n".join(one.text for one in office.Document(io.BytesIO(docx_of(paper))).paragraphs).replace("\xa0", " ")

    assert faults(render_pdf(paper)) == []
    assert "Uwaga" in text
    assert "Dodajemy punkt wydawania posiłków w Rudce." in text


@pytest.mark.parametrize("count", [1, 30])
def test_the_room_takes_the_same_number_of_queries(
    client_for, worker, diagnosis, count, django_assert_max_num_queries
):
    for number in range(count):
        RemarkFactory(diagnosis=diagnosis, number=number + 1)
    client = client_for(worker)

    with django_assert_max_num_queries(16):
        client.get(reverse("diagnosis:consultation", args=[diagnosis.pk]))


# --- handover --------------------------------------------------------------------------------


def test_the_handover_page_names_the_organs_and_warns_of_what_has_no_answer(client_for, director, diagnosis):
    RemarkFactory(diagnosis=diagnosis)
    diagnosis.gminas.set([DemoGminaFactory(teryt="9999992", name="Podlesie", kind=2)])

    page = words(client_for(director).get(reverse("diagnosis:stage", args=[diagnosis.pk, "hand_over"])))

    assert "wójtowi gminy Podlesie" in page
    assert "1 uwaga nie ma" in page
    assert "Nie ma jeszcze formularza terytorium" in page


def test_each_of_several_gminas_is_given_the_diagnosis_and_the_latest_day_counts(client_for, director, diagnosis):
    town = DemoGminaFactory(teryt="9901043", name="Olszyna", kind=3)
    diagnosis.gminas.add(town)
    url = reverse("diagnosis:stage", args=[diagnosis.pk, "hand_over"])
    client = client_for(director)
    days = {"9901033": ("8.06.2026", "9.06.2026"), "9901043": ("10.06.2026", "8.06.2026")}
    sent = {f"handed_to_mayor_on_{code}": mayor for code, (mayor, _) in days.items()}
    sent |= {f"handed_to_council_on_{code}": council for code, (_, council) in days.items()}

    early = client.post(url, sent | {"handed_to_mayor_on_9901043": "20.05.2026"})
    response = client.post(url, sent)

    diagnosis.refresh_from_db()
    assert "burmistrzowi gminy Olszyna" in words(early)
    assert "handed_to_mayor_on_9901043" in early.context["form"].errors
    assert response.status_code == 302
    assert (diagnosis.handed_to_mayor_on, diagnosis.handed_to_council_on) == (
        dt.date(2026, 6, 10),
        dt.date(2026, 6, 9),
    )
    assert diagnosis.handovers.get(gmina=town).to_council_on == dt.date(2026, 6, 8)


def test_silence_does_not_hold_the_handover_and_freezes_the_consultation(director, worker, diagnosis):
    one = RemarkFactory(diagnosis=diagnosis)

    hand_over(by=director, diagnosis=diagnosis, to_mayor_on=AFTER, to_council_on=AFTER)

    with pytest.raises(Refused, match="przekazana"):
        act.answer_remark(by=director, remark=one, seen=one.version, values=ANSWER)
