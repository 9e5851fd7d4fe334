"""All duties of a diagnosis together: the check list, what is missing, what a stage waits for."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from diagnosis.duties.facts import Duty, Gap, State
from diagnosis.duties.law import law
from diagnosis.duties.practice import practice
from diagnosis.enums import DiagnosisStage as Stage
from diagnosis.models import Diagnosis

# What each stage should have done before the next one; only what holds the handover back blocks.
STAGE_DUTIES: dict[str, tuple[str, ...]] = {
    Stage.PLANNING: ("period", "authors", "related"),
    Stage.RESEARCH: ("reconnaissance", "methods", "needs"),
    Stage.REPORT: ("needs", "gminas", "services", "priorities", "numbers", "findings"),
    Stage.CONSULTATION: ("needs", "gminas", "consultation", "remarks"),
    Stage.HANDED_OVER: ("mayor", "council"),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """The check list: what the Act asks, and apart from it what practice adds."""

    law: tuple[Duty, ...]
    practice: tuple[Duty, ...]

    @property
    def met(self) -> int:
        """How many duties of the Act are met or do not apply."""
        return sum(duty.state in (State.MET, State.NOT_REQUIRED) for duty in self.law)


def check_list(diagnosis: Diagnosis, today: dt.date | None = None) -> Checked:
    """Return the check list as it stands ``today``."""
    return Checked(tuple(law(diagnosis, today or timezone.localdate())), tuple(practice(diagnosis)))


def duties(diagnosis: Diagnosis, today: dt.date | None = None) -> list[Duty]:
    """Return every duty, those of the Act first."""
    checked = check_list(diagnosis, today)
    return [*checked.law, *checked.practice]


def gaps(found: list[Duty]) -> list[Gap]:
    """Return what is missing, what holds the handover back first."""
    lines = [gap for duty in found for gap in duty.gaps]
    return sorted(lines, key=lambda gap: not gap.required)


def stage_duties(found: list[Duty], stage: str) -> list[Duty]:
    """Return what ``stage`` should have done before the next one, in its order."""
    by_code = {duty.code: duty for duty in found}
    return [by_code[code] for code in STAGE_DUTIES.get(stage, ()) if code in by_code]
