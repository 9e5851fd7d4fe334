"""Findings (*ustalenia*, handbook ch. 3): what follows from the needs, the potential and the figures."""

from django.db import models

from cus.audit.tracking import tracked
from diagnosis.enums import FindingKind
from diagnosis.models.diagnoses import Diagnosis
from diagnosis.models.needs import Need


@tracked()
class Finding(models.Model):
    """One finding in its list; it may point to the needs it speaks of."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField("rodzaj ustalenia", max_length=12, choices=FindingKind.choices)
    text = models.TextField("treść")
    position = models.PositiveIntegerField("kolejność", default=0)
    needs = models.ManyToManyField(
        Need, through="FindingNeed", related_name="findings", verbose_name="potrzeby, których dotyczy"
    )
    updated_at = models.DateTimeField(auto_now=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "ustalenie"
        verbose_name_plural = "ustalenia"
        ordering = ["diagnosis", "position", "pk"]

    def __str__(self) -> str:
        return self.text[:80]


@tracked()
class FindingNeed(models.Model):
    """A need that a finding speaks of."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="need_links")
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="finding_links", verbose_name="potrzeba")

    class Meta:
        verbose_name = "potrzeba przy ustaleniu"
        verbose_name_plural = "potrzeby przy ustaleniu"
        ordering = ["finding", "need__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["finding", "need"], name="finding_need_once")]

    def __str__(self) -> str:
        return str(self.need)
