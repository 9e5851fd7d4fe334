"""Approval freezes: canonical data with their hash, the same file twice, a row nobody changes."""

import hashlib
import json

import pytest
from django.db import DatabaseError, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from cus.documents.actions import file_of
from cus.documents.models import FrozenDocument
from cus.workflow import Refused
from programmes import actions
from programmes.models import ProgrammeVersion
from tests.documents import checks
from tests.factories.centre import CentreFactory
from tests.factories.diagnosis import NeedFactory
from tests.factories.partners import OfferFactory
from tests.factories.programmes import ItemFactory, VersionFactory, answer
from tests.programmes.stages import move_to

pytestmark = pytest.mark.django_db


def run_jobs() -> None:
    """Run the waiting jobs here, as the worker would."""
    for job in ProcrastinateJob.objects.filter(task_name="documents.make_file", status="todo").order_by("pk"):
        app.tasks[job.task_name](**job.args)


@pytest.fixture
def submitted():
    """A programme with everything in it, on the director's desk."""
    CentreFactory()
    version = VersionFactory(whole=True, name="Zażółć gęślą jaźń ĄĆĘŁŃÓŚŹŻ")
    item = ItemFactory(version=version, whole=True, service__name="Dowóz posiłków")
    item.provider = OfferFactory(service=item.service, partner__name="Koło „Kalina”").partner
    item.save()
    answer(item, NeedFactory(diagnosis=version.diagnosis))
    return move_to("submitted", version)


def test_approving_keeps_canonical_data_whose_hash_is_recomputed_by_hand(submitted, director):
    approved = actions.approve(by=director, version=submitted)

    frozen = approved.frozen
    plain = json.dumps(frozen.data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert frozen.data_sha256 == hashlib.sha256(plain).hexdigest()
    assert (frozen.kind, frozen.subject_id, frozen.label) == ("programme", submitted.pk, "wersja 1")
    assert frozen.created_by == director
    assert frozen.data["name"] == "Zażółć gęślą jaźń ĄĆĘŁŃÓŚŹŻ"
    assert [item["service"] for item in frozen.data["items"]] == ["Dowóz posiłków"]
    assert frozen.data["approved_by"].startswith("Andrzej Dąbek")


def test_the_job_makes_the_file_and_the_same_bytes_come_twice(submitted, director, client_for):
    client = client_for(director)
    client.post(f"/programy/{submitted.pk}/zatwierdz/")
    waiting = client.get(f"/programy/{submitted.pk}/dokument/")

    run_jobs()

    frozen = FrozenDocument.objects.get()
    answer_ = client.get(f"/programy/{submitted.pk}/dokument/")
    pdf = answer_.content
    page = client.get(f"/programy/{submitted.pk}/").content.decode()
    assert (waiting.status_code, answer_.headers["Content-Type"]) == (202, "application/pdf")
    assert "PDF w przygotowaniu" in waiting.content.decode()
    assert pdf == bytes(frozen.pdf) == file_of(frozen)
    assert frozen.pdf_sha256 == hashlib.sha256(pdf).hexdigest()
    assert frozen.data_sha256 in page
    assert frozen.pdf_sha256 in page


def test_the_approved_programme_reads_back_and_passes_every_check(submitted, director):
    actions.approve(by=director, version=submitted)
    run_jobs()

    pdf = bytes(FrozenDocument.objects.get().pdf)

    printed = checks.undivided(checks.text_as_seen(pdf))
    assert checks.faults(pdf) == []
    assert checks.reads_back(pdf) == []
    assert "PROJEKT" not in checks.text_of(pdf)
    for text in (
        "Dowóz posiłków",
        "Koło „Kalina”",
        "ukończone 60 lat",
        "Żeby nikt nie zostawał sam.",
        "Andrzej Dąbek",
    ):
        assert checks.undivided(text) in printed


def test_a_draft_says_that_it_is_one_and_freezes_nothing(submitted, worker, client_for):
    pdf = client_for(worker).get(f"/programy/{submitted.pk}/dokument/").content

    assert "PROJEKT" in checks.text_of(pdf)
    assert checks.faults(pdf) == []
    assert not FrozenDocument.objects.exists()


def test_what_changes_later_changes_nothing_in_the_file(submitted, director):
    actions.approve(by=director, version=submitted)
    before = FrozenDocument.objects.get()
    item = submitted.items.get()
    item.service.name, item.provider.name = "Inna usługa", "Inny partner"
    item.service.save()
    item.provider.save()
    ProgrammeVersion.objects.update(name="Podmieniona nazwa")

    run_jobs()

    frozen = FrozenDocument.objects.get()
    assert frozen.data == before.data
    assert "Dowóz posiłków" in checks.text_of(bytes(frozen.pdf))
    assert "Podmieniona" not in checks.text_of(bytes(frozen.pdf))


def test_nobody_changes_or_deletes_the_frozen_row(submitted, director):
    frozen = actions.approve(by=director, version=submitted).frozen

    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        FrozenDocument.objects.filter(pk=frozen.pk).update(data={})
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        frozen.delete()


def test_an_unprintable_text_refuses_the_approval_whole(submitted, director, client_for):
    ProgrammeVersion.objects.update(goal="Radość 😀")

    page = client_for(director).post(f"/programy/{submitted.pk}/zatwierdz/")

    submitted.refresh_from_db()
    assert page.status_code == 409
    assert "nie da się wydrukować" in page.content.decode()
    assert (submitted.state, submitted.approved_by) == ("submitted", None)
    assert not FrozenDocument.objects.exists()
    assert not submitted.log.filter(transition="approve").exists()


def test_a_revoked_approval_returns_and_the_old_document_stays(submitted, director, client_for):
    first = actions.approve(by=director, version=submitted).frozen
    client = client_for(director)

    empty = client.post(f"/programy/{submitted.pk}/cofnij-zatwierdzenie/", {"comment": " "})
    client.post(f"/programy/{submitted.pk}/cofnij-zatwierdzenie/", {"comment": "Zmiana budżetu."})

    submitted.refresh_from_db()
    assert empty.status_code == 422
    assert (submitted.state, submitted.revision, submitted.frozen, submitted.approved_by) == (
        "returned",
        2,
        None,
        None,
    )
    assert list(FrozenDocument.objects.all()) == [first]

    again = actions.approve(by=director, version=move_to("submitted", submitted))
    assert again.frozen.label == "wersja 1, poprawka 2"
    assert FrozenDocument.objects.count() == 2


def test_an_approval_sent_to_the_mayor_is_not_revoked(director):
    version = move_to("sent_to_mayor")

    with pytest.raises(Refused, match="obecny stan to „u wójta”"):
        actions.revoke(by=director, version=version, comment="Za późno.")
    assert ProgrammeVersion.objects.get().frozen is not None
