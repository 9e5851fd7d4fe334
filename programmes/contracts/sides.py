"""What a partner's card tells of its contracts."""

from partners.models import Partner
from partners.sides import Side, SideRow
from programmes.contracts.printing import period_of
from programmes.models import ServiceContract

MOST = 8


def contracts_of_partner(user, partner: Partner) -> Side | None:
    """Return the newest contracts of ``partner`` that ``user`` may see."""
    contracts = ServiceContract.objects.visible_to(user).filter(providers__partner=partner).prefetch_related("annexes")
    rows = tuple(
        SideRow(str(one), one.get_absolute_url(), one.state_kind, one.state_word, period_of(one))
        for one in contracts.distinct()[:MOST]
    )
    return Side("Umowy", rows, "Nie ma umowy ani przydziału.")
