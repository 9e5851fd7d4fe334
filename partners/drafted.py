"""Forms of the registry that keep drafts."""

from cus.accounts.acts import Act
from cus.drafts.registry import DraftedForm, by_pk, register
from partners.models import CooperationAgreement, Partner, PowerOfAttorney

PARTNER = by_pk(lambda user: Partner.objects.visible_to(user))
AGREEMENT = by_pk(lambda user: CooperationAgreement.objects.visible_to(user))
POWER = by_pk(lambda user: PowerOfAttorney.objects.visible_to(user))
SEALED = frozenset({"address", "pesel"})
CARD_OPEN = "Tę fiszkę ma teraz otwartą"
AGREEMENT_OPEN = "To porozumienie ma teraz otwarte"

register(
    DraftedForm("partners.card_new", Act.PARTNER_EDIT),
    DraftedForm("partners.card", Act.PARTNER_EDIT, PARTNER, CARD_OPEN),
    DraftedForm("partners.offers", Act.PARTNER_EDIT, PARTNER, CARD_OPEN),
    DraftedForm("partners.agreement_new", Act.AGREEMENT_DRAFT),
    DraftedForm("partners.agreement", Act.AGREEMENT_DRAFT, AGREEMENT, AGREEMENT_OPEN),
    DraftedForm("partners.tasks", Act.AGREEMENT_DRAFT, AGREEMENT, AGREEMENT_OPEN),
    DraftedForm("partners.power_new", Act.AGREEMENT_DRAFT, sealed=SEALED),
    DraftedForm("partners.power", Act.AGREEMENT_DRAFT, POWER, "To pełnomocnictwo ma teraz otwarte", sealed=SEALED),
)
