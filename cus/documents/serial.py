"""Dataclasses to canonical JSON and back, without loss and without floats.

Canonical: keys sorted, no spaces, UTF-8, ``Decimal`` and dates as text. Equal data gives equal bytes,
so a hash of them says whether anything has changed.
"""

import hashlib
import json
import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any


def to_data(value: Any) -> Any:
    """Turn a dataclass and what it holds into lists, dictionaries, texts, whole numbers and ``None``.

    Raises ``TypeError`` for anything else, floats and times of day included.
    """
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [to_data(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_data(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"a document cannot hold {type(value).__name__}")


def from_data(kind: Any, data: Any) -> Any:
    """Build a value of type ``kind`` from what ``to_data`` made of it.

    A field that the data lack takes its default, so data frozen before the field existed still load;
    an unknown key raises ``TypeError``.
    """
    if isinstance(kind, types.UnionType):
        if data is None:
            return None
        (kind,) = (one for one in typing.get_args(kind) if one is not type(None))
    if typing.get_origin(kind) is tuple:
        inner = typing.get_args(kind)[0]
        return tuple(from_data(inner, one) for one in data)
    if is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        unknown = set(data) - set(hints)
        if unknown:
            raise TypeError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
        return kind(**{name: from_data(hints[name], one) for name, one in data.items()})
    if kind is Decimal:
        return Decimal(data)
    if kind is date:
        return date.fromisoformat(data)
    return data


def canonical(data: Any) -> bytes:
    """Return the one way to write ``data`` (already plain) as bytes."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def sha256(content: bytes) -> str:
    """Hexadecimal SHA-256."""
    return hashlib.sha256(content).hexdigest()
