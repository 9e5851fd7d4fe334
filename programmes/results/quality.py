"""Results of questionnaires on quality, told so that nobody can be recognised. Reads, never writes.

Nothing is told of fewer than five marks. What may be told in sums is decided once, so that no two sums can be
taken from each other: an ended questionnaire with five marks of a factor tells them; those with fewer, of the
same service and the same year (of their last day), tell them together when together they are five; else they
wait. Every result of a service, a programme or a period is a sum of such wholes. So a year, a programme and a
questionnaire may stand in three documents, and no difference of theirs speaks of fewer than five people.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count
from django.utils import timezone

from diagnosis.tally_split import LEAST, shown
from programmes.models import Programme
from programmes.results.models import Opinion, Survey
from programmes.results.quality_enums import FACTORS, MARKS, OVERALL, STEPS, OpinionSource
from services.models import Service

__all__ = [
    "LEAST",
    "FactorResult",
    "Results",
    "by_period",
    "by_service",
    "by_service_of",
    "by_source",
    "results_of",
    "results_of_survey",
]

NAMES = {
    "reliability": "Rzetelność",
    "responsiveness": "Tempo reakcji",
    "assurance": "Pewność",
    "empathy": "Empatia",
    "tangibles": "Materialne warunki świadczenia usług",
    OVERALL: "Ocena ogólna",
}
TENTH = Decimal("0.1")


@dataclass(slots=True)
class Counts:
    """What was answered: questionnaires, and for each mark how many gave 0, 1, … 5."""

    answers: int = 0
    marks: dict[str, list[int]] = field(default_factory=lambda: {code: [0] * 6 for code in MARKS})

    def marked(self, code: str) -> int:
        """How many gave a mark from 1 to 5."""
        return sum(self.marks[code][1:])

    def add(self, code: str, other: "Counts") -> None:
        """Take over what another says of one mark."""
        self.marks[code] = [mine + theirs for mine, theirs in zip(self.marks[code], other.marks[code], strict=True)]


@dataclass(frozen=True, slots=True)
class FactorResult:
    """One factor, or the overall mark: ``answered`` marks, how many of each step 1–5, their mean to a tenth.

    ``shown`` False: fewer than five, so everything else is empty. ``unknown`` counts „nie dotyczy lub nie wiem”.
    """

    code: str
    name: str
    shown: bool = False
    answered: int | None = None
    unknown: int | None = None
    steps: tuple[int, ...] = ()
    mean: Decimal | None = None

    @property
    def shares(self) -> tuple[Decimal, ...]:
        """Per cent of marks at each step, to a tenth."""
        return tuple((Decimal(100) * count / self.answered).quantize(TENTH, ROUND_HALF_UP) for count in self.steps)


@dataclass(frozen=True, slots=True)
class Results:
    """Results of a questionnaire, or of several: ``answers`` are filled questionnaires that results count.

    ``answers`` is ``None`` below five; ``waiting`` tells that some answers are too few to be told.
    ``surveys`` counts the questionnaires that were read.
    """

    answers: int | None
    factors: tuple[FactorResult, ...]
    overall: FactorResult
    surveys: int = 1
    waiting: bool = False

    @property
    def shown(self) -> bool:
        """Whether anything may be told."""
        return self.answers is not None

    @property
    def rows(self) -> tuple[FactorResult, ...]:
        """The five factors and the overall mark."""
        return (*self.factors, self.overall)


def results_of(
    programme: Programme,
    service: Service | None = None,
    start: datetime.date | None = None,
    end: datetime.date | None = None,
    *,
    today: datetime.date | None = None,
) -> Results:
    """Return the results of ended questionnaires of a programme, or of one of its services; two queries.

    A questionnaire belongs to the period in which its last day lies: ``start`` to ``end``, both counted in.
    """
    surveys, counts = _read(programme, today)
    return _together(surveys, counts, _asked(surveys, service and service.pk, start, end))


def by_service(
    programme: Programme,
    start: datetime.date | None = None,
    end: datetime.date | None = None,
    *,
    today: datetime.date | None = None,
) -> list[tuple[Service, Results]]:
    """Return the results of each service that was asked about, in the order of their names; two queries."""
    return _by_service(*_read(programme, today), start, end)


def by_service_of(
    programmes: Iterable[Programme],
    start: datetime.date | None = None,
    end: datetime.date | None = None,
    *,
    today: datetime.date | None = None,
) -> dict[int, list[tuple[Service, Results]]]:
    """Return what ``by_service`` tells of each programme, by its key; two queries for all of them."""
    surveys = list(
        Survey.objects.filter(programme__in=list(programmes))
        .ended(today or timezone.localdate())
        .select_related("service", "partner", "own_unit")
        .order_by("closes_on", "pk")
    )
    counts = counts_of(surveys)
    own = {
        pk: [one for one in surveys if one.programme_id == pk] for pk in dict.fromkeys(s.programme_id for s in surveys)
    }
    return {pk: _by_service(group, counts, start, end) for pk, group in own.items()}


def _by_service(surveys: Sequence[Survey], counts: dict[int, Counts], start, end) -> list[tuple[Service, Results]]:
    services = {survey.service_id: survey.service for survey in _asked(surveys, None, start, end)}
    return [
        (service, _together(surveys, counts, _asked(surveys, service.pk, start, end)))
        for service in sorted(services.values(), key=lambda service: (service.name, service.pk))
    ]


def by_period(
    programme: Programme, service: Service, *, today: datetime.date | None = None
) -> list[tuple[Survey, Results]]:
    """Return the ended questionnaires of a service from the earliest, each with its results; two queries."""
    surveys, counts = _read(programme, today)
    asked = _asked(surveys, service.pk, None, None)
    return [(survey, _alone(counts[survey.pk])) for survey in sorted(asked, key=_when)]


def results_of_survey(survey: Survey) -> Results:
    """Return the results of one questionnaire, ended or not: who may see one that runs is the page's matter."""
    return _alone(counts_of([survey])[survey.pk])


