"""Staff that there is: groups of partners of the area, judged by the one predicate of the catalogue.

People are counted and never named. A group counts for a service when the partner offers it, when somebody
checked the group for it, or when its occupation is one that the service requires.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from diagnosis.models import Diagnosis
from diagnosis.staffing.paths import narrowed, occupation_codes, required_of
from partners.models import StaffGroup
from partners.staff import verdict
from services.conditions import Condition, phrase
from services.qualification import Outcome


@dataclass(frozen=True, slots=True)
class Staff:
    """People of one group as they stand to one row: how many, whose, whether they meet the path and why not."""

    group_id: int
    partner_id: int
    partner: str
    who: str
    number: int
    outcome: str
    reasons: tuple[str, ...] = ()
    # Other rows of the balance in which the same people are counted.
    shared_with: int = 0


def groups_in(diagnosis: Diagnosis) -> list[StaffGroup]:
    """Return staff groups of active partners who act in the area of ``diagnosis``, with checks and offers."""
    partners = Q(partner__gminas__isnull=True) | Q(partner__gminas__in=diagnosis.gminas.all())
    found = StaffGroup.objects.filter(partners, partner__state="active", partner__is_active_in_area=True)
    return list(
        found.select_related("partner", "occupation")
        .prefetch_related("checks", "partner__offers")
        .order_by("partner__name", "partner_id", "position", "pk")
        .distinct()
    )


def staff_for(
    groups: Sequence[StaffGroup], service_id: int, conditions: Sequence[Condition], path: str, on: dt.date
) -> list[Staff]:
    """Return the groups that count for the service with the outcome of each, by ``path``."""
    asked = narrowed(conditions, path)
    codes = occupation_codes(asked)
    return [_judged(group, service_id, asked, on) for group in groups if _counts(group, service_id, codes)]


def _counts(group: StaffGroup, service_id: int, codes: set[str]) -> bool:
    return (
        any(check.service_id == service_id for check in group.checks.all())
        or (group.occupation is not None and group.occupation.code in codes)
        or any(offer.service_id == service_id for offer in group.partner.offers.all())
    )


def _judged(group: StaffGroup, service_id: int, conditions: Sequence[Condition], on: dt.date) -> Staff:
    check = next((one for one in group.checks.all() if one.service_id == service_id), None)
    holds = {row["text"]: row["holds"] for row in check.answers} if check else {}
    answers = {}
    for number, condition in enumerate(conditions):
        said = phrase(condition)
        known = holds.get(said[:1].upper() + said[1:])
        if known is not None:
            answers[number] = known
    found = verdict(conditions, group, answers, on)
    unchecked = check is None and found.outcome == Outcome.CANNOT_TELL and bool(required_of(conditions))
    reasons = ("nikt jeszcze nie sprawdził tej grupy",) if unchecked else tuple(found.reasons)
    return Staff(
        group_id=group.pk,
        partner_id=group.partner_id,
        partner=group.partner.name,
        who=str(group),
        number=group.number,
        outcome=str(found.outcome),
        reasons=reasons,
    )
