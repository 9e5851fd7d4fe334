"""Forms of the registry that keep drafts."""

from cus.accounts.acts import Act
from cus.drafts.registry import DraftedForm, by_pk, register
from partners.models import (
    AgreementTemplate,
    AgreementTemplateRow,
    Annex,
    CommitteeDecision,
    CommitteeMeeting,
    CooperationAgreement,
    JointAction,
    Offer,
    Partner,
    PartnerContact,
    PartnerPlace,
    PartnershipCheck,
    PowerOfAttorney,
)

PARTNER = by_pk(lambda user: Partner.objects.visible_to(user))
OFFER = by_pk(lambda user: Offer.objects.filter(partner__in=Partner.objects.visible_to(user)))
AGREEMENT = by_pk(lambda user: CooperationAgreement.objects.visible_to(user))
POWER = by_pk(lambda user: PowerOfAttorney.objects.visible_to(user))
PLACE = by_pk(lambda user: PartnerPlace.objects.filter(partner__in=Partner.objects.visible_to(user)))
CONTACT = by_pk(lambda user: PartnerContact.objects.filter(partner__in=Partner.objects.visible_to(user)))
JOINT_ACTION = by_pk(lambda user: JointAction.objects.filter(partners__in=Partner.objects.visible_to(user)).distinct())
MEETING = by_pk(lambda user: CommitteeMeeting.objects.visible_to(user))
DECISION = by_pk(lambda user: CommitteeDecision.objects.filter(meeting__in=CommitteeMeeting.objects.visible_to(user)))
TEMPLATE = by_pk(lambda user: AgreementTemplate.objects.visible_to(user))
TEMPLATE_ROW = by_pk(
    lambda user: AgreementTemplateRow.objects.filter(template__in=AgreementTemplate.objects.visible_to(user))
)
ANNEX = by_pk(lambda user: Annex.objects.visible_to(user))
CHECK = by_pk(lambda user: PartnershipCheck.objects.visible_to(user))
SEALED = frozenset({"address", "pesel"})
CARD_OPEN = "Tę fiszkę ma teraz otwartą"
AGREEMENT_OPEN = "To porozumienie ma teraz otwarte"

register(
    DraftedForm("partners.card_new", Act.PARTNER_EDIT),
    DraftedForm("partners.card", Act.PARTNER_EDIT, PARTNER, CARD_OPEN),
    DraftedForm("partners.offers", Act.PARTNER_EDIT, PARTNER, CARD_OPEN),
    DraftedForm("partners.place_new", Act.PARTNER_EDIT, PARTNER, makes_new=True),
    DraftedForm("partners.place", Act.PARTNER_EDIT, PLACE, "To miejsce ma teraz otwarte"),
    DraftedForm("partners.former_names", Act.PARTNER_EDIT, PARTNER, CARD_OPEN, place="dawne-nazwy"),
    DraftedForm("partners.contact_new", Act.PARTNER_EDIT, PARTNER, makes_new=True),
    DraftedForm("partners.contact", Act.PARTNER_EDIT, CONTACT, "Ten kontakt ma teraz otwarty"),
    DraftedForm("partners.joint_action_new", Act.PARTNER_EDIT, PARTNER, makes_new=True),
    DraftedForm("partners.joint_action", Act.PARTNER_EDIT, JOINT_ACTION, "To działanie ma teraz otwarte"),
    DraftedForm("partners.offer", Act.PARTNER_EDIT, OFFER, "Tę ofertę ma teraz otwartą"),
    DraftedForm("partners.staff", Act.PARTNER_EDIT, PARTNER, CARD_OPEN),
    DraftedForm("partners.facilities", Act.PARTNER_EDIT, PARTNER, CARD_OPEN),
    DraftedForm("partners.agreement_new", Act.AGREEMENT_DRAFT),
    DraftedForm("partners.agreement", Act.AGREEMENT_DRAFT, AGREEMENT, AGREEMENT_OPEN),
    DraftedForm("partners.meeting_new", Act.AGREEMENT_DRAFT, AGREEMENT, makes_new=True),
    DraftedForm("partners.meeting", Act.AGREEMENT_DRAFT, MEETING, "Ten protokół ma teraz otwarty"),
    DraftedForm("partners.decision_new", Act.AGREEMENT_DRAFT, MEETING, makes_new=True),
    DraftedForm("partners.decision", Act.AGREEMENT_DRAFT, DECISION, "Tę decyzję ma teraz otwartą"),
    DraftedForm("partners.annex_new", Act.AGREEMENT_DRAFT, AGREEMENT, makes_new=True),
    DraftedForm("partners.annex", Act.AGREEMENT_DRAFT, ANNEX, "Ten aneks ma teraz otwarty"),
    DraftedForm("partners.check_new", Act.AGREEMENT_DRAFT, AGREEMENT, makes_new=True),
    DraftedForm("partners.check", Act.AGREEMENT_DRAFT, CHECK, "Tę samoocenę ma teraz otwartą"),
    DraftedForm("partners.tasks", Act.AGREEMENT_DRAFT, AGREEMENT, AGREEMENT_OPEN),
    DraftedForm("partners.template_row_new", Act.TEMPLATE_PROPOSE, TEMPLATE, makes_new=True),
    DraftedForm("partners.template_row", Act.TEMPLATE_PROPOSE, TEMPLATE_ROW, "Ten wiersz wzoru ma teraz otwarty"),
    DraftedForm("partners.power_new", Act.AGREEMENT_DRAFT, sealed=SEALED),
    DraftedForm("partners.power", Act.AGREEMENT_DRAFT, POWER, "To pełnomocnictwo ma teraz otwarte", sealed=SEALED),
)
