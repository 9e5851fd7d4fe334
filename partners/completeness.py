"""How complete a card is: the thirteen printed rows, and who may sign."""

from dataclasses import dataclass

from partners.models import Partner
from partners.rows import LATER, ROWS


@dataclass(frozen=True, slots=True)
class RowState:
    """One printed row: its short name, the first field (to link to), whether it is filled."""

    label: str
    field: str
    filled: bool

    @property
    def is_later(self) -> bool:
        """Filled only at later stages."""
        return self.field == LATER


def completeness(partner: Partner) -> list[RowState]:
    """Return the thirteen rows with their states; a row counts as filled when any of its fields is."""
    return [
        RowState(label, fields[0], any(getattr(partner, name) not in ("", None) for name in fields))
        for label, fields in ROWS
    ]
