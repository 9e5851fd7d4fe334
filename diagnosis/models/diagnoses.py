"""A diagnosis of needs and potential of the local community (art. 21)."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.centre.models import Gmina
from cus.text.organs import organ_later
from diagnosis.enums import EDITABLE_STAGES, DiagnosisStage
from diagnosis.querysets import DiagnosisQuerySet


@tracked()
class Diagnosis(models.Model):
    """A five-year diagnosis; frozen from the handover on."""

    title = models.CharField("tytuł", max_length=200)
    period_start = models.DateField("początek okresu")
    period_end = models.DateField("koniec okresu", help_text="Pięć lat od początku (art. 21 ust. 2).")
    gminas = models.ManyToManyField(Gmina, related_name="diagnoses", verbose_name="gminy")
    stage = models.CharField(
        "etap", max_length=20, choices=DiagnosisStage.choices, default=DiagnosisStage.PLANNING, editable=False
    )
    consultation_from = models.DateField("konsultacje od", null=True, blank=True)
    consultation_to = models.DateField("konsultacje do", null=True, blank=True)
    handed_to_mayor_on = models.DateField(organ_later("przekazano wójtowi"), null=True, blank=True)
    handed_to_council_on = models.DateField("przekazano radzie", null=True, blank=True)
    handed_over_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="kto przekazał",
    )
    handed_over_under = models.ForeignKey(
        "accounts.Authorisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="z upoważnienia",
    )
    # The Act does not ask for publication; practice does.
    published_on = models.DateField("opublikowano", null=True, blank=True)
    published_link = models.URLField("gdzie opublikowano", max_length=500, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    # Versions of one diagnosis (art. 21 ust. 2) share the series; each updates the one before it.
    series = models.UUIDField(default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    edition = models.PositiveSmallIntegerField("wersja", default=1, editable=False)
    # One update at a time; one that was withdrawn leaves its place to the next (``policies.refusal_to_update``).
    update_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="updates",
        verbose_name="aktualizuje",
    )
    update_reason = models.TextField("powód aktualizacji", blank=True)

    objects = DiagnosisQuerySet.as_manager()

    class Meta:
        verbose_name = "diagnoza"
        verbose_name_plural = "diagnozy"
        ordering = ["-period_start", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["stage"],
                condition=Q(stage=DiagnosisStage.IN_FORCE),
                name="diagnosis_one_in_force",
                violation_error_message="W mocy może być tylko jedna diagnoza.",
            ),
            models.CheckConstraint(
                condition=Q(period_end__gt=F("period_start")),
                name="diagnosis_period_in_order",
                violation_error_message="Koniec okresu musi być późniejszy niż początek.",
            ),
            models.CheckConstraint(
                condition=Q(consultation_to__isnull=True)
                | Q(consultation_from__isnull=False, consultation_to__gte=F("consultation_from")),
                name="diagnosis_consultation_in_order",
                violation_error_message="Konsultacje nie mogą się skończyć przed początkiem.",
            ),
            models.CheckConstraint(
                condition=~Q(
                    stage__in=[DiagnosisStage.HANDED_OVER, DiagnosisStage.IN_FORCE, DiagnosisStage.SUPERSEDED]
                )
                | Q(
                    consultation_to__isnull=False,
                    handed_to_mayor_on__isnull=False,
                    handed_to_council_on__isnull=False,
                    handed_to_mayor_on__gte=F("consultation_to"),
                    handed_to_council_on__gte=F("consultation_to"),
                ),
                name="diagnosis_handed_over_after_consultation",
                violation_error_message=organ_later(
                    "Diagnozę przekazuje się wójtowi i radzie po zakończeniu konsultacji (art. 21 ust. 5)."
                ),
            ),
            models.UniqueConstraint(fields=["series", "edition"], name="diagnosis_edition_once"),
            models.UniqueConstraint(
                fields=["update_of"],
                condition=~Q(stage=DiagnosisStage.WITHDRAWN),
                name="diagnosis_updated_once",
                violation_error_message="Tę diagnozę aktualizuje już inna wersja.",
            ),
            models.CheckConstraint(
                condition=Q(update_of__isnull=True, edition=1, update_reason="")
                | (Q(update_of__isnull=False, edition__gt=1) & ~Q(update_reason__regex=r"^\s*$")),
                name="diagnosis_update_says_why",
                violation_error_message="Aktualizacja wymaga powodu (art. 21 ust. 2).",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        """Page of the diagnosis."""
        return reverse("diagnosis:detail", args=[self.pk])

    @property
    def label(self) -> str:
        """The title; of an update also which version it is."""
        return f"{self.title} (wersja {self.edition})" if self.edition > 1 else self.title

    @property
    def is_update(self) -> bool:
        """A new version of an earlier diagnosis, over the same five years."""
        return self.update_of_id is not None

    @property
    def authors(self) -> str:
        """Names of the authors one after another; asks the database."""
        return ", ".join(author.name for author in self.author_rows.all())

    @property
    def is_withdrawn(self) -> bool:
        """Work on it was given up before the handover."""
        return self.stage == DiagnosisStage.WITHDRAWN

    @property
    def paper_state(self) -> str:
        """What its papers say of themselves at the top of each page; nothing from the handover on."""
        if self.is_withdrawn:
            return "ZANIECHANA"
        return "PROJEKT" if self.is_editable else ""

    @property
    def is_editable(self) -> bool:
        """Forms may still change: the diagnosis has not been handed over."""
        return self.stage in EDITABLE_STAGES
