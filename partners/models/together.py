"""What the centre and a partner said to each other and did together."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.text.dates import day
from partners.enums import ContactManner
from partners.models.partner import Partner


@tracked(exclude=["token"])
class PartnerContact(models.Model):
    """One contact with a partner; a next step may have a day on which somebody is reminded of it."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="contacts")
    held_on = models.DateField("kiedy", default=timezone.localdate)
    manner = models.CharField("sposób", max_length=10, choices=ContactManner.choices)
    with_whom = models.CharField("z kim", max_length=200, blank=True)
    about = models.TextField("w jakiej sprawie")
    next_step = models.CharField("następny krok", max_length=300, blank=True)
    next_step_on = models.DateField("termin następnego kroku", null=True, blank=True)
    next_step_done_at = models.DateTimeField("następny krok wykonano", null=True, editable=False)
    next_step_done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    token = models.UUIDField(null=True, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto wpisał"
    )

    class Meta:
        verbose_name = "kontakt"
        verbose_name_plural = "kontakty"
        ordering = ["-held_on", "-pk"]
        indexes = [
            models.Index(
                fields=["next_step_on"],
                condition=Q(next_step_on__isnull=False, next_step_done_at__isnull=True),
                name="partner_contact_waiting",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(next_step_on__isnull=True) | ~Q(next_step=""),
                name="partner_contact_step_is_named",
                violation_error_message="Napisz, co ma być następnym krokiem, albo usuń jego termin.",
            ),
            models.CheckConstraint(
                condition=Q(next_step_done_at__isnull=True, next_step_done_by__isnull=True)
                | (Q(next_step_done_at__isnull=False, next_step_done_by__isnull=False) & ~Q(next_step="")),
                name="partner_contact_step_done_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_manner_display()}, {day(self.held_on)} r."

    @property
    def waits(self) -> bool:
        """There is a next step and nobody has marked it as done."""
        return bool(self.next_step) and self.next_step_done_at is None

    @property
    def is_late(self) -> bool:
        """The day of the next step has passed."""
        return self.waits and self.next_step_on is not None and self.next_step_on < timezone.localdate()


@tracked(exclude=["token"])
class JointAction(models.Model):
    """What the centre did together with one or more partners; row 13 of their cards tells of it."""

    partners = models.ManyToManyField(Partner, related_name="joint_actions", verbose_name="partnerzy")
    name = models.CharField("działanie", max_length=300)
    began_on = models.DateField("od dnia")
    ended_on = models.DateField("do dnia", null=True, blank=True)
    with_whom = models.CharField("z kim jeszcze", max_length=300, blank=True)
    share = models.TextField("wkład partnera: potencjał, zadania, czynności", blank=True)
    result = models.TextField("wynik", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    token = models.UUIDField(null=True, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = "wspólne działanie"
        verbose_name_plural = "wspólne działania"
        ordering = ["-began_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                name="partner_action_dates",
                violation_error_message="Działanie nie mogło się skończyć przed początkiem.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page of its form."""
        return reverse("partners:joint_action", args=[self.pk])

    @property
    def when(self) -> str:
        """The day, or the first and the last one."""
        if self.ended_on is None or self.ended_on == self.began_on:
            return f"{day(self.began_on)} r."
        return f"{day(self.began_on)} r. – {day(self.ended_on)} r."

    @property
    def told(self) -> str:
        """One sentence for row 13 of a card: when, what, with what result."""
        return (
            ". ".join(
                part.strip().rstrip(".")
                for part in [f"{self.when}: {self.name}", self.share, self.result]
                if part.strip()
            )
            + "."
        )
