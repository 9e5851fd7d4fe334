"""„Zmieniła się podstawa – sprawdź”: it appears by itself and goes only by an act."""

import pytest

from cus.workflow import Refused
from diagnosis.actions.diagnoses import put_in_force
from diagnosis.actions.updates import start_update
from diagnosis.models import Diagnosis, Need
from programmes import actions
from programmes.basis import changed_basis
from programmes.gaps import with_everything
from programmes.models import ProgrammeVersion
from tests.factories.diagnosis import NeedFactory
from tests.factories.partners import OfferFactory
from tests.factories.programmes import ItemFactory, VersionFactory, answer
from tests.factories.programmes_gaps import clean_programme
from tests.factories.standards import a_standard

pytestmark = pytest.mark.django_db
MARK = "zmieniła się podstawa – sprawdź"
HANDED_OVER = {
    "stage": "handed_over",
    "consultation_from": "2026-05-04",
    "consultation_to": "2026-05-25",
    "handed_to_mayor_on": "2026-06-08",
    "handed_to_council_on": "2026-06-08",
}


@pytest.fixture
def item():
    """A service that answers one need."""
    item = ItemFactory()
    answer(item, NeedFactory(diagnosis=item.version.diagnosis, number=86, unit="person", size=4, severity=5))
    return item


def marks(version) -> list[tuple[str, str, str]]:
    """What changed: field, before, now."""
    changes = changed_basis(ProgrammeVersion.objects.get(pk=version.pk))
    return [
        (difference.label, difference.before.replace("\xa0", " "), difference.after.replace("\xa0", " "))
        for one in changes
        for difference in one.differences
    ]


def pages(client, version) -> str:
    return "".join(client.get(f"/programy/{version.pk}/{page}").content.decode() for page in ("", "decyzja/"))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"need": "Posiłek co drugi dzień"}, [("potrzeba", "stara", "Posiłek co drugi dzień")]),
        ({"group": "Rodziny"}, [("grupa społeczna", "Seniorzy mieszkający samotnie", "Rodziny")]),
        ({"problem": "Inny problem"}, [("problem", "Najbliższy bar jest 11 km dalej.", "Inny problem")]),
        ({"number": 90}, [("liczba", "86 osób", "90 osób")]),
        ({"unit": "household"}, [("liczba", "86 osób", "86 gospodarstw domowych")]),
        ({"at_least": True}, [("liczba", "86 osób", "co najmniej 86 osób")]),
        ({"size": 1}, [("priorytet", "20", "5")]),
        ({"ways": "Inny sposób"}, []),
        ({"evidence": 3}, []),
        ({"position": 99}, []),
    ],
)
def test_a_changed_need_marks_the_item_field_by_field(change, expected, item, worker, client_for):
    Need.objects.update(need="stara")
    item.version.needs.update(need_text="stara")

    Need.objects.update(**change)

    assert marks(item.version) == expected
    assert (MARK in pages(client_for(worker), item.version)) is bool(expected)


def test_accepting_takes_the_new_text_and_the_mark_vanishes(item, worker, client_for):
    Need.objects.update(need="Nowa treść")
    client = client_for(worker)
    need = item.version.needs.get()

    page = client.post(f"/programy/{item.version_id}/podstawa/", {"need": need.pk}, follow=True).content.decode()

    need.refresh_from_db()
    assert need.need_text == "Nowa treść"
    assert marks(item.version) == []
    assert "Nic się nie zmieniło" in page
    assert MARK not in pages(client, item.version)


def test_the_mark_does_not_go_by_saving_submitting_or_looking(item, organiser, client_for):
    Need.objects.update(need="Nowa treść")
    client, version = client_for(organiser), item.version

    client.get(f"/programy/{version.pk}/podstawa/")
    actions.save_item(by=organiser, item=item, seen=1, values={"recipients": "X"})
    actions.save_sections(by=organiser, version=version, seen=1, values={"goal": "Cel"})
    actions.pick_needs(by=organiser, version=version, needs=[Need.objects.get()])
    actions.submit(by=organiser, version=version)

    assert len(marks(version)) == 1


def test_a_change_taken_back_in_the_diagnosis_takes_the_mark_back(item):
    before = Need.objects.values("need").get()
    Need.objects.update(need="Na chwilę")
    assert marks(item.version)

    Need.objects.update(**before)

    assert marks(item.version) == []


