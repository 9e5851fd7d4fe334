"""Questions asked of the registry and of agreements."""

from django.db import models

from cus.accounts.acts import Act
from partners.enums import AgreementState, PartnerState


class PartnerQuerySet(models.QuerySet):
    """Partner cards."""

    def visible_to(self, user) -> "PartnerQuerySet":
        """Cards are working papers of the staff."""
        return self if user.may(Act.READ_DRAFTS) else self.none()

    def active(self) -> "PartnerQuerySet":
        """Cards that are not archived."""
        return self.filter(state=PartnerState.ACTIVE)

    def for_list(self) -> "PartnerQuerySet":
        """With what a list row shows: the number of services offered."""
        return self.annotate(offer_count=models.Count("offers", distinct=True)).defer(
            "resources_staff", "resources_infrastructure", "other_information", "actions_taken"
        )


class AgreementQuerySet(models.QuerySet):
    """Cooperation agreements."""

    def visible_to(self, user) -> "AgreementQuerySet":
        """Drafts only for the staff; signed ones for everybody who reads what is in force."""
        if user.may(Act.READ_DRAFTS):
            return self
        if user.may(Act.READ_PUBLISHED):
            return self.exclude(state=AgreementState.DRAFT)
        return self.none()

    def for_list(self) -> "AgreementQuerySet":
        """With what a list row shows."""
        newest_first = [models.F("concluded_on").desc(nulls_first=True), "-pk"]
        return self.annotate(party_count=models.Count("parties", distinct=True)).order_by(*newest_first)
