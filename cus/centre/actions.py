"""Every write to the centre's profile."""

from django.db import models, transaction

from cus.audit import log
from cus.audit.enums import AccessKind
from cus.centre.models import Centre, CentreGmina, CentreUnit
from cus.centre.policies import refusal_of_gmina, refusal_of_parent, refusal_to_edit, refusal_to_remove_unit
from cus.workflow import StaleEdit, refuse_if


@transaction.atomic
def save_profile(*, centre: Centre, version: int, by) -> Centre:
    """Save the profile; the first save creates it.

    Raises:
        Refused: the person may not change the profile.
        StaleEdit: somebody saved it in the meantime.
    """
    refuse_if(refusal_to_edit(by))
    current = Centre.objects.select_for_update(of=("self",)).filter(pk=Centre.SINGLETON).first()
    if current is not None:
        _refuse_stale(current, version)
        centre.version = current.version + 1
    centre.save()
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=centre, what="dane centrum")
    return centre


@transaction.atomic
def save_gmina(*, served: CentreGmina, version: int, by) -> CentreGmina:
    """Add a served gmina (``version`` 0) or save a changed one; a founder takes the mark from another.

    Raises:
        Refused: the person may not change the profile, or it is a demo gmina outside demo mode.
        StaleEdit: somebody saved it in the meantime.
    """
    refuse_if(refusal_to_edit(by))
    refuse_if(refusal_of_gmina(served.gmina))
    others = CentreGmina.objects.select_for_update(of=("self",)).filter(centre=served.centre).order_by("pk")
    for other in others:
        if other.pk == served.pk:
            _refuse_stale(other, version)
            served.version = other.version + 1
        elif served.is_founder and other.is_founder:
            other.is_founder = False
            other.version += 1
            other.save(update_fields=["is_founder", "version"])
    served.save()
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=served, what="gmina obsługiwana przez centrum")
    return served


@transaction.atomic
def remove_gmina(*, served: CentreGmina, by) -> None:
    """Take a gmina off the list of those served; what was made for it stays.

    Raises:
        Refused: the person may not change the profile.
    """
    refuse_if(refusal_to_edit(by))
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=served, what="usunięcie gminy z listy")
    served.delete()


@transaction.atomic
def save_unit(*, unit: CentreUnit, version: int, by) -> CentreUnit:
    """Add a unit or a part of one (``version`` 0), or save a changed one.

    Raises:
        Refused: the person may not change the profile, or the unit would be its own part.
        StaleEdit: somebody saved it in the meantime.
    """
    refuse_if(refusal_to_edit(by))
    # All units are locked: two moves at once must not close a circle.
    for other in CentreUnit.objects.select_for_update(of=("self",)).filter(centre=unit.centre).order_by("pk"):
        if other.pk == unit.pk:
            _refuse_stale(other, version)
            unit.version = other.version + 1
    refuse_if(refusal_of_parent(unit))
    unit.save()
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=unit, what="jednostka centrum")
    return unit


@transaction.atomic
def remove_unit(*, unit: CentreUnit, by) -> None:
    """Take a unit out of the structure.

    Raises:
        Refused: the person may not change the profile, or the unit has parts.
    """
    refuse_if(refusal_to_edit(by))
    refuse_if(refusal_to_remove_unit(unit))
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=unit, what="usunięcie jednostki centrum")
    unit.delete()


def _refuse_stale(current: models.Model, version: int) -> None:
    if current.version != version:
        raise StaleEdit(current)
