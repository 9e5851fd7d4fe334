"""Two versions of a programme side by side: what changed, part by part."""

import pytest
from django.urls import reverse

from programmes.actions.copying import copy_contents
from programmes.models import ProgrammeVersion
from programmes.snapshot import parts_changed, snapshot_of
from tests.factories.diagnosis import NeedFactory
from tests.factories.programmes import ItemFactory, VersionFactory, answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    """An older version and its copy as the next one."""
    item = ItemFactory(version=VersionFactory(whole=True, returned=True), service__name="Posiłki", whole=True)
    answer(item, NeedFactory(diagnosis=item.version.diagnosis, need="Ciepły posiłek"))
    older = item.version
    newer = VersionFactory(whole=True)
    copy_contents(older, newer)
    ProgrammeVersion.objects.filter(pk=newer.pk).update(name=older.name)
    newer.refresh_from_db()
    return older, newer


def parts(pair):
    return parts_changed(*(snapshot_of(ProgrammeVersion.objects.get(pk=one.pk)) for one in pair))


def test_a_copy_differs_in_nothing(pair):
    assert parts(pair) == []


def test_a_changed_service_stands_as_a_part_with_its_rows(pair):
    pair[1].items.update(quantity=120)

    [part] = parts(pair)

    assert (part.title, part.fate) == ("Posiłki", "changed")
    assert [row.label for row in part.changes] == ["liczba"]


def test_added_and_removed_services_are_named(pair):
    pair[1].items.all().delete()
    ItemFactory(version=pair[1], service__name="Przejazdy")

    assert [(part.title, part.fate) for part in parts(pair)] == [("Posiłki", "removed"), ("Przejazdy", "added")]


def test_a_programme_with_one_version_says_so(client_for, worker):
    version = VersionFactory()

    page = client_for(worker).get(reverse("programmes:compare", args=[version.pk]))

    assert "Nie ma czego porównać" in page.content.decode()
