"""Outside surveys as plain data: what their page shows is what the report prints."""

import datetime as dt
from dataclasses import dataclass

from cus.charts import Chart, Series
from cus.text.dates import short_day
from diagnosis.models import Diagnosis, OutsideSurvey
from diagnosis.outside.agreeing import Shown, remarks, shown


@dataclass(frozen=True, slots=True)
class OutsideResult:
    """A question with its answers and what does not agree in them."""

    number: int
    text: str
    several: bool
    answers: tuple[Shown, ...]
    remarks: tuple[str, ...]
    source: str

    def chart(self) -> Chart | None:
        """Return the chart of shares, or of numbers where no share is known."""
        if not self.answers:
            return None
        shares = any(answer.percent is not None for answer in self.answers)
        return Chart(
            kind="bar",
            title=f"{self.number}. {self.text}",
            categories=tuple(answer.text for answer in self.answers),
            series=(
                Series(
                    name="odsetek" if shares else "liczba",
                    values=tuple(answer.percent if shares else answer.count for answer in self.answers),
                ),
            ),
            unit="%" if shares else "liczba odpowiedzi",
            heading="Odpowiedź",
            source=self.source,
        )


@dataclass(frozen=True, slots=True)
class OutsideResults:
    """A survey of somebody else: whose, of when, of how many people, and its questions."""

    pk: int
    title: str
    author: str
    carried_on: dt.date
    place: str
    respondents: int | None
    questions: tuple[OutsideResult, ...]

    @property
    def source(self) -> str:
        """The credit of every number: „Źródło zewnętrzne: …”."""
        return source_of(self.author, self.title, self.carried_on)


def source_of(author: str, title: str, carried_on: dt.date) -> str:
    """Return the credit of results that come from outside."""
    return f"Źródło zewnętrzne: {author}, „{title}”, {short_day(carried_on)}."


def outside_results(diagnosis: Diagnosis) -> list[OutsideResults]:
    """Return the outside surveys of a diagnosis, the newest first; three queries."""
    return [results_of(survey) for survey in diagnosis.outside_surveys.prefetch_related("questions__answers")]


def results_of(survey: OutsideSurvey) -> OutsideResults:
    """Return one survey; its questions with answers should be prefetched."""
    source = source_of(survey.author, survey.title, survey.carried_on)
    questions = []
    for at, question in enumerate(survey.questions.all(), start=1):
        answers = list(question.answers.all())
        given = {"several": question.several, "respondents": survey.respondents}
        questions.append(
            OutsideResult(
                at,
                question.text,
                question.several,
                tuple(shown(answers, **given)),
                tuple(remarks(answers, **given)),
                source,
            )
        )
    return OutsideResults(
        survey.pk,
        survey.title,
        survey.author,
        survey.carried_on,
        survey.place,
        survey.respondents,
        tuple(questions),
    )
