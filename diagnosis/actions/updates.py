"""Beginning an update: a new version of a diagnosis, with everything of the one before it."""

from django.db import transaction

from cus.workflow import refuse_if
from diagnosis.actions.copying import copy_rows
from diagnosis.actions.diagnoses import NO_REASON, log, refuse
from diagnosis.actions.locking import locked
from diagnosis.models import Diagnosis
from diagnosis.policies import refusal_to_update


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
        edition=current.edition + 1,
        update_of=current,
        update_reason=reason.strip(),
        created_by=by,
    )
    update.gminas.set(current.gminas.all())
    copy_rows(current, update)
    log(update, by=by, transition="update", from_stage="", reason=update.update_reason)
    return update
