"""Questions asked of questionnaires on quality."""

import datetime

from django.db import models
from django.db.models import Q

from cus.accounts.acts import Act
from programmes.results.quality_enums import Standing, SurveyState
from programmes.results.querysets import adopted


class SurveyQuerySet(models.QuerySet):
    """Questionnaires."""

    def visible_to(self, user) -> "SurveyQuerySet":
        """The staff see all; who reads what is in force sees those that were opened, of adopted programmes."""
        if user.may(Act.READ_DRAFTS):
            return self
        if user.may(Act.READ_PUBLISHED):
            programmes = adopted(self.model._meta.get_field("programme").related_model.objects.all())
            return self.filter(programme__in=programmes).exclude(state=SurveyState.DRAFT)
        return self.none()

    def ended(self, today: datetime.date) -> "SurveyQuerySet":
        """Those that take no more answers from the page: closed, or past their last day."""
        return self.filter(Q(state=SurveyState.CLOSED) | Q(state=SurveyState.OPEN, closes_on__lt=today))


class OpinionQuerySet(models.QuerySet):
    """Answers."""

    def counted(self) -> "OpinionQuerySet":
        """Those that results are made of."""
        return self.filter(standing=Standing.COUNTED)

    def suspicious(self) -> "OpinionQuerySet":
        """Those kept apart until the organiser accepts or drops them."""
        return self.filter(standing=Standing.SUSPICIOUS)
