"""Notes on what changed: written, corrected and deleted by the staff, read by everybody who reads the programme."""

import datetime

import pytest
from django.urls import reverse

from cus.workflow import Refused, StaleEdit
from programmes.results.actions import impact as actions
from programmes.results.models import ImpactNote
from tests.factories.programmes_contracts import an_adopted_item
from tests.factories.results_complaints import ImpactNoteFactory

SENT = {
    "change": "Mniej osób starszych je obiad samotnie.",
    "group": "seniorzy mieszkający samotnie",
    "noted_on": "2026-05-12",
    "known_by": "ankieta",
}


@pytest.fixture
def item(db):
    """A service of an adopted programme."""
    return an_adopted_item()


def test_a_worker_writes_what_changed_and_a_reader_reads_it_by_service(client_for, worker, reader, item):
    url = reverse("results:impact_create", args=[item.version.programme_id])

    client_for(worker).post(url, SENT | {"service": item.service_id, "scale": "24", "scale_unit": "osoby"})
    page = client_for(reader).get(reverse("results:impact", args=[item.version.programme_id]))

    note = ImpactNote.objects.get()
    assert page.context["groups"] == [(item.service, [note])]
    assert "24 osoby" in page.content.decode()
    assert reverse("results:impact_edit", args=[note.pk]) not in page.content.decode()


def test_a_number_without_a_unit_a_pesel_and_a_future_day_are_told_at_their_fields(client_for, worker, item):
    wrong = {"scale": "24", "group": "osoba 44051401359", "noted_on": "2126-05-12"}

    answer = client_for(worker).post(reverse("results:impact_create", args=[item.version.programme_id]), SENT | wrong)

    assert set(answer.context["form"].errors) == {"scale_unit", "group", "noted_on"}
    assert not ImpactNote.objects.exists()


def test_a_name_and_a_group_under_five_are_pointed_at_for_the_staff_alone(client_for, worker, reader, item):
    about = {"programme": item.version.programme, "created_by": worker, "scale": 3, "scale_unit": "osoby"}
    ImpactNoteFactory(**about, change="Opowiedziała o tym Anna Lis.")
    url = reverse("results:impact", args=[item.version.programme_id])

    found = [kind for _, doubts in client_for(worker).get(url).context["doubts"] for kind, _ in doubts]

    assert found == ["nazwisko", "mniej niż pięć osób"]
    assert client_for(reader).get(url).context["doubts"] == []


def test_a_stale_edit_and_a_stale_delete_change_nothing_and_readers_may_not_write(worker, reader, item):
    note = ImpactNoteFactory(programme=item.version.programme, created_by=worker, version=3)

    with pytest.raises(StaleEdit):
        actions.edit_impact_note(by=worker, note=note, seen=2, values={"change": "Inaczej."})
    with pytest.raises(StaleEdit):
        actions.delete_impact_note(by=worker, note=note, seen=2)
    with pytest.raises(Refused):
        actions.add_impact_note(by=reader, programme=item.version.programme, values={"change": "Coś."})
    actions.delete_impact_note(by=worker, note=note, seen=3)

    assert not ImpactNote.objects.exists()


def test_a_form_sent_twice_makes_one_note(worker, item):
    token = "7f0b4c9e-4a39-4d53-9a3b-1f2a7f1d4c11"
    values = SENT | {"noted_on": datetime.date(2026, 5, 12)}
    about = {"by": worker, "programme": item.version.programme, "values": values, "token": token}

    assert actions.add_impact_note(**about) == actions.add_impact_note(**about)
