"""Why a file cannot be added or removed now; ``None`` means that it can."""

from django.db import models

from cus.accounts.acts import Act, Actor
from cus.attachments.models import Attachment
from cus.attachments.registry import of_model
from cus.workflow import FORBIDDEN, Refusal


def refusal_to_add(user: Actor, subject: models.Model) -> Refusal | None:
    """Ask the app that owns the object."""
    return of_model(type(subject)).refusal(user, subject)


def refusal_to_remove(user: Actor, subject: models.Model, attachment: Attachment) -> Refusal | None:
    """Who added a file may take it back; files of others are removed by the organiser or the director."""
    refusal = refusal_to_add(user, subject)
    if refusal or attachment.created_by_id == getattr(user, "pk", None) or user.may(Act.ROW_RESTORE):
        return refusal
    return Refusal("Ten plik może usunąć osoba, która go dodała, organizator albo dyrektor.", status=FORBIDDEN)
