"""Why a signed agreement or power of attorney is not valid today: told in public, so no person is named."""

from django.utils import timezone

from cus.documents.models import FrozenDocument
from cus.text.dates import day
from partners.enums import AgreementState
from partners.models import CooperationAgreement, PowerOfAttorney
from partners.powers import validity_of


def invalid_agreement(frozen: FrozenDocument) -> str:
    """Return why the agreement does not bind today; empty when it does."""
    agreement = CooperationAgreement.objects.filter(pk=frozen.subject_id).first()
    if agreement is None:
        return "Porozumienia nie ma już w rejestrze."
    if agreement.state == AgreementState.ENDED:
        return f"Porozumienie zakończono {day(agreement.ends_on)} r."
    return ""


def invalid_power(frozen: FrozenDocument) -> str:
    """Return why nobody can act by the power today; empty when somebody can."""
    power = PowerOfAttorney.objects.filter(pk=frozen.subject_id).for_list().first()
    if power is None:
        return "Pełnomocnictwa nie ma już w rejestrze."
    kind, word = validity_of(power, timezone.localdate())
    return "" if kind == "done" else f"Pełnomocnictwo: {word}."
