"""Where the staffing balance stands: the state of step 4 on the start page."""

import datetime as dt
from dataclasses import dataclass

from diagnosis.enums import OPEN_FILLINGS
from diagnosis.models import Diagnosis, FillingPlan, StaffingBalance
from diagnosis.staffing.balance import balance_of


@dataclass(frozen=True, slots=True)
class BalanceState:
    """What is left to do: ``late`` plans past their day, ``unreckoned`` rows, ``unfilled`` people, ``gap`` in all."""

    late: int = 0
    rows: int = 0
    unreckoned: int = 0
    gap: int = 0
    unfilled: int = 0

    @property
    def is_done(self) -> bool:
        """Every row is reckoned and each gap has a filling plan."""
        return self.rows > 0 and not (self.unreckoned or self.unfilled or self.late)


def state_of(diagnosis: Diagnosis, *, on: dt.date) -> BalanceState | None:
    """Return the state of the balance of ``diagnosis`` on a day, ``None`` when it has not been opened."""
    if not StaffingBalance.objects.filter(diagnosis=diagnosis).exists():
        return None
    plans = FillingPlan.objects.filter(row__balance__diagnosis=diagnosis, state__in=OPEN_FILLINGS)
    late = plans.filter(due_on__lt=on).count()
    if late:
        return BalanceState(late=late)
    balance = balance_of(diagnosis, on=on)
    if balance is None:
        return None
    return BalanceState(0, len(balance.rows), balance.unreckoned, balance.gap, balance.unfilled)
