"""Saved ways of reading a table."""

from django.db import transaction

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from diagnosis.figures.mapped import Mapping
from diagnosis.models import TableMapping


@transaction.atomic
def save_mapping(*, name: str, mapping: Mapping, by) -> TableMapping:
    """Keep a way of reading under a name; the one of this name is replaced.

    Raises:
        Refused: no right to enter figures.
    """
    refuse_if(refusal_without(by, Act.DIAGNOSIS_EDIT))
    present = TableMapping.objects.select_for_update(of=("self",)).filter(name=name).first()
    if present is None:
        return TableMapping.objects.create(name=name, columns=mapping.as_json(), created_by=by)
    if present.columns != mapping.as_json():
        present.columns = mapping.as_json()
        present.version += 1
        present.save(update_fields=["columns", "version"])
    return present


@transaction.atomic
def rename_mapping(*, by, mapping: TableMapping, version: int, name: str) -> TableMapping:
    """Give a saved way of reading another name.

    Raises:
        Refused: no right to enter figures, somebody deleted it, or another one has the name.
        StaleEdit: somebody changed it since ``version``.
    """
    current = _locked(by, mapping)
    if current.version != version:
        raise StaleEdit(current)
    if TableMapping.objects.filter(name=name).exclude(pk=current.pk).exists():
        raise Refused(Refusal("Inny sposób ma już tę nazwę. Wpisz inną.", field="name"))
    if current.name != name:
        current.name, current.version = name, current.version + 1
        current.save(update_fields=["name", "version"])
    return current


@transaction.atomic
def delete_mapping(*, by, mapping: TableMapping) -> None:
    """Forget a saved way of reading; figures that were brought in with it stay.

    Raises:
        Refused: no right to enter figures, or somebody deleted it already.
    """
    _locked(by, mapping).delete()


def _locked(by, mapping: TableMapping) -> TableMapping:
    refuse_if(refusal_without(by, Act.DIAGNOSIS_EDIT))
    current = TableMapping.objects.select_for_update(of=("self",)).filter(pk=mapping.pk).first()
    if current is None:
        raise Refused(Refusal("Ten sposób ktoś w międzyczasie usunął."))
    return current
