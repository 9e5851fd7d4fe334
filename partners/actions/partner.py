"""Writes to the registry: cards and offers."""

import uuid
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from cus.text.search import fold
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from partners.actions.confirming import confirm_row
from partners.actions.locking import one_at_a_time
from partners.alike import Alike, alike_to, body_of
from partners.enums import PartnerState
from partners.models import Offer, Partner
from partners.policies import refusal_to_archive, refusal_to_edit_partner
from partners.validators import digits_of, tidy_delivery_address

IDENTIFIERS = ("nip", "regon", "krs")


class SameName(Refused):
    """Raised when other cards may tell of the same body and nobody said that they are other bodies."""

    def __init__(self, others: Sequence[Alike]) -> None:
        super().__init__(Refusal(f"Jest już taka fiszka: „{others[0].other.name}” ({others[0].why}).", field="name"))
        self.others = others


def _set(partner: Partner, values: Mapping[str, object], *, by) -> None:
    confirmed = partner.confirmed_on, partner.confirmed_how
    for name, value in values.items():
        setattr(partner, name, _tidy(name, value))
    if partner.confirmed_on is None:
        partner.confirmed_how, partner.confirmed_by = "", None
    elif confirmed != (partner.confirmed_on, partner.confirmed_how):
        partner.confirmed_by = by


def _tidy(name: str, value: object) -> object:
    if name in IDENTIFIERS:
        return digits_of(str(value or ""))
    return tidy_delivery_address(str(value or "")) if name == "electronic_delivery_address" else value


def _refuse_same_name(partner: Partner, *, confirmed: bool) -> None:
    # Numbers are unique by a constraint, with a message of their own.
    others = [] if confirmed else alike_to(body_of(partner.name, partner.address), but=partner.pk)
    if others:
        raise SameName(others)


@transaction.atomic
def create_partner(
    *,
    by,
    values: Mapping[str, object],
    gminas: Iterable = (),
    same_name_confirmed: bool = False,
    token: uuid.UUID | None = None,
) -> Partner:
    """Save a new card; a name is enough. A form sent again with its ``token`` gives the same card.

    Raises:
        Refused: no right. SameName: another card has the name. ValidationError: an identifier is
        wrong or taken.
    """
    refuse_if(refusal_to_edit_partner(by))
    one_at_a_time()
    saved = Partner.objects.filter(token=token, created_by=by).first() if token else None
    if saved:
        return saved
    partner = Partner(created_by=by, token=token)
    _set(partner, values, by=by)
    _refuse_same_name(partner, confirmed=same_name_confirmed)
    partner.full_clean()
    partner.save()
    partner.gminas.set(gminas)
    return partner


@transaction.atomic
def update_partner(
    *,
    by,
    partner: Partner,
    seen: int,
    values: Mapping[str, object],
    gminas: Iterable = (),
    same_name_confirmed: bool = False,
) -> Partner:
    """Save a changed card; ``seen`` is the version the form was opened with.

    Raises:
        StaleEdit: somebody saved the card meanwhile. SameName: the card was renamed like another.
    """
    one_at_a_time()
    partner = Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    refuse_if(refusal_to_edit_partner(by, partner))
    if partner.version != seen:
        raise StaleEdit(partner)
    name = partner.name
    _set(partner, values, by=by)
    if fold(name) != fold(partner.name):
        _refuse_same_name(partner, confirmed=same_name_confirmed)
    partner.version += 1
    partner.full_clean()
    partner.save()
    partner.gminas.set(gminas)
    return partner


@transaction.atomic
def archive_partner(*, by, partner: Partner) -> Partner:
    """Put a card into the archive; nothing is deleted."""
    partner = Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    refuse_if(refusal_to_archive(by, partner))
    partner.state = PartnerState.ARCHIVED
    partner.archived_at, partner.archived_by = timezone.now(), by
    partner.version += 1
    partner.save()
    return partner


@transaction.atomic
def save_offers(*, by, partner: Partner, contents: Sequence[Mapping[str, object]], seen: int | None = None) -> None:
    """Make the partner's offers equal to ``contents``; each row names its ``service`` once.

    Raises:
        StaleEdit: the card or its offers were saved after ``seen``.
    """
    partner = Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    refuse_if(refusal_to_edit_partner(by, partner))
    if seen is not None and partner.version != seen:
        raise StaleEdit(partner)
    partner.version += 1
    partner.save(update_fields=["version", "updated_at"])
    present = {offer.service_id: offer for offer in partner.offers.all()}
    kept = set()
    for values in contents:
        offer = present.get(values["service"].pk) or Offer(partner=partner)
        kept.add(values["service"].pk)
        if offer.pk is None or any(getattr(offer, name) != value for name, value in values.items()):
            confirm_row(offer, values, by=by)
            for name, value in values.items():
                setattr(offer, name, value)
            offer.version += 1 if offer.pk else 0
            offer.full_clean()
            offer.save()
    for service_id, offer in present.items():
        if service_id not in kept:
            offer.delete()
