"""Writing the rows of form 1.

One call carries a whole batch in one transaction. Each row is saved whole or not at all; a row that
cannot be saved (stale, gone, wrong service) does not hold back the others, because the sheet shows
each row's state apart. Every wish may be sent again: what already stands in the database is
answered as saved, so a lost answer neither loses nor doubles a row.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from cus.workflow import Refusal, Refused, StaleEdit
from diagnosis.actions.locking import locked_for_edit
from diagnosis.actions.proposed import propose_service
from diagnosis.models import Diagnosis, Need, NeedArea, NeedService
from diagnosis.sheet import (
    AREAS,
    LINKED_FIELDS,
    SERVICES,
    NeedDeletion,
    NeedMove,
    NeedSave,
    SheetResult,
    cells,
    place,
    renumber,
)
from services.models import Service


@transaction.atomic
def save_needs(
    *,
    by,
    diagnosis: Diagnosis,
    saves: Sequence[NeedSave] = (),
    deletions: Sequence[NeedDeletion] = (),
    moves: Sequence[NeedMove] = (),
) -> SheetResult:
    """Save, delete and move rows; return what became of each.

    Raises:
        Refused: wrong role, or the diagnosis is handed over; nothing is written then.
    """
    diagnosis = locked_for_edit(by, diagnosis)
    rows = _locked_rows(diagnosis, {wish.key for wish in (*saves, *deletions)})
    linked = [need for save in saves if set(LINKED_FIELDS) & set(save.fields) and (need := rows.get(save.key))]
    prefetch_related_objects(linked, "service_links", "areas")
    result = SheetResult()
    writable = _sort_out(diagnosis, saves, rows, result)
    new = [save for save in writable if save.key not in rows]
    positions = _arrange(diagnosis, [NeedMove(save.key, save.after) for save in new] + list(moves))
    _write(diagnosis, writable, rows, positions, result)
    _delete(deletions, rows, result)
    prefetch_related_objects(result.stale, "service_links", "areas")
    return result


@transaction.atomic
def save_need(*, by, diagnosis: Diagnosis, save: NeedSave, proposed: str = "") -> None:
    """Save one row (the form that works without scripts).

    ``proposed`` is the name of a new service: it enters the catalogue as a draft and answers this need.

    Raises:
        StaleEdit: somebody changed the row meanwhile; ``current`` is the row.
        Refused: wrong role, handed over, or the row was deleted meanwhile.
    """
    if proposed:
        service = propose_service(by=by, diagnosis=diagnosis, name=proposed, areas=save.fields.get(AREAS, ()))
        services = sorted({*save.fields.get(SERVICES, ()), service.pk})
        save = replace(save, fields=save.fields | {SERVICES: services})
    result = save_needs(by=by, diagnosis=diagnosis, saves=[save])
    if result.stale:
        raise StaleEdit(result.stale[0])
    if result.gone:
        raise Refused(
            Refusal("Ten wiersz ktoś w międzyczasie usunął. Skopiuj swój tekst i dodaj go jako nowy wiersz.")
        )
    for field, messages in result.invalid.get(save.key, {}).items():
        raise Refused(Refusal(" ".join(messages), field=field))


def delete_need(*, by, diagnosis: Diagnosis, deletion: NeedDeletion) -> None:
    """Delete one row; raises as ``save_need``. Deleting a deleted row again does nothing."""
    result = save_needs(by=by, diagnosis=diagnosis, deletions=[deletion])
    if result.stale:
        raise StaleEdit(result.stale[0])


def move_need(*, by, diagnosis: Diagnosis, move: NeedMove) -> None:
    """Put one row under another; raises ``Refused`` as ``save_needs``."""
    save_needs(by=by, diagnosis=diagnosis, moves=[move])


def _locked_rows(diagnosis: Diagnosis, keys: set[UUID]) -> dict[UUID, Need]:
    if not keys:
        return {}
    needs = Need.objects.select_for_update(of=("self",)).filter(diagnosis=diagnosis, key__in=keys).order_by("pk")
    return {need.key: need for need in needs}


def _sort_out(
    diagnosis: Diagnosis, saves: Sequence[NeedSave], rows: dict[UUID, Need], result: SheetResult
) -> list[NeedSave]:
    """Return the wishes that may be written; answer the others in ``result``."""
    writable = []
    allowed = _allowed_services(saves, rows)
    buried = _deleted_before(diagnosis, [save.key for save in saves if save.key not in rows and not save.restore])
    for save in saves:
        current = rows.get(save.key)
        if current is None and not save.restore and (save.version or save.key in buried):
            result.gone.append(save.key)
        elif current is not None and _stands_already(current, save):
            result.saved[save.key] = current.version
        elif current is not None and current.version != save.version:
            result.stale.append(current)
        elif errors := _errors(current, save, allowed):
            result.invalid[save.key] = errors
        else:
            writable.append(save)
    return writable


def _stands_already(current: Need, save: NeedSave) -> bool:
    """Say whether the database already holds everything that is sent (a repeated send)."""
    now = cells(current, save.fields)
    return all(now[name] == value for name, value in save.fields.items())


def _errors(current: Need | None, save: NeedSave, allowed: set[int]) -> dict[str, list[str]]:
    """Return what is wrong with the row as it would stand, by field."""
    row = (cells(current, ("number", "unit")) if current else {}) | save.fields
    errors = {}
    if row.get("number") is not None and not row.get("unit"):
        errors["number"] = ["Wybierz, czego dotyczy liczba: osoby, rodziny, miejsca…"]
    if not allowed.issuperset(save.fields.get(SERVICES, ())):
        errors[SERVICES] = ["Wybierz usługę z katalogu: tej już w nim nie ma."]
    return errors


def _allowed_services(saves: Sequence[NeedSave], rows: dict[UUID, Need]) -> set[int]:
    """Return services that may be linked: active ones, proposed ones, and whatever a row already has."""
    asked = {pk for save in saves for pk in save.fields.get(SERVICES, ())}
    if not asked:
        return set()
    kept = {link.service_id for save in saves if save.key in rows for link in rows[save.key].service_links.all()}
    return kept | set(Service.objects.for_needs().filter(pk__in=asked).order_by().values_list("pk", flat=True))


def _deleted_before(diagnosis: Diagnosis, keys: Sequence[UUID]) -> set[UUID]:
    """Return those of ``keys`` that were once deleted: a late repeat must not bring them back."""
    if not keys:
        return set()
    events = Need.pgh_event_model.objects.filter(diagnosis_id=diagnosis.pk, key__in=keys, pgh_label="deleted")
    return set(events.order_by().values_list("key", flat=True))


def _arrange(diagnosis: Diagnosis, moves: Sequence[NeedMove]) -> dict[UUID, int]:
    """Give moved rows their new positions; return those of the rows not yet in the database."""
    if not moves:
        return {}
    rows = list(Need.objects.filter(diagnosis=diagnosis).in_order().only("pk", "key", "position"))
    old = {need.key: need.position for need in rows}
    order = [need.key for need in rows]
    for move in moves:
        order = place(order, move.key, move.after)
    new = renumber(order, old, [move.key for move in moves])
    moved = [need for need in rows if need.key in new]
    for need in moved:
        need.position = new[need.key]
    Need.objects.bulk_update(moved, ["position"])
    return {key: position for key, position in new.items() if key not in old}


def _write(
    diagnosis: Diagnosis,
    saves: Sequence[NeedSave],
    rows: dict[UUID, Need],
    positions: dict[UUID, int],
    result: SheetResult,
) -> None:
    created, changed, names = [], [], {"version", "updated_at"}
    for save in saves:
        need = rows.get(save.key)
        if need is None:
            need = Need(diagnosis=diagnosis, key=save.key, version=save.version, position=positions[save.key])
            created.append(need)
        else:
            changed.append(need)
        for name, value in save.fields.items():
            if name not in LINKED_FIELDS:
                setattr(need, name, value)
                names.add(name.removesuffix("_id"))
        need.version += 1
        need.updated_at = timezone.now()
        result.saved[save.key] = need.version
    Need.objects.bulk_create(created)
    Need.objects.bulk_update(changed, names)
    keys = {need.key: need.pk for need in (*created, *changed)}
    _link(NeedService, "service_id", SERVICES, saves, keys)
    _link(NeedArea, "servicearea_id", AREAS, saves, keys)


def _link(model, column: str, field: str, saves: Sequence[NeedSave], needs: dict[UUID, int]) -> None:
    """Make the links of each row in ``model`` what was sent in ``field``."""
    touched = [needs[save.key] for save in saves if field in save.fields]
    if not touched:
        return
    wanted = {(needs[save.key], pk) for save in saves for pk in save.fields.get(field, ())}
    links = {(link.need_id, getattr(link, column)): link.pk for link in model.objects.filter(need_id__in=touched)}
    model.objects.filter(pk__in=[pk for pair, pk in links.items() if pair not in wanted]).delete()
    model.objects.bulk_create(
        [model(**{"need_id": need, column: other}) for need, other in sorted(wanted - links.keys())]
    )


def _delete(deletions: Sequence[NeedDeletion], rows: dict[UUID, Need], result: SheetResult) -> None:
    doomed = []
    for deletion in deletions:
        current = rows.get(deletion.key)
        if current is None:
            result.saved[deletion.key] = 0
        elif current.version != max(deletion.version, 1):
            # Version 0 is a row whose creation was sent and never answered: its first version is ours.
            result.stale.append(current)
        else:
            doomed.append(current.pk)
            result.saved[deletion.key] = 0
    if doomed:
        Need.objects.filter(pk__in=doomed).delete()
