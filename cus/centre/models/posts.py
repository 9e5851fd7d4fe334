"""Posts of the centre, who holds them from when to when, and what of their qualifications was seen."""

import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.centre.enums import SINGLE_POSTS, PostKind, Training
from cus.centre.models.centre import Centre
from cus.centre.models.units import CentreUnit
from cus.centre.qualifications import CLEAN_RECORD
from cus.centre.querysets import DatedQuerySet
from cus.text.database import DayRange

IN_ORDER = Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))
NOT_BEFORE = "Ostatni dzień nie może być wcześniejszy niż pierwszy."


@tracked()
class Post(models.Model):
    """One post (*stanowisko*): a place for one person at a time (art. 23)."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="posts")
    kind = models.CharField("rodzaj stanowiska", max_length=20, choices=PostKind.choices)
    title = models.CharField("nazwa stanowiska", max_length=120, blank=True)
    unit = models.ForeignKey(
        CentreUnit, on_delete=models.PROTECT, null=True, blank=True, related_name="posts", verbose_name="jednostka"
    )
    abolished_on = models.DateField("zniesione z dniem", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "stanowisko"
        verbose_name_plural = "stanowiska"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "kind"],
                condition=Q(kind__in=SINGLE_POSTS, abolished_on__isnull=True),
                name="post_once_of_its_kind",
                violation_error_message="Takie stanowisko w centrum jest jedno i już je wpisano.",
                violation_error_code="kind",
            ),
            models.CheckConstraint(
                condition=~Q(kind=PostKind.OTHER) | ~Q(title=""),
                name="post_other_has_title",
                violation_error_message="Nazwij to stanowisko.",
                violation_error_code="title",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()


@tracked()
class PostHolding(models.Model):
    """A person on a post from a day to a day."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="holdings", verbose_name="stanowisko")
    person_name = models.CharField("imię i nazwisko", max_length=200)
    account = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="konto w aplikacji",
    )
    basis = models.CharField("podstawa zatrudnienia", max_length=200, blank=True)
    valid_from = models.DateField("od dnia")
    valid_to = models.DateField("do dnia", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "osoba na stanowisku"
        verbose_name_plural = "osoby na stanowiskach"
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=IN_ORDER,
                name="holding_days_in_order",
                violation_error_message=NOT_BEFORE,
                violation_error_code="valid_to",
            ),
            ExclusionConstraint(
                name="holding_one_at_a_time",
                expressions=[
                    ("post", RangeOperators.EQUAL),
                    (DayRange(F("valid_from"), F("valid_to"), Value("[]")), RangeOperators.OVERLAPS),
                ],
                violation_error_message="W tych dniach na stanowisku jest już ktoś inny.",
                violation_error_code="valid_from",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_name} – {self.post}"

    def is_valid_on(self, day: datetime.date) -> bool:
        """On the post that day; the same rule as ``DatedQuerySet.valid_on``."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@tracked()
class QualificationCheck(models.Model):
    """One statutory condition of a holder: met or not, what was seen, when, who confirmed.

    Of a criminal record only the fact and the date are kept: the database refuses anything more
    (art. 10 GDPR; law.md §5.3).
    """

    holding = models.ForeignKey(PostHolding, on_delete=models.CASCADE, related_name="checks")
    condition = models.CharField("warunek", max_length=30)
    is_met = models.BooleanField("warunek spełniony")
    hours = models.PositiveSmallIntegerField("liczba godzin szkolenia", null=True, blank=True)
    evidence = models.CharField("co okazano", max_length=300, blank=True)
    checked_on = models.DateField("dzień sprawdzenia")
    confirmed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto potwierdził"
    )
    confirmed_at = models.DateTimeField("potwierdzono", default=timezone.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "sprawdzenie kwalifikacji"
        verbose_name_plural = "sprawdzenia kwalifikacji"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["holding", "condition"], name="qualification_check_once"),
            models.CheckConstraint(
                condition=~Q(condition=CLEAN_RECORD) | Q(evidence="", hours__isnull=True),
                name="record_check_is_fact_and_day",
                violation_error_message="O niekaralności zapisuje się tylko wynik i dzień sprawdzenia.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holding} – {self.condition}"


@tracked()
class TrainingHours(models.Model):
    """How many hours a training must have, when the regulation of art. 34 is changed; else the default."""

    training = models.CharField("szkolenie", max_length=1, choices=Training.choices, primary_key=True)
    hours = models.PositiveSmallIntegerField("liczba godzin")

    class Meta:
        verbose_name = "wymiar szkolenia"
        verbose_name_plural = "wymiary szkoleń"
        ordering = ["training"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__gt=0),
                name="training_hours_positive",
                violation_error_message="Wpisz liczbę większą od zera.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_training_display()}: {self.hours} godz."
