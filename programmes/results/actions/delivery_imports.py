"""Figures written from a table: all of it or nothing."""

from django.db import transaction

from cus.accounts.acts import Act, refusal_without
from cus.importing.actions import Imported, drop_files, drop_old_files, refuse_unless_sound
from cus.importing.plan import EntryKind
from cus.workflow import Refusal, refuse_if
from programmes.models import Programme
from programmes.results.actions.delivery import VALUES, add_figure, correct_figure, lock
from programmes.results.enums import FigureSource
from programmes.results.importing import preview
from programmes.results.ledger import ledger_of
from programmes.results.models import DeliveryImport

CHANGED_SINCE = "Liczby zmieniły się od czasu podglądu. Obejrzyj zmiany jeszcze raz i potwierdź."


@transaction.atomic
def keep_table(*, programme: Programme, name: str, content: bytes, by) -> DeliveryImport:
    """Keep a table until its preview is accepted; the person's earlier one goes.

    Raises:
        Refused: no right to enter figures.
    """
    refuse_if(refusal_without(by, Act.DELIVERY_ENTER))
    DeliveryImport.objects.filter(owner=by).delete()
    return DeliveryImport.objects.create(owner=by, programme=programme, name=name[:200], content=content)


def drop_table(*, kept: DeliveryImport, by) -> None:
    """Give a waiting table up.

    Raises:
        Refused: it is somebody else's.
    """
    drop_files(kept=kept, by=by)


def drop_old_tables() -> int:
    """Forget tables whose preview waits for more than a week; return how many."""
    return drop_old_files(DeliveryImport)


@transaction.atomic
def accept_table(*, kept: DeliveryImport, fingerprint: str, by) -> Imported:
    """Write what the preview with this ``fingerprint`` showed, and let the table go.

    Raises:
        Refused: no right to enter figures, the table is somebody else's.
        ImportRefused: it has faults, or figures changed since the preview; carries the plan as it is now.
    """
    refuse_if(refusal_without(by, Act.DELIVERY_ENTER))
    if kept.owner_id != by.pk:
        refuse_if(Refusal("Ten plik dodał ktoś inny.", status=403))
    lock(kept.programme)
    plan = preview(bytes(kept.content), ledger_of(kept.programme))
    refuse_unless_sound(plan, fingerprint, changed=CHANGED_SINCE)
    reason = f"wczytano plik {kept.name}"[:300]
    for entry in plan.entries:
        if entry.kind == EntryKind.NEW:
            add_figure(
                by=by,
                programme=kept.programme,
                subject=entry.subject,
                values=entry.values,
                source=FigureSource.IMPORTED,
            )
        elif entry.kind == EntryKind.CHANGED:
            standing = {name: getattr(entry.present, name) for name in VALUES}
            correct_figure(
                by=by,
                figure=entry.present,
                values=standing | entry.values,
                version=entry.present.version,
                reason=reason,
                source=FigureSource.IMPORTED,
            )
    drop_files(kept=kept, by=by)
    return Imported(len(plan.new), len(plan.changed), len(plan.same))
