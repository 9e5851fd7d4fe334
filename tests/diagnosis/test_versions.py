"""An update as a new version: what is copied, who may, one at a time, and what follows when it is in force."""

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse
from pghistory.models import Event

from cus.workflow import Refused
from diagnosis.actions.diagnoses import edit_diagnosis, put_in_force
from diagnosis.actions.notes import set_aside
from diagnosis.actions.updates import start_update, withdraw
from diagnosis.comparing import Item, compare_items, compare_versions, moved_keys
from diagnosis.copying import NOT_COPIED, ROWS
from diagnosis.enums import DiagnosisStage
from diagnosis.models import Diagnosis, Need, NeedService, Note
from tests.factories.diagnosis import (
    CatalogueServiceFactory,
    DemoGminaFactory,
    DiagnosisFactory,
    NeedFactory,
    RelatedDocumentFactory,
    TerritoryFormFactory,
)
from tests.factories.diagnosis_notes import NoteFactory
from tests.factories.programmes import VersionFactory

REASON = "Zamknięto dom dziennego pobytu w Rudce."


@pytest.fixture
def in_force(db):
    """A diagnosis in force with something in every form."""
    diagnosis = DiagnosisFactory(in_force=True)
    need = NeedFactory(diagnosis=diagnosis, number=86, unit="person", size=4, severity=5, gmina=DemoGminaFactory())
    NeedFactory(diagnosis=diagnosis, group="Rodziny z dziećmi")
    NeedService.objects.create(need=need, service=CatalogueServiceFactory())
    TerritoryFormFactory(diagnosis=diagnosis)
    RelatedDocumentFactory(diagnosis=diagnosis)
    return diagnosis


def lead_into_force(diagnosis, by):
    """Take a version past its handover and put it in force."""
    Diagnosis.objects.filter(pk=diagnosis.pk).update(
        stage=DiagnosisStage.HANDED_OVER,
        consultation_from="2026-09-01",
        consultation_to="2026-09-15",
        handed_to_mayor_on="2026-09-20",
        handed_to_council_on="2026-09-20",
    )
    return put_in_force(by=by, diagnosis=diagnosis)


def test_an_update_copies_everything_with_its_keys_and_leaves_the_version_before_alone(in_force, organiser):
    update = start_update(by=organiser, diagnosis=in_force, reason=REASON)

    in_force.refresh_from_db()
    old, new = in_force.needs.in_order().first(), update.needs.in_order().first()
    assert (update.edition, update.update_of, update.update_reason) == (2, in_force, REASON)
    assert (update.stage, update.period_start, update.period_end) == (
        DiagnosisStage.PLANNING,
        in_force.period_start,
        in_force.period_end,
    )
    assert (new.key, new.number_text, new.priority, new.gmina) == (old.key, old.number_text, 20, old.gmina)
    assert new.pk != old.pk
    assert [link.service for link in new.service_links.all()] == [link.service for link in old.service_links.all()]
    assert update.territories.get().key == in_force.territories.get().key
    assert update.related_documents.get().name == in_force.related_documents.get().name
    assert update.authors == in_force.authors
    assert list(update.gminas.all()) == list(in_force.gminas.all())
    assert (in_force.stage, in_force.needs.count()) == (DiagnosisStage.IN_FORCE, 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("stage", "reason"),
    [({}, "wprost"), ({"at_consultation": True}, "wprost"), ({"in_force": True, "stage": "superseded"}, "zastąpiła")],
)
def test_only_what_was_handed_over_or_is_in_force_is_updated(organiser, stage, reason):
    with pytest.raises(Refused, match=reason):
        start_update(by=organiser, diagnosis=DiagnosisFactory(**stage), reason=REASON)


def test_no_worker_updates_and_nobody_without_a_reason(in_force, worker, organiser):
    with pytest.raises(Refused, match="rola"):
        start_update(by=worker, diagnosis=in_force, reason=REASON)
    with pytest.raises(Refused, match="istotnie") as refused:
        start_update(by=organiser, diagnosis=in_force, reason=" \n ")

    assert refused.value.refusal.field == "update_reason"
    assert Diagnosis.objects.count() == 1


def test_the_second_of_two_updates_is_told_that_one_is_open(in_force, organiser, director):
    start_update(by=organiser, diagnosis=in_force, reason=REASON)

    with pytest.raises(Refused, match="Aktualizacja już trwa: wersja 2, etap: planowanie"):
        start_update(by=director, diagnosis=in_force, reason="Inny powód")

    assert Diagnosis.objects.count() == 2


