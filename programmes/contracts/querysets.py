"""Questions asked of contracts."""

import datetime

from django.apps import apps
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Least

from cus.accounts.acts import Act
from programmes.contracts.enums import ContractState


class ContractQuerySet(models.QuerySet):
    """Contracts and assignments."""

    def visible_to(self, user) -> "ContractQuerySet":
        """Drafts only for the staff; signed ones for everybody who reads what is in force."""
        if user.may(Act.READ_DRAFTS):
            return self
        return self.exclude(state=ContractState.DRAFT) if user.may(Act.READ_PUBLISHED) else self.none()

    def as_of(self, day: datetime.date) -> "ContractQuerySet":
        """With ``current_end`` and ``current_amount``: what annexes and the end made of them by ``day``."""
        annexes = apps.get_model("programmes", "ContractAnnex").objects.filter(
            contract=OuterRef("pk"), effective_on__lte=day
        )
        newest = annexes.order_by("-effective_on", "-number")
        ends = newest.filter(period_end__isnull=False).values("period_end")[:1]
        amounts = newest.filter(amount__isnull=False).values("amount")[:1]
        return self.annotate(
            current_end=Least(Coalesce(Subquery(ends), F("period_end")), F("ended_on")),
            current_amount=Coalesce(Subquery(amounts), F("amount")),
        )

    def signed(self) -> "ContractQuerySet":
        """All but drafts."""
        return self.exclude(state=ContractState.DRAFT)

    def binding_on(self, day: datetime.date) -> "ContractQuerySet":
        """Those that bound somebody on ``day``."""
        return self.signed().as_of(day).filter(period_start__lte=day, current_end__gte=day)

    def for_list(self, day: datetime.date) -> "ContractQuerySet":
        """With what a list row shows."""
        related = self.select_related("own_unit").prefetch_related(
            "providers__partner", "items", "programme__versions"
        )
        return related.as_of(day).order_by(F("concluded_on").desc(nulls_first=True), "-pk")

    def whole(self) -> "ContractQuerySet":
        """With all rows that the page and the print look at."""
        people = ("signed_by", "signed_under", "ended_by", "ended_under", "authorisation", "authorisation__person")
        links = ("own_unit", "signatory", "power", "agreement", "programme")
        return self.select_related(*people, *links).prefetch_related(
            "providers__partner", "items", "tranches", "report_dates", "annexes__recorded_by",
            "annexes__recorded_under", "programme__versions",
        )  # fmt: skip

    def ending_before(self, day: datetime.date, *, today: datetime.date) -> "ContractQuerySet":
        """Signed, binding or to come, whose last day is on ``day`` or earlier."""
        return (
            self.filter(state=ContractState.SIGNED)
            .as_of(today)
            .filter(Q(current_end__lte=day) & Q(current_end__gte=today))
        )
