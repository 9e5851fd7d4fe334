"""The registry on paper: one print of the filtered list, numbered and frozen."""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from cus.accounts.acts import Act


class RegistryPrintQuerySet(models.QuerySet):
    """Prints of the registry."""

    def visible_to(self, user) -> "RegistryPrintQuerySet":
        """Whoever reads the cards."""
        return self if user.may(Act.READ_DRAFTS) else self.none()


class RegistryPrint(models.Model):
    """A print under its number (``3/2026``): what was asked for, how many partners it lists, the frozen document."""

    year = models.PositiveSmallIntegerField("rok")
    ordinal = models.PositiveIntegerField("numer w roku")
    query = models.CharField("filtry", max_length=2000, blank=True)
    partners = models.PositiveIntegerField("liczba partnerów")
    frozen = models.OneToOneField(
        "documents.FrozenDocument", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField("wydrukowano", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto wydrukował"
    )

    objects = RegistryPrintQuerySet.as_manager()

    class Meta:
        verbose_name = "wydruk rejestru partnerów"
        verbose_name_plural = "wydruki rejestru partnerów"
        ordering = ["-year", "-ordinal"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "ordinal"],
                name="registry_print_number_once",
                violation_error_message="Wydruk o tym numerze już jest.",
            )
        ]

    def __str__(self) -> str:
        return f"Rejestr partnerów nr {self.number}"

    def get_absolute_url(self) -> str:
        """Page of the print."""
        return reverse("partners:registry_print", args=[self.pk])

    @property
    def number(self) -> str:
        """Number within the year."""
        return f"{self.ordinal}/{self.year}"
