"""Whether a person meets a part, an alternative, the conditions: yes, no, or cannot tell and why."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from programmes.fees.facts import Criterion, Person
from programmes.fees.terms import Part
from programmes.fees.words import part_words
from programmes.terms_enums import Degree, PartKind

AGE, SIZE, INCOME, CRITERION = "wiek", "liczba osób w gospodarstwie", "dochód", "kryterium dochodowe na ten dzień"
DEGREE, FAMILY, CARDS = "stopień niepełnosprawności", "rodzaj rodziny", "posiadane karty"
RESIDENCE, CARE = "miejsce zamieszkania", "czy opiekuje się osobą wymagającą wsparcia"
DEGREES = list(Degree)


@dataclass(frozen=True, slots=True)
class Answer:
    """``is_met`` is ``None`` when it cannot be told; ``missing`` are the facts then needed.

    ``why`` names what was met, or what was not.
    """

    is_met: bool | None
    why: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def meets(part: Part, person: Person, day: dt.date, criterion: Criterion | None = None) -> Answer:
    """Answer one part."""
    found, missing = _found(part, person, day, criterion)
    words = part_words(part)
    if found is None:
        return Answer(None, missing=missing or (f"ocena pracownika: {part.text}",))
    return Answer(found, (words,))


def _found(part: Part, person: Person, day: dt.date, criterion: Criterion | None):
    """Return whether the part is met (``None``: cannot tell) and the facts that are missing."""
    kind = part.kind
    if kind == PartKind.AGE:
        return _within(part, person.age_on(day)), (AGE,)
    if kind == PartKind.HOUSEHOLD_SIZE:
        return _within(part, person.household_size), (SIZE,)
    if kind in (PartKind.INCOME, PartKind.INCOME_PERCENT):
        by_percent = kind == PartKind.INCOME_PERCENT
        value = person.income_percent(criterion) if by_percent else person.income_per_person
        return _within(part, value), missing_income(person, criterion, by_percent=by_percent)
    simple = {
        PartKind.ALONE: (person.alone, SIZE),
        PartKind.DISABILITY: (_degree(part, person), DEGREE),
        PartKind.FAMILY: (_has(part, person.families), FAMILY),
        PartKind.CARD: (_has(part, person.cards), CARDS),
        PartKind.RESIDENT: (person.resident, RESIDENCE),
        PartKind.CARER: (person.carer, CARE),
    }
    found, missing = simple.get(PartKind(kind), (None, ""))
    return found, (missing,) if missing else ()


def missing_income(person: Person, criterion: Criterion | None, *, by_percent: bool) -> tuple[str, ...]:
    """Name what is missing to know the income per person, or its part in the criterion."""
    lacking = [] if person.income is not None else [INCOME]
    lacking += [] if person.household_size else [SIZE]
    lacking += [CRITERION] if by_percent and criterion is None else []
    return tuple(lacking)


def _within(part: Part, value: Decimal | int | None) -> bool | None:
    if value is None:
        return None
    return (part.low is None or part.low <= value) and (part.high is None or value <= part.high)


def _degree(part: Part, person: Person) -> bool | None:
    if person.disability is None:
        return None
    if person.disability == "none":
        return False
    return not part.option or DEGREES.index(Degree(person.disability)) >= DEGREES.index(Degree(part.option))


def _has(part: Part, owned: frozenset[str] | None) -> bool | None:
    return None if owned is None else part.option in owned


def together(parts: Sequence[Part], person: Person, day: dt.date, criterion: Criterion | None = None) -> Answer:
    """Answer parts joined by *and*: one that is not met decides, whatever else is not known."""
    answers = [meets(part, person, day, criterion) for part in parts]
    failed = [answer for answer in answers if answer.is_met is False]
    if failed:
        return Answer(False, tuple(word for answer in failed for word in answer.why))
    missing = tuple(dict.fromkeys(fact for answer in answers for fact in answer.missing))
    if missing:
        return Answer(None, missing=missing)
    return Answer(True, tuple(word for answer in answers for word in answer.why))


def alternatives(parts: Sequence[Part]) -> list[list[Part]]:
    """Group parts by their alternative, in order."""
    groups: dict[int, list[Part]] = {}
    for part in parts:
        groups.setdefault(part.alternative, []).append(part)
    return [groups[key] for key in sorted(groups)]


def any_of(
    groups: Sequence[Sequence[Part]], person: Person, day: dt.date, criterion: Criterion | None = None
) -> Answer:
    """Answer groups joined by *or*: one that is met decides, whatever else is not known."""
    answers = [together(group, person, day, criterion) for group in groups]
    for wanted in (True, None):
        found = [answer for answer in answers if answer.is_met is wanted]
        if wanted and found:
            return found[0]
        if found:
            return Answer(None, missing=tuple(dict.fromkeys(fact for answer in found for fact in answer.missing)))
    return Answer(False, tuple(dict.fromkeys(word for answer in answers for word in answer.why)))


def qualifies(person: Person, conditions: Sequence[Part], day: dt.date, criterion: Criterion | None = None) -> Answer:
    """Say whether ``person`` meets the conditions of admission on ``day``; without conditions everybody does."""
    return any_of(alternatives(conditions), person, day, criterion) if conditions else Answer(True)
