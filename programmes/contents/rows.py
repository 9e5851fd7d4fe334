"""One kind of rows that a version of a programme holds, and how Postgres puts them together.

Everything that a version holds is read by one expression in the query of its items (or of the version
itself): a programme of 25 services with a dozen kinds of rows costs the queries of one with none.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, TextField
from django.db.models.functions import Cast, JSONObject

# Written as text, so that amounts keep their grosze and days their form.
AS_TEXT = (models.DecimalField, models.DateField, models.TimeField, models.UUIDField)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """One kind of rows.

    ``within`` names the link to what the rows stand under: an item, a version, or the row above (then the
    kind stands in ``inner`` of that row's kind). ``name`` is their key in the picture; ``columns`` are the
    fields read, ``names`` more of them as key → lookup („provider" → „partner__name").

    ``label`` is the heading under which two pictures are compared and ``write`` makes a text of the rows;
    a kind without ``write`` is told by the kind above it.
    """

    model: type[models.Model]
    within: str
    name: str
    columns: tuple[str, ...]
    names: dict[str, str] | None = field(default=None, hash=False)
    label: str = ""
    write: Callable[[list[dict]], str] | None = None
    inner: tuple["Rows", ...] = ()

    def expression(self) -> ArraySubquery:
        """Return the rows of one owner as an array of JSON objects, in their order."""
        has_place = any(one.name == "position" for one in self.model._meta.concrete_fields)
        rows = self.model._default_manager.filter(**{self.within: OuterRef("pk")})
        rows = rows.order_by(*(["position"] if has_place else []), "pk")
        return ArraySubquery(rows.values(json=JSONObject(**self._fields())))

    def _fields(self) -> dict[str, object]:
        fields = {name: self._plain(name) for name in self.columns}
        fields |= {key: F(lookup) for key, lookup in (self.names or {}).items()}
        return fields | {inner.name: inner.expression() for inner in self.inner}

    def _plain(self, name: str):
        column = self.model._meta.get_field(name)
        return Cast(F(name), TextField()) if isinstance(column, AS_TEXT) else F(name)

    def with_inner(self) -> Iterable["Rows"]:
        """This kind and all that stand under it."""
        yield self
        for inner in self.inner:
            yield from inner.with_inner()


def together(kinds: Iterable[Rows]) -> JSONObject:
    """Return all ``kinds`` of rows of one owner as one JSON object: name → rows."""
    return JSONObject(**{rows.name: rows.expression() for rows in kinds})
