"""Accepting a change of what the programme stands on."""

from django.db import transaction

from programmes.actions.locking import lock_for_editing, lock_item
from programmes.basis import copied_values, source_of
from programmes.models import ProgrammeItem, ProgrammeNeed


@transaction.atomic
def accept_change(*, by, need: ProgrammeNeed | None = None, item: ProgrammeItem | None = None) -> None:
    """Take the present text of a need (or a service's name) into the programme: „przyjmuję zmianę”.

    A need deleted from the diagnosis is marked as taken note of; its copy stays as it was.
    """
    if need is not None:
        lock_for_editing(need.version, by=by)
        need = ProgrammeNeed.objects.select_for_update(of=("self",)).select_related("source").get(pk=need.pk)
        source = source_of(need)
        if source is None:
            need.removal_accepted = True
        else:
            need.source, need.removal_accepted = source, False
            for name, value in copied_values(source).items():
                setattr(need, name, value)
        need.save()
    if item is not None:
        item = lock_item(item, by=by)
        item.service_name = item.service.name
        item.edit_version += 1
        item.save()
