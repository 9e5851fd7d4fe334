"""A catalogue PDF in the making."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone


class CataloguePrint(models.Model):
    """One person's order of the catalogue as PDF: what was asked for, how far the work is, the file.

    ``query`` is the query string of the list. ``done`` of ``total`` counts steps: services gathered, then
    pages laid out. Finished either with ``pdf`` or with ``fault``, a sentence for the person. It holds
    nothing that cannot be ordered again and goes after a day.
    """

    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="kto zamówił"
    )
    created_at = models.DateTimeField("zamówiono", default=timezone.now, editable=False)
    query = models.TextField("filtry", blank=True)
    services = models.PositiveIntegerField("liczba usług")
    done = models.PositiveIntegerField("zrobiono", default=0)
    total = models.PositiveIntegerField("do zrobienia")
    pdf = models.BinaryField("plik PDF", null=True, editable=False)
    fault = models.TextField("dlaczego się nie udało", blank=True)
    finished_at = models.DateTimeField("zakończono", null=True)

    class Meta:
        verbose_name = "wydruk katalogu"
        verbose_name_plural = "wydruki katalogu"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"wydruk katalogu {self.pk}"

    def get_absolute_url(self) -> str:
        """Page that shows how far the work is."""
        return reverse("services:print", args=[self.pk])

    @property
    def is_ready(self) -> bool:
        """The file is there."""
        return self.finished_at is not None and not self.fault
