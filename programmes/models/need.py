"""What the programme stands on: a copy of a need of the diagnosis, and the link to it."""

from django.db import models

from cus.audit.tracking import tracked
from diagnosis.enums import NeedUnit
from diagnosis.models import Need
from programmes.models.version import ProgrammeVersion

# Fields copied from the diagnosis row and compared with it later.
COPIED_FIELDS = ("group", "problem", "need_text", "number", "unit", "at_least", "priority")


@tracked()
class ProgrammeNeed(models.Model):
    """A need picked for the programme: its text as it stood when picked or last accepted.

    The mark „zmieniła się podstawa – sprawdź” comes from comparing this copy with the diagnosis and
    goes only by the act „przyjmuję zmianę”. ``source`` empty means that the row was deleted;
    ``removal_accepted`` that the author of the programme has taken note of it.
    """

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="needs")
    source = models.ForeignKey(Need, on_delete=models.SET_NULL, null=True, related_name="programme_copies")
    key = models.UUIDField()
    position = models.PositiveIntegerField(default=0)
    group = models.TextField("grupa społeczna", blank=True)
    problem = models.TextField("problem", blank=True)
    need_text = models.TextField("potrzeba", blank=True)
    number = models.PositiveIntegerField("liczba", null=True, blank=True)
    unit = models.CharField("czego dotyczy liczba", max_length=12, choices=NeedUnit.choices, blank=True)
    at_least = models.BooleanField("co najmniej", default=False)
    priority = models.PositiveSmallIntegerField("priorytet", null=True, blank=True)
    removal_accepted = models.BooleanField("przyjęto usunięcie z diagnozy", default=False)

    class Meta:
        verbose_name = "potrzeba w programie"
        verbose_name_plural = "potrzeby w programie"
        ordering = ["version", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="programme_need_once")]

    def __str__(self) -> str:
        return self.need_text[:80] or self.group[:80]
