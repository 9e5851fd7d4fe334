"""The part of each gmina in a diagnosis of several (art. 21 ust. 4): what is there and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from cus.centre.models import Gmina
from cus.text.plural import plural
from diagnosis.models import Diagnosis, Need, TerritoryForm
from diagnosis.potential import Potential, shown_potential

EVERYWHERE = "wszystkie gminy"


@dataclass(frozen=True, slots=True)
class Part:
    """What a diagnosis holds of one gmina. ``partners`` perform services there, as the list of the potential says."""

    gmina: Gmina
    needs: tuple[tuple[int, Need], ...]
    territories: tuple[TerritoryForm, ...]
    partners: int
    common: int

    @property
    def missing(self) -> list[str]:
        """What the part lacks, in words; empty when it is there."""
        found = []
        if not self.needs:
            common = plural(self.common, "potrzeba wspólna", "potrzeby wspólne", "potrzeb wspólnych")
            rest = f", są tylko wspólne dla wszystkich gmin ({self.common} {common})" if self.common else ""
            found.append(f"nie ma własnych potrzeb{rest}")
        if not self.territories:
            found.append("nie ma własnego formularza terytorium")
        if not self.partners:
            found.append("na liście potencjału nikt nie wykonuje usług w tej gminie")
        return found

    @property
    def is_empty(self) -> bool:
        """Nothing in the diagnosis is said of this gmina alone."""
        return not self.needs and not self.territories


@dataclass(frozen=True, slots=True)
class Parts:
    """All gminas of a diagnosis, and what is said of all of them together."""

    parts: tuple[Part, ...]
    common_needs: tuple[tuple[int, Need], ...]
    common_territories: tuple[TerritoryForm, ...]

    @property
    def are_several(self) -> bool:
        """Art. 21 ust. 4 asks for a part of each gmina only where there are several."""
        return len(self.parts) > 1


def parts_of(diagnosis: Diagnosis, potential: Potential | None = None) -> Parts:
    """Return the part of each gmina; as many queries whatever the number of gminas.

    A row without a gmina is of all of them together: it stands apart, and a gmina does not get a part by it,
    unless the diagnosis is of one gmina.
    """
    gminas = list(diagnosis.gminas.all())
    needs = list(enumerate(diagnosis.needs.in_order(), 1))
    territories = list(diagnosis.territories.all())
    serving = _performing(potential or shown_potential(diagnosis), gminas)
    alone = len(gminas) == 1

    def own(row, gmina) -> bool:
        return row.gmina_id == gmina.pk or (alone and row.gmina_id is None)

    common = tuple((number, need) for number, need in needs if need.gmina_id is None and not alone)
    return Parts(
        parts=tuple(
            Part(
                gmina,
                tuple((number, need) for number, need in needs if own(need, gmina)),
                tuple(form for form in territories if own(form, gmina)),
                serving.get(gmina.pk, 0),
                len(common),
            )
            for gmina in gminas
        ),
        common_needs=common,
        common_territories=tuple(form for form in territories if form.gmina_id is None and not alone),
    )


def _performing(potential: Potential | None, gminas: Sequence[Gmina]) -> dict[str, int]:
    """Count bodies that perform services by gmina; of one gmina also those whose card names none."""
    entries = potential.performing if potential else ()
    alone = len(gminas) == 1
    return {
        gmina.pk: sum(entry.acts_in(gmina.pk) or (alone and not entry.gminas) for entry in entries) for gmina in gminas
    }
