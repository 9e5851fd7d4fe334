"""The agreement template: versioned rows, edited by a clerk, never code."""

from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from partners.enums import PointCondition, TemplateRowKind


@tracked()
class AgreementTemplate(models.Model):
    """One published version of the agreement's wording; agreements keep the version they began with."""

    number = models.PositiveIntegerField("wersja", unique=True)
    title = models.CharField("tytuł", max_length=200)
    published_on = models.DateField("obowiązuje od")

    class Meta:
        verbose_name = "wzór porozumienia"
        verbose_name_plural = "wzory porozumień"
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.title}, wersja {self.number}"


@tracked()
class AgreementTemplateRow(models.Model):
    """A row of the template: text with placeholders, and the condition under which it applies.

    Placeholders come from a closed list (``{gminy}``, ``{koordynator}``); ``{pkt:key}`` becomes the
    number that the row with that ``key`` has after conditional rows drop out.
    """

    template = models.ForeignKey(AgreementTemplate, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveSmallIntegerField("kolejność")
    kind = models.CharField("rodzaj", max_length=10, choices=TemplateRowKind.choices)
    key = models.SlugField("oznaczenie", max_length=40, blank=True)
    text = models.TextField("treść")
    condition = models.CharField("kiedy", max_length=30, choices=PointCondition.choices, default=PointCondition.ALWAYS)

    class Meta:
        verbose_name = "wiersz wzoru porozumienia"
        verbose_name_plural = "wiersze wzoru porozumienia"
        ordering = ["template", "position"]
        constraints = [
            models.UniqueConstraint(fields=["template", "position"], name="template_row_position_once"),
            models.UniqueConstraint(fields=["template", "key"], condition=~Q(key=""), name="template_row_key_once"),
        ]

    def __str__(self) -> str:
        return self.text[:60]
