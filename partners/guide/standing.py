"""How each offer stands in the guide, for its editors."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from cus.ui.display import Difference
from partners.enums import PartnerState
from partners.guide.content import GuideContent, content_of, gaps_of, published_content, with_content
from partners.guide.entries import is_overdue, lines_of
from partners.models import GuideEntry, Offer
from partners.models.upkeep import default_interval
from partners.policies import not_for_guide
from services.enums import ServiceState

OUT, IN, CHANGED, OVERDUE = "poza", "w", "zmienione", "do-potwierdzenia"
WORDS = {
    OUT: ("idle", "poza informatorem"),
    IN: ("done", "w informatorze"),
    CHANGED: ("warn", "zmieniona po publikacji"),
    OVERDUE: ("warn", "do potwierdzenia"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One offer: its words now, those published (if any), what is missing, why it may not be published."""

    offer: Offer
    content: GuideContent
    published: GuideContent | None
    confirmed_on: datetime.date | None
    gaps: list[str]
    refusal: str
    states: tuple[str, ...]

    @property
    def words(self) -> list[tuple[str, str]]:
        """Kinds and words of the states."""
        return [WORDS[state] for state in self.states]

    @property
    def lines(self) -> list[tuple[str, list[str]]]:
        """What readers would see if the offer were published now."""
        return lines_of(self.content)

    @property
    def changes(self) -> list[Difference]:
        """What readers see now and would see, label by label, where these differ."""
        if self.published is None:
            return []
        before, after = dict(lines_of(self.published)), dict(lines_of(self.content))
        before["Kto świadczy"], after["Kto świadczy"] = [self.published.provider], [self.content.provider]
        labels = dict.fromkeys([*after, *before])
        told = [Difference(name, "\n".join(before.get(name, [])), "\n".join(after.get(name, []))) for name in labels]
        return [one for one in told if one.before != one.after]

    @property
    def mark(self) -> str:
        """Name the offer with the words that the editor reads."""
        return f"{self.offer.pk}:{self.content.digest}"


def standings() -> list[Standing]:
    """Return the offers of partners and services in use, and those that stand in the guide, by service."""
    offers = with_content(Offer.objects.filter(partner__state=PartnerState.ACTIVE, service__state=ServiceState.ACTIVE))
    entries = {entry.offer_id: entry for entry in GuideEntry.objects.select_related("offer__partner")}
    default = default_interval()
    return [_standing(offer, entries.get(offer.pk), default) for offer in offers]


def _standing(offer: Offer, entry: GuideEntry | None, default: int) -> Standing:
    content = content_of(offer)
    published = published_content(entry) if entry else None
    refusal = not_for_guide(offer)
    states = [OUT if entry is None else CHANGED if published != content else IN]
    if entry is not None and is_overdue(entry, default):
        states.append(OVERDUE)
    return Standing(
        offer=offer,
        content=content,
        published=published,
        confirmed_on=entry.confirmed_on if entry else offer.confirmed_on,
        gaps=gaps_of(content),
        refusal=refusal.message if refusal else "",
        states=tuple(states),
    )


def in_state(found: Iterable[Standing], state: str) -> list[Standing]:
    """Narrow to a state; IN holds what is published, changed or not."""
    if not state:
        return list(found)
    if state == IN:
        return [one for one in found if one.published is not None]
    return [one for one in found if state in one.states]


def marks_of(sent: Iterable[str]) -> dict[int, str]:
    """Read what was ticked: offers with the digests of their words; what cannot be read is passed over."""
    marks = {}
    for mark in sent:
        pk, _, digest = mark.partition(":")
        if pk.isascii() and pk.isdecimal() and len(pk) < 18:
            marks[int(pk)] = digest
    return marks
