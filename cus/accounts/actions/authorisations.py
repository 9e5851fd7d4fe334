"""Granting and revoking of authorisations."""

import datetime

from django.db import transaction
from django.utils import timezone

from cus.accounts.models import Authorisation, User
from cus.accounts.policies import refusal_to_grant, refusal_to_revoke
from cus.accounts.scopes import Scope
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.workflow import Refusal, Refused, refuse_if


@transaction.atomic
def grant_authorisation(
    *,
    by: User,
    person: User,
    scope: Scope,
    valid_from: datetime.date,
    valid_to: datetime.date | None,
    document_number: str,
    document_date: datetime.date,
) -> Authorisation:
    """Authorise ``person`` to act for the director in ``scope`` on the given days, both included.

    Raises:
        Refused: the right is missing, the person is oneself, unusable or the director.
        ValidationError: days or document are wrong, or overlap another authorisation of that scope.
    """
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    refuse_if(refusal_to_grant(by, person))
    if valid_to is not None and valid_to < timezone.localdate():
        raise Refused(Refusal("Ostatni dzień już minął. Upoważnienie nie działa wstecz.", field="valid_to"))
    if document_date > timezone.localdate():
        raise Refused(Refusal("Data dokumentu jeszcze nie nadeszła.", field="document_date"))
    granted = Authorisation(
        person=person,
        scope=scope,
        valid_from=valid_from,
        valid_to=valid_to,
        document_number=document_number.strip(),
        document_date=document_date,
        granted_by=by,
    )
    granted.full_clean()
    granted.save()
    what = f"udzielenie: {granted}, {granted.get_scope_display()}"
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=granted, what=what)
    return granted


@transaction.atomic
def revoke_authorisation(*, by: User, authorisation: Authorisation, reason: str) -> Authorisation:
    """Take an authorisation back: it gives nothing from the next request on.

    Raises:
        Refused: the right or the reason is missing, or it is revoked or over.
    """
    locked = Authorisation.objects.select_for_update(of=("self",)).get(pk=authorisation.pk)
    refuse_if(refusal_to_revoke(by, locked))
    if not reason.strip():
        raise Refused(Refusal("Napisz, dlaczego odwołujesz upoważnienie.", field="reason"))
    locked.revoked_at, locked.revoked_by, locked.revocation_reason = timezone.now(), by, reason.strip()
    locked.save(update_fields=["revoked_at", "revoked_by", "revocation_reason"])
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=locked, what=f"odwołanie: {locked}")
    return locked
