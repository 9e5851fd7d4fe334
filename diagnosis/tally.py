"""The tally of a questionnaire: counts, shares, means. What its page shows is what the report prints.

Shares are of those who answered the question; where several answers may be ticked they add up to more than 100.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from cus.charts import Chart, Series
from diagnosis.answers import Given, given_of, plain
from diagnosis.models import Answer, Question, Questionnaire
from diagnosis.research_enums import SCALE_STEPS, AnswerState, QuestionKind

TENTH, HUNDREDTH = Decimal("0.1"), Decimal("0.01")
SEVERAL = "Można było zaznaczyć kilka odpowiedzi, więc odsetki dają razem więcej niż 100%."


@dataclass(frozen=True, slots=True)
class Bar:
    """An option: how many ticked it, and per cent of those who answered; ``None`` when nobody did."""

    label: str
    count: int
    percent: Decimal | None

    @property
    def share(self) -> str:
        """The share in words: „45,5%”."""
        return "–" if self.percent is None else f"{plain(self.percent)}%"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTally:
    """One question: how many answered, left it blank, wrote what cannot be read; then what its kind asks for.

    ``bars`` of lists and scales, ``mean`` of scales and numbers, ``lowest``, ``middle`` and ``highest`` of
    numbers, ``texts`` in the order of the sheets: what was written, or what „inne” means.
    """

    pk: int
    number: int
    text: str
    kind: str
    section: str = ""
    unit: str = ""
    answered: int = 0
    blank: int = 0
    unreadable: int = 0
    bars: tuple[Bar, ...] = ()
    mean: Decimal | None = None
    lowest: Decimal | None = None
    middle: Decimal | None = None
    highest: Decimal | None = None
    texts: tuple[str, ...] = ()
    ends: tuple[str, str] = ("", "")

    @property
    def is_several(self) -> bool:
        """Whether shares may add up to more than 100."""
        return self.kind == QuestionKind.MULTIPLE

    @property
    def remark(self) -> str:
        """What a reader of the shares must know."""
        return SEVERAL if self.is_several and sum(bar.percent or 0 for bar in self.bars) > 100 else ""

    @property
    def numbers(self) -> list[tuple[str, str]]:
        """The figures of a scale or of numbers, each with its name."""
        named = [
            ("średnia", self.mean),
            ("najmniej", self.lowest),
            ("mediana", self.middle),
            ("najwięcej", self.highest),
        ]
        return [(name, plain(value)) for name, value in named if value is not None]

    def chart(self) -> Chart | None:
        """Return the chart of shares; ``None`` where there is nothing to draw."""
        if not self.bars or not self.answered:
            return None
        return Chart(
            kind="bar",
            title=f"{self.number}. {self.text}",
            categories=tuple(bar.label for bar in self.bars),
            series=(Series(name="odsetek odpowiadających", values=tuple(bar.percent for bar in self.bars)),),
            unit="% odpowiadających",
            heading="Odpowiedź",
            notes=(self.remark,) if self.remark else (),
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """The tally of one questionnaire; ``sheets`` is how many came back."""

    title: str
    edition: int
    sheets: int
    questions: tuple[QuestionTally, ...] = ()


@dataclass(slots=True)
class Gathered:
    """Questions of a questionnaire and everything that stands on its sheets, read once."""

    questionnaire: Questionnaire
    questions: list[Question]
    sheets: int
    # By the key of the question, then by the key of the sheet.
    answers: dict[int, dict[int, Given]] = field(default_factory=lambda: defaultdict(dict))


def gathered(questionnaire: Questionnaire) -> Gathered:
    """Read the questions and the answers; three queries, however many sheets there are."""
    found = Gathered(questionnaire, list(questionnaire.questions.all()), questionnaire.sheets.count())
    answers = Answer.objects.filter(sheet__questionnaire=questionnaire).order_by("sheet__number", "pk")
    for answer in answers:
        found.answers[answer.question_id][answer.sheet_id] = given_of(answer)
    return found


def tally_of(questionnaire: Questionnaire) -> Tally:
    """Return the whole tally; three queries."""
    return tally_from(gathered(questionnaire))


def tally_from(found: Gathered) -> Tally:
    """Return the tally of what was read."""
    return Tally(
        found.questionnaire.title,
        found.questionnaire.edition,
        found.sheets,
        tuple(
            counted(question, at, list(found.answers[question.pk].values()), found.sheets)
            for at, question in enumerate(found.questions, start=1)
        ),
    )


def counted(question: Question, at: int, answers: Sequence[Given], sheets: int) -> QuestionTally:
    """Count the answers to one question, the ``at``-th; a sheet without a row for it left it blank."""
    told = [answer for answer in answers if answer.is_given]
    unreadable = sum(answer.state == AnswerState.UNREADABLE for answer in answers)
    numbers = [answer.number for answer in told if answer.number is not None]
    is_number = question.kind == QuestionKind.NUMBER
    return QuestionTally(
        pk=question.pk,
        number=at,
        text=question.text,
        kind=question.kind,
        section=question.section,
        unit=question.unit,
        answered=len(told),
        blank=sheets - len(told) - unreadable,
        unreadable=unreadable,
        bars=bars_of(question, told),
        mean=mean_of(numbers),
        lowest=min(numbers, default=None) if is_number else None,
        middle=Decimal(median(numbers)) if is_number and numbers else None,
        highest=max(numbers, default=None) if is_number else None,
        texts=tuple(answer.text for answer in told if answer.text),
        ends=(question.low, question.high),
    )


def bars_of(question: Question, told: Sequence[Given]) -> tuple[Bar, ...]:
    """Return the options, or the five steps of a scale, with their counts and shares."""
    if question.kind == QuestionKind.SCALE:
        steps = Counter(int(answer.number) for answer in told if answer.number is not None)
        return tuple(Bar(_step(question, step), steps[step], share(steps[step], len(told))) for step in SCALE_STEPS)
    if not question.has_options:
        return ()
    ticks = Counter(choice for answer in told for choice in answer.choices)
    return tuple(
        Bar(label, ticks[place], share(ticks[place], len(told)))
        for place, label in enumerate(question.labels, start=1)
    )


def _step(question: Question, step: int) -> str:
    name = {1: question.low, 5: question.high}.get(step, "")
    return f"{step} – {name}" if name else str(step)


def share(count: int, whole: int) -> Decimal | None:
    """Return per cent to one place, half up; ``None`` of nothing."""
    if not whole:
        return None
    return (Decimal(100) * count / whole).quantize(TENTH, ROUND_HALF_UP)


def mean_of(numbers: Iterable[Decimal]) -> Decimal | None:
    """Return the mean to two places, half up; ``None`` of nothing."""
    listed = list(numbers)
    return (sum(listed, Decimal(0)) / len(listed)).quantize(HUNDREDTH, ROUND_HALF_UP) if listed else None
