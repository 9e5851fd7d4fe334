"""Where a partner comes from: who founded it and what it was called."""

from django.db import models
from django.db.models import F, Q

from cus.audit.tracking import tracked
from cus.centre.models import Gmina
from partners.models.partner import Partner


@tracked()
class PartnerFounder(models.Model):
    """A founder: a gmina of the register, a body with a card, or a name alone; exactly one of the three."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="founders")
    gmina = models.ForeignKey(
        Gmina, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gmina"
    )
    body = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="founded", verbose_name="podmiot"
    )
    name = models.CharField("nazwa założyciela", max_length=300, blank=True)

    class Meta:
        verbose_name = "założyciel"
        verbose_name_plural = "założyciele"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(gmina__isnull=False, body__isnull=True, name="")
                | Q(gmina__isnull=True, body__isnull=False, name="")
                | (Q(gmina__isnull=True, body__isnull=True) & ~Q(name__regex=r"^\s*$")),
                name="partner_founder_is_one",
                violation_error_message="Założycielem jest gmina, podmiot z rejestru albo wpisana nazwa: jedno z nich.",
            ),
            models.CheckConstraint(
                condition=Q(body__isnull=True) | ~Q(body=F("partner")),
                name="partner_not_own_founder",
                violation_error_message="Podmiot nie może być własnym założycielem.",
            ),
            models.UniqueConstraint(
                fields=["partner", "gmina"],
                name="partner_founder_gmina_once",
                violation_error_message="Ta gmina jest już wśród założycieli.",
            ),
            models.UniqueConstraint(
                fields=["partner", "body"],
                name="partner_founder_body_once",
                violation_error_message="Ten podmiot jest już wśród założycieli.",
            ),
            models.UniqueConstraint(
                fields=["partner", "name"],
                condition=~Q(name=""),
                name="partner_founder_name_once",
                violation_error_message="Ten założyciel jest już na liście.",
            ),
        ]

    def __str__(self) -> str:
        if self.gmina:
            return f"gmina {self.gmina.name}"
        return self.body.name if self.body else self.name


@tracked()
class FormerName(models.Model):
    """A name that the body bore before; a date may be unknown."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField("dawna nazwa", max_length=300)
    used_from = models.DateField("od dnia", null=True, blank=True)
    used_to = models.DateField("do dnia", null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "dawna nazwa"
        verbose_name_plural = "dawne nazwy"
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(used_from__isnull=True) | Q(used_to__isnull=True) | Q(used_to__gte=F("used_from")),
                name="partner_former_name_dates",
                violation_error_message="Nazwa nie mogła przestać obowiązywać, zanim zaczęła.",
            )
        ]

    def __str__(self) -> str:
        return self.name
