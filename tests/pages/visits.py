"""Which pages are visited, and as whom: taken from the access table."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from tests.access.rows import Row
from tests.access.table import TABLE
from tests.access.test_walk import room_of

# Whoever sees most comes first: the director decides on everything that staff prepare.
MOST_FIRST = ("director", "organiser", "administrator", "worker", "reader", None)
PAGE = (200, 202)
# These answer with a file, with data for a script, or with two letters for a monitor.
NOT_PAGES = {
    "attachments:download",
    "desk:alive",
    "desk:history_access_export",
    "desk:ready",
    "desk:working",
    "drafts:session",
    "account_session_state",
    "desk:health_backup",
    "diagnosis:needs_state",
    "diagnosis:note_table",
    "diagnosis:potential_table",
    "diagnosis:coverage_table",
    "diagnosis:tally_export",
    "diagnosis:territory_state",
    "diagnosis:staffing_table",
    "diagnosis:outside_table",
    "partners:guide_export",
    "services:export",
    "services:import_table",
    "partners:import_table",
    "partners:bundle_file",
    "programmes:contract_table",
    "results:complaint_register",
    "results:complaint_table",
    "results:delivery_table",
    "results:quality_export",
    "services:occupations_export",
    "services:occupation_suggestions",
    "admin:services_occupationedition_example",
    "admin:services_occupationedition_compare_export",
    "people:rights_export",
    "admin:jsi18n",
    "admin:password_change_done",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """One person (``None``: nobody signed in) at one address."""

    row: Row
    role: str | None

    def __str__(self) -> str:
        return f"{self.row} as {self.role or 'stranger'}"

    @property
    def room(self) -> str:
        """The part of the application."""
        return room_of(self.row.name)

    def url(self, world) -> str:
        """The address in this world."""
        return reverse(self.row.name, args=self.row.values(world))


def roles_at(row: Row) -> list[str | None]:
    """Return who is shown the page, whoever sees most first."""
    statuses = row.get | {None: row.stranger}
    return [role for role in MOST_FIRST if statuses[role] in PAGE]


def visits(*, all_roles: bool = False) -> Iterator[Visit]:
    """Yield a visit to each page in each of its states: whoever sees most, and the reader, who sees least.

    ``all_roles``: everybody who is shown the page.
    """
    for row in TABLE:
        if row.name in NOT_PAGES or ("document" in row.name.rpartition(":")[2] and 202 not in row.get.values()):
            continue
        allowed = roles_at(row)
        chosen = allowed if all_roles else {*allowed[:1], *(role for role in allowed if role == "reader")}
        for role in MOST_FIRST:
            if role in chosen:
                yield Visit(row, role)


def rooms() -> list[str]:
    """Return the parts of the application, each once, in the order of the table."""
    return list(dict.fromkeys(visit.room for visit in visits()))
