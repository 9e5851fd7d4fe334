"""Links of the golden thread: what stands there, or what is missing."""

from dataclasses import dataclass

from django.utils import timezone

from cus.text.numbers import number
from programmes.contents import contents_of
from programmes.contracts.facts import facts_of
from programmes.enums import STANDING_STATES
from programmes.models import ProgrammeItem
from programmes.snapshot import provider_text, quantity_text


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the thread; a hole has no text but says what is missing."""

    text: str
    hole: str = ""


def plan_link(item: ProgrammeItem) -> Link:
    """For how many the service is planned."""
    return _link(quantity_text(item), "nie podano, dla ilu")


def provider_link(item: ProgrammeItem) -> Link:
    """Who gives the service."""
    return _link(provider_text(item), "brak wykonawcy")


def indicators_link(item: ProgrammeItem) -> Link:
    """What the service is measured by (fetched by ``gaps.whole_items``)."""
    measures = contents_of(item)["indicators"]
    rows = (f"{row['name']}: {number(row['target'])} {row['unit']}".strip() for row in measures)
    return _link("; ".join(rows), "brak miernika")


def contract_link(item: ProgrammeItem, state: str) -> Link:
    """By which contract or assignment; before the council adopts nothing can be signed, so nothing is missing yet."""
    facts = [fact for fact in facts_of(item, timezone.localdate()) if not fact.is_over]
    signed = [fact for fact in facts if not fact.is_draft]
    named = "; ".join(fact.name if signed else f"{fact.name} (projekt)" for fact in signed or facts)
    if state in STANDING_STATES and not signed:
        return Link("", f"tylko projekt: {named}" if named else "brak umowy i przydziału")
    return Link(named or "–")


def _link(text: str, hole: str) -> Link:
    return Link(text) if text else Link("", hole)
