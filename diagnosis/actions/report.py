"""Freezing the report: inside the act that hands the diagnosis over."""

from django.db import transaction
from django.utils import timezone

from cus.documents import actions as documents
from cus.documents.models import FrozenDocument
from diagnosis.models import Diagnosis
from diagnosis.report.building import report_of
from diagnosis.report.data import REPORT


@transaction.atomic
def freeze_report(*, by, diagnosis: Diagnosis) -> FrozenDocument:
    """Freeze the report of a diagnosis that is being handed over and order its PDF; the caller has checked the right.

    Raises:
        Refused: the text holds a character that cannot be printed.
    """
    number = _next_number()
    report = report_of(diagnosis, number=number)
    return documents.freeze(kind=REPORT.code, context=report, subject=diagnosis, label=number, by=by)


def _next_number() -> str:
    """Number the reports of a year; diagnoses are locked in one order, so that two do not take one number."""
    list(Diagnosis.objects.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))
    year = timezone.localdate().year
    taken = FrozenDocument.objects.filter(kind=REPORT.code, label__endswith=f"/{year}").count()
    return f"{taken + 1}/{year}"
