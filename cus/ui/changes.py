"""Who changed what since a form was opened, read from history."""

from collections.abc import Mapping
from itertools import pairwise

from django.contrib.auth import get_user_model
from django.db import models

from cus.text.dates import moment


class Changes:
    """The saves of ``obj`` after the version ``seen``; read from the database at the first question.

    ``changes.by("name")`` gives „Jan Testowy, 22 listopada 2026, 14:03” – the last save that changed
    the field, or the last of all – and an empty text where history does not know.
    """

    def __init__(self, obj: models.Model, version_field: str, seen: int | None) -> None:
        self.obj, self.version_field, self.seen = obj, version_field, seen or 0
        self._by: dict[str, str] | None = None

    def by(self, name: str = "") -> str:
        """Say who changed the field last, and when."""
        if self._by is None:
            self._by = self._read()
        return self._by.get(name, self._by.get("", ""))

    def _read(self) -> dict[str, str]:
        model = getattr(type(self.obj), "pgh_event_model", None)
        if model is None or self.obj.pk is None:
            return {}
        since = {f"{self.version_field}__gte": self.seen}
        events = list(model.objects.filter(pgh_obj_id=self.obj.pk, **since).order_by("pgh_id"))
        words = self._words(events)
        found = {}
        names = [field.attname for field in self.obj._meta.concrete_fields]
        for before, after in pairwise(events):
            found[""] = words[after.pgh_id]
            for name in names:
                if getattr(before, name, None) != getattr(after, name, None):
                    found[name.removesuffix("_id")] = words[after.pgh_id]
        if events:
            found.setdefault("", words[events[-1].pgh_id])
        return found

    def _words(self, events) -> Mapping[int, str]:
        keys = {event.pgh_id: (event.pgh_context or {}).get("user") for event in events}
        people = get_user_model().objects.in_bulk([key for key in set(keys.values()) if key])
        return {
            event.pgh_id: ", ".join(
                filter(None, [str(people.get(keys[event.pgh_id]) or ""), moment(event.pgh_created_at)])
            )
            for event in events
        }
