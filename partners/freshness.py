"""Whether what a card says was made sure of lately."""

import datetime
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from partners.models import Partner


@dataclass(frozen=True, slots=True)
class Freshness:
    """State of a card's confirmation: kind of colour and word, and the day on which it is to be confirmed again."""

    kind: str
    word: str
    due_on: datetime.date | None = None

    @property
    def is_due(self) -> bool:
        """Somebody should ask the partner."""
        return self.kind != "done"


NEVER = Freshness("warn", "niepotwierdzona")


def freshness_of(partner: Partner, *, default: int, today: datetime.date) -> Freshness:
    """Return the freshness of a card on ``today``; ``default`` is the centre's interval in months.

    A day counts from which the whole interval has passed; a card never confirmed is due at once.
    """
    if partner.confirmed_on is None:
        return NEVER
    months = partner.confirm_every or default
    due_on = partner.confirmed_on + relativedelta(months=months)
    if partner.confirmed_on <= today - relativedelta(months=months):
        return Freshness("warn", "do potwierdzenia", due_on)
    return Freshness("done", "aktualna", due_on)
