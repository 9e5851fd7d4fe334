"""The golden thread of a version: need → service → how many → provider → contract → indicator, with its holes."""

import uuid
from dataclasses import dataclass, replace

from diagnosis.models import Need
from programmes.basis import amount_text, standing_diagnosis
from programmes.models import ProgrammeItem, ProgrammeVersion
from programmes.threads.links import Link, contract_link, indicators_link, plan_link, provider_link


@dataclass(frozen=True, slots=True)
class Thread:
    """One line of the page: a need and one service that answers it, or a hole in place of either."""

    need: Link
    about: str
    service: Link
    plan: Link
    provider: Link
    contract: Link
    indicators: Link
    item: ProgrammeItem | None = None
    key: uuid.UUID | None = None

    @property
    def is_whole(self) -> bool:
        """No link is missing."""
        return not any(
            link.hole for link in (self.need, self.service, self.plan, self.provider, self.contract, self.indicators)
        )


def threads_of(version: ProgrammeVersion) -> list[Thread]:
    """Return the threads of ``version`` (fetched by ``gaps.with_everything``).

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
        found = [_thread(Link(str(need)), about, item, version.state) for item in answering] or [
            _unanswered(need, about)
        ]
        threads += [replace(thread, key=need.key) for thread in found]
    return threads + _loose(version, {need.key for need in needs})


def _loose(version: ProgrammeVersion, keys: set) -> list[Thread]:
    """Services that answer no need, or only needs that are gone from the diagnosis."""
    loose = []
    for item in version.items.all():
        linked = [link.need for link in item.need_links.all()]
        if not linked:
            loose.append(_thread(Link("", "bez potrzeby"), "", item, version.state))
        elif not any(need.key in keys for need in linked):
            loose.append(_thread(Link("", "potrzeby nie ma już w diagnozie"), str(linked[0]), item, version.state))
    return loose


def _unanswered(need: Need, about: str) -> Thread:
    nothing = Link("–")
    return Thread(Link(str(need)), about, Link("", "brak usługi"), nothing, nothing, nothing, nothing)


def _thread(need: Link, about: str, item: ProgrammeItem, state: str) -> Thread:
    return Thread(
        need=need,
        about=about,
        service=Link(item.service_name),
        plan=plan_link(item),
        provider=provider_link(item),
        contract=contract_link(item, state),
        indicators=indicators_link(item),
        item=item,
    )
