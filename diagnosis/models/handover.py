"""Handing the diagnosis over to the organs of each gmina (art. 21 ust. 5)."""

from django.db import models

from cus.audit.tracking import tracked
from cus.centre.models import Gmina
from cus.text.organs import organ_later
from diagnosis.models.diagnoses import Diagnosis


@tracked()
class Handover(models.Model):
    """The days on which the executive organ and the council of one gmina were given the diagnosis."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="handovers")
    gmina = models.ForeignKey(Gmina, on_delete=models.PROTECT, related_name="+", verbose_name="gmina")
    to_mayor_on = models.DateField(organ_later("przekazano wójtowi"))
    to_council_on = models.DateField("przekazano radzie")

    class Meta:
        verbose_name = "przekazanie diagnozy"
        verbose_name_plural = "przekazania diagnozy"
        ordering = ["diagnosis", "pk"]
        constraints = [models.UniqueConstraint(fields=["diagnosis", "gmina"], name="handover_once_a_gmina")]

    def __str__(self) -> str:
        return self.gmina.name
