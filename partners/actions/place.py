"""Places of a partner."""

import uuid
from collections.abc import Mapping

from django.db import transaction

from cus.workflow import StaleEdit, refuse_if
from partners.models import Partner, PartnerPlace
from partners.policies import refusal_to_edit_partner


@transaction.atomic
def save_place(
    *,
    by,
    partner: Partner,
    values: Mapping[str, object],
    place: PartnerPlace | None = None,
    seen: int = 0,
    token: uuid.UUID | None = None,
) -> PartnerPlace:
    """Add a place, or save a changed one; a form sent again with its ``token`` gives the same place.

    Raises:
        Refused: no right, or the card is archived. StaleEdit: somebody saved the place after ``seen``.
        ValidationError: a second seat, or neither a name nor an address.
    """
    partner = Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    refuse_if(refusal_to_edit_partner(by, partner))
    if place is None:
        made = PartnerPlace.objects.filter(token=token, created_by=by).first() if token else None
        if made:
            return made
        place = PartnerPlace(partner=partner, created_by=by, token=token, version=0)
    else:
        place = PartnerPlace.objects.select_for_update(of=("self",)).get(pk=place.pk)
        if place.version != seen:
            raise StaleEdit(place)
    for name, value in values.items():
        setattr(place, name, value)
    place.version += 1
    place.full_clean()
    place.save()
    return place


@transaction.atomic
def remove_place(*, by, place: PartnerPlace) -> None:
    """Take a place off the card; history keeps it.

    Raises:
        Refused: no right, or the card is archived.
    """
    refuse_if(refusal_to_edit_partner(by, place.partner))
    place.delete()
