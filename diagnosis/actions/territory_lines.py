"""Writing form 2 as a sheet, and taking over what its sources say.

The rules are those of form 1 (``diagnosis.actions.needs``): each row whole or not at all, a row that cannot be saved
does not hold back the others, and every wish may be sent again.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from cus.workflow import Refusal, Refused
from diagnosis.actions.locking import locked_for_edit
from diagnosis.actions.territories import TAKEN
from diagnosis.models import TerritoryForm, TerritoryLine
from diagnosis.proposals import compare, proposed_lines
from diagnosis.sheet import NeedDeletion, NeedMove, NeedSave, SheetResult, place, renumber
from diagnosis.territory_sheet import HEAD_FIELDS, LINE_FIELDS, head_key

TAKEN_AGAIN = "Tę pozycję przejęto tymczasem na nowo ze źródła: stoi już w tym wierszu formularza. Usuń ten wpis albo popraw tamtą."
GONE = "Ten formularz ktoś w międzyczasie usunął. Skopiuj swój tekst i dodaj nowy formularz."


@transaction.atomic
def save_territory_sheet(
    *,
    by,
    territory: TerritoryForm,
    saves: Sequence[NeedSave] = (),
    deletions: Sequence[NeedDeletion] = (),
    moves: Sequence[NeedMove] = (),
) -> SheetResult:
    """Save, delete and move lines, and save the head; return what became of each.

    Raises:
        Refused: wrong role, handed over, or the form was deleted; nothing is written then.
    """
    head = _locked(by, territory)
    result = SheetResult()
    own = head_key(head)
    _save_head(head, [save for save in saves if save.key == own], result)
    saves = [_line_only(save, own) for save in saves if save.key != own]
    moves = [replace(move, after=_under(move.after, own)) for move in moves if move.key != own]
    lines = _locked_lines(head, {wish.key for wish in (*saves, *deletions)})
    writable = _without_taken_again(head, _sort_out(head, saves, lines, result), lines, result)
    new = [save for save in writable if save.key not in lines]
    positions = _arrange(head, [NeedMove(save.key, save.after) for save in new] + moves)
    _write(head, writable, lines, positions, result)
    _delete(deletions, lines, result)
    return result


@transaction.atomic
def take_over(
    *,
    by,
    territory: TerritoryForm,
    fresh: Collection[str] = (),
    changed: Collection[int] = (),
    gone: Collection[int] = (),
) -> int:
    """Take over chosen differences; return how many were.

    ``fresh`` are codes of proposed lines, ``changed`` and ``gone`` ids of lines. Texts that somebody wrote stay: only
    what was taken from the source changes. What differs no longer is left alone, so a repeat does nothing.

    Raises:
        Refused: wrong role, handed over, or the form was deleted.
    """
    head = _locked(by, territory)
    lines = list(TerritoryLine.objects.select_for_update(of=("self",)).filter(territory=head).order_by("position"))
    found = compare(lines, proposed_lines(by, head))
    added = [one for one in found.fresh if one.code in fresh]
    last = max((line.position for line in lines), default=0)
    TerritoryLine.objects.bulk_create(
        TerritoryLine(
            territory=head, position=last + at * 1000, row=one.row, source=one.source, ref=one.ref, taken=one.text
        )
        for at, one in enumerate(added, 1)
    )
    renewed = [(line, now) for line, now in found.changed if line.pk in changed]
    for line, now in renewed:
        line.taken, line.version, line.updated_at = now.text, line.version + 1, timezone.now()
    TerritoryLine.objects.bulk_update([line for line, _ in renewed], ["taken", "version", "updated_at"])
    removed = [line.pk for line in found.gone if line.pk in gone]
    TerritoryLine.objects.filter(pk__in=removed).delete()
    return len(added) + len(renewed) + len(removed)


def _locked(by, territory: TerritoryForm) -> TerritoryForm:
    locked_for_edit(by, territory.diagnosis)
    head = TerritoryForm.objects.select_for_update(of=("self",)).filter(pk=territory.pk).first()
    if head is None:
        raise Refused(Refusal(GONE))
    return head


def _save_head(head: TerritoryForm, saves: Sequence[NeedSave], result: SheetResult) -> None:
    for save in saves:
        fields = {name: value for name, value in save.fields.items() if name in HEAD_FIELDS}
        if all(getattr(head, name) == value for name, value in fields.items()):
            result.saved[save.key] = head.version
        elif head.version != save.version:
            result.stale.append(head)
        else:
            for name, value in fields.items():
                setattr(head, name, value)
            head.version += 1
            try:
                with transaction.atomic():
                    head.save()
            except IntegrityError as error:
                if "territory_once" not in str(error):
                    raise
                result.invalid[save.key] = {"territory": [TAKEN]}
            else:
                result.saved[save.key] = head.version


def _line_only(save: NeedSave, head: UUID) -> NeedSave:
    fields = {name: value for name, value in save.fields.items() if name in LINE_FIELDS}
    return replace(save, fields=fields, after=_under(save.after, head))


def _under(after: UUID | str | None, head: UUID) -> UUID | str | None:
    """Under the head means at the top."""
    return None if after == head else after


def _locked_lines(head: TerritoryForm, keys: set[UUID]) -> dict[UUID, TerritoryLine]:
    if not keys:
        return {}
    found = TerritoryLine.objects.select_for_update(of=("self",)).filter(territory=head, key__in=keys).order_by("pk")
    return {line.key: line for line in found}


def _sort_out(
    head: TerritoryForm, saves: Sequence[NeedSave], lines: dict[UUID, TerritoryLine], result: SheetResult
) -> list[NeedSave]:
    """Return the wishes that may be written; answer the others in ``result``."""
    writable = []
    fresh = [save.key for save in saves if save.key not in lines and not save.restore]
    buried = set(_deleted(head, fresh).values_list("key", flat=True)) if fresh else set()
    for save in saves:
        current = lines.get(save.key)
        if current is None and not save.restore and (save.version or save.key in buried):
            result.gone.append(save.key)
        elif current is not None and all(getattr(current, name) == value for name, value in save.fields.items()):
            result.saved[save.key] = current.version
        elif current is not None and current.version != save.version:
            result.stale.append(current)
        elif current is None and not save.fields.get("row"):
            result.invalid[save.key] = {"row": ["Nie wiadomo, do którego wiersza formularza należy ta pozycja."]}
        else:
            writable.append(save)
    return writable


def _without_taken_again(
    head: TerritoryForm, saves: Sequence[NeedSave], lines: dict[UUID, TerritoryLine], result: SheetResult
) -> list[NeedSave]:
    """Leave out lines that are brought back, or put under another row, where the same of their source stands already."""
    brought = [save.key for save in saves if save.restore and save.key not in lines]
    sources = {event.key: (event.source, event.ref) for event in _deleted(head, brought)} if brought else {}
    sources |= {key: (line.source, line.ref) for key, line in lines.items()}
    writable, standing = [], None
    for save in saves:
        source, ref = sources.get(save.key, ("", ""))
        row = save.fields.get("row") or (lines[save.key].row if save.key in lines else "")
        if source:
            standing = _standing(head) if standing is None else standing
            if standing.setdefault((row, source, ref), save.key) != save.key:
                result.invalid[save.key] = {"text": [TAKEN_AGAIN]}
                continue
        writable.append(save)
    return writable


def _standing(head: TerritoryForm) -> dict[tuple[str, str, str], UUID]:
    """Return which line says what of its source, by row of the form."""
    found = TerritoryLine.objects.filter(territory=head).exclude(source="").order_by()
    return {(line.row, line.source, line.ref): line.key for line in found}


def _deleted(head: TerritoryForm, keys: Collection[UUID]):
    events = TerritoryLine.pgh_event_model.objects.filter(territory_id=head.pk, key__in=keys, pgh_label="deleted")
    return events.order_by("pgh_id")


def _arrange(head: TerritoryForm, moves: Sequence[NeedMove]) -> dict[UUID, int]:
    """Give moved lines their new positions; return those of the lines not yet in the database."""
    if not moves:
        return {}
    lines = list(TerritoryLine.objects.filter(territory=head).order_by("position", "pk").only("pk", "key", "position"))
    old = {line.key: line.position for line in lines}
    order = [line.key for line in lines]
    for move in moves:
        order = place(order, move.key, move.after)
    new = renumber(order, old, [move.key for move in moves])
    moved = [line for line in lines if line.key in new]
    for line in moved:
        line.position = new[line.key]
    TerritoryLine.objects.bulk_update(moved, ["position"])
    return {key: position for key, position in new.items() if key not in old}


def _write(
    head: TerritoryForm,
    saves: Sequence[NeedSave],
    lines: dict[UUID, TerritoryLine],
    positions: dict[UUID, int],
    result: SheetResult,
) -> None:
    created, changed = [], []
    restored = [save.key for save in saves if save.restore and save.key not in lines]
    sources = {event.key: event for event in _deleted(head, restored)} if restored else {}
    for save in saves:
        line = lines.get(save.key)
        if line is None:
            line = TerritoryLine(territory=head, key=save.key, version=save.version, position=positions[save.key])
            if (event := sources.get(save.key)) is not None:
                # A line brought back is still from where it was taken.
                line.source, line.ref, line.taken = event.source, event.ref, event.taken
            created.append(line)
        else:
            changed.append(line)
        for name, value in save.fields.items():
            setattr(line, name, value)
        line.version += 1
        line.updated_at = timezone.now()
        result.saved[save.key] = line.version
    TerritoryLine.objects.bulk_create(created)
    TerritoryLine.objects.bulk_update(changed, ["row", "text", "version", "updated_at"])


def _delete(deletions: Sequence[NeedDeletion], lines: dict[UUID, TerritoryLine], result: SheetResult) -> None:
    doomed = []
    for deletion in deletions:
        current = lines.get(deletion.key)
        if current is not None and current.version != max(deletion.version, 1):
            result.stale.append(current)
            continue
        if current is not None:
            doomed.append(current.pk)
        result.saved[deletion.key] = 0
    if doomed:
        TerritoryLine.objects.filter(pk__in=doomed).delete()
