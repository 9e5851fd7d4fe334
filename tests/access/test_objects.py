"""Own, other, unseen: an object that a person may not see answers like one that does not exist."""

import uuid

import pytest

from tests.access.table import TABLE
from tests.access.test_walk import in_groups, room_of
from tests.access.walk import EMPTY_FORM, client_with, sessions_of, undone, url_of

# What whoever is signed in may read as a whole: nobody is to be kept from knowing that a row exists.
OPEN_TO_ALL = {
    "centre:gmina_edit",
    "centre:gmina_remove",
    "centre:unit_edit",
    "centre:unit_remove",
    "centre:post_edit",
    "centre:post_remove",
    "centre:holding_edit",
    "centre:holding_remove",
    "centre:signatory_edit",
    "centre:signatory_remove",
    "centre:account_edit",
    "centre:account_remove",
    "centre:resolution_edit",
    "centre:resolution_remove",
    "centre:former_head_edit",
    "centre:former_head_remove",
    "centre:holding_add",
    "centre:qualifications",
    "centre:check",
    "centre:check_remove",
    "centre:resolution",
    "diagnosis:figure_mapping_delete",
    "diagnosis:figure_mapping_edit",
    "diagnosis:indicator",
    "diagnosis:indicator_delete",
    "diagnosis:indicator_edit",
    "diagnosis:indicator_values",
    "partners:agreement_template_restore",
    "partners:agreement_template_start",
    "partners:guide_gmina",
    "programmes:criterion_remove",
    "services:occupation",
    # An edition is approved, and a note on a change is of an adopted programme: whoever reads may see both.
    "results:annual_council",
    "results:annual_edition_document",
    "results:impact_delete",
    "results:impact_edit",
}
# Opened by who holds the link, whoever is signed in.
BY_LINK = {"people:accept", "results:provider"}
NOWHERE = {int: 999_999_999, str: "nie-ma-takiej", uuid.UUID: uuid.UUID(int=7)}


def of_objects() -> list:
    """Rows of addresses that name an object; the panel is one closed room and answers as a whole."""
    named = [row for row in TABLE if any(not arg.startswith("=") for arg in row.args)]
    return [row for row in named if room_of(row.name) != "admin"]


def first_rows() -> list:
    """One row of each such address."""
    return list({row.name: row for row in reversed(of_objects())}.values())


def elsewhere(row, world) -> list[list]:
    """Return arguments that lead nowhere: each object of the address in turn does not exist."""
    values = row.values(world)
    objects = [at for at, arg in enumerate(row.args) if not arg.startswith("=")]
    return [[NOWHERE[type(value)] if at == gone else value for at, value in enumerate(values)] for gone in objects]


def answers(row, args, session) -> set[int]:
    """Statuses of opening and posting; a method that the address does not have says nothing."""
    statuses = set()
    for method, data in (("get", None), ("post", EMPTY_FORM)):
        with undone():
            statuses.add(getattr(client_with(session), method)(url_of(row.name, args), data).status_code)
    return statuses - {405}


GROUPS = in_groups(first_rows(), 12)


# Who may most and who may least; the others in the long run.
FAR_APART = ("director", "reader")


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("far_apart", [True, pytest.param(False, marks=pytest.mark.soak)], ids=["", "others"])
def test_what_does_not_exist_answers_404_to_every_role_whatever_it_may_do(group, far_apart, world):
    sessions = {role: key for role, key in sessions_of(world).items() if (role in FAR_APART) is far_apart}

    faults = [
        f"{row.name}{args} as {role}: {found}"
        for row in GROUPS[group]
        for args in elsewhere(row, world)
        for role, session in sessions.items()
        if (found := answers(row, args, session)) != {404}
    ]

    assert not faults, "\n".join(faults)


def test_each_address_of_an_object_is_tried_by_somebody_who_may_not_see_it():
    tried = {row.name for row in of_objects() if 404 in {*row.get.values(), *row.post.values()}}

    assert {row.name for row in of_objects()} - tried == OPEN_TO_ALL | BY_LINK


def test_each_address_of_an_object_is_tried_by_somebody_who_sees_it():
    seen = {
        row.name for row in of_objects() if {200, 202, 302, 409, 422, 400} & {*row.get.values(), *row.post.values()}
    }

    assert {row.name for row in of_objects()} - seen == set()
