"""The classification as people look for it: by code, by title with inflection and slips, by group, as a tree."""

import pytest
from django.urls import reverse

from services.models import Occupation, OccupationEdition
from services.occupations.search import search
from services.occupations.tree import opened, path_to

pytestmark = pytest.mark.django_db
TREE = "/uslugi/zawody/"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("asystenta osoby niepelnosprawnej", "341201"),
        ("asystentka osób niepełnosprawnych", "341201"),
        ("pielegniarki", "222101"),
        ("opiekunka dziecieca", "325905"),
        ("fizjoterapelta", "229201"),
        ("341201", "341201"),
        ("34 12 01", "341201"),
        ("341201 Asystent", "341201"),
    ],
)
def test_an_occupation_is_found_as_people_write_it(asked, code):
    found = search(Occupation.objects.current(), asked).found

    assert code in [entry.code for entry in found[:10]]


def test_a_code_of_a_group_finds_the_group_first_and_then_what_stands_under_it():
    found = search(Occupation.objects.current(), "3412").found

    assert found[0].code == "3412"
    assert all(entry.code.startswith("3412") for entry in found)
    assert len(found) > 5


@pytest.mark.parametrize("asked", ["", "  ", "?!", "xyzżółw", "%", "_", "999999", "0" * 300])
def test_nonsense_finds_nothing_and_breaks_nothing(asked):
    assert search(Occupation.objects.current(), asked).found == []


def test_right_words_are_not_mixed_with_slips():
    exact = search(Occupation.objects.current(), "fizjoterapeuta")
    slip = search(Occupation.objects.current(), "fizjoterapelta")

    assert not exact.with_slips
    assert slip.with_slips
    assert {"Fizjoterapeuta"} <= {entry.title for entry in slip.found}


def test_the_tree_opens_only_the_groups_that_lead_to_the_chosen_one():
    edition = OccupationEdition.objects.current()

    branches = opened(edition, path_to(edition, "3412"))

    assert [branch.code for branch in branches] == list("0123456789")
    assert [branch.code for branch in branches if branch.children] == ["3"]
    assert [branch.code for branch in branches[3].children if branch.children] == ["34"]


def test_every_role_reads_the_tree_and_steps_down_to_an_occupation(reader, client_for):
    client = client_for(reader)

    top = client.get(TREE).content.decode()
    group = client.get(TREE, {"grupa": "3412"}).content.decode()
    entry = client.get(f"{TREE}341201/").content.decode()

    assert 'href="?grupa=3#otwarta"' in top
    assert 'href="/uslugi/zawody/341201/"' in group
    assert "Asystent osoby niepełnosprawnej" in entry
    assert 'href="/uslugi/zawody/?grupa=3412#otwarta"' in entry


def test_search_keeps_to_the_open_group(reader, client_for):
    client = client_for(reader)

    inside = client.get(TREE, {"q": "opiekun", "grupa": "34"}).context["page"].object_list
    everywhere = client.get(TREE, {"q": "opiekun"}).context["page"].object_list

    assert {entry.code[:2] for entry in inside} == {"34"}
    assert len(everywhere) > len(inside) > 0


@pytest.mark.parametrize("query", [{"grupa": "9999"}, {"grupa": "x"}, {"strona": "x"}, {"q": "a" * 500}])
def test_wrong_values_in_the_address_are_passed_over(query, reader, client_for):
    assert client_for(reader).get(TREE, query).status_code == 200


@pytest.mark.parametrize("query", [{}, {"grupa": "3412"}, {"q": "opiekun"}, {"q": "fizjoterapelta"}])
def test_a_page_of_the_classification_asks_few_questions(query, reader, client_for, django_assert_max_num_queries):
    client = client_for(reader)

    with django_assert_max_num_queries(14):
        client.get(reverse("services:occupations"), query)


def test_an_occupation_lists_the_services_that_name_it(reader, client_for):
    page = client_for(reader).get(f"{TREE}341204/")

    assert page.context["services"].count() == 3
