"""The process of a programme: who may move it from where to where, and what stands in the way."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cus.workflow import Refused
from programmes import actions
from programmes.enums import ProgrammeState
from programmes.models import ProgrammeLogEntry, ProgrammeVersion
from tests.factories.accounts import UserFactory
from tests.factories.programmes import ItemFactory, VersionFactory
from tests.programmes.stages import move_to

pytestmark = pytest.mark.django_db

STATES = tuple(ProgrammeState.values)
TODAY = timezone.localdate


# --- submitting --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lacks", "words"),
    [
        ({"name": ""}, "nazwa"),
        ({"name": "   "}, "nazwa"),
        ({"period_start": None}, "okres realizacji"),
        ({"period_end": None}, "okres realizacji"),
        ({"items": 0}, "co najmniej jedna usługa"),
        ({"name": "", "period_end": None, "items": 0}, "nazwa, okres realizacji, co najmniej jedna usługa"),
    ],
)
def test_submitting_needs_a_name_a_period_and_an_item(lacks, words, organiser, client_for):
    lacks = dict(lacks)
    items = lacks.pop("items", 1)
    version = VersionFactory(**lacks)
    ItemFactory.create_batch(items, version=version)
    client = client_for(organiser)

    answer = client.post(f"/programy/{version.pk}/zloz/")

    version.refresh_from_db()
    reason = f"Przed złożeniem uzupełnij: {words}."
    assert (answer.status_code, version.state) == (409, "draft")
    assert reason in answer.content.decode()
    assert reason in client.get(f"/programy/{version.pk}/").content.decode()


def test_everything_else_may_be_missing_and_the_director_may_still_approve(organiser, director):
    version = VersionFactory()
    ItemFactory(version=version)

    actions.submit(by=organiser, version=version)
    approved = actions.approve(by=director, version=version)

    assert approved.state == "approved"


# --- returning ---------------------------------------------------------------------------------


@pytest.mark.parametrize("comment", ["", "   ", "\n"])
def test_a_return_without_a_comment_is_refused_at_the_field(comment, director, client_for):
    version = move_to("submitted")

    answer = client_for(director).post(f"/programy/{version.pk}/zwroc/", {"comment": comment})

    version.refresh_from_db()
    assert (answer.status_code, version.state) == (422, "submitted")
    assert answer.context["form"].errors["comment"]
    with pytest.raises(Refused, match="Napisz komentarz"):
        actions.return_with_comment(by=director, version=version, comment=comment)


def test_the_database_refuses_a_return_without_a_comment(director):
    version = move_to("submitted")
    entry = {"version": version, "revision": 1, "from_state": "submitted", "to_state": "returned", "by": director}

    for comment in ("", "  \n"):
        with pytest.raises(IntegrityError, match="programme_returned_with_comment"), transaction.atomic():
            ProgrammeLogEntry.objects.create(transition="return", comment=comment, **entry)


def test_a_return_keeps_the_comment_and_opens_the_next_revision(director, client_for):
    version = move_to("submitted")

    client_for(director).post(f"/programy/{version.pk}/zwroc/", {"comment": "  Liczba osób w pkt 4?  "})

    version.refresh_from_db()
    entry = version.log.get(transition="return")
    assert (version.state, version.revision, version.submitted_at) == ("returned", 2, None)
    assert (entry.comment, entry.revision, entry.by) == ("Liczba osób w pkt 4?", 1, director)
    assert entry.snapshot["fields"]["name"] == version.name


def test_a_comment_that_came_too_late_stays_on_the_page(director, client_for):
    version = move_to("submitted")
    actions.approve(by=UserFactory(director=True), version=version)

    answer = client_for(director).post(f"/programy/{version.pk}/zwroc/", {"comment": "Popraw budżet w pkt 12."})

    assert answer.status_code == 409
    assert "Popraw budżet w pkt 12." in answer.content.decode()


def test_a_recalled_programme_is_edited_again_and_approved_by_nobody(organiser, director):
    version = move_to("submitted")

    actions.recall(by=organiser, version=version)

    version.refresh_from_db()
    assert (version.state, version.submitted_by) == ("draft", None)
    with pytest.raises(Refused, match="obecny stan to „projekt”"):
        actions.approve(by=director, version=version)


# --- the council's stage -----------------------------------------------------------------------

DAY = dt.timedelta(days=1)


def test_an_empty_item_of_the_twelve_blocks_sending_to_the_mayor(organiser, client_for):
    version = move_to("approved")
    ProgrammeVersion.objects.update(monitoring="", organisation="")

    answer = client_for(organiser).post(f"/programy/{version.pk}/wojt/", {"sent_to_mayor_on": "22.11.2026"})

    version.refresh_from_db()
    assert (answer.status_code, version.state) == (409, "approved")
    assert "po uzupełnieniu pkt 10, 11" in answer.content.decode()


def test_items_seven_and_nine_may_be_not_applicable_with_a_reason(organiser):
    version = move_to("approved")
    item = version.items.get()
    item.data_items.all().delete()
    with pytest.raises(Refused, match="po uzupełnieniu pkt 9"):
        actions.send_to_mayor(by=organiser, version=version, sent_on=TODAY())
    ProgrammeVersion.objects.update(no_personal_data_reason="Nie zbieramy danych.")

    assert actions.send_to_mayor(by=organiser, version=version, sent_on=TODAY()).state == "sent_to_mayor"


@pytest.mark.parametrize(
    ("state", "address", "data", "field"),
    [
        ("approved", "wojt", {"sent_to_mayor_on": -1}, "sent_to_mayor_on"),
        ("sent_to_mayor", "uchwala", {"resolution_number": "XII/3", "resolution_date": -1}, "resolution_date"),
        ("adopted", "ogloszenie", {"journal_reference": "poz. 9", "journal_date": -1}, "journal_date"),
        (
            "adopted",
            "ogloszenie",
            {"journal_reference": "poz. 9", "journal_date": 0, "effective_on": -1},
            "effective_on",
        ),
        ("sent_to_mayor", "uchwala", {"resolution_number": "", "resolution_date": 0}, "resolution_number"),
        ("adopted", "ogloszenie", {"journal_reference": " ", "journal_date": 0}, "journal_reference"),
    ],
)
def test_a_fact_before_its_cause_is_refused_at_its_field(state, address, data, field, organiser, client_for):
    version = move_to(state)
    typed = {
        name: (TODAY() + value * DAY).strftime("%d.%m.%Y") if isinstance(value, int) else value
        for name, value in data.items()
    }

    answer = client_for(organiser).post(f"/programy/{version.pk}/{address}/", typed)

    version.refresh_from_db()
    assert (answer.status_code, version.state) == (422, state)
    assert list(answer.context["form"].errors) == [field]


def test_a_programme_takes_effect_fifteen_days_after_its_announcement(organiser, client_for):
    version = move_to("adopted")
    announced = TODAY()

    page = client_for(organiser).post(
        f"/programy/{version.pk}/ogloszenie/",
        {"journal_reference": "2026 poz. 99", "journal_date": announced.strftime("%d.%m.%Y")},
        follow=True,
    )

    version.refresh_from_db()
    assert (version.state, version.effective_on) == ("in_force", announced + 15 * DAY)
    assert "wcześniej niż 15. dnia" not in page.content.decode()


@pytest.mark.parametrize(("days", "warned"), [(0, True), (14, True), (15, False), (40, False)])
def test_an_earlier_day_of_effect_is_taken_with_a_warning(days, warned, organiser, client_for):
    version = move_to("adopted")
    actions.publish(
        by=organiser,
        version=version,
        journal_reference="poz. 9",
        journal_date=TODAY(),
        effective_on=TODAY() + days * DAY,
    )

    page = client_for(organiser).get(f"/programy/{version.pk}/").content.decode()

    assert ("wcześniej niż 15. dnia" in page) is warned


# --- who sees, how it is asked -------------------------------------------------------------------


@pytest.mark.parametrize("state", STATES)
def test_a_reader_sees_a_programme_from_its_adoption_on(state, reader, client_for):
    version = move_to(state)
    client, visible = client_for(reader), state in ("adopted", "in_force", "annulled", "repealed")

    codes = [client.get(f"/programy/{version.pk}/{page}").status_code for page in ("", "dokument/")]

    assert codes == ([200, 202] if visible else [404, 404])
    assert (version.name in client.get("/programy/").content.decode()) is visible


def test_a_reader_does_not_see_working_comments(reader, director, client_for):
    version = move_to("submitted")
    actions.return_with_comment(by=director, version=version, comment="Wewnętrzna uwaga dyrektora.")
    version = move_to("in_force", version)

    page = client_for(reader).get(f"/programy/{version.pk}/").content.decode()

    assert "Wewnętrzna uwaga" not in page
    assert "Wewnętrzna uwaga" in client_for(director).get(f"/programy/{version.pk}/").content.decode()


@pytest.mark.parametrize("address", ["zloz", "wycofaj", "zatwierdz", "zwroc"])
def test_a_get_never_moves_a_programme(address, director, client_for):
    version = move_to("submitted")

    answer = client_for(director).get(f"/programy/{version.pk}/{address}/")

    version.refresh_from_db()
    assert (answer.status_code, version.state) == (405, "submitted")


@pytest.mark.parametrize(
    ("role", "status"), [("worker", 403), ("organiser", 403), ("administrator", 404), ("reader", 404)]
)
@pytest.mark.parametrize("address", ["zatwierdz", "zwroc"])
def test_only_the_director_decides(role, status, address, request, client_for):
    version = move_to("submitted")

    answer = client_for(request.getfixturevalue(role)).post(f"/programy/{version.pk}/{address}/", {"comment": "x"})

    version.refresh_from_db()
    assert (answer.status_code, version.state) == (status, "submitted")


def test_the_worker_sees_the_decision_page_without_its_buttons(worker, client_for):
    version = move_to("submitted")

    page = client_for(worker).get(f"/programy/{version.pk}/decyzja/").content.decode()

    assert "Twoja rola nie pozwala zatwierdzać ani zwracać programu" in page
    assert f'action="/programy/{version.pk}/zatwierdz/"' not in page
