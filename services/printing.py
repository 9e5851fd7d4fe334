"""From rows of the catalogue to the printed card and catalogue (``services.documents``)."""

from collections.abc import Callable, Iterable

from django.utils import timezone

from cus.documents.parts import Letterhead
from cus.text.dates import day
from services.documents import cards as printed
from services.enums import LegalRegime, ServiceState
from services.models import QualityFactor, Service
from services.requirements import Group, groups_of

ARTICLES = {
    LegalRegime.PROGRAMME: "art. 19 ust. 1 pkt 2 ustawy",
    LegalRegime.SEPARATE_LAW: "art. 19 ust. 1 pkt 1 ustawy",
}
HEAD_OF_PAGE = {ServiceState.DRAFT: "PROJEKT", ServiceState.RETIRED: "WYCOFANA"}
PROPOSAL = "Zakresy, tryb, odbiorcy i jednostka są propozycją; centrum jej jeszcze nie potwierdziło."
REMARKS = {
    ServiceState.DRAFT: "Projekt: usługi nie ma jeszcze w katalogu.",
    ServiceState.RETIRED: "Usługa wycofana z katalogu.",
}


def card_of(service: Service, *, letterhead: Letterhead) -> printed.ServiceCard:
    """Return the printed card of ``service``, which comes from ``ServiceQuerySet.for_page``."""
    confirmed = ""
    if service.is_confirmed:
        confirmed = f"{service.confirmed_by}, {day(timezone.localdate(service.confirmed_at))}"
    return printed.ServiceCard(
        letterhead=letterhead,
        service=printed_service(service),
        as_of=timezone.localdate(),
        factors=tuple(QualityFactor.objects.values_list("name", flat=True)),
        confirmed=confirmed,
    )


def catalogue_of(
    services: Iterable[Service],
    *,
    letterhead: Letterhead,
    filters: Iterable[tuple[str, str]] = (),
    each: Callable[[int], None] = lambda number: None,
) -> printed.Catalogue:
    """Return the printed catalogue of ``services`` (``for_page``); ``each`` hears how many are gathered."""
    gathered = []
    for service in services:
        gathered.append(printed_service(service))
        each(len(gathered))
    return printed.Catalogue(
        letterhead=letterhead,
        as_of=timezone.localdate(),
        sections=printed.by_area(gathered),
        filters=tuple(filters),
    )


def printed_service(service: Service) -> printed.PrintedService:
    """Return what both documents print of one service."""
    said = [REMARKS.get(service.state, ""), "" if service.is_confirmed else PROPOSAL]
    return printed.PrintedService(
        name=service.name,
        synonyms=tuple(service.synonyms),
        characteristic=service.characteristic,
        areas=tuple((link.area.number, link.area.name) for link in service.area_links.all()),
        recipient_kinds=tuple(service.recipient_kind_labels),
        recipients=tuple(service.recipients),
        regime=service.get_legal_regime_display(),
        regime_article=ARTICLES[service.legal_regime],
        legal_basis=service.legal_basis,
        unit=service.get_unit_display(),
        delivery_modes=tuple(service.delivery_mode_labels),
        delivery_places=tuple(service.delivery_places),
        package=service.package,
        supports_deinstitutionalisation=service.supports_deinstitutionalisation,
        requirements=tuple(_group(group) for group in groups_of(service)),
        competences=tuple(service.competences),
        desired_traits=tuple(service.desired_traits),
        notes=tuple(service.notes),
        remark=" ".join(filter(None, said)),
        state=HEAD_OF_PAGE.get(service.state, ""),
    )


def _group(group: Group) -> printed.PrintedGroup:
    lines = [
        printed.PrintedLine(text=line.text, choices=line.choices, basis=line.basis, provenance=line.provenance)
        for line in group.lines
        if line.text
    ]
    return printed.PrintedGroup(heading=group.heading, lines=tuple(lines))
