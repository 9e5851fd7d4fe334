"""The life of an agreement around its signing: agreed, back to the draft, over."""

import datetime

from django.db import transaction
from django.utils import timezone

from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from partners.actions.committee import end_committee
from partners.enums import AgreementEnding, AgreementState
from partners.models import CooperationAgreement
from partners.policies import refusal_to_agree, refusal_to_end, refusal_to_reopen


def _lock(agreement: CooperationAgreement) -> CooperationAgreement:
    return CooperationAgreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)


@transaction.atomic
def agree_agreement(*, by, agreement: CooperationAgreement, seen: int) -> CooperationAgreement:
    """Record that the parties agreed the text as it stood in version ``seen``; it changes no more.

    Raises:
        Refused: no right, not a draft, fewer than two parties or a task nobody answers for.
        StaleEdit: somebody changed the draft after it was read.
    """
    agreement = _lock(agreement)
    refuse_if(refusal_to_agree(by, agreement))
    if agreement.version != seen:
        raise StaleEdit(agreement)
    agreement.state, agreement.agreed_at, agreement.agreed_by = AgreementState.AGREED, timezone.now(), by
    return _saved(agreement)


@transaction.atomic
def reopen_agreement(*, by, agreement: CooperationAgreement) -> CooperationAgreement:
    """Take what was agreed back to the draft, so that it can be changed."""
    agreement = _lock(agreement)
    refuse_if(refusal_to_reopen(by, agreement))
    agreement.state, agreement.agreed_at, agreement.agreed_by = AgreementState.DRAFT, None, None
    return _saved(agreement)


@transaction.atomic
def end_agreement(
    *,
    by,
    agreement: CooperationAgreement,
    ends_on: datetime.date,
    ending: str = AgreementEnding.EXPIRED,
    end_reason: str = "",
) -> CooperationAgreement:
    """Record the end of a signed agreement: its term passed, or it was terminated for ``end_reason``.

    Its committee ends with it; open minutes may still be finished.
    """
    agreement = _lock(agreement)
    refuse_if(refusal_to_end(by, agreement))
    if ends_on > timezone.localdate():
        raise Refused(Refusal("Zakończenie odnotuj tego dnia albo później, nie wcześniej.", field="ends_on"))
    if ending == AgreementEnding.TERMINATED and not end_reason.strip():
        raise Refused(Refusal("Napisz, dlaczego rozwiązano porozumienie.", field="end_reason"))
    agreement.state, agreement.ends_on = AgreementState.ENDED, ends_on
    agreement.ending, agreement.end_reason = ending, end_reason
    saved = _saved(agreement)
    end_committee(saved)
    return saved


def _saved(agreement: CooperationAgreement) -> CooperationAgreement:
    agreement.version += 1
    agreement.full_clean()
    agreement.save()
    return agreement
