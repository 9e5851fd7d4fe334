"""The potential of art. 21 ust. 3 pkt 2: who performs which services in the centre's area, and on what scale."""

from diagnosis.potential.comparing import Difference, compared
from diagnosis.potential.facts import Entry, Gmina, LeftOut, Potential, Scale
from diagnosis.potential.keeping import kept_potential, shown_potential
from diagnosis.potential.listing import CategoryBlock, GminaPart, parts_of
from diagnosis.potential.registry import potential_of

__all__ = [
    "CategoryBlock",
    "Difference",
    "Entry",
    "Gmina",
    "GminaPart",
    "LeftOut",
    "Potential",
    "Scale",
    "compared",
    "kept_potential",
    "parts_of",
    "potential_of",
    "shown_potential",
]
