"""The golden thread of a version: need → service → how many → provider → indicator, with its holes."""

from dataclasses import dataclass

from cus.text.numbers import number
from diagnosis.models import Need
from programmes.basis import amount_text, standing_diagnosis
from programmes.models import ProgrammeItem, ProgrammeVersion
from programmes.snapshot import provider_text, quantity_text


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the thread; a hole has no text but says what is missing."""

    text: str
    hole: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """One line of the page: a need and one service that answers it, or a hole in place of either."""

    need: Link
    about: str
    service: Link
    plan: Link
    provider: Link
    indicators: Link
    item: ProgrammeItem | None = None

    @property
    def is_whole(self) -> bool:
        """No link is missing."""
        return not any(link.hole for link in (self.need, self.service, self.plan, self.provider, self.indicators))


def threads_of(version: ProgrammeVersion) -> list[Thread]:
    """Return the threads of ``version`` (fetched by ``checks.with_everything``).

    Every need of its diagnosis stands there, in the diagnosis's order, also those that nobody
    answers; services that answer no need come last.
    """
    items: dict[object, list[ProgrammeItem]] = {}
    for item in version.items.all():
        for link in item.need_links.all():
            items.setdefault(link.need.key, []).append(item)
    needs = list(Need.objects.filter(diagnosis=standing_diagnosis(version)).order_by("position", "pk"))
    threads = []
    for need in needs:
        about = " · ".join(filter(None, [need.group, amount_text(need.number, need.unit, need.at_least)]))
        answering = items.pop(need.key, [])
        threads += [_thread(Link(str(need)), about, item) for item in answering] or [_unanswered(need, about)]
    return threads + _loose(version, {need.key for need in needs})


def _loose(version: ProgrammeVersion, keys: set) -> list[Thread]:
    """Services that answer no need, or only needs that are gone from the diagnosis."""
    loose = []
    for item in version.items.all():
        linked = [link.need for link in item.need_links.all()]
        if not linked:
            loose.append(_thread(Link("", "bez potrzeby"), "", item))
        elif not any(need.key in keys for need in linked):
            loose.append(_thread(Link("", "potrzeby nie ma już w diagnozie"), str(linked[0]), item))
    return loose


def _unanswered(need: Need, about: str) -> Thread:
    nothing = Link("–")
    return Thread(Link(str(need)), about, Link("", "brak usługi"), nothing, nothing, nothing)


def _thread(need: Link, about: str, item: ProgrammeItem) -> Thread:
    indicators = "; ".join(f"{row.name}: {number(row.target)} {row.unit}".strip() for row in item.indicators.all())
    return Thread(
        need=need,
        about=about,
        service=Link(item.service_name),
        plan=_link(quantity_text(item), "nie podano, dla ilu"),
        provider=_link(provider_text(item), "brak wykonawcy"),
        indicators=_link(indicators, "brak miernika"),
        item=item,
    )


def _link(text: str, hole: str) -> Link:
    return Link(text) if text else Link("", hole)
