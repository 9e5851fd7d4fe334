"""Save what a form holds, or leave the reasons at the form."""

from collections.abc import Callable
from contextlib import nullcontext

from django.core.exceptions import ValidationError
from django.db import models

from cus.drafts.keeping import Keeping
from cus.workflow import Refused, StaleEdit


def save_or_explain(
    form, act: Callable[[], models.Model], kept: Keeping | None = None
) -> tuple[models.Model | None, int]:
    """Run ``act`` on a valid form; return what it saved, or ``None``, and the status to answer with.

    A stale edit shows both texts; a refusal stands at its field, or at the form when the field is not there.
    """
    if not form.is_valid():
        return None, 422
    try:
        with kept.saving() if kept else nullcontext():
            return act(), 302
    except StaleEdit as error:
        if not hasattr(form, "show_stale"):
            form.add_error(None, "Ktoś zmienił to po otwarciu tej strony. Wróć i przeczytaj jeszcze raz.")
        else:
            form.show_stale(error.current)
        return None, 409
    except Refused as error:
        refusal = error.refusal
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return None, 422 if refusal.field else refusal.status
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None, 422
