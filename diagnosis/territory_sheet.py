"""Form 2 as a sheet: its head and its lines as plain data. Pure: no query is made here.

The head (territory, institution, the descriptions of the rows) travels as one row under a key of its own; the lines
follow. Both use the wishes and answers of ``diagnosis.sheet``.
"""

from typing import Any
from uuid import UUID

from diagnosis.enums import TerritoryRow
from diagnosis.models import TerritoryForm, TerritoryLine

HEAD_FIELDS = ("territory", "gmina_id", "assessor", *TerritoryRow.values)
LINE_FIELDS = ("row", "text")


def head_key(territory: TerritoryForm) -> UUID:
    """Return the key under which the head of the form travels."""
    return UUID(int=territory.pk)


def head_row(territory: TerritoryForm) -> dict[str, Any]:
    """Return the head as the sheet takes it: key, version, fields."""
    fields = {name: getattr(territory, name) for name in HEAD_FIELDS}
    return {"key": str(head_key(territory)), "version": territory.version, "fields": fields}


def line_row(line: TerritoryLine) -> dict[str, Any]:
    """Return one line as the sheet takes it, with its source and the text taken from there."""
    row = {
        "key": str(line.key),
        "version": line.version,
        "fields": {name: getattr(line, name) for name in LINE_FIELDS},
    }
    return row | ({"source": line.get_source_display(), "taken": line.taken} if line.source else {})


def any_row(row: TerritoryForm | TerritoryLine) -> dict[str, Any]:
    """Return a head or a line as the sheet takes it."""
    return head_row(row) if isinstance(row, TerritoryForm) else line_row(row)


def sheet_rows(territory: TerritoryForm) -> list[dict[str, Any]]:
    """Return the head and then the lines in order; ``lines`` may be prefetched."""
    return [head_row(territory), *(line_row(line) for line in territory.lines.all())]