def test_the_version_before_is_superseded_when_the_update_is_in_force_and_the_newest_is_updated_next(
    in_force, organiser
):
    update = lead_into_force(start_update(by=organiser, diagnosis=in_force, reason=REASON), organiser)

    in_force.refresh_from_db()
    third = start_update(by=organiser, diagnosis=update, reason="Napłynęły nowe dane.")
    assert (in_force.stage, update.stage) == (DiagnosisStage.SUPERSEDED, DiagnosisStage.IN_FORCE)
    assert (third.edition, third.series) == (3, in_force.series)
    with pytest.raises(Refused):
        start_update(by=organiser, diagnosis=in_force, reason=REASON)


def test_an_update_does_not_take_the_place_of_the_next_diagnosis(in_force, organiser):
    update = start_update(by=organiser, diagnosis=in_force, reason=REASON)
    next_one = DiagnosisFactory(handed_over=True, period_start="2031-07-01", period_end="2036-06-30")
    put_in_force(by=organiser, diagnosis=next_one)

    with pytest.raises(Refused, match="późniejszy okres"):
        lead_into_force(update, organiser)


def test_the_five_years_of_an_update_do_not_move_and_its_reason_does_not_go(in_force, organiser):
    update = start_update(by=organiser, diagnosis=in_force, reason=REASON)

    changed = edit_diagnosis(
        by=organiser,
        diagnosis=update,
        version=1,
        title="Po zmianie",
        period_start=update.period_start.replace(year=2030),
        gminas=update.gminas.all(),
        update_reason="Zamknięto oba domy.",
    )

    assert (changed.period_start, changed.update_reason) == (in_force.period_start, "Zamknięto oba domy.")
    with pytest.raises(Refused):
        edit_diagnosis(
            by=organiser, diagnosis=changed, version=2, title="x", gminas=changed.gminas.all(), update_reason=" "
        )


def test_the_pages_lead_from_the_diagnosis_to_its_update_and_tell_the_reason(in_force, client_for, organiser, reader):
    client = client_for(organiser)
    address = reverse("diagnosis:update", args=[in_force.pk])

    assert address in client.get(in_force.get_absolute_url()).content.decode()
    empty = client.post(address, {"update_reason": " "})
    client.post(address, {"update_reason": REASON})
    update = Diagnosis.objects.get(edition=2)

    assert empty.status_code == 422
    for page in (update.get_absolute_url(), reverse("diagnosis:list"), in_force.get_absolute_url()):
        assert REASON in client.get(page).content.decode()
    # A reader knows nothing of a working version.
    assert REASON not in client_for(reader).get(in_force.get_absolute_url()).content.decode()
    assert client_for(reader).get(reverse("diagnosis:compare", args=[update.pk])).status_code == 404


def test_two_versions_are_compared_item_by_item(in_force, client_for, organiser):
    update = start_update(by=organiser, diagnosis=in_force, reason=REASON)
    first, second = update.needs.in_order()
    Need.objects.filter(pk=first.pk).update(need="Codzienny gorący posiłek w domu", severity=3)
    second.delete()
    NeedFactory(diagnosis=update, need="Teleopieka nocą")

    parts = {part.title: part for part in compare_versions(in_force, update)}
    page = client_for(organiser).get(reverse("diagnosis:compare", args=[update.pk])).content.decode()

    needs = parts["Potrzeby"]
    assert [(change.kind, change.title) for change in needs.changes] == [
        ("changed", "Codzienny gorący posiłek w domu"),
        ("new", "Teleopieka nocą"),
        ("gone", str(second)),
    ]
    changed = {field.label: field for field in needs.changes[0].fields}
    assert [piece.text for piece in changed["Potrzeby"].now if piece.kind == "new"] == ["gorący"]
    assert ("".join(p.text for p in changed["Priorytet"].was), "".join(p.text for p in changed["Priorytet"].now)) == (
        "20",
        "12",
    )
    assert parts["Formularze terytorium"].same == 1
    assert "gorący<span" in page
    assert "usunięto" in page


def test_the_fewest_rows_are_called_moved():
    assert moved_keys("abcde", "eabcd") == {"e"}
    assert moved_keys("abc", "xabyc") == set()
    assert moved_keys("abc", "ac") == set()
    assert moved_keys("", "abc") == set()


def test_a_row_that_only_moved_is_told_apart_from_one_that_changed():
    a, b, c = (Item(key, key.upper(), {"Treść": key}) for key in "abc")

    moved = compare_items([a, b, c], [c, a, b])
    changed = compare_items([a, b], [Item("b", "B", {"Treść": "inna"}), a])

    assert [(change.kind, change.title) for change in moved] == [("moved", "C")]
    assert {change.kind for change in changed} == {"changed", "moved"} or [c.kind for c in changed] == ["changed"]


