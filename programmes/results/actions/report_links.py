"""Writes to personal links: making one, taking it back."""

import uuid

from django.db import transaction
from django.utils import timezone

from cus.workflow import Refusal, Refused, refuse_if
from programmes.models import ServiceContract
from programmes.results.actions.reports import open_reports_until
from programmes.results.models import ProviderReport, ReportLink
from programmes.results.reports.links import MOST_DAYS, digest_of, lasts, new_token
from programmes.results.reports.policies import refusal_to_link, refusal_to_open, refusal_to_revoke


@transaction.atomic
def create_link(
    *,
    by,
    contract: ServiceContract,
    report: ProviderReport | None,
    contact_name: str,
    contact_email: str,
    days: int,
    token: uuid.UUID | None = None,
) -> tuple[ReportLink, str]:
    """Make a link for a named contact, to one ``report`` or to all of the contract; return it and its secret.

    The secret is kept nowhere. A form sent again with its ``token`` gives the same link and no secret.

    Raises:
        Refused: no right, a contract that does not bind, an accepted report, a time that is too long.
    """
    contract = ServiceContract.objects.select_for_update(of=("self",)).get(pk=contract.pk)
    made = ReportLink.objects.filter(token=token, created_by=by).first() if token else None
    if made:
        return made, ""
    refuse_if(refusal_to_open(by, contract) or refusal_to_link(by, report))
    if not 1 <= days <= MOST_DAYS:
        raise Refused(Refusal(f"Wpisz liczbę dni od 1 do {MOST_DAYS}.", field="days"))
    if report is not None and report.contract_id != contract.pk:
        raise Refused(Refusal("To sprawozdanie jest z innej umowy."))
    now = timezone.now()
    expires_at = now + lasts(days)
    if report is None:
        open_reports_until(by=by, contract=contract, last=timezone.localdate(expires_at))
    secret = new_token()
    link = ReportLink(
        contract=contract,
        report=report,
        contact_name=contact_name,
        contact_email=contact_email,
        digest=digest_of(secret),
        created_at=now,
        expires_at=expires_at,
        created_by=by,
        token=token,
    )
    link.full_clean()
    link.save()
    return link, secret


@transaction.atomic
def revoke_link(*, by, link: ReportLink) -> ReportLink:
    """Make the link stop working at once; it stays on the list.

    Raises:
        Refused: no right, or revoked already.
    """
    link = ReportLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    refuse_if(refusal_to_revoke(by, link))
    link.revoked_at, link.revoked_by = timezone.now(), by
    link.save(update_fields=["revoked_at", "revoked_by"])
    return link
