"""Partner registry and cooperation agreements, one concept a file."""

from partners.models.agreement import AgreementClause, AgreementParty, AgreementTask, CooperationAgreement
from partners.models.annex import Annex, TrainingModule
from partners.models.bundle import CardBundle
from partners.models.check import CheckAnswer, PartnershipCheck
from partners.models.committee import CommitteeDecision, CommitteeMeeting, CommitteeMember, MeetingPresence
from partners.models.facility import Facility
from partners.models.guide import GuideEntry
from partners.models.imports import RegistryImport
from partners.models.merge import PartnerMerge
from partners.models.offer import Offer, OfferFee
from partners.models.origin import FormerName, PartnerFounder
from partners.models.partner import Partner
from partners.models.place import PartnerPlace
from partners.models.power import PowerOfAttorney
from partners.models.registry_print import RegistryPrint
from partners.models.staff import StaffCheck, StaffGroup
from partners.models.standard import StandardAuthor
from partners.models.template import AgreementTemplate, AgreementTemplateRow
from partners.models.together import JointAction, PartnerContact
from partners.models.upkeep import RegistryUpkeep

__all__ = [
    "AgreementClause",
    "AgreementParty",
    "AgreementTask",
    "AgreementTemplate",
    "AgreementTemplateRow",
    "Annex",
    "CardBundle",
    "CheckAnswer",
    "CommitteeDecision",
    "CommitteeMeeting",
    "CommitteeMember",
    "CooperationAgreement",
    "Facility",
    "FormerName",
    "GuideEntry",
    "JointAction",
    "MeetingPresence",
    "Offer",
    "OfferFee",
    "Partner",
    "PartnerContact",
    "PartnerFounder",
    "PartnerMerge",
    "PartnerPlace",
    "PartnershipCheck",
    "PowerOfAttorney",
    "RegistryImport",
    "RegistryPrint",
    "RegistryUpkeep",
    "StaffCheck",
    "StaffGroup",
    "StandardAuthor",
    "TrainingModule",
]
