"""Saved ways of reading a table."""

from django.db import transaction

from cus.accounts.acts import Act, refusal_without
from cus.workflow import refuse_if
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
