"""What mayors, councils, voivodes and bulletins do to a programme: each fact at its place, bad ones refused there."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cus.centre.models import Gmina
from cus.workflow import Refused
from programmes import actions
from programmes.actions.copying import copy_version
from programmes.models import CouncilResolution, JointGmina, ProgrammeVersion
from programmes.snapshot import EXTRA_FIELDS, FIELDS, snapshot_of
from programmes.way import way_of
from tests.factories.centre import CentreFactory, ServedGminaFactory
from tests.programmes.stages import amended_draft, move_to

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate
DAY = dt.timedelta(days=1)


def typed(day: dt.date) -> str:
    """A day as somebody types it."""
    return day.strftime("%d.%m.%Y")


@pytest.fixture
def gmina():
    """The only gmina of the centre, with a council of fifteen."""
    return ServedGminaFactory(centre=CentreFactory(), is_founder=True, councillors=15).gmina


# --- the vote ------------------------------------------------------------------------------------

VOTE = {"resolution_number": "XII/34/2026", "votes_for": 9, "votes_against": 4, "votes_abstaining": 1}


def test_a_vote_is_kept_with_the_size_of_the_council(gmina, organiser, client_for):
    version = move_to("sent_to_mayor")

    answer = client_for(organiser).post(
        f"/programy/{version.pk}/uchwala/", VOTE | {"resolution_date": typed(TODAY()), "votes_not_cast": 1}
    )

    row = version.resolutions.get()
    assert answer.status_code == 302
    assert (row.gmina, row.councillors, row.cast) == (gmina, 15, 15)
    page = client_for(organiser).get(f"/programy/{version.pk}/droga/").content.decode()
    assert "za 9, przeciw 4, wstrzymało się 1, obecni, nie głosowali 1, rada liczy 15" in page


def test_more_voices_than_councillors_are_refused_at_the_field(gmina, organiser, client_for):
    version = move_to("sent_to_mayor")

    answer = client_for(organiser).post(
        f"/programy/{version.pk}/uchwala/", VOTE | {"resolution_date": typed(TODAY()), "votes_not_cast": 2}
    )

    version.refresh_from_db()
    assert (answer.status_code, version.state) == (422, "sent_to_mayor")
    assert answer.context["form"].errors["votes_for"] == [
        "Razem to 16 głosów, a rada liczy 15 radnych. Sprawdź liczby."
    ]
    assert 'value="XII/34/2026"' in answer.content.decode()


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "status"), [(3, 12, 422), (7, 7, 422), (8, 7, 302), (1, 0, 302)]
)
def test_what_fewer_voted_for_than_against_was_not_adopted(
    gmina, organiser, client_for, votes_for, votes_against, status
):
    version = move_to("sent_to_mayor")
    votes = {"votes_for": votes_for, "votes_against": votes_against, "votes_abstaining": 0}

    answer = client_for(organiser).post(
        f"/programy/{version.pk}/uchwala/", VOTE | votes | {"resolution_date": typed(TODAY())}
    )

    version.refresh_from_db()
    assert (answer.status_code, version.state) == (status, "sent_to_mayor" if status == 422 else "adopted")
    if status == 422:
        [error] = answer.context["form"].errors["votes_for"]
        assert error.startswith(f"Za: {votes_for}, przeciw: {votes_against}. Uchwała zapada, gdy")


def test_the_database_refuses_more_voices_than_councillors(gmina, organiser):
    row = move_to("adopted").resolutions.get()

    with pytest.raises(IntegrityError, match="council_votes_within_council"), transaction.atomic():
        CouncilResolution.objects.filter(pk=row.pk).update(votes_for=10, votes_against=6)


def test_without_the_size_of_the_council_any_vote_is_taken(organiser):
    version = move_to("sent_to_mayor")

    adopted = actions.adopt(
        by=organiser,
        version=version,
        resolution_number="1/26",
        resolution_date=TODAY(),
        votes={"votes_for": 900},
    )

    assert adopted.resolutions.get().votes_for == 900


# --- back from the mayor, amended at the session ---------------------------------------------------


def test_a_return_by_the_mayor_copies_the_version_into_a_new_draft(organiser, client_for):
    version = move_to("sent_to_mayor")

    answer = client_for(organiser).post(
        f"/programy/{version.pk}/wojt/zwrot/",
        {"returned_on": typed(TODAY()), "comment": "Koszty są za wysokie."},
        follow=True,
    )

    version.refresh_from_db()
    copy = version.copies.get()
    assert (version.state, version.mayor_returned_on) == ("mayor_returned", TODAY())
    assert (copy.state, copy.number, copy.origin, copy.approved_at) == ("draft", 2, "mayor", None)
    assert answer.redirect_chain[-1][0] == f"/programy/{copy.pk}/"
    assert "Koszty są za wysokie." in answer.content.decode()
    pictures = [snapshot_of(ProgrammeVersion.objects.get(pk=one.pk)) for one in (version, copy)]
    assert pictures[0] == pictures[1]


def test_what_the_council_amended_is_edited_and_adopted_without_a_second_approval(organiser, director, client_for):
    copy = amended_draft()
    client = client_for(organiser)

    refused = client.post(f"/programy/{copy.pk}/zloz/")
    edited = actions.save_sections(
        by=organiser, version=copy, seen=copy.edit_version, values={"goal": "Cel z poprawką rady."}
    )
    page = client.post(
        f"/programy/{copy.pk}/uchwala/ze-zmianami/",
        {"resolution_number": "XII/34/2026", "resolution_date": typed(TODAY())},
        follow=True,
    ).content.decode()

    copy.refresh_from_db()
    assert refused.status_code == 409
    assert "nie zatwierdza się jej drugi raz" in refused.content.decode()
    assert edited.goal == "Cel z poprawką rady."
    assert (copy.state, copy.approved_at, copy.resolution_number) == ("adopted", None, "XII/34/2026")
    assert copy.frozen.data["goal"] == "Cel z poprawką rady."
    assert copy.frozen.data["resolution"].startswith("uchwała nr XII/34/2026")
    assert "przyjęta ze zmianami" in page
    assert copy.copied_from.state == "amended"


def test_a_programme_with_a_version_in_the_making_takes_no_copy(organiser):
    version = move_to("mayor_returned")

    with pytest.raises(Refused, match="ma już wersję w opracowaniu"):
        copy_version(by=organiser, version=version, kind="change", reason="Jeszcze jedna.")


def test_every_field_that_is_written_goes_into_a_copy():
    own = {"programme", "number", "revision", "diagnosis", "sent_to_mayor_on", "mayor_returned_on"}
    own |= {"resolution_number", "resolution_date", "journal_reference", "journal_date", "effective_on"}
    written = {
        field.name for field in ProgrammeVersion._meta.concrete_fields if field.editable and not field.primary_key
    }

    assert written - own == set(FIELDS) | set(EXTRA_FIELDS)


@pytest.mark.parametrize(
    ("state", "address", "sent"),
    [
        ("sent_to_mayor", "wojt/zwrot", {"returned_on": typed(TODAY())}),
        ("sent_to_mayor", "uchwala/odrzucenie", {"decided_on": typed(TODAY())}),
        ("sent_to_mayor", "uchwala/zmiany-na-sesji", {"decided_on": typed(TODAY())}),
        ("approved", "wycofanie", {}),
    ],
)
def test_what_needs_a_reason_is_refused_without_one(state, address, sent, organiser, client_for):
    version = move_to(state)

    answer = client_for(organiser).post(f"/programy/{version.pk}/{address}/", sent | {"comment": "  "})

    version.refresh_from_db()
    assert (answer.status_code, version.state) == (422, state)
    assert answer.context["form"].errors["comment"]


# --- the journal, the voivode, the bulletins --------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "sent", "field"),
    [
        ("wojewoda", {"sent_on": -1}, "sent_on"),
        ("wojewoda", {"sent_on": 1}, "sent_on"),
        ("bip", {"published_on": -1, "url": "https://bip.example/p", "where": "centre"}, "published_on"),
        ("bip", {"published_on": 0, "url": "jutro", "where": "centre"}, "url"),
        ("bip", {"published_on": 0, "url": "https://bip.example/p"}, "where"),
        ("nadzor", {"scope": "part", "reference": "NP.1", "decided_on": 0}, "what"),
        ("nadzor", {"scope": "whole", "reference": "NP.1", "decided_on": -1}, "decided_on"),
        ("nadzor", {"reference": "NP.1", "decided_on": 0}, "scope"),
        ("uchylenie", {"number": "XX/1", "decided_on": 0, "repealed_on": -1}, "repealed_on"),
        ("uchylenie", {"number": "", "decided_on": 0, "repealed_on": 0}, "number"),
    ],
)
def test_a_fact_out_of_place_is_refused_at_its_field(address, sent, field, organiser, client_for):
    version = move_to("adopted")
    data = {name: typed(TODAY() + value * DAY) if isinstance(value, int) else value for name, value in sent.items()}

    answer = client_for(organiser).post(f"/programy/{version.pk}/{address}/", data)

    version.refresh_from_db()
    assert (answer.status_code, version.state) == (422, "adopted")
    assert list(answer.context["form"].errors) == [field]


def test_each_missing_bulletin_is_a_gap_of_its_own(gmina, organiser):
    version = move_to("in_force")
    where = f"BIP urzędu gminy {gmina.name}"
    assert [gap.text.partition(":")[0] for gap in way_of(version).gaps if "BIP" in gap.text] == [where, "BIP centrum"]

    actions.record_bip(
        by=organiser,
        version=version,
        place="gmina",
        gmina=gmina,
        published_on=TODAY(),
        url="https://bip.gmina.example/program",
    )

    assert [gap.text.partition(":")[0] for gap in way_of(version).gaps if "BIP" in gap.text] == ["BIP centrum"]


def test_a_publication_recorded_again_replaces_the_former(organiser):
    version = move_to("adopted")
    for url in ("https://bip.example/zle", "https://bip.example/dobrze"):
        actions.record_bip(by=organiser, version=version, place="centre", published_on=TODAY(), url=url)

    assert [one.url for one in version.bip_publications.all()] == ["https://bip.example/dobrze"]


def test_a_partial_annulment_leaves_the_programme_standing_and_shows_on_its_way(organiser, client_for):
    version = move_to("in_force")

    actions.annul(
        by=organiser, version=version, scope="part", decided_on=TODAY(), reference="NP.4131.8", what="§ 4 ust. 2"
    )

    version.refresh_from_db()
    page = client_for(organiser).get(f"/programy/{version.pk}/droga/").content.decode()
    assert version.state == "in_force"
    assert "§ 4 ust. 2" in page


def test_a_mistyped_announcement_is_corrected_with_a_reason(organiser, client_for):
    version = move_to("in_force")
    row = version.resolutions.get()
    url = f"/programy/{version.pk}/uchwala/{row.pk}/popraw/"
    sent = {
        "version": row.edit_version,
        "number": "XII/43/2026",
        "decided_on": typed(row.decided_on),
        "journal_reference": "2026 poz. 100",
        "journal_date": typed(row.journal_date),
        "effective_on": "",
    }
    client = client_for(organiser)

    refused = client.post(url, sent | {"comment": ""})
    saved = client.post(url, sent | {"comment": "Literówka w numerze."})
    stale = client.post(url, sent | {"comment": "Jeszcze raz."})

    version.refresh_from_db()
    assert (refused.status_code, saved.status_code, stale.status_code) == (422, 302, 409)
    assert (version.resolution_number, version.journal_reference) == ("XII/43/2026", "2026 poz. 100")
    assert version.effective_on == row.journal_date + 15 * DAY
    line = version.log.order_by("pk").last()
    assert (line.transition, line.from_state, line.to_state) == ("correct", "in_force", "in_force")
    assert line.comment.startswith("Literówka w numerze. Teraz: ")


def test_a_programme_is_completed_when_its_period_has_ended(organiser, client_for):
    version = move_to("in_force")
    ProgrammeVersion.objects.filter(pk=version.pk).update(
        period_start=TODAY() - 400 * DAY, period_end=TODAY() - DAY, effective_on=TODAY()
    )

    page = client_for(organiser).get(f"/programy/{version.pk}/").content.decode()

    assert "zakończony" in page


# --- several gminas --------------------------------------------------------------------------------


@pytest.fixture
def two(gmina):
    """A version with the mayor that two gminas make together."""
    version = move_to("sent_to_mayor")
    other = Gmina.objects.exclude(pk=gmina.pk).usable().first()
    JointGmina.objects.create(version=version, gmina=other)
    return version, gmina, other


def test_a_joint_programme_is_adopted_by_each_council_and_stands_while_one_resolution_does(two, organiser):
    version, ours, other = two
    council = {"by": organiser, "version": version}

    with pytest.raises(Refused, match="Wybierz gminę"):
        actions.adopt(**council, resolution_number="1/26", resolution_date=TODAY())
    actions.adopt(**council, resolution_number="1/26", resolution_date=TODAY(), gmina=ours)
    actions.adopt_next(**council, resolution_number="2/26", resolution_date=TODAY(), gmina=other)
    with pytest.raises(Refused, match="mają tu już uchwałę"):
        actions.adopt_next(**council, resolution_number="3/26", resolution_date=TODAY())
    first, second = version.resolutions.order_by("pk")
    actions.publish(**council, journal_reference="poz. 5", journal_date=TODAY(), resolution=second)
    now = ProgrammeVersion.objects.get(pk=version.pk)
    assert (now.state, now.resolution_number) == ("in_force", "2/26")

    actions.annul(**council, scope="whole", decided_on=TODAY(), reference="NP.1", resolution=second)
    now = ProgrammeVersion.objects.get(pk=version.pk)
    assert (now.state, now.resolution_number, now.journal_date) == ("adopted", "1/26", None)
    with pytest.raises(Refused, match="to już nie dotyczy"):
        actions.repeal(**council, number="9/26", decided_on=TODAY(), repealed_on=TODAY(), resolution=second)

    actions.repeal(**council, number="9/26", decided_on=TODAY(), repealed_on=TODAY(), resolution=first)
    assert ProgrammeVersion.objects.get(pk=version.pk).state == "repealed"
    states = list(version.log.order_by("pk").values_list("from_state", "to_state"))
    assert all(states[at][0] == states[at - 1][1] for at in range(1, len(states)))


def test_the_forms_of_a_joint_programme_ask_whose_resolution_it_is(two, organiser, client_for):
    version, ours, other = two

    page = client_for(organiser).get(f"/programy/{version.pk}/uchwala/").content.decode()

    assert ours.name in page
    assert other.name in page


# --- the next version ------------------------------------------------------------------------------


def test_a_programme_in_force_is_changed_by_a_new_version_that_goes_the_whole_way(gmina, organiser, client_for):
    version = move_to("in_force")

    answer = client_for(organiser).post(f"/programy/{version.pk}/zmiana/", {"comment": "Dochodzi nowa usługa."})

    version.refresh_from_db()
    copy = version.programme.versions.get(number=2)
    assert answer.status_code == 302
    assert (version.state, copy.state, copy.origin) == ("in_force", "draft", "change")
    assert snapshot_of(copy)["items"] == snapshot_of(version)["items"]
    assert copy.log.get().comment == "Dochodzi nowa usługa."


def test_a_change_is_refused_while_another_version_is_in_the_making(gmina, organiser):
    version = move_to("in_force")
    actions.change(by=organiser, version=version, comment="Pierwsza.")

    with pytest.raises(Refused, match="wersję w opracowaniu"):
        actions.change(by=organiser, version=version, comment="Druga.")

    assert version.programme.versions.count() == 2
