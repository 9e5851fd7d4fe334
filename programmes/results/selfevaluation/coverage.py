"""How much of the report rests on what the system knows: leaf sections that hold a sentence with its source.

Own text, template phrases and headings do not count. A goal copied from the agreement says nothing of how far
it was reached, so alone it does not count in that section either.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from programmes.results.selfevaluation.enums import Aspect, SourceKind
from programmes.results.selfevaluation.outline import Leaf

# Asked of the whole outline.
LEAST = 60


@dataclass(frozen=True, slots=True)
class Coverage:
    """``sourced`` of ``asked`` leaf sections; ``apart`` are those that do not apply."""

    sourced: int
    asked: int
    apart: int = 0

    @property
    def percent(self) -> int:
        """Whole per cent, rounded down: 60 means at least 60."""
        return self.sourced * 100 // self.asked if self.asked else 0

    @property
    def is_enough(self) -> bool:
        """Whether the share is as high as it should be."""
        return self.percent >= LEAST


def is_sourced(aspect: str, kinds: Iterable[str]) -> bool:
    """Whether kept sentences of such source kinds make a leaf of ``aspect`` count."""
    counted = set(kinds)
    if aspect == Aspect.GOALS:
        counted.discard(SourceKind.AGREEMENT)
    return bool(counted)


def coverage(leaves: Iterable[Leaf], kinds: Mapping[tuple, Iterable[str]]) -> Coverage:
    """Count over ``leaves``; ``kinds`` are the source kinds of kept sentences and remarks by ``Leaf.key``."""
    listed = list(leaves)
    asked = [leaf for leaf in listed if leaf.applies]
    sourced = sum(is_sourced(leaf.aspect, kinds.get(leaf.key, ())) for leaf in asked)
    return Coverage(sourced, len(asked), len(listed) - len(asked))
