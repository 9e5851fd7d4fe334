"""History: every insert, update and delete of a tracked model, written by database triggers.

Each event row carries its own context (who, from which page), so the application role needs
neither UPDATE nor DELETE on history, and nothing in Python can forget to write it.
"""

import pghistory
import pgtrigger


def tracked(*, exclude: list[str] | None = None, added_when: pgtrigger.Q | None = None):
    """Return the class decorator that keeps the history of a model.

    ``exclude`` lists fields that must not enter history (secrets, derived values). ``added_when`` keeps
    additions of some rows alone: an event carries its second, which an anonymous answer must not.
    """
    return pghistory.track(
        pghistory.InsertEvent("added", condition=added_when) if added_when else pghistory.InsertEvent("added"),
        pghistory.UpdateEvent("changed", row=pghistory.New),
        pghistory.DeleteEvent("deleted", row=pghistory.Old),
        exclude=exclude or [],
    )
