"""Staff of a partner, without names: how many people of which occupation, and what they qualify for."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from partners.enums import CheckOutcome
from partners.models.partner import Partner
from services.models import Occupation, Service


@tracked()
class StaffGroup(models.Model):
    """People who work for a partner: ``number`` of one occupation, or of one path to a qualification.

    People are counted, never named. The occupation keeps its code when the classification changes.
    """

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="staff_groups")
    position = models.PositiveSmallIntegerField("kolejność", default=0)
    occupation = models.ForeignKey(
        Occupation, on_delete=models.PROTECT, null=True, blank=True, related_name="staff_groups", verbose_name="zawód"
    )
    qualification = models.CharField("kwalifikacje", max_length=300, blank=True)
    number = models.PositiveSmallIntegerField("liczba osób")
    confirmed_on = models.DateField("stan na dzień", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="kto potwierdził",
    )

    class Meta:
        verbose_name = "grupa kadry"
        verbose_name_plural = "kadra"
        ordering = ["partner", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(occupation__isnull=False) | ~Q(qualification__regex=r"^\s*$"),
                name="staff_group_is_named",
                violation_error_message="Wskaż zawód albo opisz kwalifikacje.",
            ),
            models.CheckConstraint(
                condition=Q(number__gt=0),
                name="staff_group_has_people",
                violation_error_message="Wpisz liczbę osób większą od zera.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | Q(confirmed_on__isnull=False),
                name="staff_group_confirmed_by_has_day",
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, [self.occupation.title if self.occupation else "", self.qualification]))


@tracked()
class StaffCheck(models.Model):
    """Whether people of a group meet what a service requires, as somebody judged it from evidence.

    ``answers`` are the conditions that were looked at: their words and whether they hold for everybody in
    the group. ``requirements`` are the sentences judged, so that a later change of the service shows.
    ``reasons`` are what is missing or unknown. Outcome and reasons come from ``services.qualification``.
    """

    group = models.ForeignKey(StaffGroup, on_delete=models.CASCADE, related_name="checks")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="staff_checks", verbose_name="usługa")
    outcome = models.CharField("wymagania", max_length=12, choices=CheckOutcome.choices)
    reasons = ArrayField(models.TextField(), verbose_name="czego brakuje lub nie wiadomo", default=list, blank=True)
    requirements = ArrayField(models.TextField(), verbose_name="oceniane wymagania", default=list, blank=True)
    answers = models.JSONField("sprawdzone warunki", default=list, blank=True)
    evidence = models.TextField("co okazano", blank=True)
    checked_on = models.DateField("sprawdzono dnia")
    checked_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto sprawdził"
    )

    class Meta:
        verbose_name = "sprawdzenie kwalifikacji"
        verbose_name_plural = "sprawdzenia kwalifikacji"
        ordering = ["group", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "service"],
                name="staff_check_once",
                violation_error_message="Kwalifikacje tej grupy do tej usługi już sprawdzono.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome=CheckOutcome.MET) | ~Q(evidence__regex=r"^\s*$"),
                name="staff_check_met_has_evidence",
                violation_error_message="Napisz, co okazano: bez tego wymagań nie można uznać za spełnione.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} – {self.service}"
