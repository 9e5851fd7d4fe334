"""What stands on a sheet, as plain data: for the form, the action, the tally and the files to take away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cus.text.numbers import number
from diagnosis.models import Answer, Question
from diagnosis.research_enums import AnswerState, QuestionKind


@dataclass(frozen=True, slots=True)
class Given:
    """What stands under one question. ``choices`` are numbers of options from 1; a scale is a number 1–5."""

    state: AnswerState = AnswerState.BLANK
    choices: tuple[int, ...] = ()
    number: Decimal | None = None
    text: str = ""

    @property
    def is_given(self) -> bool:
        """Whether there is an answer that can be read."""
        return self.state == AnswerState.GIVEN


BLANK = Given()
UNREADABLE = Given(AnswerState.UNREADABLE)


def given(*, choices: Sequence[int] = (), number: Decimal | int | None = None, text: str = "") -> Given:
    """Return an answer; one with nothing in it is a blank."""
    text = text.strip()
    if not choices and number is None and not text:
        return BLANK
    value = None if number is None else Decimal(number)
    return Given(AnswerState.GIVEN, tuple(sorted(set(choices))), value, text)


def given_of(answer: Answer) -> Given:
    """Return what a saved answer says."""
    return Given(AnswerState(answer.state), tuple(answer.choices), answer.number, answer.text)


def words(question: Question, answer: Given, *, empty: str = "brak odpowiedzi") -> str:
    """Say an answer in words: „dojazd; inne: buty”, „4”, „nieczytelne”."""
    if answer.state == AnswerState.UNREADABLE:
        return "nieczytelne"
    if not answer.is_given:
        return empty
    if question.has_options:
        labels = question.labels
        told = [labels[choice - 1] for choice in answer.choices if 0 < choice <= len(labels)]
        if answer.text and told:
            told[-1] = f"{told[-1]}: {answer.text}"
        return "; ".join(told)
    if question.kind in (QuestionKind.SCALE, QuestionKind.NUMBER):
        return plain(answer.number)
    return answer.text


def plain(value: Decimal | None) -> str:
    """Write a number without needless zeros: „4”, „2,5”."""
    if value is None:
        return ""
    return number(value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize())


def left_out(questions: Sequence[Question], answers: Mapping[int, Given]) -> list[Question]:
    """Return required questions without an answer that can be read; ``answers`` by the key of the question."""
    return [question for question in questions if question.required and not answers.get(question.pk, BLANK).is_given]
