"""Which forms keep their text on the server while somebody types, and who may type in them.

Each app enters its forms in ``drafted.py``. A form that is not entered has no drafts.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import models

from cus.accounts.acts import Act

# What must never be kept in plain text, whatever a form calls it.
NEVER = ("csrfmiddlewaretoken", "password", "haslo", "pesel", "sessionid")


@dataclass(frozen=True, slots=True)
class DraftedForm:
    """A form that keeps drafts.

    ``find(user, object)`` returns the object if that person may see it, otherwise ``None``; ``object``
    is the text of its key. A form of a new thing gets its parent's key, or an empty text. ``act`` is
    the right to save; ``open_by`` says that somebody has it open: „Tę fiszkę ma teraz otwartą”.
    ``sealed`` names fields that are kept nowhere in plain text. ``makes_new``: what ``find`` finds is only
    the parent, which nobody has open by writing here. ``place`` sets a page apart from the other pages of the
    same thing; ``saves_itself``: it keeps no drafts, people are only told who else has it open.
    """

    key: str
    act: Act
    find: Callable[[object, str], models.Model | None] | None = None
    open_by: str = "Ten formularz ma teraz otwarty"
    sealed: frozenset[str] = field(default_factory=frozenset)
    version_field: str = "version"
    makes_new: bool = False
    place: str = ""
    saves_itself: bool = False

    def keeps(self, name: str) -> bool:
        """Say whether the field ``name`` may stand in a draft."""
        plain = name.rpartition("-")[2].lower()
        # What was sealed for the way back to the page is a secret too.
        hidden = plain in self.sealed or plain.endswith("_carried")
        return not hidden and not any(word in name.lower() for word in NEVER)


_FORMS: dict[str, DraftedForm] = {}


def register(*forms: DraftedForm) -> None:
    """Enter forms; called while the application starts."""
    _FORMS.update({form.key: form for form in forms})


def drafted(key: object) -> DraftedForm | None:
    """Return the form entered under ``key``."""
    return _FORMS.get(key) if isinstance(key, str) else None


def all_forms() -> list[DraftedForm]:
    """Return every form that keeps drafts, by key."""
    return [_FORMS[key] for key in sorted(_FORMS)]


def by_pk(objects: Callable[[object], models.QuerySet]) -> Callable[[object, str], models.Model | None]:
    """Make ``find`` of a function from a person to what they may see."""

    def find(user, key: str) -> models.Model | None:
        number = key.isascii() and key.isdecimal() and len(key) < 18
        return objects(user).filter(pk=int(key)).first() if number else None

    return find
