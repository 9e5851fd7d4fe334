"""Why a signed agreement or power of attorney is not valid today: told in public, so no person is named."""

from django.utils import timezone

from cus.documents.models import FrozenDocument
from cus.text.dates import day
from partners.enums import AgreementState, PartnerState
from partners.models import AgreementTemplate, CooperationAgreement, Partner, PowerOfAttorney
from partners.powers import validity_of
from partners.wording import text_hash


def invalid_agreement(frozen: FrozenDocument) -> str:
    """Return why the agreement does not bind today; empty when it does."""
    agreement = CooperationAgreement.objects.filter(pk=frozen.subject_id).first()
    if agreement is None:
        return "Porozumienia nie ma już w rejestrze."
    if agreement.state == AgreementState.ENDED:
        return f"Porozumienie zakończono {day(agreement.ends_on)} r."
    return ""


def basis_of_agreement(frozen: FrozenDocument) -> str:
    """Return how the version of the template that gave the points has changed; empty when it has not."""
    number, wanted = frozen.data.get("template_number"), frozen.data.get("template_sha256")
    if not wanted:
        return ""
    template = AgreementTemplate.objects.filter(number=number).first()
    if template is None:
        return f"nie ma już wzoru w wersji {number}"
    if text_hash(template.title, template.rows.all()) != wanted:
        return f"wiersze wzoru w wersji {number} są inne niż w dniu podpisania"
    return ""


def invalid_power(frozen: FrozenDocument) -> str:
    """Return why nobody can act by the power today; empty when somebody can."""
    power = PowerOfAttorney.objects.filter(pk=frozen.subject_id).for_list().first()
    if power is None:
        return "Pełnomocnictwa nie ma już w rejestrze."
    kind, word = validity_of(power, timezone.localdate())
    return "" if kind == "done" else f"Pełnomocnictwo: {word}."


def invalid_card(frozen: FrozenDocument) -> str:
    """Return why a printed card no longer says what the registry does; empty when it does."""
    partner = Partner.objects.filter(pk=frozen.subject_id).only("state", "version").first()
    if partner is None:
        return "Fiszki nie ma już w rejestrze."
    if partner.state == PartnerState.ARCHIVED:
        return "Fiszkę odłożono do archiwum."
    if partner.version != frozen.data["version"]:
        return "Fiszkę zmieniono po tym wydruku; obowiązuje nowsza wersja."
    return ""
