"""Why an act on partners and agreements cannot be done now; ``None`` means that it can."""

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal
from partners.enums import AgreementState, PartnerState
from partners.models import CooperationAgreement, Partner

FEWEST_PARTIES = 2


def refusal_to_edit_partner(user, partner: Partner | None = None) -> Refusal | None:
    """An archived card is not changed."""
    without = refusal_without(user, Act.PARTNER_EDIT)
    if without:
        return without
    if partner is not None and partner.state == PartnerState.ARCHIVED:
        return Refusal("Ta fiszka jest w archiwum i nie można jej zmieniać.")
    return None


def refusal_to_archive(user, partner: Partner) -> Refusal | None:
    """The organiser archives a card that is not a party of a living agreement."""
    without = refusal_without(user, Act.PARTNER_ARCHIVE)
    if without:
        return without
    if partner.state == PartnerState.ARCHIVED:
        return Refusal("Ta fiszka już jest w archiwum.")
    if (
        partner.agreement_parties.exclude(agreement__state=AgreementState.ENDED)
        .filter(withdrew_on__isnull=True)
        .exists()
    ):
        return Refusal(
            "Partner jest stroną porozumienia. Najpierw zakończ porozumienie albo odnotuj jego wystąpienie."
        )
    return None


def refusal_to_edit_agreement(user, agreement: CooperationAgreement | None = None) -> Refusal | None:
    """Only a draft is edited."""
    without = refusal_without(user, Act.AGREEMENT_DRAFT)
    if without:
        return without
    if agreement is not None and agreement.state != AgreementState.DRAFT:
        return Refusal("Podpisanego porozumienia nie można zmieniać.")
    return None


def refusal_to_divide_tasks(user, agreement: CooperationAgreement) -> Refusal | None:
    """Tasks are divided also after signing, until the agreement ends."""
    without = refusal_without(user, Act.AGREEMENT_DRAFT)
    if without:
        return without
    if agreement.state == AgreementState.ENDED:
        return Refusal("To porozumienie jest zakończone.")
    return None


def refusal_to_sign(user, agreement: CooperationAgreement) -> Refusal | None:
    """Signing is recorded once, for a numbered agreement of at least two parties."""
    without = refusal_without(user, Act.AGREEMENT_SIGN)
    if without:
        return without
    if agreement.state != AgreementState.DRAFT:
        return Refusal("To porozumienie już zostało podpisane.")
    if not agreement.number:
        return Refusal("Nadaj porozumieniu numer.")
    if agreement.parties.count() < FEWEST_PARTIES:
        return Refusal("Porozumienie zawierają co najmniej dwie strony.")
    return None


def refusal_to_change_membership(user, agreement: CooperationAgreement) -> Refusal | None:
    """Parties join and leave a signed agreement; before that they are rows of the draft."""
    without = refusal_without(user, Act.AGREEMENT_SIGN)
    if without:
        return without
    if agreement.state == AgreementState.DRAFT:
        return Refusal("To jeszcze projekt: strony dopisuje się i usuwa w formularzu.")
    if agreement.state == AgreementState.ENDED:
        return Refusal("To porozumienie jest zakończone.")
    return None


def refusal_to_end(user, agreement: CooperationAgreement) -> Refusal | None:
    """Only a signed agreement ends."""
    without = refusal_without(user, Act.AGREEMENT_SIGN)
    if without:
        return without
    if agreement.state != AgreementState.SIGNED:
        return Refusal("Zakończyć można tylko podpisane porozumienie.")
    return None
