"""Accepting a change of what the programme stands on."""

from django.db import models, transaction

from cus.workflow import Refusal, Refused
from programmes.actions.locking import lock_for_editing, lock_item
from programmes.basis import copied_values, kept_basis, present_basis, source_of
from programmes.gaps import whole_items
from programmes.models import ProgrammeItem, ProgrammeNeed


@transaction.atomic
def accept_change(*, by, need: ProgrammeNeed | None = None, item: ProgrammeItem | None = None) -> None:
    """Take the present text of a need (or a service's name, its standard and the provider's offer) into the programme: „przyjmuję zmianę”.

    A need deleted from the diagnosis is marked as taken note of; its copy stays as it was.
    """
    if need is not None:
        lock_for_editing(need.version, by=by)
        rows = ProgrammeNeed.objects.select_for_update(of=("self",)).select_related("source")
        need = rows.filter(pk=need.pk).first()
        if need is None:
            raise Refused(Refusal("Ktoś tymczasem usunął tę potrzebę z programu."))
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
        item.stands_on = present_basis(whole_items().get(pk=item.pk))
        item.edit_version += 1
        item.save()


def keep_basis(items: models.QuerySet) -> None:
    """Copy the standard and the provider's offer into ``items`` that have none; call it inside an action.

    What an item stood on stays: it goes only by ``accept_change``.
    """
    for item in whole_items().filter(pk__in=items.values("pk")):
        kept = kept_basis(item)
        if kept != item.stands_on:
            ProgrammeItem.objects.filter(pk=item.pk).update(stands_on=kept)
