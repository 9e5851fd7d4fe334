"""Writes to self-checks of partnerships."""

import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from partners.actions.committee import lock_agreement
from partners.checks import refusal_to_check
from partners.features import FEATURES
from partners.models import CheckAnswer, CooperationAgreement, PartnershipCheck


@transaction.atomic
def create_check(
    *,
    by,
    agreement: CooperationAgreement,
    values: Mapping[str, object],
    answers: Mapping[str, tuple[str, str]],
    token: uuid.UUID | None = None,
) -> PartnershipCheck:
    """Write down a self-check; ``answers`` is feature → (answer, note), every feature answered.

    Raises:
        Refused: no right, not signed yet, a feature without an answer, or a day that cannot be.
    """
    agreement = lock_agreement(agreement.pk)
    refuse_if(refusal_to_check(by, agreement))
    saved = PartnershipCheck.objects.filter(token=token, created_by=by).first() if token else None
    if saved:
        return saved
    return _write(PartnershipCheck(agreement=agreement, created_by=by, token=token), values, answers)


@transaction.atomic
def save_check(
    *,
    by,
    check: PartnershipCheck,
    seen: int,
    values: Mapping[str, object],
    answers: Mapping[str, tuple[str, str]],
) -> PartnershipCheck:
    """Correct the newest self-check; ``StaleEdit`` when somebody saved it after ``seen``."""
    agreement = lock_agreement(check.agreement_id)
    check = PartnershipCheck.objects.select_for_update(of=("self",)).get(pk=check.pk)
    check.agreement = agreement
    refuse_if(refusal_to_check(by, agreement, check))
    if check.version != seen:
        raise StaleEdit(check)
    check.version += 1
    return _write(check, values, answers)


def _write(
    check: PartnershipCheck, values: Mapping[str, object], answers: Mapping[str, tuple[str, str]]
) -> PartnershipCheck:
    for name, value in values.items():
        setattr(check, name, value)
    refuse_if(_refusal_of_day(check))
    missing = [feature.text for feature in FEATURES if not answers.get(feature.key, ("", ""))[0]]
    if missing:
        raise Refused(Refusal(f"Odpowiedz jeszcze na: „{missing[0]}”."))
    check.full_clean()
    check.save()
    present = {one.feature: one for one in check.answers.all()}
    for feature in FEATURES:
        row = present.get(feature.key) or CheckAnswer(check_made=check, feature=feature.key)
        answer, note = answers[feature.key]
        if row.pk is None or (row.answer, row.note) != (answer, note):
            row.answer, row.note = answer, note
            row.full_clean()
            row.save()
    return check


def _refusal_of_day(check: PartnershipCheck) -> Refusal | None:
    if check.checked_on > timezone.localdate():
        return Refusal("Data nie może być z przyszłości.", field="checked_on")
    if check.checked_on < check.agreement.concluded_on:
        return Refusal("Wtedy porozumienia jeszcze nie było.", field="checked_on")
    others = check.agreement.checks.exclude(pk=check.pk)
    if others.filter(checked_on=check.checked_on).exists():
        return Refusal("Samoocena z tego dnia już jest.", field="checked_on")
    later = others.filter(checked_on__gt=check.checked_on).exists()
    return Refusal("Jest już późniejsza samoocena.", field="checked_on") if later else None
