"""Questions asked of the classification of occupations and of its editions."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone

from cus.text.search import stems


class OccupationEditionQuerySet(models.QuerySet):
    """Editions, by what they are on a day."""

    def in_force(self, on: dt.date | None = None) -> "OccupationEditionQuerySet":
        """The one edition that is current on the day (today): the last one whose day has come; at most one row."""
        return self.filter(valid_from__lte=on or timezone.localdate()).order_by("-valid_from")[:1]

    def current(self, on: dt.date | None = None):
        """Return the edition in which codes are looked up on the day, or None in an empty installation."""
        return self.in_force(on).first()

    def planned(self) -> "OccupationEditionQuerySet":
        """Editions with a day still to come, the nearest first."""
        return self.filter(valid_from__gt=timezone.localdate()).order_by("valid_from")


class OccupationQuerySet(models.QuerySet):
    """Entries of the classification."""

    def current(self, on: dt.date | None = None) -> "OccupationQuerySet":
        """Entries of the edition that is current on the day (today)."""
        editions = self.model._meta.get_field("edition").related_model._default_manager
        return self.filter(edition=editions.in_force(on).values("pk"))

    def with_words(self, text: str) -> "OccupationQuerySet":
        """Entries whose title holds every word of ``text``, whatever its inflection and diacritics."""
        found = self
        for word in stems(text):
            found = found.filter(search_text__contains=word)
        return found

    def like_words(self, text: str) -> "OccupationQuerySet":
        """As ``with_words``, each word allowed a slip of the pen."""
        found = self
        for word in stems(text):
            found = found.filter(_like(word))
        return found

    def like_any_word(self, text: str) -> "OccupationQuerySet":
        """Entries with at least one of the words, a slip of the pen allowed."""
        wanted = Q(pk__in=[])
        for word in stems(text):
            wanted |= _like(word)
        return self.filter(wanted)


def _like(word: str) -> Q:
    return Q(search_text__contains=word) | Q(search_text__trigram_word_similar=word)
