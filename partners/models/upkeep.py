"""How often the registry is looked after."""

from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from partners.enums import ConfirmationInterval


@tracked()
class RegistryUpkeep(models.Model):
    """How often cards are confirmed where a card does not say otherwise; the only row of its table."""

    SINGLETON = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=SINGLETON, editable=False)
    confirm_every = models.PositiveSmallIntegerField(
        "jak często potwierdzać fiszki", choices=ConfirmationInterval.choices, default=ConfirmationInterval.YEAR
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "zasady prowadzenia rejestru"
        verbose_name_plural = "zasady prowadzenia rejestru"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="registry_upkeep_is_one")]

    def __str__(self) -> str:
        return "zasady prowadzenia rejestru partnerów"


def default_interval() -> int:
    """Return after how many months a card is to be confirmed where it does not say itself."""
    months = RegistryUpkeep.objects.values_list("confirm_every", flat=True).first()
    return months or ConfirmationInterval.YEAR
