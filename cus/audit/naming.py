"""Names of rows that history speaks of: as they are called now, or as they were called last."""

import json
from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.db import connection, models

from cus.audit.kept import Kept, kept_of

LONGEST = 90
ROUNDS = 5  # a title may name a row whose title names a row, and so on


class Names:
    """Collects rows to be named, fetches them kind by kind, answers.

    The number of queries depends on how many kinds there are, never on how many rows.
    """

    def __init__(self) -> None:
        self._wanted: dict[tuple[type[models.Model], str], set[Any]] = defaultdict(set)
        self._rows: dict[tuple[type[models.Model], Any], Any] = {}

    def want(self, model: type[models.Model], pk: Any) -> None:
        """Say that a name will be asked for."""
        self._want(model, "pk", pk)

    def want_related(self, one: models.Field, value: Any) -> None:
        """Say that the name of the row at the other end of ``one`` will be asked for, by whatever key it points."""
        target = one.target_field
        self._want(one.related_model, "pk" if target.primary_key else target.name, value)

    def _want(self, model: type[models.Model], by: str, value: Any) -> None:
        if value is not None and (model, value) not in self._rows:
            self._wanted[model, by].add(value)

    def want_row(self, kept: Kept, row: dict[str, Any]) -> None:
        """Say that the title of a history row, and its parent's, will be asked for."""
        for name in (*kept.title, *filter(None, [kept.parent])):
            self._want_field(kept, row, name)

    def _want_field(self, kept: Kept, row: dict[str, Any], name: str) -> None:
        one = kept.model._meta.get_field(name)
        if one.is_relation:
            self.want_related(one, row.get(one.attname))

    def fetch(self) -> None:
        """Fetch everything wanted, and what their titles name."""
        for _ in range(ROUNDS):
            wanted, self._wanted = dict(self._wanted), defaultdict(set)
            for (model, by), keys in wanted.items():
                kept = kept_of(model)
                if kept is None:
                    self._fetch_plain(model, by, keys)
                else:
                    self._fetch_kept(kept, by, keys)
            if not self._wanted:
                return

    def _fetch_plain(self, model: type[models.Model], by: str, keys: set[Any]) -> None:
        rows = model._default_manager.in_bulk(list(keys), field_name=by)
        for key in keys:
            self._rows[model, key] = str(rows[key]) if key in rows else None

    def _fetch_kept(self, kept: Kept, by: str, keys: set[Any]) -> None:
        columns = [kept.model._meta.get_field(name).attname for name in (*kept.title, *filter(None, [kept.parent]))]
        found = kept.model._base_manager.filter(**{f"{by}__in": keys}).values(by, *{*columns} - {by})
        rows = {row[by]: row for row in found}
        if by == "pk":
            rows |= _last_known(kept, keys - rows.keys())
        for key in keys:
            self._rows[kept.model, key] = rows.get(key)
            if key in rows:
                self.want_row(kept, rows[key])

    def of(self, model: type[models.Model], pk: Any) -> str:
        """Return the name of a row."""
        kept = kept_of(model)
        row = self._rows.get((model, pk))
        if row is None:
            return f"{model._meta.verbose_name} nr {pk}"
        return row if kept is None else self.title(kept, row) or f"nr {pk}"

    def title(self, kept: Kept, row: dict[str, Any]) -> str:
        """Return the title of a row from its values."""
        parts = []
        for name in kept.title:
            one = kept.model._meta.get_field(name)
            value = row.get(one.attname)
            if one.is_relation and value is not None:
                parts.append(self.of(one.related_model, value))
            elif value not in (None, ""):
                labels = dict(one.flatchoices or ())
                parts.append(str(labels.get(value, value)))
        return _short(kept.joined.join(parts))

    def parent(self, kept: Kept, row: dict[str, Any]) -> tuple[Kept, Any] | None:
        """Return kind and id of the row's parent, when it is declared."""
        if not kept.parent:
            return None
        one = kept.model._meta.get_field(kept.parent)
        above, pk = kept_of(one.related_model), row.get(one.attname)
        return (above, pk) if above is not None and pk is not None else None

    def ancestors(self, kept: Kept, row: dict[str, Any]) -> list[tuple[Kept, Any]]:
        """Return the rows above, the nearest first."""
        found: list[tuple[Kept, Any]] = []
        above = self.parent(kept, row)
        while above is not None and above not in found:
            found.append(above)
            row = self._rows.get((above[0].model, above[1])) or {}
            above = self.parent(above[0], row)
        return found


def _last_known(kept: Kept, pks: set[Any]) -> dict[Any, dict[str, Any]]:
    """Return the last values of rows that are gone, from their history."""
    if not pks:
        return {}
    quoted = connection.ops.quote_name(kept.table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT ON (pgh_obj_id) pgh_obj_id, to_jsonb(e)::text FROM {quoted} e"  # noqa: S608
            " WHERE pgh_obj_id = ANY(%s) ORDER BY pgh_obj_id, pgh_id DESC",
            [list(pks)],
        )
        return {pk: json.loads(text, parse_float=Decimal) for pk, text in cursor.fetchall()}


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
