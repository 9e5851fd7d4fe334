"""What a view of a long form needs of drafts; see ``docs/adr/0013``.

    kept = keeping(request, "partners.card", partner)
    form = PartnerForm(kept.data, instance=partner)
    if kept.sent and form.is_valid():
        with kept.saving():
            actions.update_partner(…)
    context = {"form": form, "kept": kept.shown(form)}

In the template: ``{% kept_bar kept %}`` above the form, ``{% kept_form kept %}`` in its tag and
``{% kept_state kept %}`` beside its buttons.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import models, transaction
from django.forms import BaseFormSet
from django.urls import reverse

from cus.drafts import actions
from cus.drafts.models import Draft, Presence
from cus.drafts.reading import subject_of
from cus.drafts.registry import DraftedForm, drafted
from cus.ui.display import capital
from cus.ui.rows import RowsFormSet, SeenForm
from cus.ui.stale import compared, initial_of
from cus.ui.typed import Typed, plain, sent_of, typed

RESTORE = "szkic"
NEW_ROWS = 3
# Buttons of a form that show it again without saving.
AGAIN = ("add", "preview")


@dataclass(slots=True)
class Found:
    """A draft as the bar shows it: what differs from what is saved, in words."""

    draft: Draft
    differences: list[str]
    changed_meanwhile: bool


class Keeping:
    """One form of one person over a request: what was sent or kept, and what becomes of it."""

    def __init__(self, request, form: DraftedForm, obj: models.Model | None, key: str) -> None:
        self.request, self.form, self.obj, self.key = request, form, obj, key
        posted = request.method == "POST"
        again = posted and any(name in request.POST for name in AGAIN)
        self.sent = posted and not again
        self.found: list[Found] = []
        self.restored: Draft | None = None if posted else self._asked_for()
        self.opening = str(self.restored.opening) if self.restored else self._opening()
        if self.restored:
            self.data: Typed | None = typed(self.restored.data)
        elif again:
            self.data = _with_more_rows(typed(request.POST))
        else:
            # An empty request is sent all the same: it must not be taken for a form just opened.
            self.data = request.POST if posted else None

    def _opening(self) -> str:
        try:
            return str(uuid.UUID(self.request.POST.get("opening", "")))
        except ValueError:
            return str(uuid.uuid4())

    def _asked_for(self) -> Draft | None:
        asked = self.request.GET.get(RESTORE, "")
        try:
            opening = uuid.UUID(asked)
        except ValueError:
            return None
        return self._own().filter(opening=opening).first()

    def _own(self):
        return Draft.objects.of(self.request.user, self.form.key, self.key)

    @property
    def version(self) -> int:
        """The version of the object as it stands now; 0 for a new one."""
        if self.obj is None or self.obj.pk is None:
            return 0
        return getattr(self.obj, self.form.version_field, 0)

    @property
    def keep_url(self) -> str:
        """Where the draft is sent."""
        return reverse("drafts:keep")

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Save and forget the draft in one transaction: both happen or neither does."""
        with transaction.atomic():
            yield
            actions.drop_draft(
                by=self.request.user, form=self.form.key, object_key=self.key, opening=uuid.UUID(self.opening)
            )

    def shown(self, *forms) -> "Keeping":
        """Look at the forms that the page shows: join a restored draft with what was saved meanwhile,

        or find the drafts that wait, with what differs in each.
        """
        if self.restored and self.version and self.restored.base_version != self.version:
            for form in forms:
                form.show_stale(form.made_with.get("initial") or [] if isinstance(form, RowsFormSet) else self.obj)
        elif self.request.method in ("GET", "HEAD") and not self.restored:
            every = [Found(draft, self._differences(draft, forms), self.is_older(draft)) for draft in self.waiting()]
            self.found = [found for found in every if found.differences]
        return self

    def waiting(self) -> list[Draft]:
        """Return the person's newest drafts of this form."""
        return list(self._own()[:3])

    def is_older(self, draft: Draft) -> bool:
        """Say whether somebody saved the object since the draft was begun."""
        return bool(self.version) and draft.base_version != self.version

    def _differences(self, draft: Draft, forms) -> list[str]:
        names: list[str] = []
        for form in forms:
            if isinstance(form, SeenForm):
                continue
            if isinstance(form, BaseFormSet):
                names += [capital(form.title)] if _rows_differ(form, draft) else []
            else:
                names += _fields_that_differ(form, draft)
        return names

    @property
    def others(self) -> list[Presence]:
        """Who else has the thing open now, each person once."""
        if self.request.method not in ("GET", "HEAD"):
            return []
        return others_at(self.request.user, subject_of(self.obj, self.form.place))


