"""Why an act on the catalogue cannot be done now, or ``None``."""

from cus.accounts.acts import Act, refusal_without
from cus.text.plural import plural
from cus.workflow import FORBIDDEN, Refusal
from services.enums import LegalRegime, ServiceState
from services.models import Service
from services.workflow import SERVICE_WORKFLOW

# Laying out takes about a third of a second a service; a child is stopped after five minutes.
MOST_PRINTED = 300
NO_AREA = "Wskaż co najmniej jeden z 14 zakresów usług (art. 2 ust. 1 ustawy)."
NO_RECIPIENT = "Wskaż co najmniej jeden rodzaj odbiorcy (art. 2 ust. 1 ustawy)."
NO_BASIS = "Podaj podstawę prawną: usługa idzie trybem przepisów odrębnych (art. 19 ust. 1 pkt 1 ustawy)."


def refusal_to_edit(user, service: Service) -> Refusal | None:
    """A draft may be mended by whoever may propose; an entry in use only by the catalogue's administrator."""
    if user.may(Act.CATALOGUE_ADMIN):
        return None
    if service.state != ServiceState.DRAFT:
        return Refusal(
            "Usługa jest już w katalogu. Zmienia ją administrator systemu w panelu administratora.", status=FORBIDDEN
        )
    return refusal_without(user, Act.CATALOGUE_PROPOSE)


def refusal_of_content(*, areas: int, recipient_kinds: list[str], legal_regime: str, legal_basis: str):
    """Say what a service in use lacks: an area, a kind of recipient, a legal basis.

    ``areas`` is the number of areas. Returns ``Refusal | None``; ``field`` names the field to mend.
    """
    if not areas:
        return Refusal(NO_AREA, field="areas")
    if not recipient_kinds:
        return Refusal(NO_RECIPIENT, field="recipient_kinds")
    if legal_regime == LegalRegime.SEPARATE_LAW and not legal_basis.strip():
        return Refusal(NO_BASIS, field="legal_basis")
    return None


def refusal_of_transition(user, service: Service, name: str) -> Refusal | None:
    """Why the transition ``name`` cannot be made: the role, then the state, then the content."""
    transition = SERVICE_WORKFLOW[name]
    refusal = refusal_without(user, Act(transition.act)) or SERVICE_WORKFLOW.refusal(
        name, state=service.state, state_label=service.get_state_display()
    )
    if refusal or transition.target != ServiceState.ACTIVE:
        return refusal
    return refusal_of_content(
        areas=len(service.area_links.all()),
        recipient_kinds=service.recipient_kinds,
        legal_regime=service.legal_regime,
        legal_basis=service.legal_basis,
    )


def refusal_to_print(number: int) -> Refusal | None:
    """Why so many services cannot be printed: none at all, or more than one file holds."""
    if not number:
        return Refusal("Nie ma czego drukować: żadna usługa nie spełnia tych warunków.")
    if number > MOST_PRINTED:
        services = plural(number, "usługę", "usługi", "usług")
        return Refusal(
            f"Katalog PDF mieści najwyżej {MOST_PRINTED} usług, a wybrano {number} {services}. "
            "Zawęź listę filtrami albo pobierz ją jako XLSX."
        )
    return None
