"""Do people of a staff group meet what a service requires? Asked of ``services.qualification``."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from partners.models import Partner, StaffCheck, StaffGroup
from services.conditions import Condition, condition_of, phrase
from services.enums import CONDITION_KINDS, RequirementKind, RequirementSubject
from services.models import Service
from services.qualification import Profile, Verdict, assess
from services.requirements import groups_of


@dataclass(frozen=True, slots=True)
class Asked:
    """One condition that somebody has to look at: its number among the service's conditions, and its words."""

    number: int
    condition: Condition
    group: int
    alternative: int

    @property
    def text(self) -> str:
        """The condition in words, with a capital."""
        said = phrase(self.condition)
        return said[:1].upper() + said[1:]


def conditions_of(service: Service) -> list[Condition]:
    """Return the conditions of ``service`` in their order."""
    return [condition_of(row) for row in service.requirements.select_related("occupation")]


def asked_of(conditions: Sequence[Condition], group: StaffGroup) -> list[Asked]:
    """Return the conditions of the person that the group's occupation does not answer by itself."""
    return [
        Asked(number, condition, condition.group, condition.alternative)
        for number, condition in enumerate(conditions)
        if condition.kind in CONDITION_KINDS
        and condition.subject == RequirementSubject.PERSON
        and not (condition.kind == RequirementKind.REQUIRED_OCCUPATION and group.occupation_id)
    ]


def verdict(
    conditions: Sequence[Condition], group: StaffGroup, answers: Mapping[int, bool], on: datetime.date
) -> Verdict:
    """Judge the group: ``answers`` say of a condition, by its number, whether everybody in the group meets it.

    The occupation of the group is known; whatever nobody looked at is unknown.
    """
    occupations = frozenset({group.occupation.code}) if group.occupation else None
    seen = {conditions[number]: holds for number, holds in answers.items()}
    return assess(conditions, Profile(as_of=on, occupations=occupations, seen=seen))


def requirements_said(service: Service) -> list[str]:
    """Return the sentences of what ``service`` requires, as the catalogue says them today."""
    # A sentence of what is required says so itself; what only informs stands under its heading.
    return [
        line.text if line.text.startswith("Wymagan") else f"{group.heading}: {line.text}".removesuffix(": ")
        for group in groups_of(service)
        for line in group.lines
    ]


def shown_staff(partner: Partner) -> list[tuple[StaffGroup, list[tuple[Service, StaffCheck | None, bool]]]]:
    """Return the groups of ``partner``, each with the services it may be checked for: those on offer and those checked.

    Of each service: the check, if there is one, and whether the catalogue has changed since.
    """
    groups = partner.staff_groups.select_related("occupation", "confirmed_by").prefetch_related(
        "checks__checked_by", "checks__service__requirements__occupation"
    )
    if not groups:
        return []
    offers = partner.offers.select_related("service").prefetch_related("service__requirements__occupation")
    offered = [offer.service for offer in offers]
    return [(group, _checks_of(group, offered)) for group in groups]


def _checks_of(group: StaffGroup, offered: list[Service]) -> list[tuple[Service, StaffCheck | None, bool]]:
    checks = {check.service_id: check for check in group.checks.all()}
    beside = [check.service for check in checks.values() if check.service not in offered]
    found = [(service, checks.get(service.pk)) for service in [*offered, *beside]]
    return [(service, check, check is not None and is_outdated(check)) for service, check in found]


def is_outdated(check: StaffCheck) -> bool:
    """The catalogue asks for something else than what was judged."""
    return check.requirements != requirements_said(check.service)
