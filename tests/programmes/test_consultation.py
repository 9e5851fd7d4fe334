"""Consultations of a programme: residents and organisations apart, remarks answered, accepted ones are work."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.workflow import Refused, StaleEdit
from programmes import actions
from programmes.consultation_paper import consultation_paper
from programmes.consulting import consultations_of, work_of
from programmes.models import ProgrammeConsultation, ProgrammeRemark, ProgrammeVersion
from programmes.papers.proposals import proposed_texts
from tests.documents.checks import faults
from tests.factories.programmes import VersionFactory
from tests.factories.programmes_consultation import consulted
from tests.programmes.stages import move_to

pytestmark = pytest.mark.django_db
ANSWER = {"verdict": "accepted", "answer": "Uwzględniamy.", "changes": ""}


def typed(days: int = 0) -> str:
    """A day as somebody types it, so many from today."""
    return (timezone.localdate() + dt.timedelta(days=days)).strftime("%d.%m.%Y")


def remark(**fields):
    """What the form of a remark sends."""
    sent = {"received_on": typed(), "channel": "email", "sender": "resident", "text": "Brakuje autobusu."}
    return sent | {"organisation": "", "token": str(uuid.uuid4())} | fields


def words(answer) -> str:
    """The page with its unbreakable spaces made common."""
    return answer.content.decode().replace("\xa0", " ").replace("&nbsp;", " ")


def test_both_are_opened_apart_and_remarks_are_numbered_in_each(organiser, worker, client_for):
    version = VersionFactory(whole=True)
    base = f"/programy/{version.pk}/konsultacje"
    days = {"starts_on": typed(-20), "ends_on": typed(-6), "channels": ["form", "email"], "version": "0"}
    for kind in ("mieszkancy", "organizacje"):
        assert client_for(organiser).post(f"{base}/{kind}/", days | {"basis": "V/10/2024"}).status_code == 302

    client, first = client_for(worker), remark()
    client.post(f"{base}/mieszkancy/uwagi/nowa/", first)
    client.post(f"{base}/mieszkancy/uwagi/nowa/", first)
    page = words(
        client.post(f"{base}/organizacje/uwagi/nowa/", remark(sender="ngo", organisation="Koło"), follow=True)
    )

    assert [(row.consultation.kind, row.number) for row in ProgrammeRemark.objects.order_by("pk")] == [
        ("mieszkancy", 1),
        ("organizacje", 1),
    ]
    assert "Wpłynęła po terminie" in page
    assert "organizacja pozarządowa: Koło" in page


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"organisation": "Jan"}, "organisation"),
        ({"received_on": "01.01.2099"}, "received_on"),
        ({"text": "Numer 44051401359"}, "text"),
        ({"text": ""}, "text"),
    ],
)
def test_a_bad_remark_is_told_at_its_field(fields, field, worker, client_for):
    held = consulted(VersionFactory())

    answer = client_for(worker).post(
        f"/programy/{held.version_id}/konsultacje/mieszkancy/uwagi/nowa/", remark(**fields)
    )

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert held.remarks.count() == 2


def test_days_in_the_wrong_order_are_told_at_the_field(organiser, client_for):
    version = VersionFactory()

    answer = client_for(organiser).post(
        f"/programy/{version.pk}/konsultacje/mieszkancy/",
        {"starts_on": typed(), "ends_on": typed(-1), "version": "0"},
    )

    assert answer.status_code == 422
    assert "ends_on" in answer.context["form"].errors
    assert not ProgrammeConsultation.objects.exists()


def test_an_answer_is_given_once_and_needs_its_reason(organiser, worker):
    silent = consulted(VersionFactory()).remarks.get(number=2)

    with pytest.raises(Refused, match="w konsultacjach"):
        actions.answer_programme_remark(by=worker, remark=silent, seen=1, values=ANSWER)
    with pytest.raises(Refused, match="uzasadnieniem"):
        actions.answer_programme_remark(by=organiser, remark=silent, seen=1, values=ANSWER | {"answer": " "})
    actions.answer_programme_remark(by=organiser, remark=silent, seen=1, values=ANSWER)
    with pytest.raises(StaleEdit):
        actions.answer_programme_remark(by=organiser, remark=silent, seen=1, values=ANSWER)
    with pytest.raises(Refused, match="już odpowiedziano"):
        actions.edit_programme_remark(by=worker, remark=silent, seen=2, values={"text": "Inaczej."})


def test_closing_with_a_silent_remark_warns_and_wants_a_note(organiser, worker, client_for):
    held = consulted(VersionFactory())
    address = f"/programy/{held.version_id}/konsultacje/mieszkancy/zamkniecie/"
    client = client_for(organiser)

    asked = words(client.get(address))
    refused = client.post(address, {"note": ""})
    closed = client.post(address, {"note": "Autor prosił, żeby nie odpowiadać."})

    held.refresh_from_db()
    assert "Uwagi nr 2" in asked
    assert (refused.status_code, closed.status_code) == (422, 302)
    assert (held.closed_on, held.closed_by) == (timezone.localdate(), organiser)
    with pytest.raises(Refused, match="zamknięte"):
        actions.add_programme_remark(by=worker, consultation=held, values={"text": "Jeszcze."})
    actions.reopen_programme_consultation(by=organiser, consultation=held)
    assert consultations_of(held.version)[0].state[1] == "trwają"


def test_a_consultation_that_goes_on_is_not_closed(organiser):
    held = consulted(VersionFactory())
    ProgrammeConsultation.objects.filter(pk=held.pk).update(ends_on=timezone.localdate() + dt.timedelta(days=1))

    with pytest.raises(Refused, match="trwają do"):
        actions.close_programme_consultation(by=organiser, consultation=held, note="Już.")


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("draft", "Popraw program, a potem"),
        ("submitted", "czeka na decyzję"),
        ("approved", "dyrektor cofa zatwierdzenie"),
        ("sent_to_mayor", "zmiany wymagają nowej wersji"),
    ],
)
def test_an_accepted_remark_is_work_until_somebody_says_what_changed(state, told, organiser, client_for):
    version = move_to(state)
    held = consulted(version)
    page = words(client_for(organiser).get(f"/programy/{version.pk}/droga/"))

    first = held.remarks.get(number=1)
    actions.answer_programme_remark(
        by=organiser, remark=first, seen=1, values=ANSWER | {"changes": "Dopisano kurs do Rudki."}
    )

    assert told in page
    assert "mieszkańcy: nr 1" in page
    assert work_of(version, consultations_of(version), organiser) is None


def test_only_the_director_is_led_to_taking_the_approval_back(organiser, director):
    version = move_to("approved")
    consulted(version)

    labels = [work_of(version, consultations_of(version), who).label for who in (organiser, director)]

    assert labels == ["Droga programu", "Cofnij zatwierdzenie"]


def test_an_adopted_version_is_consulted_no_more(organiser, worker):
    held = consulted(move_to("adopted"))

    with pytest.raises(Refused, match="Konsultuje się projekt"):
        actions.add_programme_remark(by=worker, consultation=held, values={"text": "Za późno."})
    with pytest.raises(Refused, match="Konsultuje się projekt"):
        actions.answer_programme_remark(by=organiser, remark=held.remarks.get(number=2), seen=1, values=ANSWER)


def test_readers_see_closed_consultations_of_adopted_versions_alone(reader, client_for):
    version = move_to("adopted")
    consulted(version, closed=True)
    consulted(version, kind="organizacje")

    page = words(client_for(reader).get(f"/programy/{version.pk}/konsultacje/"))

    assert "Konsultacje z mieszkańcami" in page
    assert "Konsultacje z organizacjami" not in page
    assert "Odpowiedz" not in page.replace("Odpowiedź", "")
    assert client_for(reader).get(f"/programy/{version.pk}/konsultacje/organizacje/raport/").status_code == 404


def test_the_justification_tells_of_closed_consultations_alone():
    version = VersionFactory(whole=True)
    consulted(version, closed=True)
    consulted(version, kind="organizacje")

    reasons = {part.title: part.text.replace("\xa0", " ") for part in proposed_texts(version).reasons}

    assert reasons["Konsultacje"].startswith("Projekt programu konsultowano z mieszkańcami (uchwała nr V/10/2024) od")
    assert reasons["Konsultacje"].endswith("Zgłoszono 2 uwagi; w całości lub w części uwzględniono 1.")
    assert "organizacjami" not in reasons["Konsultacje"]


def test_the_report_is_printed_accessible_and_a_draft_until_closed():
    held = consulted(VersionFactory(whole=True))

    paper = consultation_paper(held, letterhead=letterhead())

    assert paper.state == "PROJEKT"
    assert faults(render_pdf(paper)) == []
    assert paper.context.remarks[1].who == "organizacja pozarządowa: Koło „Jarzębina”"


# --- recorded by mistake ---------------------------------------------------------------------------


def removal(remark) -> str:
    """Where a remark is deleted."""
    return f"/programy/{remark.consultation.version_id}/konsultacje/uwagi/{remark.pk}/usun/"


def test_a_remark_typed_by_mistake_is_deleted_after_a_question_and_stays_in_history(worker, client_for):
    held = consulted(VersionFactory())
    mistaken, client = held.remarks.get(number=2), client_for(worker)
    room = words(client.get(f"/programy/{held.version_id}/konsultacje/"))

    asked = words(client.get(removal(mistaken)))
    assert held.remarks.count() == 2
    gone = words(client.post(removal(mistaken), {"version": mistaken.edit_version}, follow=True))

    assert removal(mistaken) in room
    assert "Za mało godzin." in asked
    assert "Usunięto uwagę nr 2." in gone
    assert [row.number for row in held.remarks.all()] == [1]
    assert client.get(removal(mistaken)).status_code == 404
    events = ProgrammeRemark.pgh_event_model.objects.filter(pgh_obj_id=mistaken.pk)
    assert events.order_by("pgh_id").last().text == "Za mało godzin."
    assert "Za mało godzin." in words(client.get(f"/historia/konsultacje-programu/{held.pk}/"))


def test_a_remark_changed_since_the_question_is_read_again(worker, client_for):
    mistaken = consulted(VersionFactory()).remarks.get(number=2)
    actions.edit_programme_remark(by=worker, remark=mistaken, seen=1, values={"text": "Za mało miejsc."})

    answer = client_for(worker).post(removal(mistaken), {"version": "1"})

    assert answer.status_code == 409
    assert "Ktoś zmienił tę uwagę" in words(answer)
    assert "Za mało miejsc." in words(answer)
    assert ProgrammeRemark.objects.filter(pk=mistaken.pk).exists()


def test_a_remark_deleted_a_moment_ago_is_told(worker):
    mistaken = consulted(VersionFactory()).remarks.get(number=2)
    actions.delete_programme_remark(by=worker, remark=mistaken, seen=1)

    with pytest.raises(Refused, match="tymczasem usunął"):
        actions.delete_programme_remark(by=worker, remark=mistaken, seen=1)
    with pytest.raises(Refused, match="tymczasem usunął"):
        actions.edit_programme_remark(by=worker, remark=mistaken, seen=1, values={"text": "Inaczej."})


@pytest.mark.parametrize(
    ("state", "number", "closed", "told"),
    [
        ("draft", 1, False, "już odpowiedziano"),
        ("draft", 2, True, "zamknięte"),
        ("adopted", 2, False, "Konsultuje się projekt"),
    ],
)
def test_a_remark_that_counts_is_not_deleted(state, number, closed, told, organiser, client_for):
    held = consulted(move_to(state), closed=closed)
    kept, client = held.remarks.get(number=number), client_for(organiser)

    answers = [client.get(removal(kept)), client.post(removal(kept), {"version": kept.edit_version})]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert all(told in words(answer) for answer in answers)
    assert held.remarks.count() == 2
    assert removal(kept) not in words(client.get(f"/programy/{held.version_id}/konsultacje/"))


def test_who_only_reads_deletes_no_remark(reader, client_for):
    kept = consulted(VersionFactory()).remarks.get(number=2)

    answer = client_for(reader).post(removal(kept), {"version": kept.edit_version})

    assert answer.status_code == 404
    with pytest.raises(Refused):
        actions.delete_programme_remark(by=reader, remark=kept, seen=1)
    assert ProgrammeRemark.objects.filter(pk=kept.pk).exists()


# --- accepted at the mayor's: a new version ----------------------------------------------------------


def test_a_return_for_accepted_remarks_makes_a_version_after_remarks(organiser, client_for):
    version = move_to("sent_to_mayor")
    held, client = consulted(version), client_for(organiser)
    url = f"/programy/{version.pk}/wojt/zwrot/"
    way = words(client.get(f"/programy/{version.pk}/droga/"))

    form = client.get(f"{url}?for_remarks=on").context["form"]
    client.post(url, {"returned_on": typed(), "comment": "Uwagi 1.", "for_remarks": "on"})

    copy = version.copies.get()
    assert f'{url}?for_remarks=on"' in way
    assert form["for_remarks"].value() == "on"
    assert copy.origin == "remarks"
    assert "po uwagach z konsultacji: z wersji 1" in words(client.get(f"/programy/{copy.pk}/droga/")).lower()
    assert held.remarks.count() == 2


def test_a_return_is_not_for_remarks_when_none_waits(organiser, client_for):
    version = move_to("sent_to_mayor")
    url, day = f"/programy/{version.pk}/wojt/zwrot/", timezone.localdate()

    with pytest.raises(Refused, match="Żadna przyjęta uwaga"):
        actions.mayor_return(by=organiser, version=version, returned_on=day, comment="Popraw.", for_remarks=True)
    asked = client_for(organiser).get(url)

    assert "for_remarks" not in asked.context["form"].fields
    assert ProgrammeVersion.objects.get(pk=version.pk).state == "sent_to_mayor"
