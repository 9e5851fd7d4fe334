"""Versions of one diagnosis: which follows which, and which stands for all today."""

from django.db.models import Max

from diagnosis.enums import DiagnosisStage
from diagnosis.models import Diagnosis

CAME_IN_FORCE = (DiagnosisStage.IN_FORCE, DiagnosisStage.SUPERSEDED)


def versions_of(user, diagnosis: Diagnosis) -> list[Diagnosis]:
    """Return the versions of ``diagnosis`` that the person may see, the newest first."""
    return list(Diagnosis.objects.visible_to(user).filter(series=diagnosis.series).order_by("-edition"))


def next_edition(diagnosis: Diagnosis) -> int:
    """Return the number of the next version; a withdrawn one keeps its own."""
    newest = Diagnosis.objects.filter(series=diagnosis.series).aggregate(newest=Max("edition"))["newest"]
    return (newest or diagnosis.edition) + 1


def standing(diagnosis: Diagnosis) -> Diagnosis:
    """Return the version that took the place of ``diagnosis``, or itself while nothing did.

    Asks the database only when ``diagnosis`` is superseded: an update counts from the day it is in force.
    """
    if diagnosis.stage != DiagnosisStage.SUPERSEDED:
        return diagnosis
    later = Diagnosis.objects.filter(
        series=diagnosis.series, edition__gt=diagnosis.edition, stage__in=CAME_IN_FORCE
    ).order_by("-edition")
    return later.first() or diagnosis
