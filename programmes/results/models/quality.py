"""Questionnaires on the five quality factors: what is asked about a service, and what people answered."""

import datetime
import secrets

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.centre.models import CentreUnit
from cus.text.dates import period
from partners.models import Partner
from programmes.models import Programme
from programmes.results.quality_enums import (
    FACTORS,
    MARKS,
    Mark,
    OpinionSource,
    Standing,
    SurveyState,
    Suspicion,
)
from programmes.results.quality_querysets import OpinionQuerySet, SurveyQuerySet
from services.models import Service

MOST_A_DAY = 500


def random_key() -> str:
    """Return what stands in the open address: 24 random bytes, which nobody guesses."""
    return secrets.token_urlsafe(24)


def _statement(name: str) -> models.CharField:
    return models.CharField(f"zdanie – {name}", max_length=300)


def _mark(name: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(f"ocena – {name}", null=True, blank=True, choices=Mark.choices)


@tracked(exclude=["token", "key"])
class Survey(models.Model):
    """A questionnaire about one service of a programme, open for a period; with a provider, about its service.

    The sentences to agree with are named by the codes of the five factors. ``key`` stands in the open
    address. Above ``daily_ceiling`` answers of a day from the page are kept apart.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="surveys", editable=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="surveys", verbose_name="usługa")
    partner = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="surveys",
        verbose_name="wykonawca – partner",
    )
    own_unit = models.ForeignKey(
        CentreUnit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="surveys",
        verbose_name="wykonawca – jednostka własna",
    )
    title = models.CharField("tytuł", max_length=200)
    greeting = models.TextField("wstęp", blank=True)
    reliability = _statement("rzetelność")
    responsiveness = _statement("tempo reakcji")
    assurance = _statement("pewność")
    empathy = _statement("empatia")
    tangibles = _statement("warunki materialne")
    overall = models.CharField("pytanie o ocenę ogólną", max_length=300)
    first = models.CharField("pierwsze pytanie otwarte", max_length=300, blank=True)
    second = models.CharField("drugie pytanie otwarte", max_length=300, blank=True)
    clause = models.TextField("informacja o danych", blank=True)
    give_back = models.CharField("gdzie oddać ankietę na papierze", max_length=300, blank=True)
    opens_on = models.DateField("od")
    closes_on = models.DateField("do")
    daily_ceiling = models.PositiveSmallIntegerField(
        "najwięcej odpowiedzi ze strony w jednym dniu",
        default=50,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_A_DAY)],
    )
    state = models.CharField(
        "stan", max_length=8, choices=SurveyState.choices, default=SurveyState.DRAFT, editable=False
    )
    opened_at = models.DateTimeField("otwarto", null=True, editable=False)
    opened_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="kto otworzył",
    )
    closed_at = models.DateTimeField("zamknięto", null=True, editable=False)
    closed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="kto zamknął",
    )
    key = models.CharField("adres otwarty", max_length=64, unique=True, default=random_key, editable=False)
    created_at = models.DateTimeField("założono", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto założył"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names one opened form: the same form sent twice makes one questionnaire.
    token = models.UUIDField(null=True, unique=True, editable=False)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        verbose_name = "ankieta o jakości"
        verbose_name_plural = "ankiety o jakości"
        ordering = ["programme", "service", "opens_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="survey_days_in_order",
                violation_error_message="Ankieta nie może skończyć się przed swoim początkiem.",
                violation_error_code="closes_on",
            ),
            models.CheckConstraint(
                condition=Q(partner__isnull=True) | Q(own_unit__isnull=True),
                name="survey_one_provider",
                violation_error_message="Wskaż partnera albo jednostkę własną, nie oboje.",
            ),
            models.CheckConstraint(
                condition=Q(daily_ceiling__range=(1, MOST_A_DAY)),
                name="survey_ceiling_in_range",
                violation_error_message=f"Wpisz liczbę od 1 do {MOST_A_DAY}.",
                violation_error_code="daily_ceiling",
            ),
            models.CheckConstraint(
                condition=Q(state=SurveyState.DRAFT, opened_at__isnull=True, opened_by__isnull=True)
                | ~Q(state=SurveyState.DRAFT) & Q(opened_at__isnull=False, opened_by__isnull=False),
                name="survey_opened_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state=SurveyState.CLOSED, closed_at__isnull=False, closed_by__isnull=False)
                | ~Q(state=SurveyState.CLOSED) & Q(closed_at__isnull=True, closed_by__isnull=True),
                name="survey_closed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.period}"

    def get_absolute_url(self) -> str:
        """Page of the questionnaire."""
        return reverse("results:quality_survey", args=[self.pk])

    @property
    def period(self) -> str:
        """The days when it is open."""
        return period(self.opens_on, self.closes_on)

    @property
    def provider(self) -> Partner | CentreUnit | None:
        """Whose service is judged; ``None``: all providers together."""
        return self.partner or self.own_unit

    @property
    def statements(self) -> list[tuple[str, str]]:
        """The five sentences with the codes of their factors, in the order of rank."""
        return [(code, getattr(self, code)) for code in FACTORS]

    @property
    def texts(self) -> list[tuple[str, str]]:
        """The open questions that it has, by name of the field."""
        return [(name, text) for name, text in (("first", self.first), ("second", self.second)) if text]

    def takes_answers(self, today: datetime.date) -> bool:
        """Whether the open page takes answers on this day."""
        return self.state == SurveyState.OPEN and self.opens_on <= today <= self.closes_on

    def has_ended(self, today: datetime.date) -> bool:
        """Whether the open page takes no more answers."""
        return self.state == SurveyState.CLOSED or (self.state == SurveyState.OPEN and self.closes_on < today)


SAYS_SOMETHING = ~Q(first_text="") | ~Q(second_text="") | Q(**{f"{MARKS[0]}__isnull": False})
for _code in MARKS[1:]:
    SAYS_SOMETHING |= Q(**{f"{_code}__isnull": False})
BETWEEN = Q()
for _code in MARKS:
    BETWEEN &= Q(**{f"{_code}__isnull": True}) | Q(**{f"{_code}__range": (0, 5)})


# The addition of an answer from the page is not kept in history: an event carries its second.
@tracked(exclude=["token"], added_when=pgtrigger.Q(new__source=OpinionSource.PAPER.value))
class Opinion(models.Model):
    """One filled questionnaire: nobody's name, account or address, and no time finer than a day.

    Marks are named by the codes of the factors: 1–5, 0 „nie dotyczy lub nie wiem”, empty: no answer.
    A sheet from paper has a number and the person who typed it. ``*_hidden`` says why a text is not shown.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="opinions")
    source = models.CharField("skąd", max_length=8, choices=OpinionSource.choices, editable=False)
    number = models.PositiveIntegerField("numer arkusza", null=True, editable=False)
    given_on = models.DateField("dzień", editable=False)
    reliability = _mark("rzetelność")
    responsiveness = _mark("tempo reakcji")
    assurance = _mark("pewność")
    empathy = _mark("empatia")
    tangibles = _mark("warunki materialne")
    overall = _mark("ogólna")
    first_text = models.CharField("odpowiedź na pierwsze pytanie", max_length=1000, blank=True)
    second_text = models.CharField("odpowiedź na drugie pytanie", max_length=1000, blank=True)
    first_hidden = models.CharField("dlaczego ukryto pierwszą odpowiedź", max_length=300, blank=True)
    second_hidden = models.CharField("dlaczego ukryto drugą odpowiedź", max_length=300, blank=True)
    standing = models.CharField(
        "czy liczona", max_length=10, choices=Standing.choices, default=Standing.COUNTED, editable=False
    )
    suspicion = models.CharField(
        "dlaczego odłożona", max_length=8, choices=Suspicion.choices, blank=True, editable=False
    )
    created_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="kto przepisał z papieru",
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names one opened form, by chance alone: the same form sent twice counts once.
    token = models.UUIDField(null=True, unique=True, editable=False)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = "odpowiedź na ankietę o jakości"
        verbose_name_plural = "odpowiedzi na ankiety o jakości"
        ordering = ["survey", "pk"]
        indexes = [models.Index(fields=["survey", "standing", "given_on"], name="opinion_by_standing")]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "number"],
                name="opinion_number_once",
                violation_error_message="Arkusz o tym numerze jest już wpisany.",
            ),
            models.CheckConstraint(
                condition=Q(source=OpinionSource.PAPER, number__gte=1, created_by__isnull=False)
                | Q(source=OpinionSource.OPEN, number__isnull=True, created_by__isnull=True),
                name="opinion_from_page_is_nobodys",
            ),
            models.CheckConstraint(condition=BETWEEN, name="opinion_marks_in_scale"),
            models.CheckConstraint(
                condition=SAYS_SOMETHING,
                name="opinion_says_something",
                violation_error_message="Zaznacz choć jedną odpowiedź albo napisz kilka słów.",
            ),
            models.CheckConstraint(
                condition=Q(standing=Standing.COUNTED) | ~Q(suspicion=""), name="opinion_apart_for_a_reason"
            ),
            models.CheckConstraint(
                condition=(Q(first_hidden="") | ~Q(first_text="")) & (Q(second_hidden="") | ~Q(second_text="")),
                name="opinion_hidden_text_exists",
            ),
        ]

    def __str__(self) -> str:
        return f"arkusz nr {self.number}" if self.number else f"odpowiedź ze strony, {self.given_on:%d.%m.%Y}"

    @property
    def marks(self) -> list[int | None]:
        """The marks of the five factors and the overall one."""
        return [getattr(self, code) for code in MARKS]
