"""What a self-evaluation says: leaf sections, kept sentences with their sources, remarks, procedures."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cus.audit.tracking import tracked
from partners.models import AgreementParty, AgreementTask
from programmes.results.models.selfevaluation import SelfEvaluation
from programmes.results.selfevaluation.enums import PROCEDURE_PARTS, Aspect, InPlace, Part, SourceKind


@tracked()
class SelfEvaluationSection(models.Model):
    """A leaf of the outline with the text written by hand; ``task`` only in parts about a task."""

    report = models.ForeignKey(SelfEvaluation, on_delete=models.CASCADE, related_name="sections")
    part = models.CharField("część", max_length=14, choices=Part.choices, editable=False)
    task = models.ForeignKey(
        AgreementTask,
        on_delete=models.CASCADE,
        null=True,
        editable=False,
        related_name="self_evaluation_sections",
        verbose_name="zadanie",
    )
    aspect = models.CharField("o czym", max_length=14, choices=Aspect.choices, editable=False)
    text = models.TextField("własny tekst", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "podrozdział autoewaluacji"
        verbose_name_plural = "podrozdziały autoewaluacji"
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "part", "task", "aspect"],
                nulls_distinct=False,
                name="selfevaluation_section_once",
            ),
            models.CheckConstraint(
                condition=Q(part=Part.TASK, task__isnull=False) | ~Q(part=Part.TASK) & Q(task__isnull=True),
                name="selfevaluation_section_of_task",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_part_display()}: {self.get_aspect_display()}"

    def get_absolute_url(self) -> str:
        """Page on which it is written."""
        return reverse("results:selfevaluation_section", args=[self.report_id, self.pk])

    @property
    def procedures(self) -> models.QuerySet["SelfEvaluationProcedure"]:
        """Procedures of the sphere that the section tells of."""
        return self.report.procedures.filter(part=self.part)


@tracked()
class SelfEvaluationSentence(models.Model):
    """A sentence taken from what the system knows, with its source.

    ``key`` names the fact, so that a refresh recognises it. ``proposed`` is what the system said when it was
    taken: a ``text`` that differs was changed by hand and stays. A dropped one stays as a row, so that a
    refresh does not bring it back.
    """

    section = models.ForeignKey(SelfEvaluationSection, on_delete=models.CASCADE, related_name="sentences")
    key = models.CharField("fakt", max_length=120, editable=False)
    position = models.PositiveSmallIntegerField("kolejność", default=0)
    text = models.TextField("zdanie")
    proposed = models.TextField("zdanie z systemu", editable=False)
    value = models.CharField("liczba", max_length=60, blank=True, editable=False)
    source_kind = models.CharField("rodzaj źródła", max_length=10, choices=SourceKind.choices, editable=False)
    source_label = models.CharField("źródło", max_length=300, editable=False)
    source_url = models.CharField("adres źródła", max_length=300, editable=False)
    is_dropped = models.BooleanField("pominięte", default=False)
    kept_at = models.DateTimeField("pobrano", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "zdanie ze źródłem"
        verbose_name_plural = "zdania ze źródłem"
        ordering = ["section", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["section", "key"], name="selfevaluation_sentence_once"),
            models.CheckConstraint(
                condition=~Q(source_label="") & ~Q(source_url=""), name="selfevaluation_sentence_has_source"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_edited(self) -> bool:
        """Somebody changed the words."""
        return self.text != self.proposed


@tracked(exclude=["token"])
class PartnerRemark(models.Model):
    """What a party said of a task or a sphere: a remark or a recommendation, written down by the staff."""

    section = models.ForeignKey(
        SelfEvaluationSection, on_delete=models.CASCADE, related_name="remarks", verbose_name="podrozdział"
    )
    party = models.ForeignKey(
        AgreementParty, on_delete=models.PROTECT, related_name="self_evaluation_remarks", verbose_name="partner"
    )
    text = models.TextField("uwaga lub rekomendacja")
    given_on = models.DateField("data zgłoszenia", default=timezone.localdate)
    created_at = models.DateTimeField("wpisano", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto wpisał"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    token = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = "uwaga partnera"
        verbose_name_plural = "uwagi partnerów"
        ordering = ["section", "given_on", "pk"]

    def __str__(self) -> str:
        return f"{self.party}: {self.text[:60]}"


@tracked()
class SelfEvaluationProcedure(models.Model):
    """A procedure of cooperation, one row of an editable list: whether it is in place and what was done."""

    report = models.ForeignKey(SelfEvaluation, on_delete=models.CASCADE, related_name="procedures")
    part = models.CharField(
        "sfera", max_length=14, choices=[(part.value, part.label) for part in PROCEDURE_PARTS], editable=False
    )
    position = models.PositiveSmallIntegerField("kolejność", default=0)
    name = models.CharField("procedura", max_length=300)
    in_place = models.CharField("stan", max_length=8, choices=InPlace.choices, blank=True)
    done = models.TextField("co zrobiono", blank=True)

    class Meta:
        verbose_name = "procedura współpracy"
        verbose_name_plural = "procedury współpracy"
        ordering = ["report", "part", "position", "pk"]

    def __str__(self) -> str:
        return self.name
