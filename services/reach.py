"""Where a service is used: offers, needs and programmes, through related managers of the apps above."""

from dataclasses import dataclass, field

from cus.accounts.acts import Act
from services.models import Service


@dataclass(frozen=True, slots=True)
class Reach:
    """Offers that the person may see, and how often the service is used.

    ``shown`` is false for a person who may not read working papers; the lists are then empty.
    """

    shown: bool
    offers: list = field(default_factory=list)
    needs: int = 0
    programme_items: int = 0

    @classmethod
    def of(cls, service: Service, user) -> "Reach":
        """Gather the reach of ``service`` as ``user`` may know it."""
        if not user.may(Act.READ_DRAFTS):
            return cls(shown=False)
        partners = service.offers.model.partner.field.related_model.objects.visible_to(user).active()
        return cls(
            shown=True,
            offers=list(
                service.offers.filter(partner__in=partners).select_related("partner").order_by("partner__name", "pk")
            ),
            needs=service.need_links.count(),
            programme_items=service.programme_items.count(),
        )
