"""The closed lists: areas of art. 2 ust. 1 and the quality factors."""

from django.db import models
from django.db.models import Q


class ServiceArea(models.Model):
    """One of the 14 areas of art. 2 ust. 1; the list is closed and its order fixed."""

    number = models.PositiveSmallIntegerField("numer", primary_key=True)
    code = models.CharField("kod", max_length=40, unique=True)
    name = models.CharField("nazwa ustawowa", max_length=100)

    class Meta:
        verbose_name = "zakres usług"
        verbose_name_plural = "zakresy usług"
        ordering = ["number"]
        constraints = [models.CheckConstraint(condition=Q(number__range=(1, 14)), name="service_area_of_the_act")]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class QualityFactor(models.Model):
    """One of the five factors by which recipients judge a service (handbook ch. 6); the rank is the printed order."""

    rank = models.PositiveSmallIntegerField("kolejność", primary_key=True)
    code = models.SlugField("kod", unique=True)
    name = models.CharField("nazwa", max_length=100)
    description = models.TextField("opis")

    class Meta:
        verbose_name = "czynnik jakości"
        verbose_name_plural = "czynniki jakości"
        ordering = ["rank"]

    def __str__(self) -> str:
        return f"{self.rank}. {self.name}"
