"""Questions asked of diagnoses."""

from django.db import models
from django.db.models import Q

from cus.accounts.acts import Act
from cus.text.database import PolishSortKey
from cus.text.search import stems
from diagnosis.enums import DiagnosisStage
from diagnosis.figures.enums import AreaLevel

PUBLISHED_STAGES = (DiagnosisStage.HANDED_OVER, DiagnosisStage.IN_FORCE, DiagnosisStage.SUPERSEDED)


class DiagnosisQuerySet(models.QuerySet):
    """Diagnoses of needs and potential."""

    def visible_to(self, user) -> "DiagnosisQuerySet":
        """Working stages only for the staff; from the handover on for everybody who reads."""
        if user.may(Act.READ_DRAFTS):
            return self
        if user.may(Act.READ_PUBLISHED):
            return self.filter(stage__in=PUBLISHED_STAGES)
        return self.none()

    def in_force_on(self, day) -> "DiagnosisQuerySet":
        """Diagnoses in force whose five years cover ``day``."""
        return self.filter(stage=DiagnosisStage.IN_FORCE, period_start__lte=day, period_end__gte=day)

    def standing(self) -> "DiagnosisQuerySet":
        """Without those that were withdrawn: nothing is built upon them."""
        return self.exclude(stage=DiagnosisStage.WITHDRAWN)

    def for_list(self) -> "DiagnosisQuerySet":
        """With what a list row shows."""
        return self.annotate(
            need_count=models.Count("needs", distinct=True),
            territory_count=models.Count("territories", distinct=True),
        ).prefetch_related("gminas")


class NeedQuerySet(models.QuerySet):
    """Rows of form 1."""

    def in_order(self) -> "NeedQuerySet":
        """In the order of the sheet."""
        return self.order_by("position", "pk")

    def incomplete(self) -> "NeedQuerySet":
        """Drafts without a group or without a need (both are required of a whole row)."""
        return self.filter(models.Q(group__regex=r"^\s*$") | models.Q(need__regex=r"^\s*$"))

    def for_sheet(self) -> "NeedQuerySet":
        """In order, with the catalogue services and the areas of each row."""
        links = models.Prefetch(
            "service_links", self.model.service_links.rel.related_model.objects.select_related("service")
        )
        return self.in_order().prefetch_related(links, "areas")


class IndicatorQuerySet(models.QuerySet):
    """Indicators of the centre."""

    def for_list(self) -> "IndicatorQuerySet":
        """With how many values each has and of which years."""
        return self.annotate(
            value_count=models.Count("values"),
            first_year=models.Min("values__year"),
            last_year=models.Max("values__year"),
        ).order_by(PolishSortKey("name"), "pk")


class FigureQuerySet(models.QuerySet):
    """Values of indicators."""

    def wholes(self) -> "FigureQuerySet":
        """Without parts of gminas, which are never added to wholes."""
        return self.exclude(area__level=AreaLevel.PART)

    def of(self, indicator, *, sex: str = "", age: str = "") -> "FigureQuerySet":
        """Values of one slice of an indicator, series by series, year by year."""
        return self.filter(indicator=indicator, sex=sex, age=age).order_by("area", "unit", "base", "year")


class NoteQuerySet(models.QuerySet):
    """Notes of the year."""

    def visible_to(self, user) -> "NoteQuerySet":
        """Notes are working papers of the staff."""
        return self if user.may(Act.READ_DRAFTS) else self.none()

    def unread(self) -> "NoteQuerySet":
        """Notes that no diagnosis has taken or read."""
        return self.filter(reading__isnull=True)

    def waiting_for(self, diagnosis) -> "NoteQuerySet":
        """Unread notes of the area of ``diagnosis``: of its gminas, or of no gmina in particular."""
        return self.unread().filter(Q(gmina__isnull=True) | Q(gmina__in=diagnosis.gminas.values("pk")))

    def calling(self) -> "NoteQuerySet":
        """Unread notes that say the diagnosis must be updated (art. 21 ust. 2)."""
        return self.unread().filter(update_needed=True)

    def search(self, text: str) -> "NoteQuerySet":
        """Notes that hold every word of ``text``; tolerates inflection, missing diacritics and slips."""
        found = self
        for word in stems(text):
            found = found.filter(Q(search_text__contains=word) | Q(search_text__trigram_word_similar=word))
        return found

    def for_list(self) -> "NoteQuerySet":
        """With what a row of the list shows."""
        return self.select_related("area", "gmina", "created_by", "reading__need", "reading__diagnosis")
