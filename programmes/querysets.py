"""Questions asked of programmes."""

import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models

from cus.accounts.acts import Act
from programmes.enums import ADOPTED_STATES, EDITABLE_STATES, Outcome, ProgrammeState

# A version that binds, or may come to bind.
RUNNING_STATES = (*EDITABLE_STATES, ProgrammeState.SUBMITTED, ProgrammeState.APPROVED, ProgrammeState.SENT_TO_MAYOR)
RUNNING_STATES += (ProgrammeState.ADOPTED, ProgrammeState.IN_FORCE)


class ProgrammeVersionQuerySet(models.QuerySet):
    """Versions of programmes."""

    def visible_to(self, user) -> "ProgrammeVersionQuerySet":
        """Working states only for the staff; adopted versions for everybody who reads."""
        if user.may(Act.READ_DRAFTS):
            return self
        if user.may(Act.READ_PUBLISHED):
            return self.filter(state__in=ADOPTED_STATES)
        return self.none()

    def awaiting_decision(self) -> "ProgrammeVersionQuerySet":
        """Versions on the director's desk."""
        return self.filter(state=ProgrammeState.SUBMITTED)

    def open_for_editing(self) -> "ProgrammeVersionQuerySet":
        """Drafts and returned versions."""
        return self.filter(state__in=EDITABLE_STATES)

    def in_force_on(self, day: datetime.date) -> "ProgrammeVersionQuerySet":
        """Versions that were local law on ``day``: of each programme the newest that had taken effect and not lost it.

        What was annulled wholly never was law; in a joint programme one resolution in force is enough.
        """
        binding = self.model.objects.filter(_binds_on(day)).exclude(state=ProgrammeState.ANNULLED)
        newer = binding.filter(programme=models.OuterRef("programme"), number__gt=models.OuterRef("number"))
        return self.filter(pk__in=binding.values("pk")).exclude(models.Exists(newer))

    def for_list(self) -> "ProgrammeVersionQuerySet":
        """With what a list row shows."""
        return (
            self.select_related("programme")
            .annotate(item_count=models.Count("items", distinct=True))
            .order_by("-programme_id", "-number")
        )


def _binds_on(day: datetime.date) -> models.Q:
    kept = models.Q(resolutions__repealed_on__isnull=True) | models.Q(resolutions__repealed_on__gt=day)
    return models.Q(resolutions__outcome=Outcome.ADOPTED, resolutions__effective_on__lte=day) & kept


def parallel_to(visible: ProgrammeVersionQuerySet) -> ArraySubquery:
    """Names of programmes among ``visible`` that run at the same time as a version (art. 4 ust. 3 allows several)."""
    same = visible.filter(
        state__in=RUNNING_STATES,
        period_start__lte=models.OuterRef("period_end"),
        period_end__gte=models.OuterRef("period_start"),
    ).exclude(programme=models.OuterRef("programme"))
    return ArraySubquery(same.order_by("name", "pk").values("name"))
