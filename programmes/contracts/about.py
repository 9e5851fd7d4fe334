"""What apps above tell on the page of a contract: reports of the provider, and whatever comes.

Other apps enter theirs while the application starts::

    about.tells(reports_of_contract)

where ``reports_of_contract(user, contract)`` returns a ``partners.sides.Side`` or ``None``. Programmes know
none of them.
"""

from collections.abc import Callable

from partners.sides import Side
from programmes.models import ServiceContract

Teller = Callable[[object, ServiceContract], Side | None]
_tellers: list[Teller] = []


def tells(teller: Teller) -> None:
    """Enter what tells of a contract; called while the application starts."""
    if teller not in _tellers:
        _tellers.append(teller)


def told_of(user, contract: ServiceContract) -> list[Side]:
    """Return what other apps tell ``user`` of a signed ``contract``."""
    return [side for teller in _tellers if (side := teller(user, contract))]
