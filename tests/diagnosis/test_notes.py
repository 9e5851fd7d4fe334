"""Notes of the year: written by the staff, read once by a diagnosis."""

import csv
import datetime as dt
import io
import uuid

import pytest
from django.urls import reverse

from cus.workflow import Refused, StaleEdit
from diagnosis.actions.notes import add_note, delete_note, edit_note, put_back, set_aside, take_notes
from diagnosis.models import Need, Note, NoteReading
from diagnosis.notes import row_from, state_of
from tests.factories.diagnosis import DemoGminaFactory, DiagnosisFactory, NeedFactory
from tests.factories.diagnosis_notes import NoteFactory, ReadingFactory

pytestmark = pytest.mark.django_db
PESEL = "44051401359"


def fields(**changed):
    """What the form of a note sends."""
    sent = {"noted_on": "14.09.2026", "subject": "Brak autobusu", "source": "own", "weight": "2", "kind": "services"}
    return sent | {"token": str(uuid.uuid4())} | changed


# --- writing ---------------------------------------------------------------------------------


def test_a_note_is_saved_and_the_next_one_begins_with_its_day_and_source(client_for, worker):
    client = client_for(worker)

    response = client.post(reverse("diagnosis:note_create"), fields(source="meeting", source_detail="zebranie"))
    page = client.get(response["Location"]).content.decode()

    assert response["Location"].startswith(reverse("diagnosis:note_create"))
    assert Note.objects.get().created_by == worker
    assert 'value="14.09.2026"' in page
    assert 'value="zebranie"' in page
    assert "Wpisane przez Ciebie dzisiaj" in page


