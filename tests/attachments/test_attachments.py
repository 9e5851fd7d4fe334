"""Adding, reading and removing files through the pages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from cus.attachments import actions, registry
from cus.attachments.models import Attachment
from cus.workflow import Refused
from partners.enums import PartnerState
from tests.attachments import files
from tests.factories.accounts import UserFactory
from tests.factories.partners import AgreementFactory, PartnerFactory
from tests.factories.programmes import VersionFactory

pytestmark = pytest.mark.django_db


def add(client, subject, *, name="skan.pdf", content=None, kind="signed", description=""):
    """Send the form of a new file."""
    slug = registry.of_model(type(subject)).slug
    upload = SimpleUploadedFile(name, files.pdf() if content is None else content)
    data = {"file": upload, "kind": kind, "description": description}
    return client.post(reverse("attachments:add", args=[slug, subject.pk]), data)


@pytest.fixture
def agreement(worker):
    """A signed agreement."""
    return AgreementFactory(signed=True, created_by=worker, signed_by=worker)


@pytest.fixture
def scan(worker, agreement):
    """A file that the worker added to it."""
    return actions.attach(
        by=worker,
        subject=agreement,
        kind="signed",
        description="egzemplarz nr 1",
        name="skan.pdf",
        content=files.pdf(),
    )


def test_a_file_added_is_listed_and_comes_back_as_it_was(client_for, worker, agreement):
    client = client_for(worker)

    answer = add(client, agreement, name="../Skan umowy.PDF", description="egzemplarz centrum")

    file = Attachment.objects.get()
    page = client.get(agreement.get_absolute_url()).content.decode()
    got = client.get(file.get_absolute_url())
    assert answer.status_code == 302
    assert (file.name, file.created_by) == ("Skan umowy.pdf", worker)
    assert "Skan umowy.pdf" in page
    assert "egzemplarz centrum" in page
    assert got.content == files.pdf()


def test_a_file_is_only_handed_out_as_a_download_that_nothing_can_run(client_for, worker, scan):
    got = client_for(worker).get(scan.get_absolute_url())

    assert got["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
    assert got["X-Content-Type-Options"] == "nosniff"
    assert got["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert got["Cache-Control"] == "private, no-store"


def test_a_reader_sees_the_signed_agreement_without_its_scans(client_for, reader, agreement, scan):
    client = client_for(reader)

    page = client.get(agreement.get_absolute_url())

    assert page.status_code == 200
    assert "skan.pdf" not in page.content.decode()
    assert client.get(scan.get_absolute_url()).status_code == 404
    assert client.post(reverse("attachments:remove", args=[scan.key])).status_code == 404
    assert add(client, agreement).status_code == 403
    assert Attachment.objects.count() == 1


def test_a_reader_reads_the_resolution_of_an_adopted_programme_and_nothing_of_a_draft(client_for, worker, reader):
    draft = VersionFactory()
    file = actions.attach(
        by=worker, subject=draft, kind="resolution", description="", name="uchwała.pdf", content=files.pdf()
    )

    assert client_for(reader).get(file.get_absolute_url()).status_code == 404


def test_a_refused_file_leaves_the_form_with_its_words_and_nothing_behind(client_for, worker, agreement):
    answer = add(client_for(worker), agreement, content=files.pdf(script=True), description="z poczty")

    assert answer.status_code == 422
    assert "skrypt" in answer.content.decode()
    assert "z poczty" in answer.content.decode()
    assert not Attachment.objects.exists()


def test_the_same_file_is_added_once(client_for, worker, agreement, scan):
    answer = add(client_for(worker), agreement)

    assert answer.status_code == 422
    assert "już dodany" in answer.content.decode()
    assert Attachment.objects.count() == 1


def test_who_added_a_file_takes_it_back_and_others_need_the_organiser(client_for, agreement, scan, organiser):
    other = UserFactory(worker=True)

    refused = client_for(other).post(reverse("attachments:remove", args=[scan.key]))
    removed = client_for(organiser).post(reverse("attachments:remove", args=[scan.key]))

    assert refused.status_code == 403
    assert removed.status_code == 302
    assert not Attachment.objects.exists()


def test_history_keeps_that_a_file_was_there_but_not_what_was_in_it(worker, scan):
    key = scan.key

    actions.remove(by=worker, attachment=scan)

    event = Attachment.pgh_event_models["deleted"].objects.get(key=key, pgh_label="deleted")
    assert (event.name, event.sha256) == ("skan.pdf", scan.sha256)
    assert not hasattr(event, "content")


def test_files_of_an_archived_card_stay_as_they_are(worker, organiser):
    card = PartnerFactory(state=PartnerState.ARCHIVED, archived_at=timezone.now(), archived_by=organiser)

    with pytest.raises(Refused, match="archiwum"):
        actions.attach(by=worker, subject=card, kind="other", description="", name="a.pdf", content=files.pdf())


def test_an_unknown_kind_of_object_or_a_guessed_address_is_not_there(client_for, worker, agreement):
    client = client_for(worker)

    assert client.get("/zalaczniki/uzytkownik/1/dodaj/").status_code == 404
    assert client.get(f"/zalaczniki/porozumienie/{agreement.pk + 999}/dodaj/").status_code == 404
    assert client.get("/zalaczniki/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_everything_that_takes_files_is_narrowed_to_those_who_see_it(reader):
    for attachable in registry._by_type.values():
        assert hasattr(attachable.model._default_manager.all(), "visible_to")
        assert hasattr(attachable.model, "get_absolute_url")
        assert attachable.published <= set(attachable.kinds)
