"""Paths to a qualification: of each any-of requirement of a service one alternative is chosen."""

import itertools
from collections.abc import Iterable, Sequence

from services.conditions import Condition, alternatives_of, phrase
from services.enums import CONDITION_KINDS, RequirementKind, RequirementSubject

# More combinations than that are no choice for a person.
MOST_PATHS = 24
ANY = "którakolwiek z dopuszczonych ścieżek"


def required_of(conditions: Iterable[Condition]) -> list[Condition]:
    """Return the conditions that a person must meet; what only informs and what binds the provider left out."""
    return [
        condition
        for condition in conditions
        if condition.subject == RequirementSubject.PERSON and condition.kind in CONDITION_KINDS
    ]


def paths_of(conditions: Sequence[Condition]) -> list[tuple[str, str]]:
    """Return (key, words) of each path; none when there is nothing to choose from."""
    groups: dict[int, list[Condition]] = {}
    for condition in required_of(conditions):
        groups.setdefault(condition.group, []).append(condition)
    choices = [alternatives_of(rows) for _, rows in sorted(groups.items())]
    many = 1
    for alternatives in choices:
        many *= len(alternatives)
    if many < 2 or many > MOST_PATHS:
        return []
    return [(_key(chosen), _words(chosen)) for chosen in itertools.product(*choices)]


def _key(chosen: Sequence[Sequence[Condition]]) -> str:
    return ";".join(f"{rows[0].group}.{rows[0].alternative}" for rows in chosen)


def _words(chosen: Sequence[Sequence[Condition]]) -> str:
    said = " oraz ".join(phrase(row) for rows in chosen for row in rows)
    return said[:1].upper() + said[1:]


def narrowed(conditions: Sequence[Condition], path: str) -> list[Condition]:
    """Return the conditions that whoever goes by ``path`` must meet; all of them for an empty path."""
    if not path:
        return list(conditions)
    chosen = {tuple(map(int, one.split("."))) for one in path.split(";")}
    return [
        condition
        for condition in conditions
        if condition not in required_of([condition]) or (condition.group, condition.alternative) in chosen
    ]


def said_of(conditions: Sequence[Condition], path: str) -> str:
    """Return the words of a path as the catalogue says them today; empty when there is no such path any more."""
    return dict(paths_of(conditions)).get(path, "") if path else ""


def occupation_codes(conditions: Iterable[Condition]) -> set[str]:
    """Codes of the occupations that the conditions require."""
    return {
        condition.occupation_code
        for condition in required_of(conditions)
        if condition.kind == RequirementKind.REQUIRED_OCCUPATION
    }
