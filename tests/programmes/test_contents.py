"""What a version holds is declared once: nothing is forgotten, and a copy is whole."""

import pytest
from django.apps import apps
from django.db import models

from programmes.actions.copying import NOT_COPIED, copied_models, copy_contents
from programmes.contents import ITEM_ROWS, VERSION_ROWS, contents_of, with_contents
from programmes.contents.rows import together
from programmes.models import ProgrammeItem, ProgrammeVersion
from programmes.snapshot import snapshot_of
from tests.factories.diagnosis import NeedFactory
from tests.factories.programmes import ItemFactory, VersionFactory, answer


def owned_by(owner: type[models.Model]) -> set[type[models.Model]]:
    """Models of the app whose rows go with their owner, however deep."""
    found = set()
    for model in apps.get_app_config("programmes").get_models():
        for field in model._meta.concrete_fields:
            if field.related_model is owner and field.remote_field.on_delete is models.CASCADE:
                found |= {model} | owned_by(model)
    return found


def test_every_kind_of_rows_is_copied_or_somebody_said_why_not():
    spoken_for = {model for model, _ in copied_models()} | set(NOT_COPIED)

    assert owned_by(ProgrammeVersion) - spoken_for == set()


def test_every_kind_has_words_for_the_comparison():
    assert [rows.name for rows in (*ITEM_ROWS, *VERSION_ROWS) if not (rows.label and rows.write)] == []


@pytest.fixture
def item():
    """A whole item that answers a need."""
    item = ItemFactory(version=VersionFactory(whole=True), service__name="Posiłki", whole=True)
    answer(item, NeedFactory(diagnosis=item.version.diagnosis, need="Ciepły posiłek"))
    return item


@pytest.mark.django_db
def test_sql_made_once_says_what_the_expression_says_for_each_owner(item):
    ItemFactory(version=item.version, whole=True)
    for owners, kinds in ((ProgrammeItem, ITEM_ROWS), (ProgrammeVersion, VERSION_ROWS)):
        usual = owners.objects.annotate(rows=together(kinds)).order_by("pk").values_list("pk", "rows")
        for _ in range(2):
            once = with_contents(owners.objects.filter(pk__gt=0)).order_by("pk").values_list("pk", "contents")
            assert list(once) == list(usual)


@pytest.mark.django_db
def test_rows_of_all_items_come_with_the_items(item, django_assert_num_queries):
    with django_assert_num_queries(1):
        [found] = with_contents(ProgrammeItem.objects.filter(pk=item.pk))
        rows = contents_of(found)

    assert rows.keys() == {kind.name for kind in ITEM_ROWS}
    said = [(row["text"], row["evidence"]) for row in rows["conditions"]]
    assert said == list(item.conditions.values_list("text", "evidence"))
    assert rows["budget_lines"][0]["amount"] == str(item.budget_lines.first().amount)


@pytest.mark.django_db
def test_a_copy_has_the_same_picture_and_rows_of_its_own(item):
    source = item.version
    target = VersionFactory(whole=True)

    copy_contents(source, target)

    before, after = (snapshot_of(ProgrammeVersion.objects.get(pk=version.pk)) for version in (source, target))
    assert after["items"] == before["items"]
    assert after["needs"] == before["needs"]
    copied = target.items.get()
    assert copied.pk != item.pk
    assert [link.need.version_id for link in copied.need_links.all()] == [target.pk]
    assert source.items.get().need_links.count() == 1
