"""Units of the centre as a tree."""

from collections.abc import Iterable
from dataclasses import dataclass

from cus.centre.models import CentreUnit


@dataclass(frozen=True, slots=True)
class Node:
    """A unit with its parts."""

    unit: CentreUnit
    parts: list["Node"]


def tree_of(units: Iterable[CentreUnit]) -> list[Node]:
    """Return the units without a parent, each with its parts, in the order given."""
    below: dict[int | None, list[CentreUnit]] = {}
    for unit in units:
        below.setdefault(unit.parent_id, []).append(unit)

    def nodes(parent_id: int | None) -> list[Node]:
        return [Node(unit, nodes(unit.pk)) for unit in below.get(parent_id, [])]

    return nodes(None)
