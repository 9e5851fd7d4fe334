"""One sheet to enter from paper: built from the questions, written with the keyboard alone."""

import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal

from django import forms

from cus.ui.fields import DecimalField, IntegerField, LongTextField, TextField
from cus.ui.forms import PlainPaperForm
from diagnosis.actions.sheets import LARGEST_NUMBER
from diagnosis.answers import UNREADABLE, Given, given, given_of, words
from diagnosis.models import Question, Sheet
from diagnosis.research_enums import SCALE_STEPS, AnswerState, QuestionKind

BLANK, CANNOT_READ = "0", "x"
NO_ANSWER = [(BLANK, "brak odpowiedzi"), (CANNOT_READ, "nieczytelne")]
LIMIT = Decimal(1_000_000_000)


class SheetForm(PlainPaperForm):
    """Number and answers of a sheet. Fields of a question: ``q1`` its answer, ``q1_other``, ``q1_x`` unreadable.

    The digit stands for the question's key. After a stale save ``clashes`` holds what both people wrote.
    """

    number = IntegerField(
        label="numer arkusza", min_value=1, max_value=LARGEST_NUMBER, required=False,
        help_text="Puste pole: arkusz dostanie kolejny wolny numer. Napisz go potem na papierze.",
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, questions: Sequence[Question], sheet: Sheet | None = None, **kwargs) -> None:
        self.questions, self.sheet = list(questions), sheet
        if sheet is not None:
            kwargs["initial"] = initial_of(self.questions, sheet) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.clashes: list[tuple[Question, str, str]] = []
        if sheet is None:
            self.fields["token"] = forms.CharField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)
        else:
            self.fields["number"].required, self.fields["number"].help_text = True, ""
        for question in self.questions:
            self.fields |= fields_of(question)

    @property
    def token(self) -> uuid.UUID | None:
        """Names this opening of the form."""
        try:
            return uuid.UUID(self.data.get(self.add_prefix("token"), ""))
        except ValueError:
            return None

    def blocks(self):
        """Yield each question with its number, its answer field, and the fields beside it that it has."""
        for at, question in enumerate(self.questions, start=1):
            name = key_of(question)
            beside = [self[name + end] for end in ("_other", "_x") if name + end in self.fields]
            yield {"at": at, "question": question, "answer": self[name], "beside": beside}

    def clean(self) -> dict:
        """Judge each question: what is ticked agrees with what the question asks."""
        data = super().clean()
        for question in self.questions:
            message = _fault_of(question, data)
            if message and key_of(question) not in self.errors:
                self.add_error(key_of(question), message)
        return data

    def answers(self) -> dict[int, Given]:
        """Return what stands on the sheet by the key of the question; only after ``is_valid()``."""
        return {question.pk: _given_in(question, self.cleaned_data) for question in self.questions}

    def show_stale(self, current: Sheet) -> None:
        """Show what somebody else wrote beside mine; saved again, now knowingly, mine stands."""
        mine, theirs = self.answers(), answers_of(current)
        self.was_stale = True
        self.clashes = [
            (question, words(question, theirs.get(question.pk, Given())), words(question, mine[question.pk]))
            for question in self.questions
            if theirs.get(question.pk, Given()) != mine[question.pk]
        ]
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = str(current.version)


def key_of(question: Question) -> str:
    """Return the name of the question's answer field."""
    return f"q{question.pk}"


