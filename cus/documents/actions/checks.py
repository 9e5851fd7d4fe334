"""Verifying every frozen document, as a job."""

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.accounts.models import User
from cus.documents.models import DocumentCheck, FrozenDocument
from cus.documents.verifying import Finding, verify
from cus.workflow import refuse_if

# How many documents are looked at between two notes of how far the work is.
EVERY = 3
# Longer lists say nothing more: something is wrong with all of them.
MOST = 500


@transaction.atomic
def order_check(*, by: User) -> DocumentCheck:
    """Order a verification of all documents; one in the making is returned as it is.

    Raises:
        Refused: the person may not verify documents.
    """
    from cus.documents.tasks import check_all  # the task imports this module

    refuse_if(refusal_without(by, Act.DOCUMENTS_VERIFY))
    # One order at a time: two presses of the button, or of two people, wait here for each other.
    User.objects.select_for_update(of=("self",)).order_by("pk").first()
    waiting = DocumentCheck.objects.filter(finished_at=None).first()
    if waiting is not None:
        return waiting
    check = DocumentCheck.objects.create(created_by=by, total=FrozenDocument.objects.count())
    check_all.defer(check_id=check.pk)
    return check


def run_check(*, check_id: int) -> None:
    """Verify every document that there was when the check was ordered. Safe to run twice."""
    check = DocumentCheck.objects.filter(pk=check_id, finished_at=None).first()
    if check is None:
        return
    said: list[Finding] = []
    faults = done = 0
    for done, finding in enumerate(findings(check.total), start=1):
        faults += finding.is_fault
        if finding.is_fault or finding.is_warning:
            said.append(finding)
        if done % EVERY == 0:
            DocumentCheck.objects.filter(pk=check_id, finished_at=None).update(done=done, faults=faults)
    DocumentCheck.objects.filter(pk=check_id, finished_at=None).update(
        total=done,
        done=done,
        faults=faults,
        findings=[[one.frozen_id, one.verdict, str(one)] for one in said[:MOST]],
        finished_at=timezone.now(),
    )


def findings(most: int | None = None, *, kind: str = "") -> Iterator[Finding]:
    """Verify documents one by one, the oldest first; one file in memory at a time."""
    wanted = FrozenDocument.objects.filter(kind=kind) if kind else FrozenDocument.objects.all()
    for pk in list(wanted.order_by("pk").values_list("pk", flat=True))[:most]:
        yield verify(FrozenDocument.objects.select_related("person_key").get(pk=pk))
