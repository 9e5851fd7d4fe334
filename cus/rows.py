"""Saving the rows of a small table so that history shows only what happened."""

from collections.abc import Mapping, Sequence

from django.db import models


def replace_rows(
    existing: models.QuerySet, *, parent: Mapping[str, object], contents: Sequence[Mapping[str, object]]
) -> None:
    """Make the rows of ``existing`` (ordered by ``position``) equal to ``contents``, in that order.

    A row that did not change is not written; the rest is changed in place, added or removed.
    ``parent`` gives new rows the object they belong to. Call it inside an action, under its lock.

    Raises:
        ValidationError: a row breaks a rule of its model.
    """
    rows = list(existing)
    for at, values in enumerate(contents):
        row = rows[at] if at < len(rows) else existing.model(**parent)
        wanted = {**values, "position": at}
        if row.pk is None or any(getattr(row, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(row, name, value)
            row.full_clean()
            row.save()
    for row in rows[len(contents) :]:
        row.delete()
