"""Why an act on a standard cannot be done now; ``None`` means that it can."""

from django.conf import settings

from cus.accounts.acts import Act, refusal_without
from cus.workflow import FORBIDDEN, Refusal
from services.enums import ServiceState
from services.models import QualityStandard, Service
from services.standards.areas import CONTENT
from services.standards.enums import EDITABLE_STATES
from services.standards.workflow import WORKFLOW


def refusal_to_start(user, service: Service) -> Refusal | None:
    """A new version of a service in use, when no other one is open."""
    without = refusal_without(user, Act.STANDARD_DRAFT)
    if without:
        return without
    if service.state == ServiceState.RETIRED:
        return Refusal("Usługę wycofano z katalogu: nowego standardu już nie potrzebuje.")
    if service.standards.unfinished().exists():
        return Refusal("Ta usługa ma już wersję standardu w opracowaniu. Dokończ ją, zanim zaczniesz następną.")
    return None


def refusal_to_edit(user, standard: QualityStandard) -> Refusal | None:
    """Only a draft or a returned version is edited, by those who may."""
    without = refusal_without(user, Act.STANDARD_DRAFT)
    if without:
        return without
    if standard.state not in EDITABLE_STATES:
        return Refusal(f"Tej wersji nie można zmieniać: jej stan to „{standard.get_state_display()}”.")
    return None


def refusal_of(transition: str, *, user, standard: QualityStandard, comment: str = "?") -> Refusal | None:
    """Say why ``user`` cannot make ``transition``: right first, then state, then contents and four eyes."""
    without = refusal_without(user, Act(WORKFLOW[transition].act))
    if without:
        return without
    if transition == "approve" and standard.approved_at:
        return Refusal(f"Ten standard już zatwierdzono. Decyzję zapisano na koncie: {standard.approver}.")
    wrong_state = WORKFLOW.refusal(
        transition, state=standard.state, state_label=standard.get_state_display(), comment=comment
    )
    if wrong_state:
        return wrong_state
    if transition == "submit":
        return refusal_of_contents(standard)
    return refusal_of_own_work(user, standard) if transition == "approve" else None


def refusal_of_contents(standard: QualityStandard) -> Refusal | None:
    """The Act prescribes no contents (art. 13 ust. 1 pkt 7): an empty standard alone is not submitted."""
    if standard.is_by_provision:
        if not standard.legal_basis.strip():
            return Refusal("Przed złożeniem podaj przepis, który określa standard.", field="legal_basis")
        return None
    if not any(getattr(standard, name) for name in CONTENT):
        return Refusal("Standard jest pusty. Przed złożeniem wypełnij choć jeden z sześciu obszarów.")
    return None


def refusal_of_own_work(user, standard: QualityStandard) -> Refusal | None:
    """Four eyes: whoever wrote or submitted this version does not approve it, unless the centre chose so."""
    if not settings.FOUR_EYES:
        return None
    if standard.submitted_by_id != user.pk and user not in standard.contributors.all():
        return None
    return Refusal(
        "Tę wersję współtworzysz, a zatwierdza ją ktoś inny niż autor: dyrektor albo osoba z jego upoważnieniem.",
        status=FORBIDDEN,
    )
