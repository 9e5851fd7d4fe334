"""Two texts of one thing: what I typed and what somebody else saved meanwhile, joined field by field.

Every form that is opened carries *marks*: short fingerprints of what stood in its fields. When it comes
back after somebody else's save, three texts are compared: the one it was opened with (its mark), mine
and theirs. What only one of us changed needs no question; what both changed is a *clash* and a person
chooses: mine, theirs, or both joined. Nothing is ever dropped without having been shown.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.crypto import salted_hmac

from cus.ui.typed import as_sent, is_choice, plain, sent_of, written

SALT = "cus.ui.stale"
LENGTH = 12
MINE, THEIRS, JOIN = "mine", "theirs", "join"
# Fields that a form carries for itself; nobody types them.
OWN = frozenset({"version", "marks", "token", "DELETE"})


@dataclass(slots=True)
class Theirs:
    """What somebody else saved in a field that I changed too.

    ``by`` says who and when (may be empty), ``joined`` is both texts together where they can be,
    ``lists`` that joining means taking every ticked box of both.
    """

    text: str
    sent: list[str]
    by: str = ""
    joined: str | None = None
    lists: bool = False
    chosen: str = MINE

    @property
    def joins(self) -> bool:
        """Both may stay."""
        return self.joined is not None or self.lists


@dataclass(frozen=True, slots=True)
class Taken:
    """What only somebody else changed: it stands in the form now. ``anchor`` may be empty (a row gone)."""

    label: str
    text: str
    by: str = ""
    anchor: str = ""


def mark(field: forms.Field, sent: list[str]) -> str:
    """Return the fingerprint of a field's contents; it says nothing about them to who lacks our key."""
    contents = "\x1f".join(plain(field, sent))
    return salted_hmac(SALT, contents).hexdigest()[:LENGTH] if contents else ""


def compared(form: forms.BaseForm) -> list[str]:
    """Return the names of fields that people fill in."""
    return [name for name, field in form.fields.items() if name not in OWN and not field.widget.is_hidden]


def marks_of(form: forms.BaseForm, sent: Mapping[str, list[str]]) -> dict[str, str]:
    """Return the fingerprint of each field, by name."""
    return {name: mark(form.fields[name], sent[name]) for name in compared(form) if name in sent}


def initial_of(form: forms.BaseForm) -> dict[str, list[str]]:
    """Return what the form shows when it is opened, as it would be sent."""
    return {
        name: as_sent(form.fields[name], form.get_initial_for_field(form.fields[name], name))
        for name in compared(form)
    }


def read_marks(text: object) -> dict | list | None:
    """Read marks that came back with a form; ``None`` when they did not, or were spoiled."""
    try:
        return json.loads(text) if isinstance(text, str) and text else None
    except (ValueError, RecursionError):
        return None


def joined(field: forms.Field, mine: list[str], theirs: list[str]) -> str | None:
    """Return both long texts, theirs first; ``None`` where texts cannot be joined."""
    if not isinstance(field.widget, forms.Textarea):
        return None
    one, other = (theirs or [""])[0].strip(), (mine or [""])[0].strip()
    if one in other or other in one:
        return max(one, other, key=len)
    return f"{one}\n\n{other}"


@dataclass(slots=True)
class Joined:
    """The outcome for one form: what stands in it now, the clashes, what was taken over."""

    sent: dict[str, list[str]]
    clashes: dict[str, Theirs]
    taken: list[str]


def join(
    fields: Mapping[str, forms.Field],
    *,
    mine: Mapping[str, list[str]],
    theirs: Mapping[str, list[str]],
    opened: Mapping[str, str] | None,
    by=lambda name: "",
) -> Joined:
    """Compare three states of ``fields``; ``opened`` are the marks, ``None`` when they are not known."""
    outcome = Joined({name: list(value) for name, value in mine.items()}, {}, [])
    for name, their_text in theirs.items():
        field, my_text = fields[name], mine.get(name, [])
        if plain(field, my_text) == plain(field, their_text):
            continue
        before = opened.get(name) if isinstance(opened, Mapping) else None
        if before is not None and mark(field, my_text) == before:
            outcome.sent[name] = list(their_text)
            outcome.taken.append(name)
        elif before is None or mark(field, their_text) != before:
            outcome.clashes[name] = Theirs(
                text=written(field, their_text),
                sent=list(their_text),
                by=by(name),
                joined=joined(field, my_text, their_text),
                lists=is_choice(field) and isinstance(field.widget, forms.CheckboxSelectMultiple),
            )
    return outcome


def settle(form: forms.BaseForm) -> QueryDict | None:
    """Return the data of ``form`` after the choices between two texts; ``None`` when there are none.

    Joined text becomes mine at once. „Theirs” takes what stands in the database now; had it changed
    since it was shown, the version no longer fits and the form comes back with both texts again.
    """
    choices = {name: form.data.get(f"{form.add_prefix(name)}-keep") for name in compared(form)}
    if not any(choices.values()) or not hasattr(form.data, "setlist"):
        return None
    data = form.data.copy()
    for name, choice in choices.items():
        key, field = form.add_prefix(name), form.fields[name]
        saved = as_sent(field, form.get_initial_for_field(field, name))
        if choice == THEIRS:
            data.setlist(key, saved)
        elif choice == JOIN and f"{key}-joined" in data:
            data[key] = data[f"{key}-joined"]
        elif choice == JOIN:
            data.setlist(key, list(dict.fromkeys([*saved, *data.getlist(key)])))
        if not data.getlist(key):
            data.pop(key, None)
    return data


def keep_joined(form: forms.BaseForm) -> dict[str, list[str]]:
    """Return what I sent, with texts that I joined myself in place of mine."""
    sent = {}
    for name in compared(form):
        key = form.add_prefix(name)
        if form.data.get(f"{key}-keep") == JOIN and f"{key}-joined" in form.data:
            sent[name] = [form.data[f"{key}-joined"]]
        else:
            sent[name] = sent_of(form, name)
    return sent


def write(data: QueryDict, form: forms.BaseForm, sent: Mapping[str, list[str]]) -> None:
    """Put ``sent`` into ``data`` under the names of ``form``; earlier choices go."""
    for name, values in sent.items():
        key = form.add_prefix(name)
        data.setlist(key, list(values))
        if not values:
            data.pop(key, None)
        for choice in ("keep", "joined"):
            data.pop(f"{key}-{choice}", None)
