"""Where the history of a row of the panel is read: the application's own page of history.

The package that keeps history says so in its ``AppConfig.ready``; this one knows nothing of it.
"""

from collections.abc import Callable

from django.db import models

_source: Callable[[models.Model], str] | None = None


def address_source(source: Callable[[models.Model], str]) -> None:
    """Say who knows the address of a row's history."""
    global _source
    _source = source


def address_of(row: models.Model | None) -> str:
    """Return the address of a row's history, or an empty text when it has none."""
    return _source(row) if _source and row is not None else ""
