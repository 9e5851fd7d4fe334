"""Authors and related documents of a diagnosis: adding, changing, removing one row."""

from typing import Any

from django.db import models, transaction

from cus.workflow import Refusal, Refused, StaleEdit
from diagnosis.actions.locking import locked_for_edit
from diagnosis.models import Diagnosis, DiagnosisAuthor, RelatedDocument

Row = DiagnosisAuthor | RelatedDocument
GONE = "Ten wpis ktoś w międzyczasie usunął. Skopiuj swój tekst i dodaj nowy wpis."


@transaction.atomic
def add_row(*, by, diagnosis: Diagnosis, model: type[models.Model], key, fields: dict[str, Any]) -> Row:
    """Add an author or a document; a form sent twice (the same ``key``) makes one row.

    Raises:
        Refused: wrong role, or handed over.
        ValidationError: a row breaks a rule of its model.
    """
    diagnosis = locked_for_edit(by, diagnosis)
    present = model._default_manager.filter(diagnosis=diagnosis, key=key).first()
    if present is not None:
        return present
    row = model(diagnosis=diagnosis, key=key, **fields)
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def change_row(*, by, row: Row, version: int, fields: dict[str, Any]) -> Row:
    """Change an author or a document.

    Raises:
        Refused: wrong role, handed over, or the row is gone.
        StaleEdit: somebody changed it since ``version``.
        ValidationError: the row breaks a rule of its model.
    """
    current = _locked(by, row, version)
    for name, value in fields.items():
        setattr(current, name, value)
    current.version += 1
    current.full_clean()
    current.save()
    return current


@transaction.atomic
def remove_row(*, by, row: Row, version: int) -> None:
    """Remove an author or a document; raises as ``change_row``."""
    _locked(by, row, version).delete()


def _locked(by, row: Row, version: int) -> Row:
    locked_for_edit(by, row.diagnosis)
    current = type(row).objects.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if current is None:
        raise Refused(Refusal(GONE))
    if current.version != version:
        raise StaleEdit(current)
    return current
