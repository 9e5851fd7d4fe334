"""Every tracked model says how its history is told, in Polish."""

import pytest
from django.contrib.postgres.fields import ArrayField
from django.urls import get_resolver

from cus.audit.kept import _pages, all_kept, children_of, depth, kept_of, root_of, tracked_models
from tests.access.walk import addresses
from tests.words.checker import check_words


def technical(label: str, name: str) -> bool:
    """Whether a field would be shown by its technical name."""
    return label in {name, name.replace("_", " ")} and ("_" in name or bool(check_words(f"<p>{label}</p>")))


@pytest.mark.parametrize("model", tracked_models(), ids=lambda model: model._meta.label)
def test_every_tracked_model_is_declared_in_its_app(model):
    assert kept_of(model) is not None, f"declare {model._meta.label} in history.py of its app, see cus.audit.kept"


@pytest.mark.parametrize("kept", all_kept(), ids=lambda kept: kept.model._meta.label)
def test_no_field_is_shown_by_its_technical_name_or_in_english(kept):
    labels = {one.name: kept.label(one) for one in kept.fields()}

    assert [name for name, label in labels.items() if technical(label, name)] == []
    words = " ".join(f"<p>{text}</p>" for text in (*labels.values(), kept.name))
    assert check_words(words) == []


@pytest.mark.parametrize("kept", all_kept(), ids=lambda kept: kept.model._meta.label)
def test_choices_are_shown_by_their_labels(kept):
    for one in kept.fields():
        base = one.base_field if isinstance(one, ArrayField) else one
        labels = [str(label) for _, label in base.flatchoices or ()]
        assert check_words(" ".join(f"<p>{label}</p>" for label in labels)) == [], one.name


def test_addresses_of_kinds_are_unique():
    slugs = [kept.slug for kept in all_kept()]

    assert len(slugs) == len(set(slugs))


def test_titles_and_parents_name_fields_that_exist():
    for kept in all_kept():
        for name in (*kept.title, *filter(None, [kept.parent])):
            assert kept.model._meta.get_field(name)
        if kept.parent:
            assert root_of(kept) is not kept
            assert depth(kept) >= 1
        assert kept not in children_of(kept)


def test_a_page_that_is_named_exists():
    names = {name for name, _ in addresses(get_resolver()) if name}

    assert set(_pages) - names == set()


@pytest.mark.parametrize(("label", "name"), [("signed at", "signed_at"), ("service", "service")])
def test_a_technical_name_is_found(label, name):
    assert technical(label, name)


def test_a_polish_label_is_let_through():
    assert not technical("nazwa programu", "name")
    assert not technical("problem", "problem")
