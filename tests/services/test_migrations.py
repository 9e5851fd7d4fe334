"""Requirements of the first shape take their places in groups, and come back into words."""

import importlib

import pytest
from django.apps import apps

from cus.desk.loaders.files import read_json
from services.conditions import condition_of
from services.models import Occupation, Service, ServiceRequirement

pytestmark = pytest.mark.django_db
MIGRATION = importlib.import_module("services.migrations.0003_nursery_structured")
BASIS = "ustawa z 4 lutego 2011 r. o opiece nad dziećmi w wieku do lat 3"


def old_nursery() -> Service:
    """Return the nursery with its requirements as paragraphs."""
    service = Service.objects.get(slug="zlobkowa-przedszkolna")
    service.requirements.filter(subject="person").delete()
    texts = [f"Opiekun w żłobku, możliwość {number}: opis." for number in (1, 2, 3, 4)]
    curriculum = next(
        row["text"]
        for found in read_json("reference/services-handbook.json")["services"]
        for row in found["requirements"]
        if row.get("hours") == 280
    )
    for position, text in enumerate([*texts, f"Szkolenie 280-godzinne {curriculum}."], start=5):
        ServiceRequirement.objects.create(
            service=service, position=position, kind="qualification", text=text, legal_basis=BASIS
        )
    return service


def test_the_nurserys_paragraphs_become_the_conditions_of_the_reference_data():
    expected = [condition_of(row) for row in Service.objects.get(slug="zlobkowa-przedszkolna").requirements.all()]
    service = old_nursery()

    MIGRATION.group(apps, None)

    assert [condition_of(row) for row in service.requirements.all()] == expected


def test_a_nursery_in_the_centres_own_words_is_left_alone():
    service = old_nursery()
    service.requirements.filter(text__contains="możliwość 4").update(text="Nasz własny opis.")

    MIGRATION.group(apps, None)

    assert service.requirements.filter(kind="qualification", subject="person").count() == 5


def test_required_occupations_stay_any_of_and_words_stay_a_must_each():
    service = Service.objects.get(slug="pomoc-domowa")
    service.requirements.all().delete()
    for position, code in enumerate(["515202", "532201"]):
        entry = Occupation.objects.get(code=code)
        ServiceRequirement.objects.create(
            service=service, position=position, kind="required_occupation", occupation=entry
        )
    ServiceRequirement.objects.create(service=service, position=3, kind="qualification", text="Referencje.")

    MIGRATION.group(apps, None)

    places = service.requirements.values_list("group", "alternative")
    assert list(places) == [(1, 1), (1, 2), (2, 1)]


def test_going_back_leaves_no_kind_that_the_first_shape_does_not_know():
    MIGRATION.in_words(apps, None)

    kinds = set(ServiceRequirement.objects.values_list("kind", flat=True))
    assert kinds == {
        "required_occupation",
        "example_occupation",
        "qualification",
        "none_required",
        "separate_provisions",
    }
    assert not ServiceRequirement.objects.filter(kind="qualification", text="").exists()
