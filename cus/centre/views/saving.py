"""What all forms of the profile share: save, or show the form again with what is wrong."""

from collections.abc import Callable
from contextlib import nullcontext

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from cus.centre.forms.at_fields import by_field
from cus.workflow import Refused, StaleEdit


def saved(request, form, save: Callable, *, done, back: str, template: str, context: dict, kept=None):
    """Save a posted form and go to ``back``, or show the form again.

    ``save`` calls the action; a refusal that names a field stands at the field.
    """
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                with kept.saving() if kept else nullcontext():
                    save()
            except StaleEdit as stale:
                form.show_stale(stale.current)
                status = stale.refusal.status
            except Refused as error:
                field = error.refusal.field
                form.add_error(field if field in form.fields else None, error.refusal.message)
                status = error.refusal.status if not field else 422
            except ValidationError as error:
                put_at_fields(form, error)
            else:
                messages.success(request, done() if callable(done) else done)
                return redirect(back)
    if kept:
        context = context | {"kept": kept.shown(form)}
    return render(request, template, context | {"form": form}, status=status)


def put_at_fields(form, error: ValidationError) -> None:
    """Show each message of the model at its field."""
    for field, errors in by_field(error, form.fields).items():
        form.add_error(field if field in form.fields else None, errors)
