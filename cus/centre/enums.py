"""Kinds used in the centre's profile."""

from django.db import models


class CentreVariant(models.TextChoices):
    """How the centre came to be (art. 9–10 of the Act)."""

    A = "A", "jedna gmina – przekształcony ośrodek pomocy społecznej"
    B = "B", "co najmniej dwie gminy – nowa jednostka na podstawie porozumienia"
    C1 = "C1", "miasto powyżej 100 000 mieszkańców – przekształcony ośrodek pomocy społecznej"
    C2 = "C2", "miasto powyżej 100 000 mieszkańców – nowa jednostka obok ośrodka pomocy społecznej"


class GminaKind(models.IntegerChoices):
    """Kind of a gmina: the last digit of its TERYT code."""

    URBAN = 1, "gmina miejska"
    RURAL = 2, "gmina wiejska"
    MIXED = 3, "gmina miejsko-wiejska"