def test_a_deleted_need_marks_and_is_taken_note_of(item, worker, client_for):
    text = item.version.needs.get().need_text
    Need.objects.all().delete()
    client = client_for(worker)
    assert marks(item.version) == [("wiersz diagnozy", text, "wiersz usunięto z diagnozy")]
    assert MARK in pages(client, item.version)

    actions.accept_change(by=worker, need=item.version.needs.get())

    need = item.version.needs.get()
    assert marks(item.version) == []
    assert (need.need_text, need.removal_accepted) == (text, True)


def test_a_deleted_need_brought_back_is_linked_again_when_picked(item, worker):
    need = Need.objects.get()
    fields = {"diagnosis": need.diagnosis, "key": need.key, "need": need.need, "group": need.group}
    need.delete()
    back = Need.objects.create(**fields)

    actions.pick_needs(by=worker, version=item.version, needs=[back])

    copy = item.version.needs.get()
    assert (copy.source, copy.removal_accepted) == (back, False)
    assert item.need_links.get().need == copy


def test_a_renamed_service_marks_and_is_accepted(item, worker, client_for):
    old = item.service.name
    item.service.name = "Posiłki z dowozem"
    item.service.save()
    client = client_for(worker)
    assert marks(item.version) == [("nazwa usługi", old, "Posiłki z dowozem")]

    client.post(f"/programy/{item.version_id}/podstawa/", {"item": item.pk})

    item.refresh_from_db()
    assert (item.service_name, marks(item.version)) == ("Posiłki z dowozem", [])


def test_one_act_accepts_one_change(item, worker, client_for):
    other = ItemFactory(version=item.version)
    answer(other, NeedFactory(diagnosis=item.version.diagnosis))
    Need.objects.update(need="Nowa treść")
    item.service.name = "Nowa nazwa"
    item.service.save()
    assert len(marks(item.version)) == 3

    client_for(worker).post(f"/programy/{item.version_id}/podstawa/", {"need": item.version.needs.first().pk})

    assert len(marks(item.version)) == 2


def test_accepting_twice_says_that_there_is_nothing_left(item, worker, client_for):
    Need.objects.update(need="Nowa treść")
    client, need = client_for(worker), item.version.needs.get()
    address = f"/programy/{item.version_id}/podstawa/"
    client.post(address, {"need": need.pk})

    page = client.post(address, {"need": need.pk}, follow=True).content.decode()

    assert "Tej zmiany już nie ma na liście" in page


@pytest.mark.parametrize("role", ["reader", "administrator"])
def test_accepting_needs_the_right(role, item, request, client_for):
    Need.objects.update(need="Nowa treść")
    user, need = request.getfixturevalue(role), item.version.needs.get()

    page = client_for(user).post(f"/programy/{item.version_id}/podstawa/", {"need": need.pk})

    assert page.status_code == 404
    with pytest.raises(Refused, match="Twoja rola nie pozwala"):
        actions.accept_change(by=user, need=need)
    assert len(marks(item.version)) == 1


def test_a_row_deleted_and_brought_back_is_the_same_row(item):
    """The sheet's undo restores a row under its key, but with another primary key."""
    row = Need.objects.get()
    kept = {
        name: getattr(row, name) for name in ("key", "group", "problem", "need", "number", "unit", "size", "severity")
    }
    row.delete()
    assert marks(item.version) != []

    NeedFactory(diagnosis=item.version.diagnosis, **kept)

    assert marks(item.version) == []


def test_an_update_of_the_diagnosis_marks_the_programme_from_the_day_it_is_in_force(
    item, organiser, worker, client_for
):
    diagnosis = item.version.diagnosis
    Diagnosis.objects.filter(pk=diagnosis.pk).update(**HANDED_OVER)
    diagnosis.refresh_from_db()
    put_in_force(by=organiser, diagnosis=diagnosis)
    update = start_update(by=organiser, diagnosis=diagnosis, reason="Zamknięto stołówkę.")
    update.needs.update(number=120)
    added = NeedFactory(diagnosis=update, need="Nocna teleopieka")
    before = marks(item.version)

    Diagnosis.objects.filter(pk=update.pk).update(**HANDED_OVER)
    update.refresh_from_db()
    put_in_force(by=organiser, diagnosis=update)
    version = ProgrammeVersion.objects.get(pk=item.version.pk)

    assert before == []
    assert marks(version) == [("liczba", "86 osób", "120 osób")]
    assert MARK in pages(client_for(worker), version)
    actions.accept_change(by=worker, need=version.needs.get())
    assert marks(version) == []
    # The new need may be picked, and the old one stays under its key.
    actions.pick_needs(by=worker, version=version, needs=[*update.needs.all()])
    assert {need.key for need in version.needs.all()} == {need.key for need in update.needs.all()}
    assert added.key in {need.key for need in version.needs.all()}