def fields_of(question: Question) -> dict[str, forms.Field]:
    """Return the fields in which the answer is written."""
    name, label = key_of(question), question.text
    unreadable = {f"{name}_x": forms.BooleanField(label="nieczytelne", required=False)}
    other = {f"{name}_other": TextField(label="inne, jakie?", max_length=500, required=False)}
    # The number is the key that ticks it.
    numbered = [(str(at), f"{at}. {text}") for at, text in enumerate(question.labels, start=1)]
    if question.kind == QuestionKind.SINGLE:
        choice = _radio(label, [*numbered, *NO_ANSWER])
        return {name: choice} | (other if question.with_other else {})
    if question.kind == QuestionKind.MULTIPLE:
        ticks = forms.MultipleChoiceField(
            label=label,
            choices=[*numbered, (CANNOT_READ, "nieczytelne")],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        return {name: ticks} | (other if question.with_other else {})
    if question.kind == QuestionKind.SCALE:
        return {name: _radio(label, [*((str(step), str(step)) for step in SCALE_STEPS), *NO_ANSWER])}
    if question.kind == QuestionKind.NUMBER:
        return {name: _number(label)} | unreadable
    text = LongTextField(label=label, max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    return {name: text} | unreadable


def _radio(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False, initial=BLANK, widget=forms.RadioSelect)


def _number(label: str) -> DecimalField:
    return DecimalField(label=label, max_digits=14, decimal_places=4, min_value=0, max_value=LIMIT, required=False)


def initial_of(questions: Sequence[Question], sheet: Sheet) -> dict:
    """Return what the fields hold when a sheet is corrected."""
    found: dict[str, object] = {"number": sheet.number, "version": sheet.version}
    told = answers_of(sheet)
    for question in questions:
        name, answer = key_of(question), told.get(question.pk, Given())
        found |= _initial_of(question, name, answer)
    return found


def _initial_of(question: Question, name: str, answer: Given) -> dict:
    unreadable = answer.state == AnswerState.UNREADABLE
    ticked = [str(choice) for choice in answer.choices]
    if question.kind == QuestionKind.MULTIPLE:
        return {name: [CANNOT_READ] if unreadable else ticked, f"{name}_other": answer.text}
    if question.kind == QuestionKind.SINGLE:
        return {name: CANNOT_READ if unreadable else (ticked or [BLANK])[0], f"{name}_other": answer.text}
    if question.kind == QuestionKind.SCALE:
        step = BLANK if answer.number is None else str(int(answer.number))
        return {name: CANNOT_READ if unreadable else step}
    value = answer.number if question.kind == QuestionKind.NUMBER else answer.text
    if isinstance(value, Decimal):
        value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    return {name: value, f"{name}_x": unreadable}


def answers_of(sheet: Sheet) -> dict[int, Given]:
    """Return what is saved of a sheet, by the key of the question."""
    return {answer.question_id: given_of(answer) for answer in sheet.answers.all()}


def _given_in(question: Question, data: Mapping) -> Given:
    name = key_of(question)
    answer, other = data.get(name), data.get(f"{name}_other") or ""
    if data.get(f"{name}_x") or answer == CANNOT_READ or answer == [CANNOT_READ]:
        return UNREADABLE
    if question.kind == QuestionKind.TEXT:
        return given(text=answer or "")
    if question.kind == QuestionKind.NUMBER:
        return given(number=answer)
    ticked = [int(value) for value in (answer if isinstance(answer, list) else [answer]) if value not in ("", BLANK)]
    if question.kind == QuestionKind.SCALE:
        return given(number=ticked[0] if ticked else None)
    return given(choices=ticked, text=other if question.other in ticked else "")


def _fault_of(question: Question, data: Mapping) -> str:
    name = key_of(question)
    answer, other = data.get(name), data.get(f"{name}_other")
    if data.get(f"{name}_x") and answer not in (None, ""):
        return "Wpisz odpowiedź albo zaznacz „nieczytelne”, nie jedno i drugie."
    ticked = answer if isinstance(answer, list) else [answer]
    if CANNOT_READ in ticked and len(ticked) > 1:
        return "Zaznacz odpowiedzi albo „nieczytelne”, nie jedno i drugie."
    if question.most and len(ticked) > question.most:
        return (
            f"Na to pytanie można było zaznaczyć najwyżej {question.most}. "
            "Jeśli na papierze jest więcej, zaznacz „nieczytelne”."
        )
    if other and str(question.other) not in ticked:
        return "Wpisano treść odpowiedzi „inne”, więc zaznacz też „inne”."
    return ""
