"""Own or contracted: the decision for a service of the programme, and what spoke for and against."""

from django.db import models

from cus.audit.tracking import tracked
from programmes.contracts.enums import BENEFITS, Argument, Sourcing
from programmes.models.item import ProgrammeItem


@tracked()
class ItemSourcing(models.Model):
    """Who is to give the service, and why; without a row nobody has decided yet."""

    item = models.OneToOneField(ProgrammeItem, on_delete=models.CASCADE, related_name="sourcing")
    decision = models.CharField("decyzja", max_length=12, choices=Sourcing.choices, default=Sourcing.UNDECIDED)
    reasons = models.TextField("dlaczego tak", blank=True)

    class Meta:
        verbose_name = "decyzja: własna czy z umową"
        verbose_name_plural = "decyzje: własna czy z umową"
        ordering = ["item"]

    def __str__(self) -> str:
        return self.get_decision_display()


@tracked()
class SourcingArgument(models.Model):
    """A benefit or a risk of contracting that counts for this service, or a note on it."""

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="sourcing_arguments")
    code = models.CharField("korzyść albo ryzyko", max_length=14, choices=Argument.choices)
    applies = models.BooleanField("liczy się tutaj", default=True)
    note = models.CharField("uwaga", max_length=500, blank=True)

    class Meta:
        verbose_name = "korzyść albo ryzyko kontraktowania"
        verbose_name_plural = "korzyści i ryzyka kontraktowania"
        ordering = ["item", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "code"], name="sourcing_argument_once"),
            models.CheckConstraint(
                condition=models.Q(applies=True) | ~models.Q(note=""), name="sourcing_argument_says_something"
            ),
        ]

    def __str__(self) -> str:
        return self.get_code_display()

    @property
    def is_benefit(self) -> bool:
        """It speaks for contracting."""
        return self.code in BENEFITS
