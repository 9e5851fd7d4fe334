"""A page of the builder: a form and tables of rows over one thing, kept as a draft, saved together.

Pages of one thing count its edits together, but two people on two pages are in nobody's way: a page is
stale only when somebody changed what stands on this page.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models

from cus.drafts.keeping import Keeping
from cus.ui.changes import Changes
from cus.ui.forms import PaperForm
from cus.ui.rows import RowsFormSet
from cus.ui.stale import read_marks
from cus.workflow import Refused, StaleEdit
from programmes.forms.table import Table

SAVED = 302


@dataclass(slots=True)
class Room:
    """What one page sends: its form and its tables by name of their rows."""

    form: PaperForm
    tables: dict[str, RowsFormSet]
    about: tuple[Table, ...]

    @property
    def shown(self) -> list[tuple[RowsFormSet, Table]]:
        """Each table with what is said of it."""
        return [(self.tables[table.name], table) for table in self.about]

    @property
    def everything(self) -> list[PaperForm | RowsFormSet]:
        """Form and tables, for the summary of errors."""
        return [self.form, *self.tables.values()]

    def fits(self) -> bool:
        """Let the form judge what stands in its tables beside its fields; call it when each is right alone."""
        judge = getattr(self.form, "judge", None)
        if judge is not None:
            judge(self.tables)
        return not self.form.errors and not any(row.errors for table in self.tables.values() for row in table.forms)

    def values(self) -> dict[str, object]:
        """What was typed in the fields of the model; only after ``is_valid()``."""
        return {name: self.form.cleaned_data[name] for name in self.form._meta.fields if name in self.form.fields}

    def rows(self) -> dict[str, list[dict]]:
        """What was typed in the tables; only after ``is_valid()``."""
        return {name: formset.contents() for name, formset in self.tables.items()}


def posted(request, kept: Keeping):
    """What was sent, even when it is nothing, or a kept draft; ``None`` for a page that is only opened."""
    return request.POST if kept.sent else kept.data


def room_of(make: Callable[..., PaperForm], about: tuple[Table, ...], data, owner: models.Model) -> Room:
    """Return the form and the tables of a page over ``owner``."""
    tables = {table.name: table.formset(data, initial=rows_of(owner, table), prefix=table.name) for table in about}
    return Room(make(data, instance=owner), tables, about)


def rows_of(owner: models.Model, table: Table) -> list[dict]:
    """Return the rows of ``owner`` as its table shows them."""
    fields = list(table.formset.form.base_fields)
    return [{field: getattr(row, field) for field in fields} for row in getattr(owner, table.name).all()]


def try_to_save(room: Room, kept: Keeping, refusal, act: Callable[[int], object]) -> int:
    """Run ``act`` with the version seen, if what was sent is right; return the status to answer with.

    A stale page leaves both texts in the forms; a refusal (of the state, come meanwhile) stands at the form.
    """
    if refusal:  # sent to the director meanwhile: what was typed stays on the page
        room.form.add_error(None, refusal.message)
        return refusal.status
    judged = [one.is_valid() for one in room.everything]  # every table says what is wrong with it
    if not all(judged) or not room.fits():
        return 422
    try:
        with kept.saving():
            _act_on_this_page(room, act)
    except StaleEdit as error:
        _show_stale(room, error.current)
        return 409
    except Refused as error:
        at = error.refusal.field if error.refusal.field in room.form.fields else None
        room.form.add_error(at, error.refusal.message)
        return error.refusal.status
    except ValidationError as error:
        room.form.add_error(None, error.messages)
        return 422
    return SAVED


def _act_on_this_page(room: Room, act: Callable[[int], object]) -> None:
    try:
        act(room.form.version)
    except StaleEdit as error:
        if not _stands_as_opened(room, error.current):
            raise
        act(getattr(error.current, room.form.version_field))


def _stands_as_opened(room: Room, current: models.Model) -> bool:
    """Whether everything on this page is as it was when the page was opened; only others were saved since."""
    opened = read_marks(room.form.data.get("marks"))
    if opened is None or opened != room.form.again(instance=current).opened_with():
        return False
    for table in room.about:
        formset = room.tables[table.name]
        fresh = type(formset)(initial=rows_of(current, table), prefix=table.name)
        if read_marks(formset.marks) != read_marks(fresh.marks):
            return False
    return True


def _show_stale(room: Room, current: models.Model) -> None:
    room.form.show_stale(current)
    changes = Changes(current, room.form.version_field, room.form.version)
    for table in room.about:
        room.tables[table.name].show_stale(rows_of(current, table), changes)
