"""The thread of one need or one service through the diagnosis, the registry and all programmes of today."""

import uuid
from dataclasses import dataclass

from django.db.models import OuterRef, Prefetch, Q, Subquery

from diagnosis.models import Diagnosis, Need
from partners.models import Offer
from programmes.basis import amount_text
from programmes.enums import STANDING_STATES, ProgrammeState
from programmes.gaps import whole_items
from programmes.models import ProgrammeItem, ProgrammeVersion
from programmes.threads.links import Link, contract_link, indicators_link, plan_link, provider_link
from services.models import Service
from services.units import amount


@dataclass(frozen=True, slots=True)
class InProgramme:
    """A service as one programme offers it, link after link."""

    item: ProgrammeItem
    version: ProgrammeVersion
    plan: Link
    provider: Link
    contract: Link
    indicators: Link


@dataclass(frozen=True, slots=True)
class Asking:
    """A need that asks for a service: its row of the diagnosis, in how many, of what weight."""

    need: Need
    said: str


@dataclass(frozen=True, slots=True)
class Way:
    """A service by which a need can be met, with what partners offer of it (partner and scale)."""

    service: Service
    offers: tuple[tuple[Offer, str], ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of the picture on top: its name, what stands there, and the kind of its colour."""

    name: str
    said: str
    kind: str


@dataclass(frozen=True, slots=True)
class NeedThread:
    """A need with everything that answers it. ``said`` is its number in words."""

    need: Need
    said: str
    ways: tuple[Way, ...]
    items: tuple[InProgramme, ...]

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The picture on top, from the need to the measure."""
        offers = sum(len(way.offers) for way in self.ways)
        return (
            _stop("Potrzeba", self.said, "liczby nie podano", weak=True),
            _stop("Usługi", _many(len(self.ways)), "nie wybrano usługi"),
            _stop("Oferty", _many(offers), "nikt nie oferuje"),
            *_stops_of(self.items, "żaden program nie odpowiada"),
        )


@dataclass(frozen=True, slots=True)
class ServiceThread:
    """A service with who needs it, who offers it and which programmes hold it."""

    service: Service
    needs: tuple[Asking, ...]
    offers: tuple[tuple[Offer, str], ...]
    items: tuple[InProgramme, ...]

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The picture on top, from needs to measures."""
        return (
            _stop("Potrzeby", _many(len(self.needs)), "żadna potrzeba o nią nie pyta"),
            _stop("Oferty", _many(len(self.offers)), "nikt nie oferuje"),
            *_stops_of(self.items, "nie ma jej w żadnym programie"),
        )


def _many(found: int) -> str:
    return str(found) if found else ""


def _stop(name: str, said: str, hole: str, *, weak: bool = False) -> Stop:
    return Stop(name, said, "done") if said else Stop(name, hole, "warn" if weak else "stop")


def _stops_of(items: tuple[InProgramme, ...], hole: str) -> tuple[Stop, ...]:
    """Stops from programmes to measures; links that hang on a missing one are not called missing again."""
    if not items:
        return (Stop("Programy", hole, "stop"), *(Stop(name, "–", "") for name in ("Wykonawcy", "Umowy", "Mierniki")))
    programmes = len({line.version.programme_id for line in items})
    return (
        _stop("Programy", _many(programmes), hole),
        _of_all("Wykonawcy", [line.provider for line in items]),
        _of_contracts(items),
        _of_all("Mierniki", [line.indicators for line in items]),
    )


def _of_all(name: str, links: list[Link]) -> Stop:
    there = sum(not link.hole for link in links)
    return Stop(name, f"{there} z {len(links)}", "done" if there == len(links) else "stop" if not there else "warn")


def _of_contracts(items: tuple[InProgramme, ...]) -> Stop:
    """Contracts are counted where they can be signed: from the resolution on."""
    binding = [line.contract for line in items if line.version.state in STANDING_STATES]
    return _of_all("Umowy", binding) if binding else Stop("Umowy", "przed uchwałą", "")


ENDED_STATES = (
    ProgrammeState.MAYOR_RETURNED,
    ProgrammeState.REJECTED,
    ProgrammeState.AMENDED,
    ProgrammeState.ANNULLED,
    ProgrammeState.REPEALED,
    ProgrammeState.WITHDRAWN,
)


def current_versions(user):
    """Of each programme that ``user`` may see: the version in force and the newest one that has not ended."""
    seen = ProgrammeVersion.objects.visible_to(user).exclude(state__in=ENDED_STATES)
    newest = seen.filter(programme=OuterRef("programme")).order_by("-number").values("pk")[:1]
    return seen.filter(Q(state=ProgrammeState.IN_FORCE) | Q(pk=Subquery(newest)))


def _in_programmes(user, items) -> tuple[InProgramme, ...]:
    found = items.filter(version__in=current_versions(user)).select_related("version")
    return tuple(
        InProgramme(
            item,
            item.version,
            plan_link(item),
            provider_link(item),
            contract_link(item, item.version.state),
            indicators_link(item),
        )
        for item in found.order_by("-version__programme", "-version__number", "position", "pk")
    )


def _offered():
    return Offer.objects.filter(partner__state="active").select_related("partner").order_by("partner__name", "pk")


def _scale(offer: Offer) -> str:
    return "" if offer.capacity is None else amount(offer.capacity, offer.unit, offer.period)


def need_thread(user, key: uuid.UUID) -> NeedThread | None:
    """Return the thread of the need with ``key``, as its newest visible diagnosis tells it; ``None``: not seen."""
    rows = Need.objects.filter(key=key, diagnosis__in=Diagnosis.objects.visible_to(user))
    need = rows.select_related("diagnosis", "gmina").order_by("-diagnosis__edition", "-diagnosis__pk").first()
    if need is None:
        return None
    links = need.service_links.select_related("service").prefetch_related(
        Prefetch("service__offers", queryset=_offered())
    )
    ways = tuple(
        Way(link.service, tuple((offer, _scale(offer)) for offer in link.service.offers.all())) for link in links
    )
    items = whole_items().filter(need_links__need__key=key).distinct()
    said = amount_text(need.number, need.unit, need.at_least)
    return NeedThread(need, said, ways, _in_programmes(user, items))


def service_thread(user, service: Service) -> ServiceThread:
    """Return the thread of ``service``: needs of diagnoses that stand today, the heaviest first."""
    standing = Diagnosis.objects.visible_to(user).exclude(stage="superseded")
    needs = Need.objects.filter(diagnosis__in=standing, service_links__service=service).select_related(
        "diagnosis", "gmina"
    )
    heaviest = sorted(needs.order_by("diagnosis", "position"), key=lambda need: -(need.priority or 0))
    asking = tuple(Asking(need, amount_text(need.number, need.unit, need.at_least)) for need in heaviest)
    offers = tuple((offer, _scale(offer)) for offer in _offered().filter(service=service))
    return ServiceThread(service, asking, offers, _in_programmes(user, whole_items().filter(service=service)))
