"""The list laid out as the act asks: gmina by gmina (art. 21 ust. 4), in each the categories a–e."""

from dataclasses import dataclass

from diagnosis.potential.facts import LETTERS, Entry, Gmina, Potential
from partners.enums import PotentialCategory


@dataclass(frozen=True, slots=True)
class CategoryBlock:
    """Entities of one category; the list of an empty one is empty, and that is said."""

    letter: str
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class GminaPart:
    """The part of one gmina; ``gmina`` is empty for entities whose card does not say where they act."""

    gmina: Gmina | None
    blocks: tuple[CategoryBlock, ...]

    @property
    def count(self) -> int:
        """How many entities there are."""
        return sum(len(block.entries) for block in self.blocks)


def parts_of(potential: Potential) -> list[GminaPart]:
    """Return a whole part for each gmina of the diagnosis, and one for entities without a gmina if there are any.

    With one gmina only, an entity without a gmina acts in the centre's area, so it is in that gmina's part.
    """
    nowhere = tuple(entry for entry in potential.entries if not entry.gminas)
    if len(potential.gminas) == 1:
        return [_part(potential.gminas[0], potential.entries)]
    parts = [
        _part(gmina, tuple(entry for entry in potential.entries if entry.acts_in(gmina.code)))
        for gmina in potential.gminas
    ]
    return parts + ([_part(None, nowhere)] if nowhere else [])


def _part(gmina: Gmina | None, entries: tuple[Entry, ...]) -> GminaPart:
    blocks = [
        CategoryBlock(letter, _label(code), tuple(entry for entry in entries if entry.category == code))
        for code, letter in LETTERS.items()
    ]
    return GminaPart(gmina, tuple(blocks))


PLURALS = {
    PotentialCategory.MUNICIPAL_UNIT: "jednostki organizacyjne gminy",
    PotentialCategory.NGO: "organizacje pozarządowe",
    PotentialCategory.EQUIVALENT_ENTITY: "podmioty z art. 3 ust. 3 ustawy o działalności pożytku publicznego",
    PotentialCategory.NATURAL_PERSON: "osoby fizyczne",
    PotentialCategory.LEGAL_PERSON: "osoby prawne",
}


def _label(code: str) -> str:
    return PLURALS[PotentialCategory(code)]
