"""That a card is still true, and how often somebody makes sure of it."""

from django.db import transaction
from django.utils import timezone

from cus.workflow import StaleEdit, refuse_if
from partners.models import Partner, RegistryUpkeep
from partners.policies import refusal_to_edit_partner, refusal_to_keep_registry


@transaction.atomic
def confirm_partner(*, by, partner: Partner, how: str) -> Partner:
    """Record that the card is true as of today; ``how`` is a ``ConfirmationManner`` or empty.

    Raises:
        Refused: no right, or the card is archived.
    """
    partner = Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    refuse_if(refusal_to_edit_partner(by, partner))
    partner.confirmed_on, partner.confirmed_how, partner.confirmed_by = timezone.localdate(), how, by
    partner.version += 1
    partner.save(update_fields=["confirmed_on", "confirmed_how", "confirmed_by", "version", "updated_at"])
    return partner


@transaction.atomic
def save_upkeep(*, by, confirm_every: int, seen: int) -> RegistryUpkeep:
    """Save how often cards are confirmed; ``seen`` is the version that the person saw, 0 before the first save.

    Raises:
        Refused: no right. StaleEdit: somebody saved it meanwhile.
    """
    refuse_if(refusal_to_keep_registry(by))
    RegistryUpkeep.objects.bulk_create([RegistryUpkeep(version=0)], ignore_conflicts=True)
    upkeep = RegistryUpkeep.objects.select_for_update(of=("self",)).get()
    if upkeep.version != seen:
        raise StaleEdit(upkeep)
    upkeep.confirm_every = confirm_every
    upkeep.version += 1
    upkeep.full_clean()
    upkeep.save()
    return upkeep
