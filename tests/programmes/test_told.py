"""What a decision leaves behind: the check list as it stood, notices, the person who may not approve alone."""

import pytest
from django.db import ProgrammingError, transaction

from cus.centre.models import Centre
from cus.workflow import Refused
from programmes import actions
from programmes.models import CheckRecord, Notice, ProgrammeVersion
from programmes.notices import unread_of
from tests.factories.accounts import AuthorisationFactory, UserFactory
from tests.factories.centre import CentreFactory
from tests.factories.programmes import ItemFactory, VersionFactory
from tests.programmes.stages import move_to

pytestmark = pytest.mark.django_db


# --- the check list kept with the approval -----------------------------------------------------------


def test_the_check_list_is_kept_with_the_approval_and_does_not_follow_later_changes(director, client_for):
    version = move_to("submitted")
    version.items.update(quantity=None)
    actions.approve(by=director, version=version)
    version.items.update(quantity=90, quantity_unit="person")
    client, address = client_for(director), f"/programy/{version.pk}/sprawdzenie/"

    now = [finding.rule for group in client.get(address).context["groups"] for finding in group.findings]
    page = client.get(address + "?chwila=zatwierdzenie")
    then = [finding.rule for group in page.context["groups"] for finding in group.findings]

    assert "item_number" not in now
    assert "item_number" in then
    assert "Stan w chwili zatwierdzenia" in page.content.decode()
    record = CheckRecord.objects.get(entry__version=version)
    assert record.entry.transition == "approve"
    assert {row["rule"] for row in record.findings} <= set(record.rules)


@pytest.mark.parametrize("spoil", [lambda rows: rows.update(findings=[]), lambda rows: rows.delete()])
def test_what_was_kept_cannot_be_rewritten(spoil, director):
    version = move_to("approved")

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        spoil(CheckRecord.objects.filter(entry__version=version))


def test_a_draft_has_nothing_kept(worker, client_for):
    version = VersionFactory()

    page = client_for(worker).get(f"/programy/{version.pk}/sprawdzenie/?chwila=zatwierdzenie")

    assert page.status_code == 200
    assert "W chwili zatwierdzenia" not in page.content.decode()


# --- notices -------------------------------------------------------------------------------------------


def told(user) -> list[tuple[str, str]]:
    return [(str(one.notice.entry.version), one.done) for one in unread_of(user)]


def test_each_of_those_concerned_gets_one_notice_of_each_event_and_the_doer_none(organiser, director, worker, reader):
    version = VersionFactory(whole=True, name="Razem")
    ItemFactory(version=version)

    actions.submit(by=organiser, version=version)
    actions.recall(by=organiser, version=version)
    actions.submit(by=organiser, version=version)
    actions.return_with_comment(by=director, version=version, comment="Popraw.")
    actions.submit(by=organiser, version=version)
    actions.approve(by=director, version=version)
    actions.revoke(by=director, version=version, comment="Pomyłka.")

    def heard(user) -> list[str]:
        return list(Notice.objects.filter(person=user).order_by("pk").values_list("entry__transition", flat=True))

    assert heard(director) == ["submit", "recall", "submit", "submit"]
    assert heard(organiser) == ["return", "approve", "revoke"] == heard(worker)
    assert heard(reader) == []


def test_a_matter_stands_once_as_a_thing_to_do_or_as_a_notice(organiser, director, worker, client_for):
    version = VersionFactory(whole=True, name="Razem")
    ItemFactory(version=version)
    actions.submit(by=organiser, version=version)
    assert told(director) == []  # „do decyzji” says it

    actions.recall(by=organiser, version=version)
    assert told(director) == [("Razem", "Wycofano od dyrektora")]

    actions.submit(by=organiser, version=version)
    actions.approve(by=director, version=version)
    assert told(organiser) == []  # „do wysłania” says it
    assert told(worker) == [("Razem", "Zatwierdzono")]
    page = client_for(worker).get("/").content.decode()
    assert page.count("/przeczytane/") == 1


def test_a_notice_read_is_gone_for_its_person_alone(organiser, director, worker, client_for):
    version = move_to("approved")
    other = UserFactory(worker=True)
    actions.revoke(by=director, version=version, comment="Pomyłka.")
    actions.submit(by=organiser, version=version)
    actions.approve(by=director, version=version)
    notice = unread_of(worker)[0].notice

    strange = client_for(other).post(f"/programy/powiadomienia/{notice.pk}/przeczytane/")
    own = client_for(worker).post(f"/programy/powiadomienia/{notice.pk}/przeczytane/")

    assert (strange.status_code, own.status_code) == (404, 302)
    assert told(worker) == []
    assert len(told(other)) == 1


def test_a_refused_act_tells_nobody(organiser, worker):
    version = VersionFactory(name="")

    with pytest.raises(Refused):
        actions.submit(by=organiser, version=version)

    assert not Notice.objects.exists()


# --- four eyes and the substitute -----------------------------------------------------------------------


@pytest.fixture
def four_eyes():
    centre = Centre.objects.current() or CentreFactory()
    Centre.objects.filter(pk=centre.pk).update(four_eyes=True)


def test_with_four_eyes_who_submitted_does_not_approve_but_may_return(four_eyes, director, client_for):
    version = VersionFactory(whole=True)
    ItemFactory(version=version)
    actions.submit(by=director, version=version)

    page = client_for(director).get(f"/programy/{version.pk}/decyzja/").content.decode()
    refused = client_for(director).post(f"/programy/{version.pk}/zatwierdz/", {"seen": version.edit_version})

    assert "Ten program złożono z twojego konta." in page
    assert "Zwróć z komentarzem" in page
    assert refused.status_code == 409
    assert ProgrammeVersion.objects.get().state == "submitted"
    actions.approve(by=UserFactory(director=True), version=version)
    assert ProgrammeVersion.objects.get().state == "approved"


def test_without_four_eyes_one_person_may_do_both(director):
    version = VersionFactory(whole=True)
    ItemFactory(version=version)
    actions.submit(by=director, version=version)

    actions.approve(by=director, version=version)

    assert ProgrammeVersion.objects.get().approved_by == director


def test_the_director_turns_four_eyes_on_in_the_profile(director, client_for):
    centre = Centre.objects.current() or CentreFactory()
    client = client_for(director)
    form = client.get("/centrum/zmien/").context["form"]
    sent = {name: form[name].value() or "" for name in form.fields if name not in ("areas", "former_until")}

    client.post("/centrum/zmien/", {**sent, "four_eyes": "on", "areas": form["areas"].value() or []})

    centre.refresh_from_db()
    assert centre.four_eyes


def test_a_substitute_is_told_under_what_they_decide_and_the_record_keeps_it(organiser, client_for):
    substitute = UserFactory(organiser=True, first_name="Halina", last_name="Zastępcza")
    authorisation = AuthorisationFactory(person=substitute)
    version = move_to("submitted")
    client = client_for(substitute)

    page = client.get(f"/programy/{version.pk}/decyzja/").content.decode()
    client.post(f"/programy/{version.pk}/zatwierdz/", {"seen": version.edit_version})

    version.refresh_from_db()
    assert f"Decydujesz za dyrektora, {authorisation.clause}" in page
    assert version.approved_under == authorisation
    kept = client.get(f"/programy/{version.pk}/sprawdzenie/?chwila=zatwierdzenie").content.decode()
    assert f"Halina Zastępcza, {authorisation.clause}" in kept
    assert authorisation.clause in version.approver
