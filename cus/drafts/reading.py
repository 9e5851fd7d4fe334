"""Reads what a page's script sends, trusting nothing in it."""

import json
from dataclasses import dataclass
from uuid import UUID

from cus.drafts.actions import MOST_BYTES, TOO_BIG
from cus.drafts.registry import DraftedForm, drafted
from cus.workflow import Refused

MOST_FIELDS = 3_000
MOST_VERSION = 2_000_000_000


class Malformed(ValueError):
    """The request is not what our pages send."""


class Unknown(LookupError):
    """No such form, or an object that the person may not see."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A request about one opening of one form."""

    form: DraftedForm
    object_key: str
    opening: UUID
    found: object
    body: dict

    @property
    def subject(self) -> str:
        """What is open: one name for all forms of one thing; empty when it is nothing yet."""
        return "" if self.form.makes_new else subject_of(self.found, self.form.place)


def subject_of(found: object, place: str = "") -> str:
    """Return the name under which open pages of a thing, or of one place of it, are listed."""
    meta = getattr(found, "_meta", None)
    if meta is None or found.pk is None:
        return ""
    return f"{meta.label_lower}:{found.pk}" + (f":{place}" if place else "")


def read(request) -> Sent:
    """Read and narrow: the form must exist and the person must see its object.

    Raises:
        Refused: too big. Malformed: not ours. Unknown: no such form or object for this person.
    """
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES or len(request.body) > MOST_BYTES:
        raise Refused(TOO_BIG)
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Malformed from error
    if not isinstance(body, dict):
        raise Malformed
    form, object_key = drafted(body.get("form")), body.get("object")
    if form is None:
        raise Unknown
    if not isinstance(object_key, str) or len(object_key) > 60:
        raise Malformed
    try:
        opening = UUID(body.get("opening"))
    except (TypeError, ValueError, AttributeError) as error:
        raise Malformed from error
    found = form.find(request.user, object_key) if form.find else None
    if (form.find and found is None) or (not form.find and object_key):
        raise Unknown
    return Sent(form, object_key, opening, found, body)


def data_of(body: dict) -> dict[str, list[str]]:
    """Return the typed text: names of controls and lists of texts.

    Raises:
        Malformed: anything else.
    """
    data = body.get("data")
    if not isinstance(data, dict) or len(data) > MOST_FIELDS:
        raise Malformed
    for name, values in data.items():
        if len(name) > 200 or not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise Malformed
    return {name: [_whole(value) for value in values] for name, values in data.items()}


def _whole(text: str) -> str:
    """Drop what the database cannot hold: the null character and halves of characters."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")


def version_of(body: dict) -> int:
    """Return the version that the form was opened with.

    Raises:
        Malformed: not a whole number.
    """
    version = body.get("version", 0)
    if type(version) is not int or not 0 <= version < MOST_VERSION:
        raise Malformed
    return version
