"""Questions asked of the guide."""

from django.db import models
from django.db.models import Q

from cus.accounts.acts import Act
from partners.enums import LegalForm, PartnerState
from services.enums import ServiceState


class GuideEntryQuerySet(models.QuerySet):
    """Published offers."""

    def visible_to(self, user) -> "GuideEntryQuerySet":
        """Whoever reads what is in force reads the guide."""
        return self.standing() if user.may(Act.READ_PUBLISHED) else self.none()

    def standing(self) -> "GuideEntryQuerySet":
        """Entries of partners and services in use; a private person's only while the consent holds."""
        private = Q(offer__partner__legal_form=LegalForm.NATURAL_PERSON, offer__person_is_public=False)
        in_use = self.filter(offer__partner__state=PartnerState.ACTIVE, offer__service__state=ServiceState.ACTIVE)
        return in_use.exclude(private)
