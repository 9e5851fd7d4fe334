"""Opinions before the decision: on one revision, whole or awaited, shown to the director."""

import datetime

import pytest
from django.utils import timezone

from cus.workflow import Refused, StaleEdit
from programmes import actions
from programmes.models import Opinion
from tests.factories.accounts import UserFactory
from tests.factories.programmes import VersionFactory
from tests.programmes.stages import move_to

pytestmark = pytest.mark.django_db
GIVEN = {
    "author": "Anna Zmyślona, radczyni prawna",
    "given_on": "2026-11-01",
    "result": "remarks",
    "text": "Popraw § 3.",
}


def record(version, by=None, kind="prawna", seen=0, **values) -> Opinion:
    return actions.record_opinion(
        by=by or UserFactory(worker=True), version=version, kind=kind, seen=seen, values=values
    )


def test_an_opinion_is_asked_for_then_given_and_shown_to_the_director(worker, director, client_for):
    version = move_to("submitted")
    address = f"/programy/{version.pk}/opinie/prawna/"
    asked = client_for(worker).post(address, {"requested_on": "2026-10-20", "version": 0})
    waiting = client_for(director).get(f"/programy/{version.pk}/decyzja/").content.decode()

    given = client_for(worker).post(address, {**GIVEN, "requested_on": "2026-10-20", "version": 1})
    page = client_for(director).get(f"/programy/{version.pk}/decyzja/").content.decode()

    assert (asked.status_code, given.status_code) == (302, 302)
    assert "czekamy" in waiting
    assert "nie ma opinii: radca prawny, skarbnik" in waiting
    assert "z uwagami" in page
    assert "Anna Zmyślona, radczyni prawna" in page
    assert "nie ma opinii: skarbnik" in page


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "Wpisz dzień, w którym poproszono o opinię"),
        ({"result": "clear"}, "Opinia ma autora, datę i wynik"),
        ({"given_on": "2026-11-01"}, "Opinia ma autora, datę i wynik"),
        ({"requested_on": "2099-01-01"}, "Ta data jeszcze nie nadeszła."),
        ({**GIVEN, "requested_on": "2026-11-02"}, "Opinia nie może być wcześniejsza niż prośba o nią."),
    ],
)
def test_what_is_unclear_is_told_at_the_field_and_nothing_is_saved(typed, told, worker, client_for):
    version = VersionFactory()

    page = client_for(worker).post(f"/programy/{version.pk}/opinie/prawna/", {**typed, "version": 0})

    assert page.status_code == 422
    assert told in page.content.decode()
    assert not Opinion.objects.exists()


def test_an_opinion_belongs_to_a_revision_and_is_asked_for_again_after_a_return(director, organiser, client_for):
    version = move_to("submitted")
    record(version, **GIVEN | {"given_on": datetime.date(2026, 11, 1)})
    version.refresh_from_db()
    actions.return_with_comment(by=director, version=version, comment="Popraw.")

    page = client_for(organiser).get(f"/programy/{version.pk}/opinie/").content.decode()

    assert "Poprzednio, o poprawce 1: z uwagami" in page
    assert page.count("nie poproszono") == 3


def test_an_opinion_that_comes_while_the_director_reads_is_a_change(director, client_for):
    version = move_to("submitted")
    seen = version.edit_version
    record(version, result="negative", author="Skarbniczka", given_on=timezone.localdate())

    page = client_for(director).post(f"/programy/{version.pk}/zatwierdz/", {"seen": seen})

    version.refresh_from_db()
    assert page.status_code == 409
    assert version.state == "submitted"
    assert "opinia negatywna" in page.content.decode()


def test_two_at_once_and_a_closed_version_are_refused(worker):
    version = VersionFactory()
    record(version, requested_on=timezone.localdate())
    with pytest.raises(StaleEdit):
        record(version, seen=0, author="Ktoś inny")

    with pytest.raises(Refused, match="Opinie zbiera się przed decyzją"):
        record(move_to("approved"), requested_on=timezone.localdate())

    with pytest.raises(Refused):
        record(version, by=UserFactory(reader=True), kind="finansowa", requested_on=timezone.localdate())


def test_an_unknown_kind_is_nowhere(worker, client_for):
    assert client_for(worker).get(f"/programy/{VersionFactory().pk}/opinie/burmistrz/").status_code == 404
