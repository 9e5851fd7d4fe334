"""Gathering the potential from the registry as it stands, or as its history says it stood on a past day.

Names, states, categories and offers of a past day come from history. The gminas of a partner, and names and
areas of services, are those of today: the registry keeps no history of the former, and the catalogue is one.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils import timezone

from cus.centre.models import CentreUnit
from cus.text.alphabet import polish
from diagnosis.models import Diagnosis
from diagnosis.potential.facts import LETTERS, Entry, Gmina, LeftOut, Potential, Reason, Scale
from partners.enums import PartnerState, PotentialCategory
from partners.models import Offer, Partner
from services.models import Service

CARD = ("name", "state", "potential_category", "is_active_in_area")
OFFER = ("partner_id", "service_id", "capacity", "unit", "period")


@dataclass(slots=True)
class _Card:
    id: int
    name: str
    state: str
    potential_category: str
    is_active_in_area: bool


@dataclass(slots=True)
class _Offer:
    partner_id: int
    service_id: int
    capacity: Decimal | None
    unit: str
    period: str


def potential_of(diagnosis: Diagnosis, *, as_of: dt.date | None = None) -> Potential:
    """Return the list for the gminas of ``diagnosis`` as of a day (today when not given), in at most eight queries."""
    day = as_of or timezone.localdate()
    cards, offers = _present() if day >= timezone.localdate() else _past(day)
    gminas = tuple(Gmina(gmina.pk, gmina.name) for gmina in diagnosis.gminas.all())
    own = {gmina.code for gmina in gminas}
    where = _gminas_of_partners()
    services = _services({offer.service_id for offer in offers})
    scales: dict[int, list[Scale]] = {}
    for offer in offers:
        scales.setdefault(offer.partner_id, []).append(_scale(offer, services))
    listed, unsorted, left_out = [], [], []
    for card in sorted(cards, key=lambda card: polish(card.name)):
        acts_in = where.get(card.id, ())
        reasons = _reasons(card, acts_in, own, bool(scales.get(card.id)))
        if not reasons or reasons == [Reason.NO_CATEGORY]:
            entry = Entry(
                name=card.name,
                category=card.potential_category,
                partner_id=card.id,
                gminas=tuple(gmina for gmina in acts_in if gmina.code in own),
                services=_in_order(scales[card.id]),
            )
            (unsorted if reasons else listed).append(entry)
        if reasons:
            elsewhere = ", ".join(gmina.name for gmina in acts_in) if Reason.ELSEWHERE in reasons else ""
            told = tuple(str(reason) for reason in reasons)
            left_out.append(LeftOut(name=card.name, partner_id=card.id, reasons=told, where=elsewhere))
    listed += _own_units(day, gminas)
    return Potential(
        as_of=day,
        entries=tuple(sorted(listed, key=lambda entry: (LETTERS[entry.category], polish(entry.name)))),
        unsorted=tuple(unsorted),
        left_out=tuple(left_out),
        gminas=gminas,
    )


def _reasons(card: _Card, acts_in: Iterable[Gmina], own: set[str], has_offer: bool) -> list[Reason]:
    if card.state != PartnerState.ACTIVE:
        return [Reason.ARCHIVED]
    if not card.is_active_in_area:
        return [Reason.NOT_ACTIVE]
    codes = {gmina.code for gmina in acts_in}
    found = [Reason.ELSEWHERE] if codes and not codes & own else []
    found += [] if has_offer else [Reason.NO_SERVICE]
    return found + ([] if card.potential_category else [Reason.NO_CATEGORY])


def _present() -> tuple[list[_Card], list[_Offer]]:
    cards = [_Card(*row) for row in Partner.objects.order_by().values_list("pk", *CARD)]
    offers = [_Offer(*row) for row in Offer.objects.order_by().values_list(*OFFER)]
    return cards, offers


def _past(day: dt.date) -> tuple[list[_Card], list[_Offer]]:
    cards = [_Card(*row) for row in _last_events(Partner, day).values_list("pgh_obj_id", *CARD)]
    known = {card.id for card in cards}
    offers = [_Offer(*row) for row in _last_events(Offer, day).values_list(*OFFER)]
    return cards, [offer for offer in offers if offer.partner_id in known]


def _last_events(model, day: dt.date) -> QuerySet:
    """Return the last event of each row of ``model`` by the end of ``day``, without rows deleted by then."""
    end = timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min))
    events = model.pgh_event_model.objects
    last = events.filter(pgh_created_at__lt=end).order_by("pgh_obj_id", "-pgh_created_at", "-pgh_id")
    return events.filter(pk__in=last.distinct("pgh_obj_id").values("pk")).exclude(pgh_label="deleted").order_by("pk")


def _gminas_of_partners() -> dict[int, tuple[Gmina, ...]]:
    found: dict[int, list[Gmina]] = {}
    links = Partner.gminas.through.objects.order_by("gmina__name", "gmina_id")
    for partner_id, code, name in links.values_list("partner_id", "gmina_id", "gmina__name"):
        found.setdefault(partner_id, []).append(Gmina(code, name))
    return {partner_id: tuple(gminas) for partner_id, gminas in found.items()}


def _services(ids: set[int]) -> dict[int, tuple[str, tuple[int, ...]]]:
    found = Service.objects.filter(pk__in=ids).prefetch_related("area_links").only("name").order_by()
    return {
        service.pk: (service.name, tuple(sorted(link.area_id for link in service.area_links.all())))
        for service in found
    }


def _scale(offer: _Offer, services: dict[int, tuple[str, tuple[int, ...]]]) -> Scale:
    name, areas = services.get(offer.service_id, ("usługa usunięta z katalogu", ()))
    return Scale(offer.service_id, name, areas, offer.capacity, offer.unit, offer.period)


def _in_order(scales: Iterable[Scale]) -> tuple[Scale, ...]:
    return tuple(sorted(scales, key=lambda scale: polish(scale.service)))


def _own_units(day: dt.date, gminas: tuple[Gmina, ...]) -> list[Entry]:
    """Units of the centre that a programme in force on ``day`` names as performing a service."""
    items = CentreUnit._meta.get_field("programme_items").related_model.objects.filter(
        own_unit__isnull=False,
        version__state="in_force",
        version__effective_on__lte=day,
        version__period_end__gte=day,
    )
    works = Q(own_unit__valid_to__isnull=True) | Q(own_unit__valid_to__gte=day)
    rows = items.filter(works).select_related("own_unit").order_by("own_unit_id", "service_id", "-version_id")
    services = _services({item.service_id for item in rows}) if rows else {}
    found: dict[int, dict[int, Scale]] = {}
    names = {}
    for item in rows:
        name, areas = services[item.service_id]
        scale = Scale(item.service_id, name, areas, item.quantity, item.quantity_unit, item.quantity_period)
        found.setdefault(item.own_unit_id, {}).setdefault(item.service_id, scale)
        names[item.own_unit_id] = item.own_unit.name
    return [
        Entry(
            name=f"{names[unit_id]} (jednostka centrum)",
            category=PotentialCategory.MUNICIPAL_UNIT,
            unit_id=unit_id,
            gminas=gminas,
            services=_in_order(scales.values()),
        )
        for unit_id, scales in found.items()
    ]
