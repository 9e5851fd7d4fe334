"""The review of a self-evaluation: prepared, reviewed, returned, approved and frozen."""

from django.db import transaction
from django.utils import timezone

from cus.documents.actions import freeze
from cus.workflow import Refusal, Refused, refuse_if
from programmes.results.actions.selfevaluation import lock_report
from programmes.results.models import SelfEvaluation, SelfEvaluationLogEntry
from programmes.results.selfevaluation.building import self_evaluation_of
from programmes.results.selfevaluation.data import SELF_EVALUATION
from programmes.results.selfevaluation.policies import refusal_of
from programmes.results.selfevaluation.workflow import WORKFLOW

CHANGED_MEANWHILE = Refusal("Raport zmienił się po otwarciu tej strony. Przejrzyj go i zdecyduj jeszcze raz.")


def _change(report: SelfEvaluation, transition: str, *, by, comment: str = "?", seen: int | None = None):
    report = lock_report(report)
    refuse_if(refusal_of(transition, user=by, report=report, comment=comment))
    if seen is not None and seen != report.version:
        raise Refused(CHANGED_MEANWHILE)
    before, report.state = report.state, WORKFLOW[transition].target
    report.version += 1
    return report, before


def _log(report: SelfEvaluation, transition: str, before: str, *, by, comment: str = "") -> None:
    SelfEvaluationLogEntry.objects.create(
        report=report,
        transition=transition,
        from_state=before,
        to_state=report.state,
        comment=comment.strip(),
        by=by,
        authorisation=by.authorisation_for(WORKFLOW[transition].act),
    )


@transaction.atomic
def prepare_self_evaluation(*, by, report: SelfEvaluation, seen: int | None = None) -> SelfEvaluation:
    """Hand the report to the organiser; its text stands still from now on."""
    report, before = _change(report, "prepare", by=by, seen=seen)
    report.prepared_at, report.prepared_by = timezone.now(), by
    report.save()
    _log(report, "prepare", before, by=by)
    return report


@transaction.atomic
def review_self_evaluation(*, by, report: SelfEvaluation, seen: int | None = None) -> SelfEvaluation:
    """Hand the report on to the director."""
    report, before = _change(report, "review", by=by, seen=seen)
    report.reviewed_at, report.reviewed_by = timezone.now(), by
    report.reviewed_under = by.authorisation_for(WORKFLOW["review"].act)
    report.save()
    _log(report, "review", before, by=by)
    return report


@transaction.atomic
def return_self_evaluation(
    *, by, report: SelfEvaluation, transition: str, comment: str, seen: int | None = None
) -> SelfEvaluation:
    """Return the report with a comment; ``transition`` is ``return_prepared`` or ``return_reviewed``."""
    report, before = _change(report, transition, by=by, comment=comment, seen=seen)
    report.prepared_at = report.prepared_by = None
    report.reviewed_at = report.reviewed_by = report.reviewed_under = None
    report.save()
    _log(report, transition, before, by=by, comment=comment)
    return report


@transaction.atomic
def approve_self_evaluation(*, by, report: SelfEvaluation, seen: int | None = None) -> SelfEvaluation:
    """Approve: give the number, freeze the data and order the PDF, all in one transaction.

    Raises:
        Refused: no right, another state, the period lasts, or a character that cannot be printed.
    """
    report, before = _change(report, "approve", by=by, seen=seen)
    now = timezone.now()
    report.approved_at, report.approved_by = now, by
    report.approved_under = by.authorisation_for(WORKFLOW["approve"].act)
    report.number = _next_number(timezone.localdate(now).year)
    report.save()
    report.frozen = freeze(
        kind=SELF_EVALUATION.code,
        context=self_evaluation_of(report),
        subject=report,
        label=report.number,
        by=by,
    )
    report.save(update_fields=["frozen"])
    _log(report, "approve", before, by=by)
    return report


def _next_number(year: int) -> str:
    """Return „AE 3/2026”. Two approvals at once wait here for each other."""
    SelfEvaluation.objects.select_for_update(of=("self",)).order_by("pk").first()
    given = SelfEvaluation.objects.filter(number__startswith="AE ", number__endswith=f"/{year}")
    last = max((int(number[3:].partition("/")[0]) for number in given.values_list("number", flat=True)), default=0)
    return f"AE {last + 1}/{year}"
