"""From the bytes of the files to the plan."""

from collections.abc import Sequence

from cus.tables import read
from partners.importing.plan import Plan, plan
from partners.importing.reading import Parsed, read_files


def parsed(contents: Sequence[bytes]) -> Parsed:
    """Read a workbook, or two CSV files.

    Raises:
        TableRefused: a file cannot be read as a table.
    """
    return read_files([sheet for content in contents for sheet in read(content)])


def preview(contents: Sequence[bytes]) -> Plan:
    """Return what an import of the files would do; writes nothing.

    Raises:
        TableRefused: a file cannot be read as a table.
    """
    return plan(parsed(contents))
