"""Writes to one offer with its fees."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from cus.workflow import StaleEdit, refuse_if
from partners.actions.confirming import confirm_row
from partners.models import Offer, OfferFee, Partner, PartnerPlace
from partners.policies import refusal_to_edit_partner


@transaction.atomic
def save_offer(
    *,
    by,
    offer: Offer,
    seen: int,
    values: Mapping[str, object],
    fees: Sequence[Mapping[str, object]],
    places: Iterable[PartnerPlace] = (),
) -> Offer:
    """Save what is said of one offer; ``fees`` are its rules in order, ``places`` of its partner.

    Raises:
        Refused: no right, or the card is in the archive. StaleEdit: somebody saved the offer after ``seen``.
    """
    partner = Partner.objects.select_for_update(of=("self",)).get(pk=offer.partner_id)
    refuse_if(refusal_to_edit_partner(by, partner))
    offer = Offer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    if offer.version != seen:
        raise StaleEdit(offer)
    confirm_row(offer, values, by=by)
    for name, value in values.items():
        setattr(offer, name, value)
    offer.version += 1
    offer.full_clean()
    offer.save()
    offer.places.set([place for place in places if place.partner_id == partner.pk])
    _save_fees(offer, fees)
    # The table of all offers stands on the card: a form of it opened before is stale now.
    partner.version += 1
    partner.save(update_fields=["version", "updated_at"])
    return offer


def _save_fees(offer: Offer, fees: Sequence[Mapping[str, object]]) -> None:
    present = list(offer.fees.all())
    for position, values in enumerate(fees):
        fee = present[position] if position < len(present) else OfferFee(offer=offer)
        values = dict(values) | {"position": position}
        if fee.pk is None or any(getattr(fee, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(fee, name, value)
            fee.full_clean()
            fee.save()
    for fee in present[len(fees) :]:
        fee.delete()
