"""What is known of editions that came with the application."""

import datetime as dt
from dataclasses import dataclass

from services.models import OccupationEdition


@dataclass(frozen=True, slots=True)
class Replacement:
    """The act that replaced an edition, and since when it is in force."""

    act: str
    in_force: dt.date


# The annex with the new list is not part of the application.
REPLACED = {"kzis-2023": Replacement("Dz.U. 2025 poz. 1534", dt.date(2025, 11, 27))}


def replacement_of(edition: OccupationEdition | None) -> Replacement | None:
    """Return what replaced the edition, as far as is known."""
    return REPLACED.get(edition.code) if edition else None
