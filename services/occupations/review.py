"""The whole catalogue against the classification: codes in force and codes as their source prints them."""

from collections.abc import Iterator
from dataclasses import dataclass

from services.editions.succession import Succession
from services.models import ServiceRequirement
from services.occupations.classification import Classification
from services.occupations.findings import Finding, FindingKind, no_successor


@dataclass(frozen=True, slots=True)
class RowFinding:
    """A finding about one row of requirements.

    ``in_force`` is true when the row's own occupation is at fault; false when only the source is, which
    the catalogue keeps on purpose as the row's provenance.
    """

    row: ServiceRequirement
    finding: Finding
    in_force: bool


def review() -> Iterator[RowFinding]:
    """Yield what is wrong in the requirements of all services, service after service.

    An occupation of an earlier edition is right when it has a place in the current one; what the source
    prints is judged by the edition to which the row's occupation belongs.
    """
    rows = list(
        ServiceRequirement.objects.select_related("service", "occupation").order_by("service", "position", "pk")
    )
    standings = Succession().standings({row.occupation.pk: row.occupation for row in rows if row.occupation}.values())
    known: dict[int | None, Classification] = {None: Classification.current()}
    for row in rows:
        edition = row.occupation.edition_id if row.occupation else None
        classification = known.setdefault(edition, Classification(edition=edition) if edition else known[None])
        standing = standings.get(row.occupation_id)
        if standing is not None and standing.is_flagged:
            yield RowFinding(row, no_successor(standing.reason, standing.proposals), in_force=True)
        printed = classification.check(row.printed_code, row.printed_title)
        if printed:
            yield RowFinding(row, printed, in_force=False)
        adopted = _adopted_otherwise(row, printed, classification)
        if adopted:
            yield RowFinding(row, adopted, in_force=True)


def _adopted_otherwise(row: ServiceRequirement, printed: Finding | None, known: Classification) -> Finding | None:
    """Say when the source means another occupation than the row names."""
    if not row.occupation or not (row.printed_code or row.printed_title):
        return None
    found = known.entry(row.printed_code) if row.printed_code else None
    meant = printed.candidates if printed else known.named(row.printed_title) or (found,)
    if not meant or row.occupation.code in {entry.code for entry in meant}:
        return None
    message = f"Wpisano {row.occupation}, a źródło mówi o {meant[0]}."
    return Finding(FindingKind.OTHER_TITLE, message, tuple(meant))
