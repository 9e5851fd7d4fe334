"""The check list of a holder: each statutory condition with what was seen and the answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cus.centre.models import PostHolding, QualificationCheck, TrainingHours
from cus.centre.qualifications import HOURS, Condition, Verdict, conditions_of, verdict_of


@dataclass(frozen=True, slots=True)
class Line:
    """One condition; ``check`` is empty while nobody has looked."""

    condition: Condition
    check: QualificationCheck | None
    verdict: Verdict
    hours: int | None = None


def hours_now() -> dict[str, int]:
    """Return how many hours each training must have: the centre's own figure, or the regulation's."""
    given = dict(TrainingHours.objects.values_list("training", "hours"))
    return {str(training): given.get(str(training), hours) for training, hours in HOURS.items()}


def lines_of(kind: str, checks: Iterable[QualificationCheck], hours: Mapping[str, int]) -> list[Line]:
    """Return the conditions of a post of ``kind`` with what ``checks`` say of them."""
    by_code = {one.condition: one for one in checks}
    return [
        Line(
            condition,
            by_code.get(condition.code),
            verdict_of(condition, by_code.get(condition.code), hours),
            hours[condition.training] if condition.training else None,
        )
        for condition in conditions_of(kind)
    ]


def checklist(holding: PostHolding) -> list[Line]:
    """Return the check list of one holder."""
    return lines_of(holding.post.kind, holding.checks.select_related("confirmed_by"), hours_now())
