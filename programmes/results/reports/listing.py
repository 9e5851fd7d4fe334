"""What the filters of the list leave."""

import datetime
from collections.abc import Iterable, Mapping

from cus.text.search import fold
from programmes.results.reports.due import Expected
from programmes.results.reports.enums import ReportState

STATE_WORDS = {
    "otrzymane": ReportState.RECEIVED,
    "zwrocone": ReportState.RETURNED,
    "przyjete": ReportState.ACCEPTED,
}


def narrowed(expected: Iterable[Expected], asked: Mapping[str, str], today: datetime.date) -> list[Expected]:
    """Return those of ``expected`` that fit; without a state, those that want something done."""
    words = fold((asked.get("q") or "").strip())
    found = [one for one in expected if _fits(one, asked.get("stan", ""), today)]
    return [one for one in found if words in fold(_text(one))] if words else found


def _fits(one: Expected, state: str, today: datetime.date) -> bool:
    if state in STATE_WORDS:
        return one.state == STATE_WORDS[state]
    waits = one.state == ReportState.AWAITED and not one.is_future(today)
    rules = {
        "": waits or one.state in (ReportState.RECEIVED, ReportState.RETURNED),
        "po-terminie": one.is_overdue(today),
        "oczekiwane": waits,
        "przyszle": one.is_future(today),
    }
    return rules.get(state, True)


def _text(one: Expected) -> str:
    services = [item.service_name for item in one.contract.items.all()]
    return " ".join([str(one.contract), *one.providers, *services])
