"""Closing the circle: what results say goes on to the next diagnosis, once, and remembers from where."""

import datetime

import pytest
from django.urls import reverse

from cus.workflow import Refused
from diagnosis.models import Need, Note
from programmes.results.actions.carried import carry_over
from programmes.results.carrying.proposals import proposals
from programmes.results.models import CarriedOver
from tests.factories.diagnosis import DiagnosisFactory
from tests.factories.programmes import ItemFactory, VersionFactory
from tests.factories.results import DeliveryFigureFactory
from tests.programmes.stages import move_to

pytestmark = pytest.mark.django_db
YEAR = datetime.date.today().year - 1


@pytest.fixture
def item():
    """A service of a programme in force that was given last year to more people than planned, with refusals."""
    version = VersionFactory(
        whole=True, period_start=datetime.date(YEAR, 1, 1), period_end=datetime.date(YEAR + 1, 12, 31)
    )
    item = ItemFactory(version=version, whole=True, recipients="Osoby starsze", quantity_period="year")
    move_to("in_force", version)
    days = {"starts_on": datetime.date(YEAR, 1, 1), "ends_on": datetime.date(YEAR, 12, 31), "period_kind": "year"}
    DeliveryFigureFactory(programme=version.programme, service=item.service, people=104, refusals=12, **days)
    return item


def named(kind: str) -> str:
    """Name of the only proposal of a kind."""
    (one,) = [one for one in proposals() if one.kind == kind]
    return one.name


def test_refusals_and_people_above_the_plan_are_proposed_with_their_numbers(item):
    found = {one.kind.value: one for one in proposals()}

    assert set(found) == {"odmowy", "ponad-plan"}
    assert "odmówiono 12 razy" in found["odmowy"].said
    assert "104 osoby, a plan mówił o 90" in found["ponad-plan"].said
    assert found["odmowy"].group == "Osoby starsze"


def test_people_of_the_whole_programme_are_not_taken_for_those_of_a_year(item):
    item.service.delivery.update(people=80, refusals=None)
    days = {"starts_on": datetime.date(YEAR, 1, 1), "ends_on": datetime.date(YEAR + 1, 6, 30), "period_kind": "whole"}
    DeliveryFigureFactory(programme=item.version.programme, service=item.service, people=170, **days)

    assert not [one for one in proposals(datetime.date(YEAR + 1, 12, 1)) if one.kind == "ponad-plan"]


def test_a_year_that_has_not_ended_and_people_within_the_plan_are_not_proposed(item):
    item.service.delivery.update(people=90, refusals=None)
    day = datetime.date(YEAR + 1, 6, 30)
    DeliveryFigureFactory(
        programme=item.version.programme,
        service=item.service,
        refusals=40,
        starts_on=day.replace(month=1, day=1),
        ends_on=day.replace(month=3, day=31),
        period_kind="quarter",
    )

    assert proposals() == []


def test_a_thing_becomes_a_note_that_leads_back_and_is_never_carried_twice(item, organiser, client_for):
    name = named("odmowy")

    carry_over(by=organiser, names=[name])

    note = Note.objects.get()
    assert (note.group, note.weight, note.source) == ("Osoby starsze", 3, "data")
    page = client_for(organiser).get(note.get_absolute_url()).content.decode()
    assert reverse("results:detail", args=[item.version.programme_id]) in page
    assert "Skąd to jest" in page
    with pytest.raises(Refused, match="Ktoś tymczasem przeniósł"):
        carry_over(by=organiser, names=[name])
    assert Note.objects.count() == 1


def test_a_thing_becomes_a_row_of_needs_of_an_open_diagnosis(item, worker, client_for):
    diagnosis = DiagnosisFactory()

    carry_over(by=worker, names=[named("ponad-plan")], diagnosis=diagnosis)

    need = Need.objects.get(diagnosis=diagnosis)
    assert (need.number, need.unit, list(need.services.all())) == (104, "person", [item.service])
    page = client_for(worker).get(reverse("diagnosis:need_edit", args=[diagnosis.pk, need.key])).content.decode()
    assert "osoby ponad plan" in page


def test_a_deleted_note_lets_its_thing_be_proposed_again(item, organiser):
    carry_over(by=organiser, names=[named("odmowy")])

    Note.objects.get().delete()

    assert named("odmowy")
    assert not CarriedOver.objects.exists()


def test_nothing_is_carried_by_a_reader_to_a_frozen_diagnosis_or_without_a_tick(item, organiser, reader):
    name = named("odmowy")
    for how in (
        {"by": reader, "names": [name]},
        {"by": organiser, "names": []},
        {"by": organiser, "names": [name, "odmowy:9-9-9"]},
        {"by": organiser, "names": [name], "diagnosis": DiagnosisFactory(in_force=True)},
    ):
        with pytest.raises(Refused):
            carry_over(**how)

    assert not CarriedOver.objects.exists()
    assert not Note.objects.exists()


def test_the_page_carries_what_was_ticked_and_keeps_the_ticks_of_a_refused_form(item, worker, client_for):
    client, address = client_for(worker), reverse("results:carried")

    refused = client.post(address, {"names": [named("odmowy")], "to": "9999"})
    assert refused.status_code == 422
    assert 'value="{}" checked'.format(named("odmowy")) in refused.content.decode()
    done = client.post(address, {"names": [named("odmowy"), named("ponad-plan")], "to": "notatka"}, follow=True)

    assert "Przeniesiono do notatek z rozeznania: 2 sprawy" in done.content.decode()
    assert Note.objects.count() == 2
