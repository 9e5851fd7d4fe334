"""Complaints whose deadline passed: an explanation or a correction that did not come."""

from django.utils import timezone

from cus.desk.task import Task
from cus.text.dates import day
from programmes.results.complaining.enums import ComplaintState
from programmes.results.models import Complaint

# More of them stand in the register.
MOST = 10


def complaint_tasks() -> list[Task]:
    """Return what providers are late with, the longest first."""
    late = Complaint.objects.overdue(timezone.localdate()).select_related("partner", "own_unit")[:MOST]
    return [
        Task(
            f"Skarga {one.number}: {_missing(one)}",
            one.get_absolute_url(),
            ", ".join(filter(None, (one.subject, str(one.provider or "")))),
            "stop",
            f"po terminie: {day(one.waits_until)}",
        )
        for one in late
    ]


def _missing(one: Complaint) -> str:
    return "brak wyjaśnienia" if one.state == ComplaintState.EXPLAINING else "brak poprawy"
