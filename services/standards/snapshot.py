"""The contents of a standard at one moment, as plain JSON of values, and what differs between two.

Values, not wording: a changed label of the interface never looks like a changed standard.
"""

import datetime

from cus.ui.display import Difference, capital, label_of, shown_field
from services.models import QualityStandard
from services.standards.areas import AREAS, CONTENT, HEAD

NAMES = (*HEAD, "partner_name", *CONTENT)


def snapshot_of(standard: QualityStandard) -> dict:
    """Return ``{name: value}``; a day is ISO text."""
    return {name: _plain(getattr(standard, name)) for name in NAMES}


def standard_of(snapshot: dict) -> QualityStandard:
    """Build an unsaved standard that shows what ``snapshot`` holds; what it lacks is empty."""
    known = {name: value for name, value in snapshot.items() if name in NAMES}
    if known.get("planned_from"):
        known["planned_from"] = datetime.date.fromisoformat(known["planned_from"])
    return QualityStandard(**known)


def compare(before: QualityStandard, after: QualityStandard) -> list[Difference]:
    """Return what differs, in the order of the paper; the label says in which area."""
    rows = [
        Difference(_label(after, name), shown_field(before, name), shown_field(after, name))
        for name in NAMES
        if getattr(before, name) != getattr(after, name)
    ]
    return [row for row in rows if row.before != row.after]


def _plain(value):
    return value.isoformat() if isinstance(value, datetime.date) else value


def _label(standard: QualityStandard, name: str) -> str:
    area = next((area for area in AREAS if name in area.fields), None)
    own = label_of(standard, name)
    return f"{area.number}. {area.title}: {own[:1].lower()}{own[1:]}" if area else capital(own)
