"""A rejection recorded by mistake is taken back: while nothing followed, with a reason, and never without a trace."""

import pytest
from django.utils import timezone

from cus.audit.kept import address_of
from cus.workflow import Refused
from programmes import actions
from programmes.models import CouncilResolution, ProgrammeVersion
from tests.factories.accounts import UserFactory
from tests.programmes.stages import move_to

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate


def address(version) -> str:
    """Where it is taken back."""
    return f"/programy/{version.pk}/uchwala/odrzucenie/cofniecie/"


def words(answer) -> str:
    """The page with its unbreakable spaces made common."""
    return answer.content.decode().replace("\xa0", " ").replace("&nbsp;", " ")


@pytest.fixture
def rejected(organiser):
    """A version whose rejection was recorded with its vote."""
    version = move_to("sent_to_mayor")
    votes = {"votes_for": 3, "votes_against": 12}
    return actions.reject(by=organiser, version=version, decided_on=TODAY(), comment="Brak środków.", votes=votes)


def test_a_mistaken_rejection_goes_and_the_council_decides_again(rejected, organiser, client_for):
    client, frozen = client_for(organiser), rejected.frozen_id
    way = words(client.get(f"/programy/{rejected.pk}/droga/"))

    page = words(client.post(address(rejected), {"comment": "To była inna uchwała."}, follow=True))

    version = ProgrammeVersion.objects.get(pk=rejected.pk)
    assert address(rejected) in way
    assert (version.state, version.frozen_id, version.resolutions.count()) == ("sent_to_mayor", frozen, 0)
    assert "Cofnięto zapis odrzucenia" in page
    assert "To była inna uchwała. Cofnięty zapis: sesja" in page
    assert "za 3, przeciw 12" in page
    # What was recorded first is not wiped out of the log.
    assert "Brak środków." in page
    adopted = actions.adopt(by=organiser, version=version, resolution_number="XII/34/2026", resolution_date=TODAY())
    assert adopted.state == "adopted"
    told = [(line.transition, line.from_state, line.to_state) for line in version.log.order_by("pk")][-3:]
    assert told == [
        ("reject", "sent_to_mayor", "rejected"),
        ("undo_rejection", "rejected", "sent_to_mayor"),
        ("adopt", "sent_to_mayor", "adopted"),
    ]


def test_what_was_recorded_stays_in_history(rejected, director, client_for):
    row = rejected.resolutions.get()
    actions.undo_rejection(by=director, version=rejected, comment="Pomyłka.")

    page = words(client_for(director).get(address_of(rejected)))

    events = CouncilResolution.pgh_event_model.objects.filter(pgh_obj_id=row.pk)
    assert list(events.order_by("pgh_id").values_list("pgh_label", "votes_against"))[-1][1] == 12
    assert "uchwała w sprawie programu" in page.lower()


def test_it_is_not_taken_back_without_a_reason(rejected, organiser, client_for):
    answer = client_for(organiser).post(address(rejected), {"comment": "  "})

    rejected.refresh_from_db()
    assert (answer.status_code, rejected.state, rejected.resolutions.count()) == (422, "rejected", 1)
    assert answer.context["form"].errors["comment"]
    with pytest.raises(Refused, match="Napisz komentarz"):
        actions.undo_rejection(by=organiser, version=rejected, comment=" ")


@pytest.mark.parametrize(("role", "status"), [("worker", 403), ("administrator", 404), ("reader", 404)])
def test_only_who_records_rejections_takes_them_back(role, status, rejected, client_for):
    person = UserFactory(**{role: True})

    answer = client_for(person).post(address(rejected), {"comment": "Pomyłka."})

    rejected.refresh_from_db()
    assert (answer.status_code, rejected.state) == (status, "rejected")
    with pytest.raises(Refused):
        actions.undo_rejection(by=person, version=rejected, comment="Pomyłka.")


def test_a_session_left_open_is_asked_who_it_is(rejected, organiser, client_for):
    answer = client_for(organiser, confirmed=False).post(address(rejected), {"comment": "Pomyłka."})

    rejected.refresh_from_db()
    assert (answer.status_code, rejected.state) == (403, "rejected")
    assert "Potwierdź, że to ty" in answer.content.decode()
    assert "cofnięcie zapisu odrzucenia" in answer.content.decode()


def test_twice_at_once_it_is_taken_back_once(rejected, organiser, client_for):
    client = client_for(organiser)

    first = client.post(address(rejected), {"comment": "Pomyłka."})
    second = client.post(address(rejected), {"comment": "Pomyłka."})

    assert (first.status_code, second.status_code) == (302, 409)
    assert rejected.log.filter(transition="undo_rejection").count() == 1


def test_it_stays_once_a_new_version_was_made_and_goes_when_that_is_withdrawn(rejected, organiser, client_for):
    copy = actions.change(by=organiser, version=rejected, comment="Od nowa.")

    refused = client_for(organiser).post(address(rejected), {"comment": "Pomyłka."})
    way = words(client_for(organiser).get(f"/programy/{rejected.pk}/droga/"))
    actions.withdraw(by=organiser, version=copy, comment="Niepotrzebna.")
    taken = actions.undo_rejection(by=organiser, version=rejected, comment="Pomyłka.")

    told = (
        "Po odrzuceniu powstała już nowa wersja programu (wersja 2). Jeśli odrzucenia nie było, najpierw ją wycofaj."
    )
    assert refused.status_code == 409
    assert told in words(refused)
    assert told in way
    assert taken.state == "sent_to_mayor"


def test_it_stays_for_good_once_the_new_version_was_adopted(rejected, organiser, director):
    copy = actions.change(by=organiser, version=rejected, comment="Od nowa.")
    move_to("adopted", copy, (organiser, director))

    with pytest.raises(Refused, match="nie można już cofnąć"):
        actions.undo_rejection(by=organiser, version=rejected, comment="Pomyłka.")


def test_it_stays_once_a_council_decided_about_another_version(organiser, director):
    people = (organiser, director)
    first = move_to("in_force", people=people)
    older = move_to("sent_to_mayor", actions.change(by=organiser, version=first, comment="Zmiana."), people)
    newer = move_to("sent_to_mayor", actions.change(by=organiser, version=first, comment="Druga."), people)
    rejection = actions.reject(by=organiser, version=older, decided_on=TODAY(), comment="Nie.")
    # A version that was there before the rejection did not follow from it.
    actions.undo_rejection(by=organiser, version=rejection, comment="Jednak nie.")
    actions.reject(by=organiser, version=older, decided_on=TODAY(), comment="Nie.")
    actions.adopt(by=organiser, version=newer, resolution_number="XX/1/2026", resolution_date=TODAY())

    with pytest.raises(Refused, match="o innej wersji tego programu \\(wersja 3\\)"):
        actions.undo_rejection(by=organiser, version=older, comment="Pomyłka.")


def test_what_was_adopted_or_only_sent_has_no_rejection_to_take_back(organiser, client_for):
    for state in ("sent_to_mayor", "adopted"):
        version = move_to(state)

        answer = client_for(organiser).post(address(version), {"comment": "Pomyłka."})

        version.refresh_from_db()
        assert (answer.status_code, version.state) == (409, state)
        assert address(version) not in words(client_for(organiser).get(f"/programy/{version.pk}/droga/"))
