"""What apps above tell on the page of a card: contracts, and whatever comes.

Other apps enter theirs while the application starts::

    sides.tells(contracts_of_partner)

where ``contracts_of_partner(user, partner)`` returns a ``Side`` or ``None``. This package knows none of them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from partners.models import Partner


@dataclass(frozen=True, slots=True)
class SideRow:
    """One line: a link, the kind of colour and the word of its state, a remark in small type."""

    text: str
    url: str
    kind: str
    word: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """A part of the rail: its heading and rows; ``empty`` stands where there are none."""

    title: str
    rows: tuple[SideRow, ...]
    empty: str


Teller = Callable[[object, Partner], Side | None]
_tellers: list[Teller] = []


def tells(teller: Teller) -> None:
    """Enter what tells of a partner; called while the application starts."""
    if teller not in _tellers:
        _tellers.append(teller)


def sides_of(user, partner: Partner) -> list[Side]:
    """Return what other apps tell ``user`` of ``partner``."""
    return [side for teller in _tellers if (side := teller(user, partner))]
