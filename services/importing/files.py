"""From the bytes of the files to the plan."""

from collections.abc import Sequence

from cus.tables import read
from services.importing.plan import Plan, plan
from services.importing.reading import Parsed, read_files
from services.models import ServiceArea


def area_names() -> dict[int, str]:
    """Return the names of the 14 areas by their numbers."""
    return dict(ServiceArea.objects.order_by("number").values_list("number", "name"))


def parsed(contents: Sequence[bytes], areas: dict[int, str]) -> Parsed:
    """Read a workbook, or two CSV files.

    Raises:
        TableRefused: a file cannot be read as a table.
    """
    return read_files([sheet for content in contents for sheet in read(content)], areas)


def preview(contents: Sequence[bytes]) -> Plan:
    """Return what an import of the files would do; writes nothing.

    Raises:
        TableRefused: a file cannot be read as a table.
    """
    areas = area_names()
    return plan(parsed(contents, areas), areas)
