"""Keeping the list of the potential with a diagnosis."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from cus.documents.serial import to_data
from cus.workflow import Refusal, Refused
from diagnosis.actions.locking import locked_for_edit
from diagnosis.models import Diagnosis, PotentialCopy
from diagnosis.potential.facts import Potential
from diagnosis.potential.registry import potential_of

NOBODY = (
    "Na ten dzień rejestr nie zna żadnego podmiotu, który wykonuje usługi na obszarze diagnozy. Wybierz inny dzień "
    "albo uzupełnij fiszki i oferty partnerów."
)


@transaction.atomic
def keep_potential(*, by, diagnosis: Diagnosis, as_of: dt.date) -> PotentialCopy:
    """Keep the list of the potential as of a day; the copy before it stays under its date.

    Raises:
        Refused: wrong role, handed over, a day that has not come yet, or one on which nobody was on the list.
    """
    current = locked_for_edit(by, diagnosis)
    if as_of > timezone.localdate():
        raise Refused(Refusal("Wykaz można sporządzić na dziś albo na dzień, który minął.", field="as_of"))
    potential = potential_of(current, as_of=as_of)
    if not potential.entries:
        raise Refused(Refusal(NOBODY, field="as_of"))
    return _copy(by=by, diagnosis=current, potential=potential)


def _copy(*, by, diagnosis: Diagnosis, potential: Potential) -> PotentialCopy:
    as_of = potential.as_of
    return PotentialCopy.objects.create(diagnosis=diagnosis, as_of=as_of, data=to_data(potential), taken_by=by)


def copy_when_missing(*, by, diagnosis: Diagnosis) -> None:
    """Give a diagnosis that is being handed over its list, unless one was kept and consulted."""
    if not diagnosis.potential_copies.exists():
        _copy(by=by, diagnosis=diagnosis, potential=potential_of(diagnosis))
