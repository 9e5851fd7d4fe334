"""What pages tell of questionnaires on quality: how each stands, what came, what waits for a decision."""

import datetime
from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.utils import timezone

from cus.text.dates import day
from cus.text.plural import plural
from programmes.models import Programme
from programmes.results.models import Opinion, Survey
from programmes.results.quality import LEAST
from programmes.results.quality_enums import MARKS, OpinionSource, Standing, SurveyState, Suspicion
from programmes.results.rooms import Told

# Sets of marks that came most often are told of a day kept apart: a machine sends the same one.
MOST_SETS = 3


@dataclass(frozen=True, slots=True)
class Came:
    """How many answers came: counted ones by source, and those kept apart or dropped."""

    paper: int = 0
    page: int = 0
    apart: int = 0
    dropped: int = 0

    @property
    def counted(self) -> int:
        """Those that results are made of."""
        return self.paper + self.page


@dataclass(slots=True)
class Day:
    """A day of answers from the page: how many count, wait or were dropped; why; which marks repeat."""

    on: datetime.date
    counted: int = 0
    apart: int = 0
    dropped: int = 0
    reasons: list[tuple[str, int]] = field(default_factory=list)
    repeated: list[tuple[str, int]] = field(default_factory=list)


def came_to(survey: Survey) -> Came:
    """Count what came to a questionnaire; one query."""
    return Came(**survey.opinions.aggregate(**_counting("")))


def surveys_of(programme: Programme, user) -> list[Survey]:
    """Return the questionnaires of a programme that a person may see, each with ``came`` and ``told``; one query."""
    rows = (
        Survey.objects.visible_to(user)
        .filter(programme=programme)
        .select_related("service", "partner", "own_unit")
        .annotate(**{f"n_{name}": count for name, count in _counting("opinions__").items()})
        .order_by("-opens_on", "-pk")
    )
    found = list(rows)
    today = timezone.localdate()
    for survey in found:
        survey.came = Came(*(getattr(survey, f"n_{name}") for name in ("paper", "page", "apart", "dropped")))
        survey.told = stands(survey, today)
    return found


def stands(survey: Survey, today: datetime.date) -> Told:
    """Say in words where a questionnaire is on a day."""
    if survey.state == SurveyState.DRAFT:
        return Told("w przygotowaniu", "idle")
    if survey.has_ended(today):
        return Told("zakończona", "done")
    if today < survey.opens_on:
        return Told(f"zacznie się {day(survey.opens_on)}", "idle")
    return Told(f"trwa do {day(survey.closes_on)}", "now")


def told_of(programme: Programme) -> Told:
    """Say how questionnaires of a programme stand; two queries."""
    surveys = list(Survey.objects.filter(programme=programme).exclude(state=SurveyState.DRAFT))
    if not surveys:
        return Told("jeszcze nie pytano", "idle")
    today = timezone.localdate()
    waiting = Opinion.objects.suspicious().filter(survey__in=surveys).count()
    if waiting:
        words = plural(waiting, "odpowiedź czeka", "odpowiedzi czekają", "odpowiedzi czeka")
        return Told(f"{waiting} {words} na decyzję", "warn")
    running = sum(survey.takes_answers(today) for survey in surveys)
    if running:
        return Told(f"{running} {plural(running, 'ankieta trwa', 'ankiety trwają', 'ankiet trwa')}", "now")
    return Told(f"{len(surveys)} {plural(len(surveys), 'ankieta', 'ankiety', 'ankiet')}", "done")


def days_of(survey: Survey) -> list[Day]:
    """Return the days on which something from the page was kept apart or dropped, the newest first; two queries."""
    rows = survey.opinions.filter(source=OpinionSource.OPEN).order_by()
    found: dict[datetime.date, Day] = {}
    for on, standing, suspicion, how_many in rows.values_list("given_on", "standing", "suspicion").annotate(
        n=Count("pk")
    ):
        one = found.setdefault(on, Day(on))
        if standing == Standing.COUNTED:
            one.counted += how_many
        elif standing == Standing.DROPPED:
            one.dropped += how_many
        else:
            one.apart += how_many
            one.reasons.append((Suspicion(suspicion).label, how_many))
    sets = rows.filter(standing=Standing.SUSPICIOUS).values_list("given_on", *MARKS).annotate(n=Count("pk"))
    repeated: dict[datetime.date, Counter] = {}
    for on, *marks, how_many in sets:
        if how_many >= LEAST:
            repeated.setdefault(on, Counter())["  ".join(_sign(mark) for mark in marks)] = how_many
    for on, counter in repeated.items():
        found[on].repeated = counter.most_common(MOST_SETS)
    listed = [one for one in found.values() if one.apart or one.dropped]
    return sorted(listed, key=lambda one: one.on, reverse=True)


def texts_of(survey: Survey) -> list[tuple[str, list[Opinion]]]:
    """Return the answers in words to each open question, in no order of coming; one query.

    Call it only when five people answered: ``results_of_survey(survey).shown``.
    """
    rows = list(survey.opinions.counted().exclude(first_text="", second_text=""))
    found = []
    for name, question in survey.texts:
        said = [
            {
                "pk": row.pk,
                "which": name,
                "text": getattr(row, f"{name}_text"),
                "hidden": getattr(row, f"{name}_hidden"),
            }
            for row in rows
            if getattr(row, f"{name}_text")
        ]
        found.append((question, sorted(said, key=lambda one: one["text"].casefold())))
    return found


def _counting(prefix: str) -> dict[str, Count]:
    def count(**values) -> Count:
        return Count(f"{prefix}pk" if prefix else "pk", filter=Q(**{f"{prefix}{k}": v for k, v in values.items()}))

    return {
        "paper": count(standing=Standing.COUNTED, source=OpinionSource.PAPER),
        "page": count(standing=Standing.COUNTED, source=OpinionSource.OPEN),
        "apart": count(standing=Standing.SUSPICIOUS),
        "dropped": count(standing=Standing.DROPPED),
    }


def _sign(mark: int | None) -> str:
    return "–" if mark is None else "n" if mark == 0 else str(mark)
