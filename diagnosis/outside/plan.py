"""What taking over a table would do to a diagnosis, made without writing anything."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from cus.importing.plan import Change, Entry, EntryKind, Plan
from cus.text.dates import short_day
from diagnosis.answers import plain
from diagnosis.models import Diagnosis, OutsideSurvey
from diagnosis.models.outside_surveys import SurveyFacts
from diagnosis.outside.agreeing import remarks
from diagnosis.outside.reading import ReadAnswer, ReadQuestion, ReadSurvey, read_survey

FACTS = ("author", "carried_on", "place", "respondents")


@dataclass(frozen=True, slots=True)
class SurveyPlan(Plan[Entry]):
    """Entries: the survey itself, then its questions. ``gone``: questions that the table has no more."""

    told: ReadSurvey = field(default_factory=ReadSurvey)
    present: OutsideSurvey | None = None
    respondents: int | None = None
    gone: tuple[str, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()

    @property
    def touched(self) -> int:
        """How many things would change: the survey, questions, and those that go."""
        return len(self.new) + len(self.changed) + len(self.gone)

    @property
    def fingerprint(self) -> str:
        """What the preview showed, in 64 characters: differs as soon as the database or the table does."""
        told = [(entry.kind.value, entry.name, entry.changes) for entry in self.entries]
        version = self.present.version if self.present else 0
        return hashlib.sha256(repr((told, version, self.gone, self.faults)).encode()).hexdigest()


def plan_of(diagnosis: Diagnosis, facts: SurveyFacts, content: bytes) -> SurveyPlan:
    """Return what the table would do; a survey of the same title in the diagnosis is brought up to date.

    Raises:
        TableRefused: no table.
    """
    told = read_survey(content, several=facts.several)
    respondents = facts.respondents if facts.respondents is not None else told.people
    present = diagnosis.outside_surveys.filter(title=facts.title).first()
    entries = [_survey_entry(facts, present, respondents)]
    saved = {question.text: question for question in _questions(present)}
    entries += [_question_entry(question, saved.get(question.text)) for question in told.questions]
    texts = {question.text for question in told.questions}
    return SurveyPlan(
        entries=entries,
        faults=list(told.faults),
        told=told,
        present=present,
        respondents=respondents,
        gone=tuple(text for text in saved if text not in texts),
        remarks=tuple(
            (question.text, remark)
            for question in told.questions
            for remark in remarks(question.answers, several=question.several, respondents=respondents)
        ),
    )


def _questions(present: OutsideSurvey | None):
    return present.questions.prefetch_related("answers") if present else ()


def _survey_entry(facts: SurveyFacts, present: OutsideSurvey | None, respondents: int | None) -> Entry:
    wanted = {name: getattr(facts, name) for name in FACTS} | {"respondents": respondents}
    changes = tuple(
        Change(_label(name), _said(getattr(present, name) if present else None), _said(value))
        for name, value in wanted.items()
        if (getattr(present, name) if present else None) != value and (present or value not in (None, ""))
    )
    return Entry(_kind(present, changes), facts.title, 1, changes, wanted, present)


def _label(name: str) -> str:
    return str(OutsideSurvey._meta.get_field(name).verbose_name)


def _said(value) -> str:
    if value is None:
        return ""
    return short_day(value) if hasattr(value, "year") else str(value)


def _question_entry(question: ReadQuestion, saved) -> Entry:
    before = {answer.text: _numbers(answer) for answer in saved.answers.all()} if saved else {}
    changes = tuple(_changes(question, saved, before))
    if saved and not changes and list(before) != [answer.text for answer in question.answers]:
        changes = (Change("kolejność odpowiedzi", "inna", "jak w tabeli"),)
    return Entry(_kind(saved, changes), question.text, question.line, changes, {}, saved)


def _changes(question: ReadQuestion, saved, before: dict[str, str]) -> Iterator[Change]:
    if saved and saved.several != question.several:
        yield Change("kilka odpowiedzi", _yes(saved.several), _yes(question.several))
    for answer in question.answers:
        if before.get(answer.text) != _numbers(answer):
            yield Change(answer.text, before.get(answer.text, ""), _numbers(answer))
    texts = {answer.text for answer in question.answers}
    for text, numbers in before.items():
        if text not in texts:
            yield Change(text, numbers, "")


def _kind(present, changes) -> EntryKind:
    if present is None:
        return EntryKind.NEW
    return EntryKind.CHANGED if changes else EntryKind.SAME


def _numbers(answer: ReadAnswer) -> str:
    count = "" if answer.count is None else str(answer.count)
    percent = "" if answer.percent is None else f"{plain(answer.percent)}%"
    return ", ".join(filter(None, [count, percent]))


def _yes(value: bool) -> str:
    return "tak" if value else "nie"
