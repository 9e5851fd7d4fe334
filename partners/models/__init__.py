"""Partner registry and cooperation agreements, one concept a file."""

from partners.models.agreement import AgreementClause, AgreementParty, AgreementTask, CooperationAgreement
from partners.models.facility import Facility
from partners.models.merge import PartnerMerge
from partners.models.offer import Offer, OfferFee
from partners.models.partner import Partner
from partners.models.power import PowerOfAttorney
from partners.models.staff import StaffCheck, StaffGroup
from partners.models.standard import StandardAuthor
from partners.models.template import AgreementTemplate, AgreementTemplateRow

__all__ = [
    "AgreementClause",
    "AgreementParty",
    "AgreementTask",
    "AgreementTemplate",
    "AgreementTemplateRow",
    "CooperationAgreement",
    "Facility",
    "Offer",
    "OfferFee",
    "Partner",
    "PartnerMerge",
    "PowerOfAttorney",
    "StaffCheck",
    "StaffGroup",
    "StandardAuthor",
]
