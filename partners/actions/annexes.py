"""Writes to annexes of agreements."""

import datetime
import uuid
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from cus.accounts.acts import Act
from cus.attachments.models import Attachment
from cus.centre.letterhead import letterhead
from cus.documents.actions import freeze
from cus.rows import replace_rows
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from partners.actions.committee import lock_agreement
from partners.annexes import ANNEX, annex_of, refusal_of_annex_day, refusal_to_edit_annex, refusal_to_sign_annex
from partners.enums import AnnexState
from partners.models import Annex, CooperationAgreement, TrainingModule


def _lock(annex: Annex) -> Annex:
    agreement = lock_agreement(annex.agreement_id)
    annex = Annex.objects.select_for_update(of=("self",)).get(pk=annex.pk)
    annex.agreement = agreement
    return annex


@transaction.atomic
def create_annex(
    *,
    by,
    agreement: CooperationAgreement,
    values: Mapping[str, object],
    modules: Sequence[Mapping] = (),
    token: uuid.UUID | None = None,
) -> Annex:
    """Begin an annex; ``modules`` (name, hours, teacher, requirement …) only of an educational programme.

    A form sent again with its ``token`` gives the same annex.
    """
    agreement = lock_agreement(agreement.pk)
    refuse_if(refusal_to_edit_annex(by, agreement))
    saved = Annex.objects.filter(token=token, created_by=by).first() if token else None
    if saved:
        return saved
    return _write(Annex(agreement=agreement, created_by=by, token=token), values, modules)


@transaction.atomic
def save_annex(*, by, annex: Annex, seen: int, values: Mapping[str, object], modules: Sequence[Mapping] = ()) -> Annex:
    """Save a draft; ``StaleEdit`` when somebody saved it after ``seen``."""
    annex = _lock(annex)
    refuse_if(refusal_to_edit_annex(by, annex.agreement, annex))
    if annex.version != seen:
        raise StaleEdit(annex)
    annex.version += 1
    return _write(annex, values, modules)


def _write(annex: Annex, values: Mapping[str, object], modules: Sequence[Mapping]) -> Annex:
    for name, value in values.items():
        setattr(annex, name, value)
    if annex.agreement.annexes.filter(number=annex.number).exclude(pk=annex.pk).exists():
        raise Refused(Refusal("Aneks o tym numerze już jest. Nadaj inny.", field="number"))
    annex.full_clean()
    annex.save()
    if annex.is_programme:
        parties = set(annex.agreement.parties.present().values_list("pk", flat=True))
        for row in modules:
            if row.get("teacher") and row["teacher"].pk not in parties:
                raise Refused(Refusal(f"„{row['teacher']}” nie jest stroną tego porozumienia."))
        replace_rows(TrainingModule.objects.filter(annex=annex), parent={"annex": annex}, contents=modules)
    return annex


@transaction.atomic
def sign_annex(*, by, annex: Annex, concluded_on: datetime.date, signature_manner: str) -> Annex:
    """Record the signing: the text is frozen with one signature block for each party of that day.

    Raises:
        Refused: no right, signed already, nothing in it, or a day before the agreement.
    """
    annex = _lock(annex)
    files = tuple(file.name for file in Attachment.objects.of(annex))
    refuse_if(refusal_to_sign_annex(by, annex, has_files=bool(files)))
    refuse_if(refusal_of_annex_day(annex.agreement, concluded_on))
    annex.state = AnnexState.SIGNED
    annex.concluded_on, annex.signature_manner = concluded_on, signature_manner
    annex.signed_at, annex.signed_by = timezone.now(), by
    annex.signed_under = by.authorisation_for(Act.AGREEMENT_SIGN)
    annex.version += 1
    annex.full_clean()
    annex.save()
    freeze(
        kind=ANNEX.code,
        context=annex_of(annex, letterhead=letterhead(), files=files),
        subject=annex,
        label=f"{annex.agreement.number}, aneks {annex.number}",
        by=by,
    )
    return annex


@transaction.atomic
def remove_annex(*, by, annex: Annex) -> None:
    """Take away a draft."""
    annex = _lock(annex)
    refuse_if(refusal_to_edit_annex(by, annex.agreement, annex))
    annex.delete()
