"""Does a person meet what a service requires: met, not met (what is missing), cannot tell (what is unknown).

Pure: takes conditions and a profile, asks nobody. A fact of the profile that is ``None`` is unknown;
an empty collection says that the person has none. Facts dated after ``as_of`` do not count yet.
Handbook ch. 9; the nursery: the act of 4 February 2011 on the care of children under 3.
"""

import datetime as dt
import enum
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateutil.relativedelta import relativedelta

from cus.text.search import fold
from services.conditions import Condition, alternatives_of, phrase, span
from services.enums import CONDITION_KINDS, EducationLevel, RequirementKind, RequirementSubject, StudiesKind
from services.occupations.titles import title_key


class Outcome(enum.StrEnum):
    """Answers of the predicate."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"

    @property
    def label(self) -> str:
        """The answer in Polish."""
        return {"met": "spełnione", "not_met": "niespełnione", "cannot_tell": "nie można stwierdzić"}[self.value]


@dataclass(frozen=True, slots=True)
class Study:
    """Finished studies; ``covers`` are matters in their programme, None when nobody looked."""

    kind: StudiesKind
    name: str | None = None
    covers: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """A course taken: hours in all, practical ones, whether these were guided, the day it ended."""

    topic: str
    hours: int | None = None
    practical_hours: int | None = None
    guided: bool | None = None
    taken_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Experience:
    """Months of work in a field."""

    topic: str
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate and the day of what it certifies."""

    topic: str
    issued_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a person on the day ``as_of``; ``employed_on`` is the day employment begins."""

    as_of: dt.date
    employed_on: dt.date | None = None
    occupations: frozenset[str] | None = None
    licences: frozenset[str] | None = None
    education: EducationLevel | None = None
    studies: tuple[Study, ...] | None = None
    courses: tuple[Course, ...] | None = None
    experience: tuple[Experience, ...] | None = None
    certificates: tuple[Certificate, ...] | None = None
    # Conditions in words that somebody looked at: the text and whether it holds.
    confirmed: Mapping[str, bool] = field(default_factory=dict)
    # Conditions of any kind whose evidence somebody saw, and whether they hold.
    seen: Mapping[Condition, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """Outcome of one condition or group, with what is missing and which facts are unknown."""

    outcome: Outcome
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict(Answer):
    """Outcome for the person; ``left_out`` are requirements that bind the provider and were not judged."""

    left_out: tuple[str, ...] = ()

    @property
    def reasons(self) -> list[str]:
        """Sentences for the reader: what is missing, what is unknown, what was left out."""
        said = [f"Brakuje: {text}." for text in self.missing]
        said += [f"Nie wiadomo: {text}." for text in self.unknown]
        return said + [f"Wymaganie wobec wykonawcy, pominięte przy ocenie osoby: {text}." for text in self.left_out]


MET = Answer(Outcome.MET)


def assess(conditions: Iterable[Condition], profile: Profile) -> Verdict:
    """Judge every requirement of the person; example occupations, „none required” and advice are no requirement."""
    conditions = list(conditions)
    groups: dict[int, list[Condition]] = {}
    answers = []
    left_out = []
    for condition in conditions:
        if condition.subject == RequirementSubject.PROVIDER:
            if condition.kind in CONDITION_KINDS:
                left_out.append(phrase(condition))
        elif condition.kind == RequirementKind.SEPARATE_PROVISIONS:
            answers.append(_unknown("jakie są wymagania, bo określają je przepisy odrębne"))
        elif condition.kind in CONDITION_KINDS:
            groups.setdefault(condition.group, []).append(condition)
    answers += [_any_of(rows, profile) for rows in groups.values()]
    joined = _all_of(answers)
    return Verdict(joined.outcome, joined.missing, joined.unknown, tuple(left_out))


def _any_of(rows: Sequence[Condition], profile: Profile) -> Answer:
    """One requirement: the best of its alternatives."""
    answers = [_all_of([_judge(row, profile) for row in alternative]) for alternative in alternatives_of(rows)]
    if any(answer.outcome == Outcome.MET for answer in answers):
        return MET
    open_ones = [answer for answer in answers if answer.outcome == Outcome.CANNOT_TELL]
    if open_ones:
        return Answer(Outcome.CANNOT_TELL, unknown=_once(text for answer in open_ones for text in answer.unknown))
    missing = "; albo ".join(_once(" oraz ".join(answer.missing) for answer in answers))
    return Answer(Outcome.NOT_MET, missing=(missing,))


def _all_of(answers: Sequence[Answer]) -> Answer:
    """All must hold: one that is missing decides, then one that is unknown."""
    missing = _once(text for answer in answers for text in answer.missing)
    unknown = _once(text for answer in answers for text in answer.unknown)
    if any(answer.outcome == Outcome.NOT_MET for answer in answers):
        return Answer(Outcome.NOT_MET, missing, unknown)
    if any(answer.outcome == Outcome.CANNOT_TELL for answer in answers):
        return Answer(Outcome.CANNOT_TELL, (), unknown)
    return MET


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _unknown(fact: str) -> Answer:
    return Answer(Outcome.CANNOT_TELL, unknown=(fact,))


def _lacking(condition: Condition) -> Answer:
    return Answer(Outcome.NOT_MET, missing=(phrase(condition),))


def _judge(condition: Condition, profile: Profile) -> Answer:
    if condition in profile.seen:
        return MET if profile.seen[condition] else _lacking(condition)
    return _JUDGES[RequirementKind(condition.kind)](condition, profile)


def _occupation(condition: Condition, profile: Profile) -> Answer:
    if profile.occupations is None:
        return _unknown("jaki zawód ma osoba")
    return MET if condition.occupation_code in profile.occupations else _lacking(condition)


def _licence(condition: Condition, profile: Profile) -> Answer:
    if profile.licences is None:
        return _unknown(f"czy osoba ma {phrase(condition)}")
    held = {title_key(name) for name in profile.licences}
    return MET if any(title_key(name) in held for name in condition.names) else _lacking(condition)


def _education(condition: Condition, profile: Profile) -> Answer:
    wanted = EducationLevel(condition.education)
    # Finished studies are higher education, also when the level was not written down.
    if profile.studies or (profile.education and profile.education.rank >= wanted.rank):
        return MET
    return _unknown("jakie wykształcenie ma osoba") if profile.education is None else _lacking(condition)


def _studies(condition: Condition, profile: Profile) -> Answer:
    if profile.studies is None:
        below = profile.education is not None and profile.education != EducationLevel.HIGHER
        return _lacking(condition) if below else _unknown("jakie studia ukończyła osoba")
    wanted = {title_key(name) for name in condition.names}
    kinds = [study for study in profile.studies if condition.studies in (StudiesKind.ANY, study.kind)]
    return _best([_study(condition, study, wanted) for study in kinds], condition)


def _study(condition: Condition, study: Study, wanted: set[str]) -> Answer:
    answers = []
    if wanted:
        if study.name is None:
            answers.append(_unknown("jaki kierunek studiów ukończyła osoba"))
        elif title_key(study.name) not in wanted:
            fits = _unknown(f"czy odpowiedni jest kierunek „{study.name}” – podane kierunki są przykładowe")
            answers.append(fits if condition.names_are_examples else _lacking(condition))
    if condition.topic:
        if study.covers is None:
            answers.append(_unknown(f"czy program studiów obejmuje {condition.topic}"))
        elif fold(condition.topic) not in {fold(matter) for matter in study.covers}:
            answers.append(_lacking(condition))
    return _all_of(answers)


def _course(condition: Condition, profile: Profile) -> Answer:
    if profile.courses is None:
        return _unknown(f"czy osoba odbyła {condition.topic}")
    same = [course for course in profile.courses if title_key(course.topic) == title_key(condition.topic)]
    return _best([_one_course(condition, course, profile) for course in same], condition)


def _one_course(condition: Condition, course: Course, profile: Profile) -> Answer:
    if course.taken_on and course.taken_on > profile.as_of:
        return _lacking(condition)
    answers = [
        _at_least(course.hours, condition.hours, condition, f"ile godzin miało {condition.topic}"),
        _at_least(
            course.practical_hours, condition.practical_hours, condition, "ile godzin zajęć praktycznych odbyto"
        ),
    ]
    if condition.guided_by and course.guided is None:
        answers.append(_unknown(f"czy zajęcia praktyczne odbyły się pod kierunkiem {condition.guided_by}"))
    elif condition.guided_by and not course.guided:
        answers.append(_lacking(condition))
    if condition.before_employment:
        answers.append(_before_employment(condition, course, profile))
    return _all_of(answers)


def _before_employment(condition: Condition, course: Course, profile: Profile) -> Answer:
    if course.taken_on is None:
        return _unknown(f"kiedy odbyto {condition.topic}")
    if profile.employed_on is None:
        return _unknown("od którego dnia osoba jest zatrudniona")
    return MET if course.taken_on < profile.employed_on else _lacking(condition)


def _experience(condition: Condition, profile: Profile) -> Answer:
    if profile.experience is None:
        return _unknown(f"jakie doświadczenie {condition.topic} ma osoba".replace("  ", " "))
    same = [item for item in profile.experience if title_key(item.topic) == title_key(condition.topic)]
    known = sum(item.months or 0 for item in same)
    if known >= (condition.months or 0):
        return MET
    if any(item.months is None for item in same):
        return _unknown(f"ile miesięcy trwało doświadczenie {condition.topic}".rstrip())
    return _lacking(condition)


def _certificate(condition: Condition, profile: Profile) -> Answer:
    """The certificate's age is measured back from the day of employment, both ends included."""
    if profile.certificates is None:
        return _unknown(f"czy osoba ma za sobą {condition.topic}")
    same = [item for item in profile.certificates if title_key(item.topic) == title_key(condition.topic)]
    return _best([_one_certificate(condition, item, profile) for item in same], condition)


