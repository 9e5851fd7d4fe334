"""The outline of a self-evaluation (handbook: four chapters). Pure: numbers, titles and what applies.

A section that no party concerns (spheres 1 and 2 without a party of social employment) stands in the outline
as „nie dotyczy” and is never asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from partners.enums import PartyRole
from partners.models import AgreementParty, AgreementTask
from programmes.results.selfevaluation.enums import PROCEDURE_PARTS, SOCIAL_EMPLOYMENT_PARTS, Aspect, Part

OF_TASK = (Aspect.ACTIONS, Aspect.PARTNERS, Aspect.GOALS, Aspect.DIFFICULTIES, Aspect.REMARKS)
OF_PROCEDURES = (Aspect.PROCEDURES, Aspect.PARTNERS, Aspect.DIFFICULTIES, Aspect.REMARKS)
OF_CONCLUSIONS = (Aspect.CHANGED_GOALS, Aspect.CHANGED_WAYS, Aspect.CHANGED_PAPERS)
CHAPTERS = {
    1: "Wstęp: misja i cele partnerstwa",
    2: "Zadania partnerstwa: co zrobiono i z jakim skutkiem",
    3: "Procedury współpracy: co wdrożono i z jakim skutkiem",
    4: "Wnioski: co zmienić w partnerstwie",
}
NOT_APPLICABLE = "Nie dotyczy: żadna strona porozumienia nie jest podmiotem zatrudnienia socjalnego."


@dataclass(frozen=True, slots=True)
class Leaf:
    """A section that is written: „2.1.3 Stopień osiągnięcia celów”."""

    number: str
    part: Part
    aspect: Aspect
    task: AgreementTask | None = None
    applies: bool = True

    @property
    def key(self) -> tuple[str, int | None, str]:
        """What names the section among the rows of a report."""
        return self.part.value, self.task.pk if self.task else None, self.aspect.value

    @property
    def title(self) -> str:
        """The title without the number."""
        return self.aspect.label


@dataclass(frozen=True, slots=True)
class Group:
    """Leaves about one task or one group of procedures; without a title they stand in the chapter itself."""

    number: str
    title: str
    part: Part
    leaves: tuple[Leaf, ...]
    applies: bool = True


@dataclass(frozen=True, slots=True)
class OutlineChapter:
    """One of the four chapters."""

    number: int
    title: str
    groups: tuple[Group, ...]

    @property
    def leaves(self) -> list[Leaf]:
        """All leaves in order."""
        return [leaf for group in self.groups for leaf in group.leaves]


def has_social_employment(parties: Iterable[AgreementParty]) -> bool:
    """Whether a party gives social employment."""
    return any(party.role == PartyRole.SOCIAL_EMPLOYMENT for party in parties)


def outline(tasks: Iterable[AgreementTask], parties: Iterable[AgreementParty]) -> tuple[OutlineChapter, ...]:
    """Return the four chapters for the tasks of an agreement and its parties in the period."""
    social = has_social_employment(parties)
    mission = Leaf("1", Part.INTRODUCTION, Aspect.MISSION)
    ends = tuple(Leaf(f"4.{at}", Part.CONCLUSIONS, aspect) for at, aspect in enumerate(OF_CONCLUSIONS, 1))
    return (
        OutlineChapter(1, CHAPTERS[1], (Group("1", "", Part.INTRODUCTION, (mission,)),)),
        OutlineChapter(2, CHAPTERS[2], tuple(_task(at, task) for at, task in enumerate(tasks, 1))),
        OutlineChapter(
            3, CHAPTERS[3], tuple(_procedures(at, part, social) for at, part in enumerate(PROCEDURE_PARTS, 1))
        ),
        OutlineChapter(4, CHAPTERS[4], (Group("4", "", Part.CONCLUSIONS, ends),)),
    )


def _task(at: int, task: AgreementTask) -> Group:
    number = f"2.{at}"
    leaves = tuple(Leaf(f"{number}.{n}", Part.TASK, aspect, task) for n, aspect in enumerate(OF_TASK, 1))
    return Group(number, f"Zadanie {at}: {task.description}", Part.TASK, leaves)


def _procedures(at: int, part: Part, social: bool) -> Group:
    number, applies = f"3.{at}", social or part not in SOCIAL_EMPLOYMENT_PARTS
    leaves = tuple(Leaf(f"{number}.{n}", part, aspect, applies=applies) for n, aspect in enumerate(OF_PROCEDURES, 1))
    return Group(number, part.label, part, leaves, applies)


def leaves_of(chapters: Iterable[OutlineChapter]) -> list[Leaf]:
    """All leaves of all chapters in order."""
    return [leaf for chapter in chapters for leaf in chapter.leaves]
