"""The balance as plain data: what its page shows and a report prints."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils import timezone

from cus.text.numbers import NBSP, number
from cus.text.plural import plural
from diagnosis.enums import OPEN_FILLINGS, FillingState
from diagnosis.models import Diagnosis, FillingPlan, StaffingBalance, StaffingRow
from diagnosis.staffing.available import Staff, groups_in, staff_for
from diagnosis.staffing.paths import said_of
from diagnosis.staffing.proposing import Proposal, proposals_of
from services.conditions import Condition, condition_of
from services.qualification import Outcome
from services.units import FORMS, amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How some of a gap is filled; bodies are named, never people."""

    id: int
    number: int
    manner: str
    trainer: str
    employer: str
    due_on: dt.date
    state: str
    note: str = ""
    is_overdue: bool = False

    @property
    def is_open(self) -> bool:
        """It is still to be carried out."""
        return self.state in OPEN_FILLINGS

    @property
    def word(self) -> str:
        """The state in words."""
        return "po terminie" if self.is_overdue else FillingState(self.state).label

    @property
    def kind(self) -> str:
        """The colour that goes with the word."""
        kinds = {FillingState.DONE: "done", FillingState.UNDER_WAY: "now", FillingState.DROPPED: "idle"}
        return "stop" if self.is_overdue else kinds.get(FillingState(self.state), "warn")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowBalance:
    """One row. ``required`` and ``gap`` are ``None`` while the plan or the norm is not known.

    ``met`` people of partners meet the path, ``unknown`` ones cannot be told and are not counted; ``gap`` is
    required − met − own, never below zero; ``spare`` is what is over. ``differs`` is what form 1 says now when
    that is not what was taken.
    """

    id: int
    version: int
    service_id: int
    service: str
    path: str
    path_changed: bool
    unit: str
    planned: int | None
    planned_is_own: bool
    planned_source: str
    differs: Proposal | None
    norm_staff: Decimal | None
    norm_units: Decimal | None
    norm_source: str
    required: int | None
    staff: tuple[Staff, ...]
    met: int
    unknown: int
    own: int
    own_note: str
    gap: int | None
    spare: int
    plans: tuple[Plan, ...]

    @property
    def planned_said(self) -> str:
        """The plan in words: „86 osób”."""
        return "" if self.planned is None else amount(self.planned, self.unit)

    @property
    def norm_said(self) -> str:
        """The norm in words: „1 osoba na 10 osób”."""
        if self.norm_staff is None or self.norm_units is None:
            return ""
        people = f"{number(self.norm_staff)}{NBSP}{plural(self.norm_staff, 'osoba', 'osoby', 'osób')}"
        units = FORMS[self.unit]
        many = units[3] if self.norm_units == 1 else plural(self.norm_units, units[0], units[1], units[2])
        return f"{people} na {number(self.norm_units)}{NBSP}{many}"

    @property
    def planned_fill(self) -> int:
        """People whom open plans are to bring."""
        return sum(plan.number for plan in self.plans if plan.is_open)

    @property
    def unfilled(self) -> int:
        """People of the gap for whom there is no open plan."""
        return max((self.gap or 0) - self.planned_fill, 0)

    @property
    def is_shared(self) -> bool:
        """Some of the people counted here are counted in another row too."""
        return any(one.shared_with for one in self.staff if one.outcome == Outcome.MET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """All rows; ``missing`` are services of form 1 that are not in the balance."""

    rows: tuple[RowBalance, ...]
    missing: tuple[Proposal, ...] = ()

    @property
    def required(self) -> int:
        """People needed in rows where that is known."""
        return sum(row.required or 0 for row in self.rows)

    @property
    def gap(self) -> int:
        """People lacking in rows where that is known."""
        return sum(row.gap or 0 for row in self.rows)

    @property
    def unfilled(self) -> int:
        """People lacking for whom there is no open plan."""
        return sum(row.unfilled for row in self.rows)

    @property
    def unreckoned(self) -> int:
        """Rows whose plan or norm is not known."""
        return sum(1 for row in self.rows if row.gap is None)

    @property
    def overdue(self) -> int:
        """Open plans whose day has passed."""
        return sum(1 for row in self.rows for plan in row.plans if plan.is_overdue)


def required_people(planned: int | None, norm_staff: Decimal | None, norm_units: Decimal | None) -> int | None:
    """Return how many people the plan needs by the norm: whole people, rounded up."""
    if planned is None or norm_staff is None or norm_units is None:
        return None
    return math.ceil(planned * norm_staff / norm_units)


def balance_of(diagnosis: Diagnosis, *, on: dt.date | None = None) -> Balance | None:
    """Return the balance of ``diagnosis`` as it stands today, ``None`` when nobody has opened it.

    Available staff come from the registry of today; at most fourteen queries, whatever the size.
    """
    balance = StaffingBalance.objects.filter(diagnosis=diagnosis).first()
    if balance is None:
        return None
    day = on or timezone.localdate()
    rows = list(
        balance.rows.select_related("service").prefetch_related(
            "service__requirements__occupation", "plans__trainer", "plans__employer"
        )
    )
    groups = groups_in(diagnosis)
    proposals = proposals_of(diagnosis)
    proposed = {(one.service_id, one.unit): one for one in proposals}
    made = [_row(row, groups, proposed.get((row.service_id, row.unit)), day) for row in rows]
    present = {(row.service_id, row.unit) for row in rows}
    missing = tuple(one for one in proposals if (one.service_id, one.unit) not in present)
    return Balance(rows=_sharing(made), missing=missing)


def conditions_of(row: StaffingRow) -> list[Condition]:
    """Return the conditions of the row's service, from what was prefetched."""
    return [condition_of(one) for one in row.service.requirements.all()]


def _row(row: StaffingRow, groups, proposal: Proposal | None, on: dt.date) -> RowBalance:
    conditions = conditions_of(row)
    staff = tuple(staff_for(groups, row.service_id, conditions, row.path, on))
    met = _people(staff, Outcome.MET)
    required = required_people(row.planned, row.norm_staff, row.norm_units)
    own = row.own_staff or 0
    over = None if required is None else met + own - required
    return RowBalance(
        id=row.pk,
        version=row.version,
        service_id=row.service_id,
        service=row.service.name,
        path=row.path_said,
        path_changed=bool(row.path) and said_of(conditions, row.path) != row.path_said,
        unit=row.unit,
        planned=row.planned,
        planned_is_own=row.planned_own is not None,
        planned_source=row.planned_source,
        differs=proposal if proposal and proposal.number != row.planned_taken else None,
        norm_staff=row.norm_staff,
        norm_units=row.norm_units,
        norm_source=row.norm_source,
        required=required,
        staff=staff,
        met=met,
        unknown=_people(staff, Outcome.CANNOT_TELL),
        own=own,
        own_note=row.own_note,
        gap=None if over is None else max(-over, 0),
        spare=max(over or 0, 0),
        plans=tuple(_plan(plan, on) for plan in row.plans.all()),
    )


def _people(staff: Sequence[Staff], outcome: Outcome) -> int:
    return sum(one.number for one in staff if one.outcome == outcome)


def _plan(plan: FillingPlan, on: dt.date) -> Plan:
    return Plan(
        id=plan.pk,
        number=plan.number,
        manner=plan.get_manner_display(),
        trainer=plan.trainer_name,
        employer=plan.employer_name,
        due_on=plan.due_on,
        state=plan.state,
        note=plan.note,
        is_overdue=plan.state in OPEN_FILLINGS and plan.due_on < on,
    )


def _sharing(rows: Sequence[RowBalance]) -> tuple[RowBalance, ...]:
    """Mark people who are counted as available in more than one row."""
    counted = Counter(one.group_id for row in rows for one in row.staff if one.outcome == Outcome.MET)
    return tuple(
        replace(
            row,
            staff=tuple(
                replace(one, shared_with=counted[one.group_id] - 1) if one.outcome == Outcome.MET else one
                for one in row.staff
            ),
        )
        for row in rows
    )
