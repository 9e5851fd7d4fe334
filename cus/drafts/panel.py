"""Drafts of the administrator's panel: the same keeping, where the vendor's view makes the forms.

    class ServiceAdmin(KeepsDrafts, HouseModelAdmin):
        kept_as = "services.panel"

The form is entered in the app's ``drafted.py`` under that name, and under it with ``_new``.
"""

from collections.abc import Iterable

from django.contrib.admin.utils import unquote
from django.db import transaction
from django.forms import BaseInlineFormSet
from django.forms.utils import ErrorDict

from cus.drafts.keeping import Found, Keeping, keeping
from cus.ui.display import capital
from cus.ui.typed import Typed

REDIRECT = 302


class KeepsDrafts:
    """A model admin whose form, with its rows, is kept on the server while somebody types."""

    kept_as = ""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Show the form with what waits for it; forget the draft in the transaction that saves."""
        obj = self.get_object(request, unquote(object_id)) if object_id else None
        if object_id and obj is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        kept = request.kept = keeping(request, self.kept_as if obj else f"{self.kept_as}_new", obj)
        with transaction.atomic():
            response = super().changeform_view(request, object_id, form_url, {"kept": kept} | (extra_context or {}))
            if kept.sent and response.status_code == REDIRECT:
                with kept.saving():
                    pass
        if response.status_code != REDIRECT:
            context = response.context_data
            rows = [inline.formset for inline in context["inline_admin_formsets"]]
            _show(kept, context["adminform"].form, rows)
        return response

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Fill the form with the draft that was asked for."""
        form = super().get_form(request, obj, change=change, **kwargs)
        kept = getattr(request, "kept", None)
        if kept is None or kept.restored is None:
            return form

        class Restored(form):
            def __init__(self, *args, **options) -> None:
                # The vendor's view makes it without data; made again for comparing it gets its own.
                super().__init__(*(args or (kept.data,)), **options)

        return Restored

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """Fill the rows with the draft that was asked for."""
        options = super().get_formset_kwargs(request, obj, inline, prefix)
        kept = getattr(request, "kept", None)
        if kept is not None and kept.restored is not None:
            present = set(
                options["queryset"]
                .filter(**{inline_link(inline, self.model): obj.pk if obj else None})
                .values_list("pk", flat=True)
            )
            options["data"] = with_rows_that_are_left(kept.data, prefix, present)
        return options

    def _create_formsets(self, request, obj, change):
        formsets, instances = super()._create_formsets(request, obj, change)
        kept = getattr(request, "kept", None)
        for formset in formsets if kept is not None and kept.restored is not None else ():
            # Only shown again: nothing is judged before it is sent.
            formset._errors, formset._non_form_errors = [ErrorDict() for _ in formset.forms], formset.error_class()
        return formsets, instances


def inline_link(inline, model) -> str:
    """Return the name of the field by which rows belong to ``model``."""
    return next(field.name for field in inline.model._meta.fields if field.related_model is model)


def with_rows_that_are_left(data: Typed, prefix: str, present: set[int]) -> Typed:
    """Return ``data`` with rows that somebody deleted meanwhile turned into new ones, behind those that are there."""
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    count = min(int(total), 1000) if total.isdecimal() else 0
    rows = [_row(data, f"{prefix}-{at}-") for at in range(count)]
    there = [row for row in rows if "".join(row.get("id", [])).isdecimal() and int(row["id"][0]) in present]
    new = [{name: values for name, values in row.items() if name != "id"} for row in rows if row not in there]
    again = Typed(mutable=True)
    for name, values in data.lists():
        if not name.startswith(f"{prefix}-"):
            again.setlist(name, values)
    for at, row in enumerate([*there, *new]):
        for name, values in row.items():
            again.setlist(f"{prefix}-{at}-{name}", values)
    again[f"{prefix}-TOTAL_FORMS"], again[f"{prefix}-INITIAL_FORMS"] = str(len(rows)), str(len(there))
    return again


def _row(data: Typed, start: str) -> dict[str, list[str]]:
    return {name.removeprefix(start): values for name, values in data.lists() if name.startswith(start)}


def _show(kept: Keeping, form, formsets: Iterable[BaseInlineFormSet]) -> None:
    """Find the drafts that wait; rows of the panel are compared here, their formset is the vendor's."""
    kept.shown(form)
    if kept.restored or kept.request.method not in ("GET", "HEAD"):
        return
    listed = {found.draft.pk for found in kept.found}
    for draft in kept.waiting():
        titles = [
            capital(str(rows.model._meta.verbose_name_plural)) for rows in formsets if _rows_differ(rows, draft.data)
        ]
        if not titles:
            continue
        if draft.pk in listed:
            next(found for found in kept.found if found.draft.pk == draft.pk).differences.extend(titles)
        else:
            kept.found.append(Found(draft, titles, kept.is_older(draft)))


def _rows_differ(formset: BaseInlineFormSet, data: dict[str, list[str]]) -> bool:
    total = (data.get(f"{formset.prefix}-TOTAL_FORMS") or [""])[0]
    if not total.isdecimal():
        return False
    if int(total) != formset.total_form_count():
        return True
    sent = Typed(mutable=True)
    for name, values in data.items():
        sent.setlist(name, list(values))
    return any(
        field.has_changed(
            form.get_initial_for_field(field, name), field.widget.value_from_datadict(sent, {}, form.add_prefix(name))
        )
        for form in formset.forms
        for name, field in form.fields.items()
        if not field.widget.is_hidden
    )
