"""Every write to quality standards: a version, its contents, its way through the director's hands."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from cus.centre.letterhead import letterhead
from cus.documents.actions import freeze
from cus.documents.models import FrozenDocument
from cus.workflow import Refusal, StaleEdit, refuse_if
from services.models import QualityStandard, Service, StandardLogEntry
from services.standards.areas import CONTENT, HEAD
from services.standards.authors import authors
from services.standards.documents import STANDARD, standard_paper
from services.standards.policies import refusal_of, refusal_to_edit, refusal_to_start
from services.standards.snapshot import snapshot_of
from services.standards.workflow import WORKFLOW

CHANGED_MEANWHILE = Refusal(
    "Standard zmienił się po otwarciu tej strony: wycofano go i złożono ponownie. "
    "Przejrzyj go jeszcze raz, zanim zdecydujesz."
)
START = "start"
LONGEST_LABEL = FrozenDocument._meta.get_field("label").max_length


@transaction.atomic
def start_standard(*, service: Service, by) -> QualityStandard:
    """Begin the next version as a copy of the newest one, or the first one empty.

    Raises:
        Refused: the person may not write standards, the service is retired, or a version is open.
    """
    # Two at once wait here for each other: the service is what all its versions share.
    service = Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
    refuse_if(refusal_to_start(by, service))
    newest = service.standards.order_by("-number").first()
    standard = QualityStandard(service=service, created_by=by, number=_next_number(service))
    if newest is not None:
        for name in ("source", "legal_basis", *CONTENT):
            setattr(standard, name, getattr(newest, name))
    standard.save()
    if newest is not None:
        standard.partner_name = authors().link(standard, authors().key_of(newest))
        standard.save(update_fields=["partner_name"])
    standard.contributors.add(by)
    _log(standard, START, from_state="", by=by)
    return standard


@transaction.atomic
def save_standard(
    *, standard: QualityStandard, values: Mapping[str, Any], partner: str, version: int, by
) -> QualityStandard:
    """Save the contents of an open version; ``values`` by field, ``partner`` a key of ``standards.authors``.

    Raises:
        Refused: wrong role or state, or there is no such partner.
        StaleEdit: somebody saved it in the meantime.
    """
    current = _locked(standard)
    refuse_if(refusal_to_edit(by, current))
    if current.version != version:
        raise StaleEdit(current)
    for name in (*HEAD, *CONTENT):
        setattr(current, name, values[name])
    current.partner_name = authors().link(current, partner)
    current.version += 1
    current.save()
    current.contributors.add(by)
    return current


@transaction.atomic
def submit_standard(*, standard: QualityStandard, by) -> QualityStandard:
    """Send to the director.

    Raises:
        Refused: wrong role or state, nothing written, or a provision without its name.
    """
    current, before = _change(standard, "submit", by=by)
    current.submitted_at, current.submitted_by = timezone.now(), by
    current.return_comment = ""
    current.save()
    _log(current, "submit", from_state=before, by=by)
    return current


@transaction.atomic
def recall_standard(*, standard: QualityStandard, by) -> QualityStandard:
    """Take back from the director before the decision.

    Raises:
        Refused: wrong role or state.
    """
    current, before = _change(standard, "recall", by=by)
    current.submitted_at = current.submitted_by = None
    current.save()
    _log(current, "recall", from_state=before, by=by)
    return current


@transaction.atomic
def return_standard(*, standard: QualityStandard, comment: str, by, seen: int | None = None) -> QualityStandard:
    """Return to the authors with a comment; the same version opens with the next revision.

    Raises:
        Refused: wrong role or state, no comment, or the standard changed since ``seen``.
    """
    current, before = _change(standard, "return", by=by, comment=comment, seen=seen)
    _log(current, "return", from_state=before, by=by, comment=comment)
    current.revision += 1
    current.submitted_at = current.submitted_by = None
    current.return_comment = comment.strip()
    current.save()
    return current


@transaction.atomic
def approve_standard(*, standard: QualityStandard, by, seen: int | None = None) -> QualityStandard:
    """Approve: freeze the contents with their SHA-256 and order the PDF, all in one transaction.

    It is in force from the planned day, or from today when that day has passed or none was given.

    Raises:
        Refused: wrong role or state, the approver is an author, or the standard changed since ``seen``.
    """
    current, before = _change(standard, "approve", by=by, seen=seen)
    current.approved_at, current.approved_by = timezone.now(), by
    current.approved_under = by.authorisation_for(WORKFLOW["approve"].act)
    current.in_force_from = current.begins_on(timezone.localdate(current.approved_at))
    current.save()
    current.frozen = freeze(
        kind=STANDARD.code,
        context=standard_paper(current, letterhead=letterhead()),
        subject=current,
        label=f"{current.label}, {current.service.name}"[:LONGEST_LABEL],
        by=by,
    )
    current.save(update_fields=["frozen"])
    _log(current, "approve", from_state=before, by=by)
    return current


@transaction.atomic
def revoke_standard(*, standard: QualityStandard, comment: str, by) -> QualityStandard:
    """Take the approval back from today on; the text and its document stay as they were.

    Raises:
        Refused: wrong role or state, or no reason.
    """
    current, before = _change(standard, "revoke", by=by, comment=comment)
    current.revoked_at, current.revoked_by = timezone.now(), by
    current.revoked_on = timezone.localdate(current.revoked_at)
    current.revoke_reason = comment.strip()
    current.save()
    _log(current, "revoke", from_state=before, by=by, comment=comment)
    return current


def _locked(standard: QualityStandard) -> QualityStandard:
    return QualityStandard.objects.select_for_update(of=("self",)).select_related("service").get(pk=standard.pk)


def _next_number(service: Service) -> int:
    return (service.standards.aggregate(last=Max("number"))["last"] or 0) + 1


def _change(
    standard: QualityStandard, transition: str, *, by, comment: str = "?", seen: int | None = None
) -> tuple[QualityStandard, str]:
    """Lock, check and set the new state (not saved yet); return the version and the state it had.

    ``seen`` is the edit version that the person decided on.
    """
    current = _locked(standard)
    refuse_if(refusal_of(transition, user=by, standard=current, comment=comment))
    refuse_if(CHANGED_MEANWHILE if seen is not None and seen != current.version else None)
    before = current.state
    current.state = WORKFLOW[transition].target
    current.version += 1
    return current, before


def _log(standard: QualityStandard, transition: str, *, from_state: str, by, comment: str = "") -> None:
    """Write one line of the log with the contents of this moment."""
    StandardLogEntry.objects.create(
        standard=standard,
        revision=standard.revision,
        transition=transition,
        from_state=from_state,
        to_state=standard.state,
        by=by,
        authorisation=by.authorisation_for(WORKFLOW[transition].act) if transition in WORKFLOW.transitions else None,
        comment=comment.strip(),
        snapshot=snapshot_of(standard),
    )
