"""The latest changes, for the rail of the start page."""

import datetime
from dataclasses import dataclass
from heapq import nlargest

from cus.accounts.acts import Act
from partners.models import CooperationAgreement, Partner
from programmes.models import ProgrammeLogEntry
from programmes.workflow import WORKFLOW
from services.models import StandardLogEntry
from services.standards.workflow import WORKFLOW as STANDARD_WORKFLOW

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Change:
    """One line: what happened, where it leads, who and when."""

    text: str
    url: str
    by: str
    at: datetime.datetime
    comment: str = ""


def recent_changes(user) -> list[Change]:
    """Return the newest changes that ``user`` may read, newest first."""
    if not user.may(Act.READ_DRAFTS):
        return []
    changes = [*_programmes(), *_standards(), *_partners(), *_agreements()]
    return nlargest(SHOWN, changes, key=lambda change: change.at)


def _programmes() -> list[Change]:
    entries = (
        ProgrammeLogEntry.objects.select_related("version", "by", "authorisation")
        .defer("snapshot")
        .order_by("-at", "-pk")[:SHOWN]
    )
    return [
        Change(
            f"{_done(entry)}: „{entry.version}”",
            entry.version.get_absolute_url(),
            entry.who,
            entry.at,
            entry.comment,
        )
        for entry in entries
    ]


def _done(entry: ProgrammeLogEntry) -> str:
    declared = WORKFLOW.transitions.get(entry.transition)
    if declared:
        return declared.done or declared.label
    return "Założono nową wersję" if entry.version.copied_from_id else "Założono program"


def _standards() -> list[Change]:
    entries = (
        StandardLogEntry.objects.select_related("standard__service", "by", "authorisation")
        .defer("snapshot")
        .order_by("-at", "-pk")[:SHOWN]
    )
    done = {name: transition.done for name, transition in STANDARD_WORKFLOW.transitions.items()}
    return [
        Change(
            f"{done.get(entry.transition, 'Założono wersję')}: standard usługi „{entry.standard.service}”",
            entry.standard.get_absolute_url(),
            entry.who,
            entry.at,
            entry.comment,
        )
        for entry in entries
    ]


def _partners() -> list[Change]:
    cards = Partner.objects.active().select_related("created_by").order_by("-created_at", "-pk")[:SHOWN]
    return [
        Change(f"Nowa fiszka: {card.name}", card.get_absolute_url(), str(card.created_by), card.created_at)
        for card in cards
    ]


def _agreements() -> list[Change]:
    signed = (
        CooperationAgreement.objects.filter(signed_at__isnull=False)
        .select_related("signed_by", "signed_under")
        .order_by("-signed_at", "-pk")[:SHOWN]
    )
    return [
        Change(f"Podpisano: {agreement}", agreement.get_absolute_url(), agreement.signer, agreement.signed_at)
        for agreement in signed
    ]
