"""The history of one row, read from its events, in words."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import models

SAID = {"added": "dodano", "changed": "zmieniono", "deleted": "usunięto"}
QUIET = {"version", "search_text"}


@dataclass(frozen=True, slots=True)
class Change:
    """One field: its name, what was, what is."""

    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: when, who, what was done, to which fields."""

    at: dt.datetime
    who: str
    done: str
    changes: list[Change]


def history_of(row: models.Model) -> list[Entry]:
    """Return the events of ``row``, newest first; a model without history has none."""
    events = getattr(row, "events", None)
    if events is None:
        return []
    listed = list(events.order_by("pgh_id"))
    people = _people(listed)
    entries = []
    previous = None
    for event in listed:
        changes = _changes(row, previous, event) if previous is not None else []
        who = people.get((event.pgh_context or {}).get("user"), "aplikacja")
        entries.append(Entry(event.pgh_created_at, who, SAID.get(event.pgh_label, event.pgh_label), changes))
        previous = event
    return entries[::-1]


def _people(events) -> dict[int, str]:
    ids = {(event.pgh_context or {}).get("user") for event in events} - {None}
    return {person.pk: str(person) for person in get_user_model().objects.filter(pk__in=ids)}


def _changes(row: models.Model, before, after) -> list[Change]:
    changes = []
    for field in row._meta.concrete_fields:
        if field.name in QUIET or not hasattr(after, field.attname):
            continue
        was, now = getattr(before, field.attname), getattr(after, field.attname)
        if was != now:
            changes.append(Change(str(field.verbose_name), _text(field, was), _text(field, now)))
    return changes


def _text(field: models.Field, value) -> str:
    if value in (None, "", []):
        return "–"
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, list):
        choices = dict(getattr(field, "base_field", field).flatchoices or ())
        return "; ".join(str(choices.get(item, item)) for item in value)
    if isinstance(value, dt.datetime):
        return f"{value:%d.%m.%Y %H:%M}"
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    return str(dict(field.flatchoices or ()).get(value, value))
