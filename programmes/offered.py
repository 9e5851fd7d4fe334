"""Who offers a service of the catalogue, and how much: told beside it where services are chosen."""

from django.db.models import Prefetch

from cus.text.plural import plural
from partners.models import Offer
from services.models import Service
from services.units import amount

MOST_AMOUNTS = 3


def with_offers(queryset):
    """Services with offers of active partners, for ``offers_text``."""
    offers = Offer.objects.filter(partner__state="active").order_by("pk")
    return queryset.prefetch_related(Prefetch("offers", queryset=offers, to_attr="open_offers"))


def offers_text(service: Service) -> str:
    """Write „3 partnerów: 120 godzin miesięcznie, 40 posiłków dziennie”; amounts are not added up."""
    offers = service.open_offers
    if not offers:
        return "nikt jej nie oferuje"
    partners = len({offer.partner_id for offer in offers})
    told = f"{partners} {plural(partners, 'partner', 'partnerzy', 'partnerów')}"
    amounts = [amount(one.capacity, one.unit, one.period) for one in offers if one.capacity is not None]
    if not amounts:
        return f"{told}, możliwości nie podano"
    more = " i inne" if len(amounts) > MOST_AMOUNTS else ""
    return f"{told}: {', '.join(amounts[:MOST_AMOUNTS])}{more}"
