"""Who says that a row about a partner holds, and as of which day."""

from collections.abc import Mapping

from django.db import models


def confirm_row(row: models.Model, values: Mapping[str, object], *, by) -> None:
    """Note ``by`` as the one who confirmed ``row`` when ``values`` bring another day of confirmation.

    The row has ``confirmed_on`` and ``confirmed_by``; values without the day change nothing. Not saved.
    """
    if "confirmed_on" in values and values["confirmed_on"] != row.confirmed_on:
        row.confirmed_by = by if values["confirmed_on"] else None
