"""Two people on one programme: what was seen is what is decided, and nobody's choice is lost."""

import pytest
from django.urls import reverse

from programmes import actions
from programmes.enums import ProgrammeState
from tests.programmes.stages import move_to

pytestmark = pytest.mark.django_db


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
