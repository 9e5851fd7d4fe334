"""Writes to the registry: cards and offers."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from cus.workflow import StaleEdit, refuse_if
from partners.enums import PartnerState
from partners.models import Offer, Partner
from partners.policies import refusal_to_archive, refusal_to_edit_partner
from partners.validators import digits_of

IDENTIFIERS = ("nip", "regon", "krs")


def _set(partner: Partner, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(partner, name, digits_of(str(value or "")) if name in IDENTIFIERS else value)


@transaction.atomic
def create_partner(*, by, values: Mapping[str, object], gminas: Iterable = ()) -> Partner:
    """Save a new card; a name is enough.

    Raises:
        Refused: no right. ValidationError: an identifier is wrong or taken.
    """
    refuse_if(refusal_to_edit_partner(by))
    partner = Partner(created_by=by)
    _set(partner, values)
    partner.full_clean()
    partner.save()
    partner.gminas.set(gminas)
    return partner


@transaction.atomic
def update_partner(*, by, partner: Partner, seen: int, values: Mapping[str, object], gminas: Iterable = ()) -> Partner:
    """Save a changed card; ``seen`` is the version the form was opened with.

    Raises:
        StaleEdit: somebody saved the card meanwhile.
    """
    partner = Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    refuse_if(refusal_to_edit_partner(by, partner))
    if partner.version != seen:
        raise StaleEdit(partner)
    _set(partner, values)
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
            for name, value in values.items():
                setattr(offer, name, value)
            offer.full_clean()
            offer.save()
    for service_id, offer in present.items():
        if service_id not in kept:
            offer.delete()