def test_every_row_under_a_diagnosis_says_how_it_is_copied():
    known = {rows.model for rows in ROWS} | set(NOT_COPIED)
    under, found = {Diagnosis}, True
    kept = [
        model
        for model in apps.get_app_config("diagnosis").get_models()
        if not issubclass(model, Event) and not model._meta.proxy
    ]
    while found:
        found = {
            model
            for model in kept
            if model not in under
            and any(
                isinstance(one, models.ForeignKey) and one.related_model in under
                for one in model._meta.concrete_fields
            )
        }
        under |= found

    silent = sorted(model.__name__ for model in under - {Diagnosis} - known)
    assert not silent, f"say in diagnosis/copying.py how rows of {silent} go into the next version, or why not"


def test_each_kind_of_rows_is_named_once():
    models_named = [rows.model for rows in ROWS]

    assert len(models_named) == len(set(models_named))
    assert not set(models_named) & set(NOT_COPIED)


def test_links_of_many_to_many_are_named_to_be_copied():
    for rows in ROWS:
        plain = {one.name for one in rows.model._meta.many_to_many if one.remote_field.through._meta.auto_created}
        assert plain == set(rows.many), rows.model.__name__


def test_an_update_begun_by_mistake_is_withdrawn_and_leaves_room_for_the_next(in_force, organiser):
    mistaken = start_update(by=organiser, diagnosis=in_force, reason=REASON)
    note = NoteFactory()
    set_aside(by=organiser, diagnosis=mistaken, notes=[note.pk], reason="Znane.")

    withdraw(by=organiser, diagnosis=mistaken, reason="Zaczęto ją przez pomyłkę.")

    mistaken.refresh_from_db()
    line = mistaken.stage_changes.last()
    again = start_update(by=organiser, diagnosis=in_force, reason=REASON)
    assert (mistaken.stage, line.reason, line.by) == ("withdrawn", "Zaczęto ją przez pomyłkę.", organiser)
    assert (again.edition, again.update_of) == (3, in_force)
    assert note in Note.objects.unread()


def test_what_is_withdrawn_can_only_be_read(in_force, organiser, worker):
    mistaken = start_update(by=organiser, diagnosis=in_force, reason=REASON)
    need = mistaken.needs.first()
    withdraw(by=organiser, diagnosis=mistaken, reason="Zaczęto ją przez pomyłkę.")
    mistaken.refresh_from_db()

    for act in (
        lambda: withdraw(by=organiser, diagnosis=mistaken, reason="Jeszcze raz"),
        lambda: start_update(by=organiser, diagnosis=mistaken, reason=REASON),
        lambda: edit_diagnosis(
            by=worker, diagnosis=mistaken, version=mistaken.version, title="x", gminas=[], update_reason="y"
        ),
    ):
        with pytest.raises(Refused, match="zaniechan"):
            act()
    assert mistaken.needs.filter(pk=need.pk).exists()


@pytest.mark.parametrize(("person", "reason"), [("worker", "Pomyłka"), ("reader", "Pomyłka"), ("organiser", " ")])
def test_nobody_withdraws_without_the_right_and_a_reason(in_force, organiser, person, reason, request):
    mistaken = start_update(by=organiser, diagnosis=in_force, reason=REASON)

    with pytest.raises(Refused):
        withdraw(by=request.getfixturevalue(person), diagnosis=mistaken, reason=reason)

    mistaken.refresh_from_db()
    assert mistaken.is_editable


def test_a_diagnosis_handed_over_or_under_a_programme_is_not_withdrawn(in_force, organiser):
    update = start_update(by=organiser, diagnosis=in_force, reason=REASON)
    VersionFactory(diagnosis=update)

    with pytest.raises(Refused):
        withdraw(by=organiser, diagnosis=in_force, reason="Pomyłka")
    with pytest.raises(Refused, match="powstaje program"):
        withdraw(by=organiser, diagnosis=update, reason="Pomyłka")


def test_the_page_of_a_withdrawn_update_says_why_and_offers_nothing_more(in_force, organiser, client_for):
    update = start_update(by=organiser, diagnosis=in_force, reason=REASON)
    client = client_for(organiser)

    client.post(reverse("diagnosis:stage", args=[update.pk, "withdraw"]), {"reason": "Zaczęto ją przez pomyłkę."})

    page = client.get(update.get_absolute_url()).content.decode()
    assert "Pracy nad tą diagnozą zaniechano." in page
    assert "Zaczęto ją przez pomyłkę." in page
    assert "Rozpocznij badanie" not in page
    assert client.get(reverse("diagnosis:update", args=[in_force.pk])).status_code == 200
