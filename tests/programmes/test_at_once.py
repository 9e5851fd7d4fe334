"""Two people on one decision: exactly one act happens, and what was seen is what is decided."""

import threading

import pytest
from django.db import connection
from django.urls import reverse

from cus.documents.models import FrozenDocument
from cus.workflow import Refused
from programmes import actions
from programmes.enums import ProgrammeState
from tests.factories.accounts import UserFactory
from tests.programmes.stages import move_to

pytestmark = pytest.mark.django_db


@pytest.mark.django_db(transaction=True)
def test_of_two_approvals_at_once_one_succeeds_and_the_other_is_told_why():
    version = move_to("submitted")
    directors = [UserFactory(director=True), UserFactory(director=True, first_name="Zofia", last_name="Klon")]
    start, outcomes = threading.Barrier(2), {}

    def decide(director):
        try:
            start.wait(10)
            actions.approve(by=director, version=version, seen=version.edit_version)
            outcomes[director.pk] = "approved"
        except Refused as refused:
            outcomes[director.pk] = refused.refusal.message
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=[director]) for director in directors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    version.refresh_from_db()
    loser = next(director for director in directors if director != version.approved_by)
    assert outcomes[version.approved_by_id] == "approved"
    assert "już zatwierdzony" in outcomes[loser.pk]
    assert str(version.approved_by) in outcomes[loser.pk]
    assert version.log.filter(transition="approve").count() == 1
    assert FrozenDocument.objects.count() == 1


def test_a_second_press_on_approve_changes_nothing_and_says_why(director, client_for):
    version = move_to("submitted")
    client, url = client_for(director), reverse("programmes:approve", args=[version.pk])
    first = client.post(url, {"seen": version.edit_version})

    second = client.post(url, {"seen": version.edit_version})

    assert (first.status_code, second.status_code) == (302, 409)
    assert "już zatwierdzony" in second.content.decode()
    assert FrozenDocument.objects.count() == 1


@pytest.mark.parametrize("act", ["approve", "return"])
def test_a_programme_sent_again_since_the_page_was_opened_is_not_decided(act, director, organiser, client_for):
    version = move_to("submitted")
    seen = version.edit_version
    actions.recall(by=organiser, version=version)
    actions.submit(by=organiser, version=version)

    page = client_for(director).post(
        reverse(f"programmes:{act}", args=[version.pk]), {"seen": seen, "comment": "Za mało osób."}
    )

    version.refresh_from_db()
    assert page.status_code == 409
    assert "zmienił się po otwarciu strony decyzji" in page.content.decode()
    assert version.state == ProgrammeState.SUBMITTED
    assert f'name="seen" value="{version.edit_version}"' in page.content.decode()


def test_two_people_picking_needs_lose_nothing(director, worker, client_for):
    version = move_to("draft")
    seen = version.edit_version
    actions.pick_needs(by=director, version=version, needs=[])
    client, url = client_for(worker), reverse("programmes:needs", args=[version.pk])

    refused = client.post(url, {"seen": seen})
    version.refresh_from_db()
    saved = client.post(url, {"seen": version.edit_version})

    assert refused.status_code == 409
    assert "Ktoś zmienił program" in refused.content.decode()
    assert f'value="{version.edit_version}"' in refused.content.decode()
    assert saved.status_code == 302
