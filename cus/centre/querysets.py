"""Questions asked of the centre and of the TERYT register."""

from django.conf import settings
from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When


class CentreQuerySet(models.QuerySet):
    """The one profile."""

    def current(self):
        """Return the centre, or ``None`` before its profile is entered."""
        return self.first()

    def for_page(self) -> "CentreQuerySet":
        """With the gminas it serves and its units with their parts."""
        return self.prefetch_related("served_gminas__gmina", "units")

    def short_name(self) -> str:
        """Name for the bar and page titles; empty before the profile is entered."""
        return self.values_list("short_name", flat=True).first() or ""


class GminaQuerySet(models.QuerySet):
    """Gminas of the register."""

    def usable(self) -> "GminaQuerySet":
        """Gminas that may be chosen: demo gminas (codes 99xxxxx) only in demo mode."""
        return self if settings.DEMO_MODE else self.exclude(teryt__startswith="99")

    def search(self, text: str) -> "GminaQuerySet":
        """Gminas by the beginning of a name or code, with diacritics and slips forgiven; best first."""
        text = text.strip()
        if not text:
            return self.none()
        begins = Q(name__unaccent__istartswith=text) | Q(teryt__startswith=text)
        rank = Case(
            When(name__unaccent__iexact=text, then=Value(0)),
            When(begins, then=Value(1)),
            default=Value(2),
            output_field=IntegerField(),
        )
        found = self.filter(begins | Q(name__unaccent__icontains=text))
        if not found.exists():
            found = self.filter(name__unaccent__trigram_similar=text)
        return found.annotate(rank=rank).order_by("rank", *self.model._meta.ordering)
