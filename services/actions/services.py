"""Writes to a service: its draft, its sheet, its state, its confirmation."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from django.db import models, transaction
from django.utils import timezone
from django.utils.text import slugify

from cus.accounts.acts import Act, refusal_without
from cus.text.search import fold
from cus.workflow import Refusal, StaleEdit, refuse_if
from services.enums import ServiceState
from services.models import Service, ServiceAreaLink
from services.policies import refusal_of_content, refusal_of_transition, refusal_to_edit
from services.workflow import SERVICE_WORKFLOW


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows written together with a service: its requirements."""

    saved: Sequence[models.Model] = ()
    deleted: Sequence[models.Model] = ()


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One proposal as it is confirmed; ``version`` is that of the page on which it was read."""

    service_id: int
    version: int
    areas: Collection[int]
    legal_regime: str
    legal_basis: str
    recipient_kinds: list[str]
    recipients: list[str] = field(default_factory=list)
    unit: str = "hour"


@transaction.atomic
def create_draft(*, service: Service, areas: Iterable[int], by) -> Service:
    """Enter a proposed service as a draft; ``areas`` are numbers of art. 2 ust. 1.

    Raises:
        Refused: the person may not propose.
    """
    refuse_if(refusal_without(by, Act.CATALOGUE_PROPOSE))
    service.state = ServiceState.DRAFT
    service.slug = free_slug(service.name)
    service.proposed_by = by
    service.confirmed_at, service.confirmed_by = timezone.now(), by
    service.save()
    _set_areas(service, areas)
    return service


@transaction.atomic
def save_draft(*, service: Service, version: int, areas: Iterable[int], by) -> Service:
    """Save a changed draft.

    Raises:
        Refused: the service is no longer a draft, or the person may not change it.
        StaleEdit: somebody saved it in the meantime.
    """
    current = _locked(service.pk)
    refuse_if(refusal_to_edit(by, current))
    _refuse_stale(current, version)
    areas = list(areas)
    _refuse_empty_content(service, current.state, areas=len(areas))
    service.version = current.version + 1
    service.save()
    _set_areas(service, areas)
    return service


@transaction.atomic
def save_sheet(
    *, service: Service, version: int, areas: Iterable[int], requirements: Rows, by, activate: bool = False
) -> Service:
    """Save a service with its areas and requirements as edited in the admin panel.

    ``version`` is 0 for a new service, which becomes a draft; with ``activate`` it is taken into use at once.
    A proposal stays one: it is confirmed by ``confirm_proposals``.

    Raises:
        Refused: not the catalogue's administrator, or a service in use would lose its last area.
        StaleEdit: somebody saved it in the meantime.
    """
    refuse_if(refusal_without(by, Act.CATALOGUE_ADMIN))
    areas = list(areas)
    if service.pk is None:
        service.slug = free_slug(service.name)
        service.proposed_by = by
        service.confirmed_at, service.confirmed_by = timezone.now(), by
    else:
        current = _locked(service.pk)
        _refuse_stale(current, version)
        service.state = current.state
        service.confirmed_at, service.confirmed_by = current.confirmed_at, current.confirmed_by
        service.version = current.version + 1
    if activate:
        refuse_if(SERVICE_WORKFLOW.refusal("activate", state=service.state, state_label=service.get_state_display()))
        service.state = SERVICE_WORKFLOW["activate"].target
    _refuse_empty_content(service, service.state, areas=len(areas))
    service.save()
    _set_areas(service, areas)
    for row in requirements.deleted:
        row.delete()
    for row in requirements.saved:
        row.service = service
        row.save()
    return service


@transaction.atomic
def change_state(*, service: Service, transition: str, by) -> Service:
    """Make ``activate`` or ``retire``.

    Raises:
        Refused: the role, the state or the content does not allow it.
    """
    current = _locked(service.pk)
    refuse_if(refusal_of_transition(by, current, transition))
    current.state = SERVICE_WORKFLOW[transition].target
    current.version += 1
    current.save(update_fields=["state", "version"])
    return current


@transaction.atomic
def change_states(*, services: Iterable[Service], transition: str, by) -> list[Service]:
    """Make the transition on all of ``services`` or on none.

    Raises:
        Refused: for the first service that does not allow it; its name is in the message.
    """
    changed = []
    for service in services:
        refusal = refusal_of_transition(by, service, transition)
        refuse_if(refusal and Refusal(f"{service.name}: {refusal.message}", status=refusal.status))
        changed.append(change_state(service=service, transition=transition, by=by))
    return changed


@transaction.atomic
def confirm_proposals(*, confirmations: Sequence[Confirmation], by) -> int:
    """Confirm proposed areas, regime, recipients and unit of many services: all of them or none.

    Returns how many were confirmed.

    Raises:
        Refused: not the catalogue's administrator, or a confirmation lacks an area, recipient or basis.
        StaleEdit: one of the services was changed after the page was opened.
    """
    refuse_if(refusal_without(by, Act.CATALOGUE_ADMIN))
    if not confirmations:
        refuse_if(Refusal("Nie zaznaczono żadnej usługi do potwierdzenia."))
    # Locked in one order, so that two confirmations at once wait for each other and do not tangle.
    locked = {
        service.pk: service
        for service in Service.objects.select_for_update(of=("self",))
        .filter(pk__in=[confirmation.service_id for confirmation in confirmations])
        .order_by("pk")
    }
    now = timezone.now()
    for confirmation in confirmations:
        _confirm(locked[confirmation.service_id], confirmation, now=now, by=by)
    return len(confirmations)


def _confirm(service: Service, confirmation: Confirmation, *, now, by) -> None:
    _refuse_stale(service, confirmation.version)
    service.legal_regime = confirmation.legal_regime
    service.legal_basis = confirmation.legal_basis
    service.recipient_kinds = confirmation.recipient_kinds
    service.recipients = confirmation.recipients
    service.unit = confirmation.unit
    service.confirmed_at, service.confirmed_by = now, by
    service.version += 1
    _refuse_empty_content(service, ServiceState.ACTIVE, areas=len(confirmation.areas))
    service.save()
    _set_areas(service, confirmation.areas)


def free_slug(name: str) -> str:
    """Return an address for ``name`` that no service has: ``zajecia-dla-dzieci``, then ``…-2``."""
    base = slugify(fold(name))[:70] or "usluga"
    taken = set(Service.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    candidates = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))]
    return next(slug for slug in candidates if slug not in taken | RESERVED_SLUGS)


# Addresses of the catalogue's own pages.
RESERVED_SLUGS = {"nowa", "propozycje", "eksport", "katalog", "zawody", "import", "standardy"}


def _locked(pk: int) -> Service:
    return Service.objects.select_for_update(of=("self",)).get(pk=pk)


def _refuse_stale(current: Service, version: int) -> None:
    if current.version != version:
        raise StaleEdit(current)


def _refuse_empty_content(service: Service, state: str, *, areas: int) -> None:
    """What is in use must be complete; a draft may be saved with gaps."""
    if state == ServiceState.DRAFT:
        return
    refusal = refusal_of_content(
        areas=areas,
        recipient_kinds=service.recipient_kinds,
        legal_regime=service.legal_regime,
        legal_basis=service.legal_basis,
    )
    refuse_if(refusal and Refusal(f"{service.name}: {refusal.message}", field=refusal.field))


def _set_areas(service: Service, areas: Iterable[int]) -> None:
    """Make ``areas`` the areas of the service, touching only the links that differ."""
    wanted = set(areas)
    present = {link.area_id: link for link in service.area_links.all()}
    for number in present.keys() - wanted:
        present[number].delete()
    for number in sorted(wanted - present.keys()):
        ServiceAreaLink.objects.create(service=service, area_id=number)