def by_source(survey: Survey) -> dict[str, dict[str, FactorResult]]:
    """Return each mark of answers from paper and from the page, where both may be told; one query.

    When one is too few and could be taken from the whole, the other is not told either.
    """
    sources = [OpinionSource.PAPER, OpinionSource.OPEN]
    parts = [_counted(Opinion.objects.filter(survey=survey, source=source)).get(survey.pk) for source in sources]
    parts = [part or Counts() for part in parts]
    found: dict[str, dict[str, FactorResult]] = {source: {} for source in sources}
    for code in MARKS:
        sizes = [part.marked(code) for part in parts]
        seen = shown(sizes, sum(sizes))
        for at, source in enumerate(sources):
            found[source][code] = factor_result(code, parts[at]) if at in seen else _hidden(code)
    return found


def factor_result(code: str, counts: Counts) -> FactorResult:
    """Return what may be told of one mark: nothing below five."""
    answered = counts.marked(code)
    if answered < LEAST:
        return _hidden(code)
    steps = tuple(counts.marks[code][1:])
    mean = Decimal(sum(step * count for step, count in zip(STEPS, steps, strict=True))) / answered
    return FactorResult(
        code, NAMES[code], True, answered, counts.marks[code][0], steps, mean.quantize(TENTH, ROUND_HALF_UP)
    )


def counts_of(surveys: Iterable[Survey]) -> dict[int, Counts]:
    """Count the answers of questionnaires, by their keys; one query."""
    listed = list(surveys)
    found = _counted(Opinion.objects.filter(survey__in=listed))
    return {survey.pk: found.get(survey.pk, Counts()) for survey in listed}


def wholes(surveys: Sequence[Survey], sizes: dict[int, int]) -> list[frozenset[int]]:
    """Return the sets of questionnaires that may be told as one number each, by the keys; pure.

    ``surveys`` are all of a programme that ended, ``sizes`` how many answered in each.
    """
    told = [frozenset([survey.pk]) for survey in surveys if sizes[survey.pk] >= LEAST]
    pools: dict[tuple[int, int], set[int]] = {}
    for survey in surveys:
        if 0 < sizes[survey.pk] < LEAST:
            pools.setdefault((survey.service_id, survey.closes_on.year), set()).add(survey.pk)
    pooled = [frozenset(pool) for pool in pools.values() if sum(sizes[pk] for pk in pool) >= LEAST]
    return told + pooled


def _read(programme: Programme, today: datetime.date | None) -> tuple[list[Survey], dict[int, Counts]]:
    surveys = list(
        Survey.objects.filter(programme=programme)
        .ended(today or timezone.localdate())
        .select_related("service", "partner", "own_unit")
        .order_by("closes_on", "pk")
    )
    return surveys, counts_of(surveys)


def _asked(surveys: Sequence[Survey], service: int | None, start, end) -> list[Survey]:
    return [
        survey
        for survey in surveys
        if (service is None or survey.service_id == service)
        and (start is None or survey.closes_on >= start)
        and (end is None or survey.closes_on <= end)
    ]


def _together(surveys: Sequence[Survey], counts: dict[int, Counts], asked: Sequence[Survey]) -> Results:
    """Add up the wholes that lie within what is asked, each mark for itself."""
    keys = {survey.pk for survey in asked}
    sizes = {pk: one.answers for pk, one in counts.items()}
    told = _within(surveys, sizes, keys)
    rows = {}
    for code in MARKS:
        total = Counts()
        for pk in _within(surveys, {pk: one.marked(code) for pk, one in counts.items()}, keys):
            total.add(code, counts[pk])
        rows[code] = factor_result(code, total)
    answers = sum(sizes[pk] for pk in told)
    return Results(
        answers or None,
        tuple(rows[code] for code in FACTORS),
        rows[OVERALL],
        len(asked),
        any(sizes[pk] for pk in keys - told),
    )


def _within(surveys: Sequence[Survey], sizes: dict[int, int], keys: set[int]) -> set[int]:
    return {pk for whole in wholes(surveys, sizes) if whole <= keys for pk in whole}


def _alone(counts: Counts) -> Results:
    enough = counts.answers >= LEAST
    rows = {code: factor_result(code, counts) for code in MARKS}
    return Results(
        counts.answers if enough else None,
        tuple(rows[code] for code in FACTORS),
        rows[OVERALL],
        waiting=bool(counts.answers) and not enough,
    )


def _counted(opinions) -> dict[int, Counts]:
    found: dict[int, Counts] = {}
    rows = opinions.counted().order_by().values_list("survey_id", *MARKS).annotate(how_many=Count("pk"))
    for survey, *marks, how_many in rows:
        counts = found.setdefault(survey, Counts())
        counts.answers += how_many
        for code, mark in zip(MARKS, marks, strict=True):
            if mark is not None:
                counts.marks[code][mark] += how_many
    return found


def _hidden(code: str) -> FactorResult:
    return FactorResult(code, NAMES[code])


def _when(survey: Survey) -> tuple[datetime.date, int]:
    return survey.closes_on, survey.pk
