"""Questions asked of the centre and of the TERYT register."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When

from cus.accounts.acts import Act


class CentreQuerySet(models.QuerySet):
    """The one profile."""

    def current(self):
        """Return the centre, or ``None`` before its profile is entered."""
        return self.first()

    def for_page(self) -> "CentreQuerySet":
        """With the gminas it serves and its units with their parts."""
        return self.prefetch_related("served_gminas__gmina", "units")


class ServedGminaQuerySet(models.QuerySet):
    """Gminas that the centre serves or served."""

    def serving(self, day: datetime.date) -> "ServedGminaQuerySet":
        """Those served on ``day``: from the beginning or joined by then, not gone yet."""
        return self.filter(Q(joined_on__isnull=True) | Q(joined_on__lte=day)).filter(
            Q(left_on__isnull=True) | Q(left_on__gte=day)
        )

    def not_left(self, day: datetime.date) -> "ServedGminaQuerySet":
        """Those served on ``day`` or about to join: whom a new paper may name."""
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gte=day))


class DatedQuerySet(models.QuerySet):
    """Rows with ``valid_from`` and ``valid_to`` (the last day, or nothing)."""

    def valid_on(self, day: datetime.date) -> "DatedQuerySet":
        """Those in force on ``day``."""
        return self.filter(valid_from__lte=day).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))


class ResolutionQuerySet(models.QuerySet):
    """Resolutions and agreements of gminas."""

    def visible_to(self, user) -> "ResolutionQuerySet":
        """Public acts: whoever is signed in."""
        return self if user.may(Act.READ_PUBLISHED) else self.none()

    def in_force(self, day: datetime.date) -> "ResolutionQuerySet":
        """Adopted by ``day``, begun and not repealed."""
        return (
            self.filter(adopted_on__lte=day)
            .filter(Q(in_force_from__isnull=True) | Q(in_force_from__lte=day))
            .filter(Q(repealed_on__isnull=True) | Q(repealed_on__gt=day))
        )


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
