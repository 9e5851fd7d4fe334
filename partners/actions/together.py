"""Contacts with partners and what was done together."""

import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from cus.workflow import Refusal, StaleEdit, refuse_if
from partners.models import JointAction, Partner, PartnerContact
from partners.policies import refusal_to_edit_partner


@transaction.atomic
def save_contact(
    *,
    by,
    partner: Partner,
    values: Mapping[str, object],
    contact: PartnerContact | None = None,
    seen: int = 0,
    token: uuid.UUID | None = None,
) -> PartnerContact:
    """Record a contact, or correct one; a form sent again with its ``token`` gives the same contact.

    A next step that is changed is to be done again.

    Raises:
        Refused: no right, or the card is archived. StaleEdit: somebody saved it after ``seen``.
        ValidationError: a day without a next step.
    """
    partner = Partner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    refuse_if(refusal_to_edit_partner(by, partner))
    if contact is None:
        made = PartnerContact.objects.filter(token=token, created_by=by).first() if token else None
        if made:
            return made
        contact = PartnerContact(partner=partner, created_by=by, token=token, version=0)
    else:
        contact = PartnerContact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
        if contact.version != seen:
            raise StaleEdit(contact)
    step = contact.next_step, contact.next_step_on
    for name, value in values.items():
        setattr(contact, name, value)
    if step != (contact.next_step, contact.next_step_on):
        contact.next_step_done_at = contact.next_step_done_by = None
    contact.version += 1
    contact.full_clean()
    contact.save()
    return contact


@transaction.atomic
def finish_step(*, by, contact: PartnerContact) -> PartnerContact:
    """Mark the next step of a contact as done.

    Raises:
        Refused: no right, no step that waits, or the card is archived.
    """
    contact = PartnerContact.objects.select_for_update(of=("self",)).select_related("partner").get(pk=contact.pk)
    refuse_if(refusal_to_edit_partner(by, contact.partner))
    refuse_if(None if contact.waits else Refusal("Ten krok jest już wykonany albo go nie ma."))
    contact.next_step_done_at, contact.next_step_done_by = timezone.now(), by
    contact.version += 1
    contact.save(update_fields=["next_step_done_at", "next_step_done_by", "version"])
    return contact


@transaction.atomic
def remove_contact(*, by, contact: PartnerContact) -> None:
    """Take a contact off the card; history keeps it.

    Raises:
        Refused: no right, or the card is archived.
    """
    refuse_if(refusal_to_edit_partner(by, contact.partner))
    contact.delete()


@transaction.atomic
def save_joint_action(
    *,
    by,
    values: Mapping[str, object],
    partner: Partner | None = None,
    action: JointAction | None = None,
    seen: int = 0,
    token: uuid.UUID | None = None,
) -> JointAction:
    """Record a joint action of ``partner``, or save a changed ``action``.

    Raises:
        Refused: no right, or the card is archived. StaleEdit: somebody saved it after ``seen``.
        ValidationError: it ended before it began.
    """
    refuse_if(refusal_to_edit_partner(by, partner))
    if action is None:
        made = JointAction.objects.filter(token=token, created_by=by).first() if token else None
        if made:
            return made
        action = JointAction(created_by=by, token=token, version=0)
    else:
        action = JointAction.objects.select_for_update(of=("self",)).get(pk=action.pk)
        if action.version != seen:
            raise StaleEdit(action)
    for name, value in values.items():
        setattr(action, name, value)
    action.version += 1
    action.full_clean()
    action.save()
    if partner:
        action.partners.add(partner)
    return action


@transaction.atomic
def join_action(*, by, action: JointAction, partner: Partner) -> None:
    """Name one more partner who took part.

    Raises:
        Refused: no right, an archived card, or the partner is named already.
    """
    action = JointAction.objects.select_for_update(of=("self",)).get(pk=action.pk)
    refuse_if(refusal_to_edit_partner(by, partner))
    if action.partners.filter(pk=partner.pk).exists():
        refuse_if(Refusal("Ten partner już jest wpisany."))
    action.partners.add(partner)
    action.version += 1
    action.save(update_fields=["version"])


@transaction.atomic
def remove_joint_action(*, by, action: JointAction) -> None:
    """Take a joint action off all cards that tell of it; history keeps it.

    Raises:
        Refused: no right.
    """
    refuse_if(refusal_to_edit_partner(by))
    action.delete()
