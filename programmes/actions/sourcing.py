"""Writes of the decision „own or contracted?”."""

from collections.abc import Mapping

from django.db import transaction

from programmes.actions.locking import lock_item
from programmes.contracts.enums import Sourcing
from programmes.models import ItemSourcing, ProgrammeItem, SourcingArgument


@transaction.atomic
def decide_sourcing(
    *,
    by,
    item: ProgrammeItem,
    seen: int,
    decision: str,
    reasons: str,
    arguments: Mapping[str, tuple[bool, str]],
) -> ProgrammeItem:
    """Say who is to give the service and why; ``arguments``: code → (does it count here, a note).

    Raises:
        Refused: no right, or the version is closed. StaleEdit: the item was saved after ``seen``.
    """
    item = lock_item(item, by=by, seen=seen)
    if decision == Sourcing.UNDECIDED and not reasons:
        ItemSourcing.objects.filter(item=item).delete()
    else:
        row = ItemSourcing.objects.filter(item=item).first() or ItemSourcing(item=item)
        row.decision, row.reasons = decision, reasons
        row.full_clean()
        row.save()
    present = {row.code: row for row in item.sourcing_arguments.all()}
    for code, (applies, note) in arguments.items():
        _write_argument(item, present.get(code), code, applies, note)
    item.edit_version += 1
    item.save(update_fields=["edit_version"])
    return item


def _write_argument(item: ProgrammeItem, row: SourcingArgument | None, code: str, applies: bool, note: str) -> None:
    if not applies and not note:
        if row:
            row.delete()
        return
    row = row or SourcingArgument(item=item, code=code)
    if row.pk and (row.applies, row.note) == (applies, note):
        return
    row.applies, row.note = applies, note
    row.full_clean()
    row.save()
