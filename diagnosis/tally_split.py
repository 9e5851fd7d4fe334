"""The tally split by the answers to one question, without letting anybody be recognised.

In a group of fewer than five answers a share could tell of one person, so such a group is not shown. When what is
hidden could be computed from the whole, the smallest group that would be shown is hidden too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cus.charts import Chart, Series
from diagnosis.answers import Given, plain
from diagnosis.models import Question
from diagnosis.research_enums import QuestionKind
from diagnosis.tally import Bar, Gathered, bars_of, mean_of

LEAST = 5
EVERYBODY = "wszyscy"
WHY = (
    f"Grup, w których na pytanie odpowiedziało mniej niż {LEAST} osób, nie pokazujemy: po tak małej liczbie można by "
    "kogoś rozpoznać. Jeśli ukrytą liczbę dałoby się policzyć z pozostałych, ukrywamy też najmniejszą z pokazanych "
    "grup. Odpowiedzi pisanych słowami nie dzielimy na grupy."
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a group said, in words and as the number drawn; ``None`` in ``text``: the group is too small to be shown."""

    text: str | None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SplitRow:
    """An option, or the mean: the whole, then each group."""

    label: str
    whole: str
    cells: tuple[Cell, ...]
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SplitQuestion:
    """One question by groups; ``sizes`` are answers in each group, ``None`` where it is not shown."""

    number: int
    text: str
    answered: int
    sizes: tuple[int | None, ...]
    rows: tuple[SplitRow, ...]
    has_means: bool = False

    def chart(self, groups: Sequence[str]) -> Chart | None:
        """Return the chart of everybody and of the groups that are shown; ``None`` where none of them is."""
        seen = [at for at, size in enumerate(self.sizes) if size is not None]
        if not seen or not self.rows:
            return None
        columns = [(EVERYBODY, [row.value for row in self.rows])]
        columns += [(groups[at], [row.cells[at].value for row in self.rows]) for at in seen]
        title = f"Odpowiedzi na pytanie {self.number} w grupach"
        if self.has_means:
            means = Series(name="średnia", values=tuple(values[0] for _, values in columns))
            return Chart(
                kind="bar",
                title=title,
                categories=tuple(name for name, _ in columns),
                series=(means,),
                unit="średnia",
                heading="Grupa",
            )
        return Chart(
            kind="bar",
            title=title,
            categories=tuple(row.label for row in self.rows),
            series=tuple(Series(name=name, values=tuple(values)) for name, values in columns),
            unit="% odpowiadających",
            heading="Odpowiedź",
        )


@dataclass(frozen=True, slots=True)
class Split:
    """The tally by the answers to ``by``; ``groups`` are its options."""

    by: str
    groups: tuple[str, ...]
    questions: tuple[SplitQuestion, ...]
    why: str = WHY

    @property
    def hides(self) -> bool:
        """Whether any group is hidden anywhere."""
        return any(size is None for question in self.questions for size in question.sizes)


def splitting_questions(questions: Sequence[Question]) -> list[Question]:
    """Return the questions by whose answers a tally can be split: those with one answer of a list."""
    return [question for question in questions if question.kind == QuestionKind.SINGLE]


def split_by(found: Gathered, by: Question) -> Split:
    """Split the tally of what was read by the answers to ``by``."""
    belongs = {sheet: answer.choices[0] for sheet, answer in found.answers[by.pk].items() if answer.choices}
    groups = range(1, len(by.labels) + 1)
    return Split(
        by.text,
        tuple(by.labels),
        tuple(
            _question(question, at, _told(found, question, belongs, groups), _all_told(found, question))
            for at, question in enumerate(found.questions, start=1)
            if question.pk != by.pk and question.kind != QuestionKind.TEXT
        ),
    )


def shown(sizes: Sequence[int], whole: int) -> set[int]:
    """Return the places of the groups that may be shown; ``whole`` counts those of no group too."""
    seen = {at for at, size in enumerate(sizes) if size >= LEAST}
    small = any(0 < size < LEAST for size in sizes)
    while seen and small and whole - sum(sizes[at] for at in seen) < LEAST:
        seen.remove(min(seen, key=lambda at: (sizes[at], at)))
    return seen


def _all_told(found: Gathered, question: Question) -> list[Given]:
    return [answer for answer in found.answers[question.pk].values() if answer.is_given]


def _told(found: Gathered, question: Question, belongs: dict[int, int], groups: range) -> list[list[Given]]:
    told: list[list[Given]] = [[] for _ in groups]
    for sheet, answer in found.answers[question.pk].items():
        if answer.is_given and belongs.get(sheet) in groups:
            told[belongs[sheet] - 1].append(answer)
    return told


def _question(question: Question, at: int, told: list[list[Given]], everybody: list[Given]) -> SplitQuestion:
    seen = shown([len(group) for group in told], len(everybody))
    columns = [told[place] if place in seen else None for place in range(len(told))]
    sizes = tuple(None if group is None else len(group) for group in columns)
    has_means = question.kind in (QuestionKind.SCALE, QuestionKind.NUMBER)
    rows = _means(columns, everybody) if has_means else _shares(question, columns, everybody)
    return SplitQuestion(at, question.text, len(everybody), sizes, rows, has_means)


def _shares(question: Question, columns: list[list[Given] | None], everybody: list[Given]) -> tuple[SplitRow, ...]:
    whole = bars_of(question, everybody)
    parts: list[tuple[Bar, ...] | None] = [None if group is None else bars_of(question, group) for group in columns]
    return tuple(
        SplitRow(
            bar.label,
            bar.share,
            tuple(Cell(None) if part is None else Cell(part[at].share, part[at].percent) for part in parts),
            bar.percent,
        )
        for at, bar in enumerate(whole)
    )


def _means(columns: list[list[Given] | None], everybody: list[Given]) -> tuple[SplitRow, ...]:
    means = [None if group is None else _mean(group) for group in columns]
    cells = tuple(
        Cell(None) if group is None else Cell(plain(mean), mean) for group, mean in zip(columns, means, strict=True)
    )
    whole = _mean(everybody)
    return (SplitRow("średnia", plain(whole) or "–", cells, whole),)


def _mean(answers: Sequence[Given]) -> Decimal | None:
    return mean_of(answer.number for answer in answers if answer.number is not None)
