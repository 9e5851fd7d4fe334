"""Bringing a deleted row back from its history, with what was deleted together with it.

The row comes back under its old number, so that its history goes on and what still points to that number
is right again. Rows under it that were deleted in the same transaction come back with it, where what they
point to is still there. What could not come back is said.
"""

import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pghistory
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from cus.accounts.acts import Act, refusal_without
from cus.audit.kept import Kept, children_of
from cus.audit.naming import Names
from cus.audit.wording import FieldChange, change_of, text_of
from cus.text.typography import quotable
from cus.workflow import Refusal, Refused, refuse_if


@dataclass(slots=True)
class Restored:
    """What came back and what did not, in words."""

    title: str
    rows: int = 0
    lost: list[str] = field(default_factory=list)
    forgets: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """One message for the person."""
        parts = [f"Przywrócono: {self.title}."]
        if self.rows:
            parts.append(f"Wróciło też wierszy, które do niego należą: {self.rows}.")
        if self.lost:
            parts.append(f"Nie wróciło, bo nie ma już tego, na co wskazywało: {'; '.join(self.lost)}.")
        if self.forgets:
            parts.append(f"Uzupełnij: {', '.join(self.forgets)}.")
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a deleted row held, and how many rows were deleted with it."""

    title: str
    name: str
    at: Any
    fields: list[FieldChange]
    rows: int
    forgets: tuple[str, ...]
    who: str = ""


def preview_of(kept: Kept, deleted: models.Model) -> Preview:
    """Return the contents of a deleted row, for the page that asks."""
    values = _values_of(kept, deleted.pk)
    names = Names()
    names.want_row(kept, values)
    for one in kept.fields():
        if one.is_relation:
            names.want_related(one, values.get(one.attname))
    names.fetch()
    texts = [(kept.label(one), text_of(one, values.get(one.attname), names.of)) for one in kept.fields()]
    rows = sum(1 for _ in _under(kept, values))
    shown = [change_of(label, text, "") for label, text in texts if text]
    who = get_user_model().objects.filter(pk=(deleted.pgh_context or {}).get("user")).first()
    title, at = quotable(names.title(kept, values)), deleted.pgh_created_at
    return Preview(title, kept.name, at, shown, rows, kept.forgets, who=str(who or ""))


def refusal_to_restore(by, kept: Kept, deleted: models.Model) -> Refusal | None:
    """Say why the row cannot come back now: right, still there, what it belongs to, the app's own rule."""
    without = refusal_without(by, Act.ROW_RESTORE)
    if without:
        return without
    if kept.model._base_manager.filter(pk=deleted.pgh_obj_id).exists():
        return Refusal("Ten wiersz już jest: ktoś go przywrócił.")
    if kept.events.objects.filter(pgh_obj_id=deleted.pgh_obj_id, pk__gt=deleted.pk).exists():
        return Refusal("To nie jest ostatnia treść tego wiersza. Przywróć go z nowszego wpisu historii.")
    row, lost = _built(kept, _values_of(kept, deleted.pk))
    if row is None:
        return Refusal(f"Nie ma już tego, do czego ten wiersz należał: {', '.join(lost)}.")
    return kept.restorable(by, row)


@transaction.atomic
def restore_row(*, kept: Kept, deleted: models.Model, by) -> Restored:
    """Bring a deleted row back; all or nothing of the row itself, and what is possible of the rows under it.

    Raises:
        Refused: wrong role, the row or a newer one like it is there, or what it belongs to may not change.
    """
    values = _values_of(kept, deleted.pk)
    _lock_owner(kept, values)
    refuse_if(refusal_to_restore(by, kept, deleted))
    names = Names()
    names.want_row(kept, values)
    names.fetch()
    done = Restored(f"{kept.name} „{quotable(names.title(kept, values))}”", forgets=kept.forgets)
    with pghistory.context(restored=True):
        row, lost = _built(kept, values)
        done.lost += lost
        _insert(row)
        for child, its_values in _under(kept, values):
            _restore_child(child, its_values, done)
        _recount(kept, row)
    return done


