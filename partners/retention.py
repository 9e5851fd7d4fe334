"""When a card, an agreement or a power of attorney is over, and which of their fields tell of people."""

import datetime

from django.db import models
from django.db.models import Q

from cus.privacy.enums import Keep
from cus.privacy.retention import expires
from partners.enums import AgreementState, PartnerState, PowerState
from partners.models import (
    AgreementParty,
    CommitteeMeeting,
    CommitteeMember,
    Offer,
    Partner,
    PartnerContact,
    PowerOfAttorney,
)


def archived_cards(before: datetime.date) -> models.QuerySet:
    """Cards put into the archive before that day and a party of nothing that still binds."""
    bound = AgreementParty.objects.exclude(agreement__state=AgreementState.ENDED).values("partner")
    archived = Partner.objects.filter(state=PartnerState.ARCHIVED, archived_at__date__lt=before)
    return archived.exclude(pk__in=bound.exclude(partner=None))


def offers_of_archived_cards(before: datetime.date) -> models.QuerySet:
    """Offers of cards put into the archive before that day."""
    return Offer.objects.filter(partner__in=archived_cards(before))


def parties_of_ended_agreements(before: datetime.date) -> models.QuerySet:
    """Parties of agreements that ended before that day."""
    return AgreementParty.objects.filter(agreement__state=AgreementState.ENDED, agreement__ends_on__lt=before)


def members_of_ended_agreements(before: datetime.date) -> models.QuerySet:
    """People of the committees of agreements that ended before that day."""
    return CommitteeMember.objects.filter(agreement__state=AgreementState.ENDED, agreement__ends_on__lt=before)


def meetings_of_ended_agreements(before: datetime.date) -> models.QuerySet:
    """Meetings of the committees of agreements that ended before that day."""
    return CommitteeMeeting.objects.filter(agreement__state=AgreementState.ENDED, agreement__ends_on__lt=before)


def powers_over(before: datetime.date) -> models.QuerySet:
    """Signed powers that were revoked or whose last day passed before that day."""
    signed = PowerOfAttorney.objects.exclude(state=PowerState.DRAFT)
    return signed.filter(Q(revoked_on__lt=before) | Q(valid_until__lt=before))


def contacts_of_archived_cards(before: datetime.date) -> models.QuerySet:
    """Contacts with partners whose cards are over."""
    return PartnerContact.objects.filter(partner__in=archived_cards(before))


def enter() -> None:
    """Tell the retention job of these; called when the application starts."""
    expires(
        Keep.PARTNERS,
        "partners.partner",
        *("address", "phones", "email", "responsible_person", "signatories"),
        ended=archived_cards,
    )
    expires(Keep.PARTNERS, "partners.offer", "contact_person", "contact_details", ended=offers_of_archived_cards)
    expires(Keep.PARTNERS, "partners.partnercontact", "with_whom", ended=contacts_of_archived_cards)
    expires(Keep.AGREEMENTS, "partners.agreementparty", "represented_by", ended=parties_of_ended_agreements)
    expires(Keep.AGREEMENTS, "partners.committeemember", "person", "post", ended=members_of_ended_agreements)
    expires(
        Keep.AGREEMENTS,
        "partners.committeemeeting",
        *("chair", "recorder", "guests"),
        ended=meetings_of_ended_agreements,
    )
    expires(Keep.POWERS, "partners.powerofattorney", "attorney_name", "grantor_signatories", ended=powers_over)
