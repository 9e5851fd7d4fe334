"""Writes to powers of attorney."""

import datetime
import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from cus.accounts.acts import Act, refusal_without
from cus.centre.letterhead import letterhead
from cus.documents.actions import freeze
from cus.privacy.actions import blind_index, new_person_key, seal
from cus.privacy.models import PersonKey, plain
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from partners.actions.locking import one_at_a_time
from partners.documents import POWER
from partners.enums import PowerState
from partners.models import AgreementParty, PowerOfAttorney
from partners.policies import (
    refusal_to_edit_power,
    refusal_to_revoke_power,
    refusal_to_sign_power,
)
from partners.printing import power_of
from partners.validators import digits_of, validate_pesel

SEALED = ("attorney_address", "attorney_pesel")


def _lock(power: PowerOfAttorney) -> PowerOfAttorney:
    return PowerOfAttorney.objects.select_for_update(of=("self",)).get(pk=power.pk)


@sensitive_variables("secrets")
@transaction.atomic
def create_power(
    *, by, values: Mapping[str, object], secrets: Mapping[str, str], token: uuid.UUID | None = None
) -> PowerOfAttorney:
    """Begin a power of attorney; ``secrets`` (address, PESEL) as in ``save_power``.

    A form sent again with its ``token`` gives the same power.
    """
    refuse_if(refusal_to_edit_power(by))
    one_at_a_time()
    saved = PowerOfAttorney.objects.filter(token=token, created_by=by).first() if token else None
    if saved:
        return saved
    return _write(PowerOfAttorney(created_by=by, token=token), by, values, secrets)


@sensitive_variables("secrets")
@transaction.atomic
def save_power(
    *, by, power: PowerOfAttorney, seen: int, values: Mapping[str, object], secrets: Mapping[str, str]
) -> PowerOfAttorney:
    """Save a draft. ``secrets`` holds only what was typed: an empty text takes the saved one away.

    Raises:
        StaleEdit: somebody saved it after ``seen``. Refused: no right, or not a draft.
        ValidationError: a rule of the model or a wrong PESEL.
    """
    power = _lock(power)
    refuse_if(refusal_to_edit_power(by, power))
    if power.version != seen:
        raise StaleEdit(power)
    power.version += 1
    return _write(power, by, values, secrets)


@sensitive_variables("secrets")
def _write(power: PowerOfAttorney, by, values: Mapping[str, object], secrets: Mapping[str, str]) -> PowerOfAttorney:
    for name, value in values.items():
        setattr(power, name, value)
    if "attorney_pesel" in secrets:
        refuse_if(refusal_without(by, Act.PESEL_ENTER))
    _seal(power, secrets)
    power.full_clean()
    power.save()
    return power


@sensitive_variables("typed", "texts", "pesel")
def _seal(power: PowerOfAttorney, typed: Mapping[str, str]) -> None:
    """Seal what was typed; all sealed values of the row stand under the key of one person."""
    if not typed:
        return
    texts = {name: plain(power, name) for name in SEALED} | dict(typed)
    pesel = texts["attorney_pesel"] = digits_of(texts["attorney_pesel"])
    if pesel and "attorney_pesel" in typed:
        validate_pesel(pesel)
    index = blind_index("pesel", pesel)
    key = _key_for(power, index)
    changed = texts if key != power.person_key else {name: texts[name] for name in typed}
    power.pesel_index = index
    if any(texts.values()) or power.person_key:
        seal(power, changed, key=key)


def _key_for(power: PowerOfAttorney, index: str) -> PersonKey:
    """Return the key of the person with this PESEL, the row's own one, or a new one."""
    if index and index != power.pesel_index:
        others = PowerOfAttorney.objects.filter(pesel_index=index, person_key__wrapped__isnull=False)
        known = others.exclude(pk=power.pk).select_related("person_key").order_by("pk").first()
        if known:
            return known.person_key
        if power.pesel_index:
            # Another number is another person.
            return new_person_key()
    own = power.person_key
    return own if own and own.wrapped is not None else new_person_key()


@transaction.atomic
def sign_power(*, by, power: PowerOfAttorney, granted_on: datetime.date, signature_manner: str) -> PowerOfAttorney:
    """Record the signing: the text is frozen as a document sealed with the attorney's key."""
    power = _lock(power)
    refuse_if(refusal_to_sign_power(by, power))
    if granted_on > timezone.localdate():
        raise Refused(Refusal("Data podpisania nie może być z przyszłości.", field="granted_on"))
    power.state = PowerState.SIGNED
    power.granted_on, power.signature_manner = granted_on, signature_manner
    power.signed_at, power.signed_by = timezone.now(), by
    power.version += 1
    if power.person_key is None:
        power.person_key = new_person_key()
    power.full_clean()
    power.save()
    freeze(
        kind=POWER.code,
        context=power_of(power, letterhead=letterhead(power.granted_on), with_pesel=True),
        subject=power,
        label=power.number,
        by=by,
        key=power.person_key,
    )
    return power


@transaction.atomic
def revoke_power(*, by, power: PowerOfAttorney, revoked_on: datetime.date, note: str = "") -> PowerOfAttorney:
    """Record the revocation; the attorney could act until the day before ``revoked_on``."""
    power = _lock(power)
    refuse_if(refusal_to_revoke_power(by, power))
    if revoked_on > timezone.localdate():
        raise Refused(Refusal("Odwołanie odnotuj tego dnia albo później, nie wcześniej.", field="revoked_on"))
    if revoked_on < power.granted_on:
        raise Refused(Refusal("Nie można odwołać pełnomocnictwa, zanim go udzielono.", field="revoked_on"))
    power.state, power.revoked_on, power.revocation_note = PowerState.REVOKED, revoked_on, note
    power.revoked_at, power.revoked_by = timezone.now(), by
    power.version += 1
    power.full_clean()
    power.save()
    return power


@transaction.atomic
def name_power_of_party(*, by, party: AgreementParty, power: PowerOfAttorney | None) -> AgreementParty:
    """Say by which power the representative of a party acts (None: by none); a draft agreement or a signed one.

    Raises:
        Refused: no right, or a power that is not the party's.
    """
    party = AgreementParty.objects.select_for_update(of=("self",)).get(pk=party.pk)
    refuse_if(refusal_without(by, Act.AGREEMENT_DRAFT))
    if power is not None and (party.partner_id is None or power.represented_id != party.partner_id):
        raise Refused(Refusal("To pełnomocnictwo dotyczy innej jednostki.", field="power"))
    party.power = power
    party.full_clean()
    party.save()
    return party
