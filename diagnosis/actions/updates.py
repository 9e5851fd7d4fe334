"""Beginning an update: a new version of a diagnosis, with everything of the one before it."""

from django.db import transaction

from cus.workflow import refuse_if
from diagnosis.actions.copying import copy_rows
from diagnosis.actions.diagnoses import NO_REASON, log, move, ready_to, refuse
from diagnosis.actions.locking import locked
from diagnosis.models import Diagnosis, NoteReading
from diagnosis.policies import refusal_to_update
from diagnosis.succession import next_edition


@transaction.atomic
def start_update(*, by, diagnosis: Diagnosis, reason: str) -> Diagnosis:
    """Copy a diagnosis handed over or in force into its next version, over the same five years.

    The diagnosis is updated when the conclusions of reconnaissance have changed considerably (art. 21
    ust. 2): ``reason`` says what changed. The version before stays as it is until the new one is in force.

    Raises:
        Refused: wrong role or stage, no reason, or another update is open.
    """
    current = locked(diagnosis)
    refuse_if(refusal_to_update(by, current))
    if not reason.strip():
        refuse("update_reason", NO_REASON)
    update = Diagnosis.objects.create(
        title=current.title,
        period_start=current.period_start,
        period_end=current.period_end,
        series=current.series,
        edition=next_edition(current),
        update_of=current,
        update_reason=reason.strip(),
        created_by=by,
    )
    update.gminas.set(current.gminas.all())
    copy_rows(current, update)
    log(update, by=by, transition="update", from_stage="", reason=update.update_reason)
    return update


@transaction.atomic
def withdraw(*, by, diagnosis: Diagnosis, reason: str) -> Diagnosis:
    """Give up a diagnosis or an update begun by mistake; it stays to be read, with the reason in its log.

    Notes that it has read wait again, so that the next diagnosis finds them.

    Raises:
        Refused: wrong role, handed over already, no reason, or a programme is made from it.
    """
    current = ready_to(by, diagnosis, "withdraw")
    if not reason.strip():
        refuse("reason", "Napisz, dlaczego praca nad diagnozą nie idzie dalej.")
    NoteReading.objects.filter(diagnosis=current).delete()
    return move(current, "withdraw", by=by, reason=reason.strip())
