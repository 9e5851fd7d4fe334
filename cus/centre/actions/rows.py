"""Adding, changing and removing rows of the profile: all under the lock of the centre."""

from django.db import models, transaction
from django.utils import timezone

from cus.audit import log
from cus.audit.enums import AccessKind
from cus.centre.enums import Training
from cus.centre.frame import forget_frame
from cus.centre.models import (
    Centre,
    CentreGmina,
    CentreUnit,
    PostHolding,
    QualificationCheck,
    Signatory,
    TrainingHours,
)
from cus.centre.policies import (
    refusal_of_check,
    refusal_of_row,
    refusal_to_edit,
    refusal_to_remove,
)
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if

GONE = Refusal("Ktoś usunął ten wpis po otwarciu formularza.")


def lock_centre() -> Centre | None:
    """Let one change of the profile go at a time: two must not both find a post free."""
    return Centre.objects.select_for_update(of=("self",)).filter(pk=Centre.SINGLETON).first()


@transaction.atomic
def save_row(*, row: models.Model, version: int, by) -> models.Model:
    """Add a row (``version`` 0) or save a changed one.

    Raises:
        Refused: the person may not change the profile, or a rule of the row stands against it.
        StaleEdit: somebody saved it in the meantime.
        ValidationError: a rule of the model.
    """
    refuse_if(refusal_to_edit(by))
    lock_centre()
    if row.pk is not None:
        current = type(row).objects.filter(pk=row.pk).first()
        if current is None:
            raise Refused(GONE)
        refuse_stale(current, version)
        row.version = current.version + 1
    if isinstance(row, Signatory) and row.holding is not None:
        row.person_name = row.holding.person_name
    refuse_if(refusal_of_row(row))
    row.full_clean()
    row.save()
    forget_frame()
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=row, what=f"centrum: {row._meta.verbose_name}")
    return row


@transaction.atomic
def remove_row(*, row: models.Model, by) -> None:
    """Remove a row entered by mistake; what ended is ended by its last day.

    Raises:
        Refused: the person may not change the profile, or something stands on the row.
    """
    refuse_if(refusal_to_edit(by))
    lock_centre()
    refuse_if(refusal_to_remove(row))
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=row, what=f"centrum, usunięcie: {row._meta.verbose_name}")
    row.delete()
    forget_frame()


@transaction.atomic
def save_gmina(*, served: CentreGmina, version: int, by) -> CentreGmina:
    """Add a served gmina (``version`` 0) or save a changed one; a founder takes the mark from another.

    Raises:
        Refused: the person may not change the profile, or it is a demo gmina outside demo mode.
        StaleEdit: somebody saved it in the meantime.
    """
    refuse_if(refusal_to_edit(by))
    lock_centre()
    if served.is_founder:
        for other in CentreGmina.objects.filter(centre=served.centre, is_founder=True).exclude(pk=served.pk):
            other.is_founder = False
            other.version += 1
            other.save(update_fields=["is_founder", "version"])
    return save_row(row=served, version=version, by=by)


def save_unit(*, unit: CentreUnit, version: int, by) -> CentreUnit:
    """Add a unit or a part of one (``version`` 0), or save a changed one; see ``save_row``."""
    return save_row(row=unit, version=version, by=by)


@transaction.atomic
def confirm_condition(
    *, holding: PostHolding, condition: str, values: dict[str, object], version: int, by
) -> QualificationCheck:
    """Record what was seen of one statutory condition of a holder, and who confirmed it.

    ``values``: is_met, hours, evidence, checked_on. Of a criminal record the database keeps only the
    fact and the day.

    Raises:
        Refused: no right, or no such condition of the post. StaleEdit: somebody recorded it meanwhile.
    """
    refuse_if(refusal_to_edit(by))
    lock_centre()
    check = QualificationCheck.objects.filter(holding=holding, condition=condition).first()
    if check is not None:
        refuse_stale(check, version)
    else:
        check = QualificationCheck(holding=holding, condition=condition, version=0)
    refuse_if(refusal_of_check(holding.post.kind, condition, values["checked_on"]))
    for name, value in values.items():
        setattr(check, name, value)
    check.version += 1
    check.confirmed_by, check.confirmed_at = by, timezone.now()
    check.full_clean()
    check.save()
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=holding, what="centrum: sprawdzenie kwalifikacji")
    return check


@transaction.atomic
def remove_check(*, check: QualificationCheck, by) -> None:
    """Take back a confirmation made by mistake."""
    refuse_if(refusal_to_edit(by))
    lock_centre()
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=check.holding, what="centrum: cofnięcie sprawdzenia")
    check.delete()


@transaction.atomic
def set_training_hours(*, hours: dict[Training, int], by) -> None:
    """Say how many hours each training must have, after a change of the regulation (art. 34)."""
    refuse_if(refusal_to_edit(by))
    lock_centre()
    for training, number in hours.items():
        norm = TrainingHours(training=training, hours=number)
        norm.clean_fields()
        norm.save()
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=TrainingHours, what="centrum: wymiar szkoleń")


def refuse_stale(current: models.Model, version: int) -> None:
    """Raise ``StaleEdit`` when the row is not the one that the person saw."""
    if current.version != version:
        raise StaleEdit(current)
