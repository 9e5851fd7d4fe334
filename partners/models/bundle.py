"""Cards of partners in one file, in the making."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from partners.enums import BundleShape


class CardBundle(models.Model):
    """One person's order of cards in one PDF or ZIP: which, how far the work is, the file.

    ``cards`` are the partners' ids in the order of the file. ``done`` of ``total`` counts steps: cards
    gathered, then cards laid out. Finished either with ``file`` or with ``fault``, a sentence for the person.
    It holds nothing that cannot be ordered again and goes after a day.
    """

    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="kto zamówił"
    )
    created_at = models.DateTimeField("zamówiono", default=timezone.now, editable=False)
    shape = models.CharField("rodzaj pliku", max_length=3, choices=BundleShape.choices)
    cards = ArrayField(models.BigIntegerField(), verbose_name="fiszki")
    done = models.PositiveIntegerField("zrobiono", default=0)
    total = models.PositiveIntegerField("do zrobienia")
    file = models.BinaryField("plik", null=True, editable=False)
    fault = models.TextField("dlaczego się nie udało", blank=True)
    finished_at = models.DateTimeField("zakończono", null=True)

    class Meta:
        verbose_name = "fiszki w jednym pliku"
        verbose_name_plural = "fiszki w jednym pliku"
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["created_by"],
                condition=Q(finished_at__isnull=True),
                name="card_bundle_one_open",
                violation_error_message="Poprzednie zamówienie jest jeszcze w przygotowaniu.",
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, file__isnull=True, fault="", done__lt=F("total"))
                | Q(finished_at__isnull=False, file__isnull=False, fault="", done=F("total"))
                | Q(Q(finished_at__isnull=False, file__isnull=True), ~Q(fault="")),
                name="card_bundle_whole",
                violation_error_message="Plik, koniec pracy i jej postęp zapisuje się razem.",
            ),
        ]

    def __str__(self) -> str:
        return f"fiszki w jednym pliku {self.pk}"

    def get_absolute_url(self) -> str:
        """Page that shows how far the work is."""
        return reverse("partners:bundle", args=[self.pk])

    @property
    def is_ready(self) -> bool:
        """The file is there."""
        return self.finished_at is not None and not self.fault
