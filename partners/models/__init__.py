"""Partner registry and cooperation agreements, one concept a file."""

from partners.models.agreement import AgreementClause, AgreementParty, AgreementTask, CooperationAgreement
from partners.models.merge import PartnerMerge
from partners.models.partner import Offer, Partner
from partners.models.power import PowerOfAttorney
from partners.models.standard import StandardAuthor
from partners.models.template import AgreementTemplate, AgreementTemplateRow

__all__ = [
    "AgreementClause",
    "AgreementParty",
    "AgreementTask",
    "AgreementTemplate",
    "AgreementTemplateRow",
    "CooperationAgreement",
    "Offer",
    "Partner",
    "PartnerMerge",
    "PowerOfAttorney",
    "StandardAuthor",
]