def test_a_need_that_an_update_left_out_is_marked_and_not_lost(item, organiser, worker):
    diagnosis = item.version.diagnosis
    Diagnosis.objects.filter(pk=diagnosis.pk).update(**HANDED_OVER)
    diagnosis.refresh_from_db()
    put_in_force(by=organiser, diagnosis=diagnosis)
    update = start_update(by=organiser, diagnosis=diagnosis, reason="Zamknięto stołówkę.")
    update.needs.all().delete()
    Diagnosis.objects.filter(pk=update.pk).update(**HANDED_OVER)
    update.refresh_from_db()
    put_in_force(by=organiser, diagnosis=update)
    version = ProgrammeVersion.objects.get(pk=item.version.pk)

    assert [label for label, _, _ in marks(version)] == ["wiersz diagnozy"]
    actions.pick_needs(by=worker, version=version, needs=[])
    assert version.needs.count() == 1
    actions.accept_change(by=worker, need=version.needs.get())
    assert marks(version) == []


# --- the standard and the offer under a service --------------------------------------------------


def under(version) -> list[tuple[str, str, str]]:
    fetched = with_everything(ProgrammeVersion.objects.filter(pk=version.pk)).get()
    return [(row.label, row.before, row.after) for change in changed_basis(fetched) for row in change.differences]


@pytest.fixture
def standing(organiser):
    """A service that stands on a standard and on its provider's offer."""
    version = clean_programme()
    item = version.items.get()
    actions.save_item(by=organiser, item=item, seen=item.edit_version, values={"recipients": "Wszyscy"})
    return version


def test_a_new_standard_marks_the_service_until_somebody_accepts_it(standing, organiser, client_for):
    service = standing.items.get().service
    assert under(standing) == []
    a_standard("approved", service=service, premises="Nowa kuchnia.")
    (row,) = under(standing)
    item = standing.items.get()
    actions.save_item(by=organiser, item=item, seen=item.edit_version, values={"recipients": "Inni"})
    assert under(standing) == [row]  # saving the service does not hide it

    client_for(organiser).post(f"/programy/{standing.pk}/podstawa/", {"item": item.pk})

    assert row[0] == "standard jakości"
    assert row[1].startswith("wersja 1, od ")
    assert row[2].startswith("wersja 2, od ")
    assert under(standing) == []


def test_a_changed_offer_marks_the_service_and_shows_both_numbers(standing, organiser, client_for):
    item = standing.items.get()
    item.service.offers.update(capacity=95)

    (row,) = under(standing)
    client_for(organiser).post(f"/programy/{standing.pk}/podstawa/", {"item": item.pk})

    assert [text.replace("\xa0", " ") for text in row] == [
        "możliwości wykonawcy",
        "100 osób rocznie",
        "95 osób rocznie",
    ]
    assert under(standing) == []


def test_another_provider_brings_an_offer_of_its_own(standing, organiser):
    item = standing.items.get()
    other = OfferFactory(service=item.service, capacity=300).partner
    actions.save_item(by=organiser, item=item, seen=item.edit_version, values={"provider": other})

    assert under(standing) == []
    item.service.offers.filter(partner=other).delete()
    assert [row[2] for row in under(standing)] == ["wykonawca wycofał ofertę"]


def test_what_had_no_standard_takes_the_first_one_quietly_when_it_is_submitted(organiser):
    version = VersionFactory(whole=True)
    item = ItemFactory(version=version, whole=True)
    a_standard("approved", service=item.service)
    assert under(version) == []

    actions.submit(by=organiser, version=version)

    assert version.items.get().stands_on["standard"]["number"] == 1