@dataclass(frozen=True, slots=True)
class Opening:
    """A page that saves itself, opened once: its name for signs of life, and who else has it open."""

    form: DraftedForm
    key: str
    others: list[Presence]
    opening: uuid.UUID = field(default_factory=uuid.uuid4)


def opening(request, form: str, obj: models.Model) -> Opening:
    """Return this opening of the page entered as ``form``."""
    known = drafted(form)
    if known is None:
        raise LookupError(f"no page is entered as {form!r}")
    return Opening(known, str(obj.pk), others_at(request.user, subject_of(obj, known.place)))


def others_at(user, subject: str) -> list[Presence]:
    """Return who else has it open now, each person once, the first opening of each."""
    if not subject:
        return []
    pages = Presence.objects.others_at(subject, user)
    return list({page.user_id: page for page in reversed(pages)}.values())


def keeping(request, form: str, obj: models.Model | None = None, *, key: str | None = None) -> Keeping:
    """Return the keeping of the form entered as ``form``; ``key`` names the parent of a new object."""
    known = drafted(form)
    if known is None:
        raise LookupError(f"no drafts are kept for {form!r}")
    if key is None:
        key = str(obj.pk) if obj is not None and obj.pk is not None else ""
    return Keeping(request, known, obj, key)


def carry_over(request, form: str, *, key: str = "", version: int = 0) -> str:
    """Keep what was sent to a thing that somebody deleted as a draft of another; return what to add to its address.

    The other thing is a new one (``version`` 0) or one just made in the place of the old.
    """
    known, opening = drafted(form), uuid.uuid4()
    data = {
        name: list(values)
        for name, values in request.POST.lists()
        if name not in ("key", "again", "opening", "version", "marks") and not name.endswith("-MARKS")
    }
    if version:
        data["version"] = [str(version)]
    actions.keep_draft(by=request.user, form=known, object_key=key, opening=opening, base_version=version, data=data)
    return f"?{RESTORE}={opening}"


def _with_more_rows(data: Typed) -> Typed:
    total = f"{data.get('add', '')}-TOTAL_FORMS"
    if data.get(total, "").isdecimal():
        data[total] = str(min(int(data[total]), 1000) + NEW_ROWS)
    return data


def _fields_that_differ(form, draft: Draft) -> list[str]:
    kept = form.again(typed(draft.data))
    saved = initial_of(form)
    names = [name for name in compared(form) if name in kept.fields]
    return [
        capital(form.fields[name].label)
        for name in names
        if plain(form.fields[name], sent_of(kept, name)) != plain(form.fields[name], saved[name])
    ]


def _rows_differ(formset: RowsFormSet, draft: Draft) -> bool:
    data = typed(draft.data)
    if not data.get(f"{formset.prefix}-TOTAL_FORMS", "").isdecimal():
        return False
    kept = formset.again(data)
    sample = formset.empty_form
    rows = [
        [plain(sample.fields[name], sent_of(form, name)) for name in compared(sample)]
        for form in kept.forms
        if not data.get(form.add_prefix("DELETE"))
    ]
    saved = formset.again(None)
    before = [
        [plain(sample.fields[name], initial_of(form)[name]) for name in compared(sample)]
        for form in saved.forms[: saved.initial_form_count()]
    ]
    return [row for row in rows if any(row)] != [row for row in before if any(row)]