def test_the_same_form_sent_twice_makes_one_note(client_for, worker):
    client, sent = client_for(worker), fields()

    client.post(reverse("diagnosis:note_create"), sent)
    client.post(reverse("diagnosis:note_create"), sent)

    assert Note.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"subject": ""}, "wymagane"),
        ({"subject": f"Pani z numerem {PESEL}"}, "PESEL"),
        ({"text": f"numer {PESEL}."}, "PESEL"),
        ({"noted_on": "1.01.2150"}, "przyszłości"),
        ({"noted_on": "31.02.2026"}, "datę"),
        ({"text": "a" * 20_001}, "Skróć"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_is_written(client_for, worker, changed, reason):
    response = client_for(worker).post(reverse("diagnosis:note_create"), fields(**changed))

    assert response.status_code == 422
    assert reason in response.content.decode()
    assert not Note.objects.exists()


def test_eleven_digits_that_are_no_pesel_are_let_through(client_for, worker):
    client_for(worker).post(reverse("diagnosis:note_create"), fields(text="Numer sprawy 12345678901"))

    assert Note.objects.exists()


def test_a_stale_change_shows_both_texts(client_for, worker, organiser):
    note = NoteFactory(subject="Brak autobusu")
    seen = note.version
    edit_note(by=organiser, note=note, seen=seen, values={"subject": "Brak autobusu w soboty"})

    response = client_for(worker).post(
        reverse("diagnosis:note_edit", args=[note.pk]), fields(subject="Brak autobusu rano", version=seen)
    )

    assert response.status_code == 409
    assert "Brak autobusu w soboty" in response.content.decode()
    assert "Brak autobusu rano" in response.content.decode()
    with pytest.raises(StaleEdit):
        delete_note(by=worker, note=note, seen=seen)


def test_a_reader_neither_sees_nor_writes_notes(client_for, reader):
    note, client = NoteFactory(), client_for(reader)

    assert client.get(reverse("diagnosis:note_list")).status_code == 403
    assert client.get(note.get_absolute_url()).status_code == 404
    assert not Note.objects.visible_to(reader).exists()
    with pytest.raises(Refused, match="rola"):
        add_note(by=reader, values={"noted_on": dt.date(2026, 9, 14), "subject": "Coś"})


def test_a_reader_of_a_diagnosis_in_force_sees_no_door_to_its_notes(client_for, reader, worker):
    diagnosis = DiagnosisFactory(in_force=True)
    door, address = reverse("diagnosis:notes", args=[diagnosis.pk]), diagnosis.get_absolute_url()

    assert door not in client_for(reader).get(address).content.decode()
    assert door in client_for(worker).get(address).content.decode()


# --- the list --------------------------------------------------------------------------------


def test_filters_narrow_and_the_table_takes_away_what_they_leave(client_for, worker):
    NoteFactory(subject="=2+2 autobus", noted_on=dt.date(2025, 3, 1), area_id=4, update_needed=True)
    NoteFactory(subject="Świetlica zamknięta", group="Młodzież")
    ReadingFactory(note__subject="Dowóz posiłków")
    client = client_for(worker)

    def shown(**query):
        return {note.subject for note in client.get(reverse("diagnosis:note_list"), query).context["page"]}

    assert shown(rok="2025") == shown(zakres="4") == shown(aktualizacja="tak") == {"=2+2 autobus"}
    assert shown(grupa="Młodzież") == shown(q="swietlice zamknieto") == {"Świetlica zamknięta"}
    assert shown(stan="potrzeby") == {"Dowóz posiłków"}
    assert shown(stan="czekaja") == {"=2+2 autobus", "Świetlica zamknięta"}
    table = client.get(reverse("diagnosis:note_table", args=["rozeznanie-notatki.csv"]), {"rok": "2025"})
    rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 2
    assert rows[1][1] == "'=2+2 autobus"


@pytest.mark.parametrize("query", [{"rok": "202222222222"}, {"zakres": "x"}, {"stan": "nie ma"}, {"gmina": "0"}])
def test_an_unknown_filter_filters_nothing(client_for, worker, query):
    NoteFactory()

    assert len(client_for(worker).get(reverse("diagnosis:note_list"), query).context["page"]) == 1


@pytest.mark.parametrize("count", [1, 24])
def test_the_list_takes_the_same_number_of_queries(client_for, worker, count, django_assert_max_num_queries):
    NoteFactory.create_batch(count, created_by=worker)
    client = client_for(worker)
    client.get(reverse("diagnosis:note_list"))

    with django_assert_max_num_queries(12):
        client.get(reverse("diagnosis:note_list"))


# --- reading into a diagnosis ----------------------------------------------------------------


def test_many_notes_go_into_one_row_with_their_areas_and_wait_no_more(worker):
    need = NeedFactory()
    notes = [NoteFactory(area_id=4), NoteFactory(area_id=6), NoteFactory()]

    take_notes(by=worker, diagnosis=need.diagnosis, notes=[note.pk for note in notes], key=need.key)

    assert {reading.note for reading in need.note_readings.all()} == set(notes)
    assert set(need.areas.values_list("pk", flat=True)) == {4, 6}
    assert not Note.objects.waiting_for(need.diagnosis).exists()


def test_two_people_do_not_read_one_note_twice(worker, organiser):
    first, note = NeedFactory(), NoteFactory()
    second = NeedFactory(diagnosis=first.diagnosis)
    take_notes(by=worker, diagnosis=first.diagnosis, notes=[note.pk], key=first.key)

    with pytest.raises(Refused, match="odczytał już"):
        take_notes(by=organiser, diagnosis=first.diagnosis, notes=[note.pk], key=second.key)
    with pytest.raises(Refused, match="odczytał już"):
        set_aside(by=organiser, diagnosis=first.diagnosis, notes=[note.pk], reason="nic nowego")
    assert NoteReading.objects.get().need == first


def test_the_same_press_again_changes_nothing(worker):
    need, note = NeedFactory(), NoteFactory()
    take_notes(by=worker, diagnosis=need.diagnosis, notes=[note.pk], key=need.key)

    assert take_notes(by=worker, diagnosis=need.diagnosis, notes=[note.pk], key=need.key) == []


def test_a_note_of_a_row_that_is_deleted_waits_again(worker):
    reading = ReadingFactory()
    note, diagnosis = reading.note, reading.diagnosis

    reading.need.delete()

    assert list(Note.objects.waiting_for(diagnosis)) == [note]


def test_notes_of_another_gmina_do_not_wait():
    diagnosis = DiagnosisFactory()
    NoteFactory(gmina=DemoGminaFactory(teryt="9901043", name="Olszyna"))
    here = NoteFactory(gmina=diagnosis.gminas.get())

    assert list(Note.objects.waiting_for(diagnosis)) == [here]


def test_a_diagnosis_handed_over_reads_no_more(worker):
    reading = ReadingFactory(need=NeedFactory(diagnosis=DiagnosisFactory(handed_over=True)))
    note = NoteFactory()

    for act in (
        lambda: set_aside(by=worker, diagnosis=reading.diagnosis, notes=[note.pk], reason="nic"),
        lambda: take_notes(by=worker, diagnosis=reading.diagnosis, notes=[note.pk], key=reading.need.key),
        lambda: put_back(by=worker, diagnosis=reading.diagnosis, note=reading.note),
    ):
        with pytest.raises(Refused, match="przekazana"):
            act()


def test_a_note_that_was_read_does_not_change(worker):
    note = ReadingFactory().note

    with pytest.raises(Refused, match="cofnij"):
        edit_note(by=worker, note=note, seen=note.version, values={"subject": "Inaczej"})


def test_a_new_row_begins_with_the_notes_and_keeps_a_link_to_them(client_for, worker):
    diagnosis = DiagnosisFactory()
    notes = [NoteFactory(area_id=4), NoteFactory()]
    client, picked = client_for(worker), [note.pk for note in notes]

    asked = client.post(reverse("diagnosis:notes", args=[diagnosis.pk]), {"notes": picked, "act": "nowy"})
    page = client.get(asked["Location"])
    form = page.context["form"]
    sent = {name: form[name].value() or "" for name in ("group", "problem")} | {"need": "Obiad w domu", "services": []}
    response = client.post(asked["Location"], sent | {"note": picked, "key": str(page.context["key"])})

    need = Need.objects.get(diagnosis=diagnosis)
    assert response.status_code == 302
    assert need.group == "Seniorzy mieszkający samotnie"
    assert notes[0].subject in need.problem
    assert list(need.areas.values_list("pk", flat=True)) == [4]
    shown = client.get(reverse("diagnosis:need_edit", args=[diagnosis.pk, need.key])).content.decode()
    assert all(note.get_absolute_url() in shown for note in notes)


def test_the_page_takes_ticked_notes_to_a_row_or_reads_them_with_a_reason(client_for, worker):
    need = NeedFactory()
    url = reverse("diagnosis:notes", args=[need.diagnosis.pk])
    taken, aside, client = NoteFactory(), NoteFactory(), client_for(worker)

    nothing = client.post(url, {"act": "dolacz", "row": need.key})
    no_row = client.post(url, {"notes": [taken.pk], "act": "dolacz"})
    no_reason = client.post(url, {"notes": [aside.pk], "act": "odczytane", "reason": " "})
    client.post(url, {"notes": [taken.pk], "act": "dolacz", "row": need.key})
    client.post(url, {"notes": [aside.pk], "act": "odczytane", "reason": "nie wnosi nic nowego"})

    assert [nothing.status_code, no_row.status_code, no_reason.status_code] == [422, 422, 422]
    assert taken.reading.need == need
    assert aside.reading.reason == "nie wnosi nic nowego"
    client.post(reverse("diagnosis:note_put_back", args=[need.diagnosis.pk, aside.pk]))
    assert list(Note.objects.waiting_for(need.diagnosis)) == [aside]


def test_a_row_made_of_notes_names_each_group_once_and_a_gmina_only_when_it_is_one():
    gmina = DemoGminaFactory()
    here = Note(subject="A", text="Pierwsza.", group="Seniorzy", gmina=gmina)
    there = Note(subject="B", group="Seniorzy")

    assert row_from([here]) == {"group": "Seniorzy", "problem": "A. Pierwsza.", "gmina": gmina.pk}
    assert row_from([here, there]) == {"group": "Seniorzy", "problem": "A. Pierwsza.\n\nB", "gmina": None}


def test_the_state_of_a_note_is_a_word():
    assert state_of(Note()) == ("now", "czeka")
    assert state_of(Note(update_needed=True)) == ("stop", "wymaga aktualizacji")
    assert state_of(ReadingFactory().note) == ("done", "w potrzebach")
