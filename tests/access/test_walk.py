"""Every named address × every role, opened and posted to with nothing."""

import re
from itertools import groupby

import pytest

from tests.access.table import TABLE
from tests.access.walk import addresses, faults_of, sessions_of

# Addresses without a name, which nothing links to: the panel's short form of a row's page, and the
# pages of the sign-in library that do not exist here.
UNNAMED = re.compile(r"^admin/\w+/\w+/<path:object_id>/$|^\^konto/\(email")


def room_of(name: str) -> str:
    """The namespace; the sign-in library has none."""
    return name.rpartition(":")[0] or "account"


def in_groups(rows: list, size: int) -> dict[str, list]:
    """Return the rows room by room in groups of at most ``size``, so that several processes share a room."""
    return {
        f"{room}-{at // size}": members[at : at + size]
        for room, found in groupby(sorted(rows, key=lambda row: room_of(row.name)), key=lambda row: room_of(row.name))
        for members in [list(found)]
        for at in range(0, len(members), size)
    }


def in_both_runs(chosen: dict[str, list], more: dict[str, list]) -> list:
    """Return the names of the groups: those of the short run, and ``more`` for the long one."""
    return [*chosen, *(pytest.param(name, marks=pytest.mark.soak) for name in more)]


# Each address once as everybody; in its other states, another two fifths of the table, in the long run.
FIRST = {row.name: row for row in reversed(TABLE)}
GROUPS = in_groups(list(FIRST.values()), 12)
FURTHER = {
    f"{name}-further": rows
    for name, rows in in_groups([row for row in TABLE if row is not FIRST[row.name]], 12).items()
}


def missing_from_table() -> set[str]:
    """Names of addresses that the table does not have."""
    return {name for name, _ in addresses() if name} - {row.name for row in TABLE}


@pytest.mark.parametrize("group", in_both_runs(GROUPS, FURTHER))
def test_each_role_gets_what_the_table_says_and_nothing_is_written_in_passing(group, world):
    sessions = sessions_of(world)

    faults = [fault for row in (GROUPS | FURTHER)[group] for fault in faults_of(row, world, sessions)]

    assert not faults, "\n".join(faults)


def test_no_state_of_an_address_is_left_out():
    assert sum(map(len, (GROUPS | FURTHER).values())) == len(TABLE)


def test_every_named_address_is_in_the_table():
    assert not missing_from_table()


def test_the_table_has_no_address_that_is_gone():
    assert not {row.name for row in TABLE} - {name for name, _ in addresses()}


def test_an_address_without_a_name_is_known_by_its_form():
    assert not [route for name, route in addresses() if not name and not UNNAMED.match(route)]
