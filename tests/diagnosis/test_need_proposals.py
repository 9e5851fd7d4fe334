"""Proposals for the programme: typed, refused in words, taken up by the programme."""

import pytest
from django.urls import reverse

from diagnosis.models import NeedProposal, NeedService
from programmes.actions.build import create_programme, pick_needs
from tests.factories.diagnosis import CatalogueServiceFactory, DiagnosisFactory, NeedFactory

pytestmark = pytest.mark.django_db


def table(prefix, *rows):
    """A small table as the browser sends it."""
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
    for at, row in enumerate(rows):
        data |= {f"{prefix}-{at}-{name}": value for name, value in row.items()}
    return data


def sent(version=1, people=(), conditions=(), principles=()):
    """The whole form."""
    return (
        {"version": version}
        | table("people", *people)
        | table("condition", *conditions)
        | table("principle", *principles)
    )


PEOPLE = {"bound": "at_least", "number": "86", "unit": "person", "text": "mieszkający samotnie"}
CONDITION = {"text": "ukończone 60 lat", "evidence": "dowód osobisty"}
PRINCIPLE = {"text": "najpierw osoby o najniższym dochodzie"}


@pytest.fixture
def need():
    """A row answered by one active service."""
    need = NeedFactory()
    NeedService.objects.create(need=need, service=CatalogueServiceFactory())
    return need


@pytest.fixture
def post(client_for, worker, need):
    """Return a function that sends the form and returns the response."""
    url = reverse("diagnosis:need_proposals", args=[need.diagnosis_id, need.key])
    return lambda **parts: client_for(worker).post(url, sent(**parts))


def test_people_conditions_and_principles_are_kept_in_their_order(post, need):
    response = post(people=[PEOPLE], conditions=[CONDITION, {"text": "mieszka w gminie"}], principles=[PRINCIPLE])

    assert response.status_code == 302
    assert [(one.kind, one.words) for one in need.proposals.order_by("kind", "position")] == [
        ("condition", "ukończone 60 lat (dokument: dowód osobisty)"),
        ("condition", "mieszka w gminie"),
        ("people", "co najmniej 86\u00a0osób: mieszkający samotnie".replace("\u00a0", " ")),
        ("principle", "najpierw osoby o najniższym dochodzie"),
    ]
    need.refresh_from_db()
    assert need.version == 2


@pytest.mark.parametrize(
    ("number", "told"), [("", "Wpisz liczbę albo usuń"), ("-5", "większą od zera"), ("wielu", "bez słów")]
)
def test_a_number_of_people_that_is_none_is_refused_at_its_field(post, need, number, told):
    response = post(people=[PEOPLE | {"number": number}], conditions=[CONDITION])

    assert response.status_code == 422
    assert told in response.content.decode()
    assert "ukończone 60 lat" in response.content.decode()
    assert not NeedProposal.objects.exists()


def test_a_stale_form_shows_both_texts_and_writes_nothing(post, need):
    post(conditions=[CONDITION])

    response = post(version=1, conditions=[{"text": "ukończone 65 lat"}])

    assert response.status_code == 409
    assert "ukończone 60 lat" in response.content.decode()
    assert "ukończone 65 lat" in response.content.decode()
    assert [one.text for one in need.proposals.all()] == ["ukończone 60 lat"]


def test_a_handed_over_diagnosis_shows_its_proposals_and_takes_no_new_ones(client_for, reader, director):
    need = NeedFactory(diagnosis=DiagnosisFactory(handed_over=True))
    NeedProposal.objects.create(need=need, kind="principle", text="najpierw najubożsi")
    url = reverse("diagnosis:need_proposals", args=[need.diagnosis_id, need.key])

    page = client_for(reader).get(reverse("diagnosis:proposals", args=[need.diagnosis_id])).content.decode()

    assert "najpierw najubożsi" in page
    assert url not in page
    assert client_for(director).post(url, sent()).status_code == 409


def test_a_programme_takes_up_what_was_proposed_once(post, need, organiser):
    post(people=[PEOPLE], conditions=[CONDITION], principles=[PRINCIPLE])

    version = create_programme(by=organiser, diagnosis=need.diagnosis, name="Program", needs=[need])

    item = version.items.get()
    assert (item.quantity, item.quantity_unit, item.quantity_bound) == (86, "person", "at_least")
    assert item.recipients == "mieszkający samotnie"
    assert [(one.text, one.evidence) for one in item.conditions.all()] == [("ukończone 60 lat", "dowód osobisty")]
    pick_needs(by=organiser, version=version, needs=[])
    pick_needs(by=organiser, version=version, needs=[need])
    assert item.conditions.count() == 1


def test_the_page_of_a_programme_item_shows_what_the_diagnosis_proposes(post, need, organiser, client_for):
    post(principles=[PRINCIPLE])
    version = create_programme(by=organiser, diagnosis=need.diagnosis, name="Program", needs=[need])

    page = client_for(organiser).get(reverse("programmes:item_edit", args=[version.pk, version.items.get().pk]))

    assert "najpierw osoby o najniższym dochodzie" in page.content.decode()
