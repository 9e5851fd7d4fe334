"""Requirements as they are edited: which columns a kind uses, where a row stands, how it is said before it is saved."""

import pytest
from django.http import QueryDict

from services import columns
from services.enums import CONDITION_KINDS, RequirementKind
from services.forms.requirements import RequirementForm, said_of
from services.models import Occupation, OccupationEdition, ServiceRequirement
from services.validators import NEEDED

pytestmark = pytest.mark.django_db


def sent(*rows: dict[str, str]) -> QueryDict:
    """Return the posted rows of a service's form."""
    data = QueryDict(mutable=True)
    data["requirements-TOTAL_FORMS"] = str(len(rows))
    for at, row in enumerate(rows):
        for name, value in ({"subject": "person", "group": "1", "alternative": "1", "position": "0"} | row).items():
            data[f"requirements-{at}-{name}"] = value
    return data


def texts(said) -> list[str]:
    """Return every line that was said."""
    return [line.text for group in said.groups for line in group.lines]


@pytest.mark.parametrize("kind", RequirementKind)
def test_what_a_kind_needs_it_shows_at_once_and_never_calls_unused(kind):
    needed = set(NEEDED.get(kind, {}))

    assert needed <= set(columns.shown_at_once(kind))
    assert not set(columns.unused(kind)) & set(columns.shown_at_once(kind))


def test_every_column_of_the_table_is_asked_in_the_form():
    asked = {cell.name for cell in RequirementForm(instance=ServiceRequirement()).cells}

    assert asked == set(RequirementForm.base_fields)


def test_a_filled_column_that_the_kind_does_not_use_is_never_left_out_of_sight():
    row = ServiceRequirement(kind="education", education="higher", hours=80)

    off = {cell.name for cell in RequirementForm(instance=row).cells if cell.off}

    assert "hours" not in off
    assert {"occupation", "topic", "months"} <= off


@pytest.mark.parametrize(("name", "value"), [("hours", "80"), ("topic", "kurs"), ("names_are_examples", "on")])
def test_what_the_kind_does_not_use_is_refused_at_its_field(name, value):
    form = RequirementForm({"kind": "education", "subject": "person", "education": "higher", name: value})

    assert form.errors[name] == ["Przy tym rodzaju wymagania zostaw puste."]


def test_two_possibilities_are_said_before_they_are_saved():
    said = said_of(
        sent(
            {"kind": "required_occupation", "occupation": "341204"},
            {"kind": "required_occupation", "occupation": "opiekun osoby starszej", "alternative": "2"},
        ),
        "requirements",
    )

    assert texts(said) == [
        "Wymagany jeden z zawodów: 341204 Opiekunka środowiskowa albo 341202 Opiekun osoby starszej."
    ]
    assert said.unfinished == 0
    assert not ServiceRequirement.objects.filter(service__isnull=True).exists()


def test_unfinished_rows_are_counted_and_removed_ones_are_not():
    said = said_of(
        sent(
            {"kind": "course", "topic": "szkolenie z pierwszej pomocy"},
            {"kind": "course"},
            {"kind": "experience", "DELETE": "on"},
            {},
        ),
        "requirements",
    )

    assert texts(said) == ["Wymagane: szkolenie z pierwszej pomocy."]
    assert said.unfinished == 1


@pytest.mark.parametrize("total", ["", "-1", "99999", "abc", "1e3"])
def test_a_senseless_number_of_rows_says_nothing(total):
    data = sent()
    data["requirements-TOTAL_FORMS"] = total

    assert said_of(data, "requirements").groups == []


def test_an_occupation_that_stands_in_the_row_is_kept_as_it_is(occupation_of_the_past):
    row = ServiceRequirement(kind="required_occupation", occupation=occupation_of_the_past)

    form = RequirementForm(
        {"kind": "required_occupation", "subject": "person", "occupation": str(occupation_of_the_past)}, instance=row
    )

    assert form.is_valid(), form.errors
    assert form.cleaned_data["occupation"] == occupation_of_the_past


@pytest.fixture
def occupation_of_the_past():
    """An entry of an edition that is not current."""
    edition = OccupationEdition.objects.create(
        code="dawne", name="Wydanie dawne", state_on="2010-01-01", legal_basis="rozporządzenie"
    )
    return Occupation.objects.create(edition=edition, code="341299", title="Opiekun dawny", level=5)


def test_the_page_is_told_of_every_kind():
    told = columns.told_to_the_page({"topic": "nazwa"})

    assert set(told) == set(RequirementKind.values)
    assert told["experience"]["names"]["topic"].startswith("w czym")
    assert told["education"]["names"]["topic"] == "nazwa"
    assert all(told[kind]["shown"] or kind in columns.IN_WORDS for kind in CONDITION_KINDS)
