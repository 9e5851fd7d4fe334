"""A table of rows on a page of the builder."""

from dataclasses import dataclass

from cus.ui.rows import RowsFormSet


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a page: ``name`` is the key of its rows in ``programmes.contents``.

    ``cards``: a row has more cells than a line has room for and stands as a card.
    """

    name: str
    formset: type[RowsFormSet]
    label: str
    add: str
    cards: bool = False
