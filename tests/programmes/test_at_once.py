"""Two people on one programme: what was seen is what is decided, and nobody's choice is lost."""

import datetime

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from cus.workflow import Refused
from programmes import actions
from programmes.enums import ProgrammeState
from programmes.models import ProgrammeItem, ProgrammeNeed, ServicePackage
from tests.factories.diagnosis import NeedFactory
from tests.factories.programmes import ItemFactory, answer
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


# --- what was on the page went before the act got its turn -----------------------------------------


@pytest.fixture
def late():
    """A draft with two services and a need, as a form that was checked a moment ago holds them."""
    version = move_to("draft")
    item, other = version.items.get(), ItemFactory(version=version, whole=True)
    need = answer(item, NeedFactory(diagnosis=version.diagnosis))
    package = ServicePackage.objects.create(version=version, name="Razem", position=1)
    ProgrammeNeed.objects.filter(pk=need.pk).delete()
    ProgrammeItem.objects.filter(pk=other.pk).delete()
    ServicePackage.objects.filter(pk=package.pk).delete()
    return {"version": version, "item": item, "other": other, "need": need, "package": package}


ACTS = {
    "a need linked": lambda by, late: actions.save_item(
        by=by, item=late["item"], seen=late["item"].edit_version, values={"seats": 5}, needs=[late["need"]]
    ),
    "a need taken note of": lambda by, late: actions.accept_change(by=by, need=late["need"]),
    "a service packed": lambda by, late: actions.save_package(
        by=by, version=late["version"], name="Razem", about="", items=[late["item"], late["other"]]
    ),
    "a package changed": lambda by, late: actions.save_package(
        by=by,
        version=late["version"],
        name="Razem",
        about="",
        items=[late["item"], ItemFactory(version=late["version"])],
        package=late["package"],
    ),
    "a service copied": lambda by, late: actions.copy_items(by=by, version=move_to("draft"), items=[late["other"]]),
}


@pytest.mark.parametrize("act", ACTS)
def test_what_went_a_moment_ago_is_told_and_nothing_is_written(act, late, worker):
    with pytest.raises(Refused, match="Ktoś tymczasem"):
        ACTS[act](worker, late)

    # Links to rows that are gone would be found only at the end of the transaction.
    connection.check_constraints()
    late["item"].refresh_from_db()
    assert late["item"].seats is None
    assert not ServicePackage.objects.exists()


@pytest.mark.parametrize("ended", ["annulled", "repealed"])
def test_a_resolution_is_not_corrected_to_a_day_after_its_end(ended, organiser, client_for):
    today = timezone.localdate()
    version = move_to("adopted")
    row = version.resolutions.get()
    row.decided_on = today - datetime.timedelta(days=5)
    row.save()
    before = {"by": organiser, "version": version, "decided_on": today - datetime.timedelta(days=2)}
    if ended == "repealed":
        actions.repeal(**before, number="XX/1/2026", repealed_on=today)
    else:
        actions.annul(**before, scope="part", what="§ 4", reference="NP.4131.7")
    row.refresh_from_db()
    url = reverse("programmes:correct", args=[version.pk, row.pk])

    page = client_for(organiser).post(
        url,
        {"version": row.edit_version, "number": row.number, "decided_on": today.isoformat(), "comment": "Data."},
    )

    row.refresh_from_db()
    assert page.status_code in (409, 422)
    assert "po jej uchyleniu albo unieważnieniu" in page.content.decode()
    assert row.decided_on == today - datetime.timedelta(days=5)
