"""The list that a diagnosis keeps."""

from cus.documents.serial import from_data
from diagnosis.models import Diagnosis, PotentialCopy
from diagnosis.potential.facts import Potential
from diagnosis.potential.registry import potential_of


def kept_copy(diagnosis: Diagnosis) -> PotentialCopy | None:
    """Return the newest copy that ``diagnosis`` keeps."""
    return diagnosis.potential_copies.select_related("taken_by").order_by("-pk").first()


def read_copy(copy: PotentialCopy) -> Potential:
    """Return the list that a copy holds."""
    return from_data(Potential, copy.data)


def kept_potential(diagnosis: Diagnosis) -> Potential | None:
    """Return the list that ``diagnosis`` keeps, as it was taken; ``None`` when nobody has taken one."""
    copy = kept_copy(diagnosis)
    return read_copy(copy) if copy else None


def shown_potential(diagnosis: Diagnosis) -> Potential | None:
    """Return what a report prints: the list that is kept; while forms may change and none is, the one of today.

    From the handover on only a kept list is part of the diagnosis: ``None`` when there is none.
    """
    return kept_potential(diagnosis) or (potential_of(diagnosis) if diagnosis.is_editable else None)
