"""A questionnaire on paper: its questions, the sheets that came back, what stands on them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cus.audit.tracking import tracked
from diagnosis.models.diagnoses import Diagnosis
from diagnosis.research_enums import WITH_OPTIONS, AnswerState, QuestionKind


@tracked()
class Questionnaire(models.Model):
    """An edition of a questionnaire; with the first sheet its text is frozen, a change is a copy."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="questionnaires")
    title = models.CharField("tytuł", max_length=200)
    edition = models.PositiveSmallIntegerField("wersja", default=1, editable=False)
    greeting = models.TextField("wstęp", blank=True)
    clause = models.TextField("informacja o danych", blank=True)
    give_back = models.CharField("gdzie i do kiedy oddać", max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "ankieta"
        verbose_name_plural = "ankiety"
        ordering = ["diagnosis", "title", "edition", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["diagnosis", "title", "edition"],
                name="questionnaire_once",
                violation_error_message="Ankieta o tym tytule już jest w diagnozie.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} (wersja {self.edition})" if self.edition > 1 else self.title

    def get_absolute_url(self) -> str:
        """Page of the questionnaire."""
        return reverse("diagnosis:questionnaire_detail", args=[self.diagnosis_id, self.pk])


@tracked()
class Question(models.Model):
    """A question; a ``section`` begins a part of the questionnaire with this question.

    Answers name options by their numbers from 1; „inne” (``with_other``) is the number after the last.
    """

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveIntegerField("kolejność", default=0)
    section = models.CharField("nagłówek części", max_length=200, blank=True)
    kind = models.CharField("rodzaj odpowiedzi", max_length=10, choices=QuestionKind.choices)
    text = models.CharField("pytanie", max_length=500)
    hint = models.CharField("wskazówka", max_length=300, blank=True)
    required = models.BooleanField("prosimy o odpowiedź", default=False)
    options = ArrayField(models.CharField(max_length=300), verbose_name="odpowiedzi", default=list, blank=True)
    with_other = models.BooleanField("także „inne, jakie?”", default=False)
    most = models.PositiveSmallIntegerField("najwięcej zaznaczeń", null=True, blank=True)
    low = models.CharField("co znaczy 1", max_length=100, blank=True)
    high = models.CharField("co znaczy 5", max_length=100, blank=True)
    unit = models.CharField("w czym liczba", max_length=60, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "pytanie ankiety"
        verbose_name_plural = "pytania ankiety"
        ordering = ["questionnaire", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=WITH_OPTIONS) | ~Q(options=[]),
                name="question_has_options",
                violation_error_message="Wpisz odpowiedzi do wyboru.",
            ),
            models.CheckConstraint(
                condition=Q(most__isnull=True) | Q(kind=QuestionKind.MULTIPLE, most__gt=0),
                name="question_most_of_many",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def labels(self) -> list[str]:
        """The options in their order, „inne” among them."""
        return [*self.options, *(["inne"] if self.with_other else [])]

    @property
    def other(self) -> int:
        """The number of „inne”; 0 where there is none."""
        return len(self.options) + 1 if self.with_other else 0

    @property
    def has_options(self) -> bool:
        """Whether there is a list to tick in."""
        return self.kind in WITH_OPTIONS


@tracked(exclude=["token"])
class Sheet(models.Model):
    """A sheet that came back, by its number; nothing on it says who filled it in."""

    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.PROTECT, related_name="sheets")
    number = models.PositiveIntegerField("numer arkusza")
    created_at = models.DateTimeField("wpisano", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto wpisał"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names one opened form: the same form sent twice makes one sheet.
    token = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = "arkusz ankiety"
        verbose_name_plural = "arkusze ankiety"
        ordering = ["questionnaire", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "number"],
                name="sheet_number_once",
                violation_error_message="Arkusz o tym numerze jest już wpisany.",
            ),
            models.CheckConstraint(condition=Q(number__gt=0), name="sheet_number_from_one"),
        ]

    def __str__(self) -> str:
        return f"arkusz nr {self.number}"


@tracked()
class Answer(models.Model):
    """What stands under one question of one sheet."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers", verbose_name="pytanie")
    state = models.CharField("stan", max_length=10, choices=AnswerState.choices)
    choices = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name="zaznaczone odpowiedzi", default=list, blank=True
    )
    number = models.DecimalField("liczba", max_digits=14, decimal_places=4, null=True, blank=True)
    text = models.TextField("tekst", blank=True)

    class Meta:
        verbose_name = "odpowiedź"
        verbose_name_plural = "odpowiedzi"
        ordering = ["sheet", "question__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "question"], name="answer_once"),
            models.CheckConstraint(
                condition=(Q(state=AnswerState.GIVEN) & (~Q(choices=[]) | Q(number__isnull=False) | ~Q(text="")))
                | (~Q(state=AnswerState.GIVEN) & Q(choices=[], number__isnull=True, text="")),
                name="answer_given_or_nothing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.question)