def _one_certificate(condition: Condition, held: Certificate, profile: Profile) -> Answer:
    if held.issued_on and held.issued_on > profile.as_of:
        return _lacking(condition)
    if not condition.max_age_months:
        return MET
    if profile.employed_on is None:
        limit = span(condition.max_age_months)
        return _unknown(f"od którego dnia osoba jest zatrudniona (tego dnia szkolenie może mieć najwyżej {limit})")
    if held.issued_on is None:
        return _unknown(f"kiedy odbyto {condition.topic}")
    earliest = profile.employed_on - relativedelta(months=condition.max_age_months)
    return MET if earliest <= held.issued_on <= profile.employed_on else _lacking(condition)


def _words(condition: Condition, profile: Profile) -> Answer:
    known = {fold(text): holds for text, holds in profile.confirmed.items()}
    holds = known.get(fold(condition.text))
    if holds is None:
        return _unknown(f"czy spełniono warunek: {phrase(condition)}")
    return MET if holds else _lacking(condition)


def _at_least(value: int | None, wanted: int | None, condition: Condition, fact: str) -> Answer:
    if not wanted:
        return MET
    if value is None:
        return _unknown(fact)
    return MET if value >= wanted else _lacking(condition)


def _best(answers: Sequence[Answer], condition: Condition) -> Answer:
    """Of several courses or studies the one that serves best; none at all is a lack."""
    for outcome in (Outcome.MET, Outcome.CANNOT_TELL):
        for answer in answers:
            if answer.outcome == outcome:
                return answer
    return _lacking(condition)


_JUDGES: dict[RequirementKind, Callable[[Condition, Profile], Answer]] = {
    RequirementKind.REQUIRED_OCCUPATION: _occupation,
    RequirementKind.LICENCE: _licence,
    RequirementKind.EDUCATION: _education,
    RequirementKind.STUDIES: _studies,
    RequirementKind.COURSE: _course,
    RequirementKind.EXPERIENCE: _experience,
    RequirementKind.CERTIFICATE: _certificate,
    RequirementKind.QUALIFICATION: _words,
}
