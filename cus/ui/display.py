"""Values of model fields as people read them: on the paper form shown, in comparisons."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from cus.text.dates import day, moment
from cus.text.numbers import number


@dataclass(frozen=True, slots=True)
class Difference:
    """One row of a comparison: what it is about, the text before and after (empty = nothing)."""

    label: str
    before: str
    after: str


def shown(value: Any) -> str:
    """Write any value in Polish; nothing is an empty text."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Tak" if value else "Nie"
    if isinstance(value, dt.datetime):
        return moment(value)
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, int | Decimal):
        return number(value)
    if isinstance(value, models.Manager | models.QuerySet):
        return shown(list(value.all()))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return "\n".join(shown(item) for item in value)
    return str(value)


def shown_field(obj: models.Model, name: str) -> str:
    """Write the field ``name`` of ``obj``: its choice's label where it has choices."""
    choice = getattr(obj, f"get_{name}_display", None)
    if choice:
        return str(choice() or "")
    try:
        many = obj._meta.get_field(name).many_to_many
    except FieldDoesNotExist:
        many = False
    if many and obj.pk is None:
        return ""
    return shown(getattr(obj, name))


def capital(label) -> str:
    """Begin a label with a capital letter; the rest stays."""
    text = str(label or "")
    return text[:1].upper() + text[1:]


def label_of(obj: models.Model, name: str) -> str:
    """Return the field's label with a capital letter."""
    return capital(obj._meta.get_field(name).verbose_name)


def differences(before: models.Model, after: models.Model, names: Iterable[str]) -> list[Difference]:
    """Return what differs between two states of the same kind of object, in the order of ``names``."""
    rows = (Difference(label_of(after, name), shown_field(before, name), shown_field(after, name)) for name in names)
    return [row for row in rows if row.before != row.after]