def _restore_child(child: Kept, values: dict[str, Any], done: Restored) -> None:
    """Bring back one row under the restored one, or note that it cannot come."""
    row, lost = _built(child, values)
    if row is None:
        done.lost.append(f"{child.name} ({', '.join(lost)})")
        return
    try:
        with transaction.atomic():
            _insert(row)
    except Refused:
        done.lost.append(child.name)
    else:
        done.rows += 1
        done.lost += lost


def _values_of(kept: Kept, event_id: int) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT to_jsonb(e)::text FROM {connection.ops.quote_name(kept.table)} e WHERE pgh_id = %s",  # noqa: S608
            [event_id],
        )
        return json.loads(cursor.fetchone()[0], parse_float=Decimal)


def _under(kept: Kept, values: dict[str, Any]):
    """Yield kind and values of the rows deleted in the same transaction under the row, outer ones first."""
    for child in children_of(kept):
        column = child.model._meta.get_field(child.parent).column
        quote = connection.ops.quote_name
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT to_jsonb(e)::text FROM {quote(child.table)} e WHERE {quote(column)} = %s"  # noqa: S608
                " AND pgh_label = 'deleted' AND pgh_created_at = %s AND pgh_context_id IS NOT DISTINCT FROM %s"
                " ORDER BY pgh_id",
                [values["pgh_obj_id"], values["pgh_created_at"], values["pgh_context_id"]],
            )
            rows = [json.loads(text, parse_float=Decimal) for (text,) in cursor.fetchall()]
        for row in rows:
            yield child, row
            yield from _under(child, row)


def _built(kept: Kept, values: dict[str, Any]) -> tuple[models.Model | None, list[str]]:
    """Return the unsaved row and what of it points to nothing; no row when it cannot be without that."""
    tracked = {one.name for one in kept.events._meta.concrete_fields}
    row, lost = kept.model(), []
    for one in kept.model._meta.concrete_fields:
        if one.name not in tracked:
            continue
        value = values.get(one.attname)
        if one.is_relation and value is not None:
            target = one.related_model._base_manager.filter(pk=value).first()
            if target is None:
                lost.append(kept.label(one))
                if not one.null:
                    return None, lost
                value = None
            setattr(row, one.name, target)
        else:
            setattr(row, one.attname, _python(one, value))
    return row, lost


def _python(one: models.Field, value: Any) -> Any:
    """Return a value of JSON as the field holds it; sealed bytes stay sealed."""
    if isinstance(one, models.BinaryField) and isinstance(value, str):
        sealed = bytes.fromhex(value.removeprefix("\\x"))
        return one.from_db_value(sealed, None, connection) if hasattr(one, "from_db_value") else sealed
    return one.to_python(value)


def _insert(row: models.Model) -> None:
    """Write a row under its old number.

    Raises:
        Refused: another row like it is there, or it breaks a rule of its model.
    """
    try:
        row.clean_fields(exclude=[one.name for one in row._meta.concrete_fields if one.is_relation or one.primary_key])
        row.clean()
        row.validate_constraints()
        with transaction.atomic():
            row.save(force_insert=True)
    except ValidationError as error:
        raise Refused(Refusal(" ".join(error.messages))) from error
    except IntegrityError as error:
        raise Refused(Refusal("Jest już inny taki sam wiersz. Najpierw go usuń albo zmień.")) from error


def _lock_owner(kept: Kept, values: dict[str, Any]) -> None:
    """Lock the rows above, the topmost first, so that nobody approves or deletes them meanwhile."""
    names = Names()
    names.want_row(kept, values)
    names.fetch()
    for above, pk in reversed(names.ancestors(kept, values)):
        list(above.model._base_manager.select_for_update(of=("self",)).filter(pk=pk))


def _recount(kept: Kept, row: models.Model) -> None:
    """Count up the version of what the row belongs to: a form opened before is stale now."""
    if not kept.recounts:
        return
    *path, counter = kept.recounts.split(".")
    owner = row
    for name in path:
        owner = getattr(owner, name)
    setattr(owner, counter, getattr(owner, counter) + 1)
    owner.save(update_fields=[counter])
