"""What becomes of a code of an earlier edition: services keep it, and it is judged by the current one.

A code stands when, edition after edition, an entry has the same code and the same title (gender and
inflection aside), or exactly one entry is named as its successor. Otherwise a person must look at it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from services.models import Occupation, OccupationEdition, OccupationSuccession, Service, ServiceRequirement
from services.occupations.classification import Classification
from services.occupations.entries import Entry
from services.occupations.titles import title_key


@dataclass(frozen=True, slots=True)
class Standing:
    """How an occupation stands in an edition.

    ``now`` is its entry there; without one ``reason`` says why, and ``proposals`` are the nearest entries.
    """

    occupation: Occupation
    now: Entry | None
    reason: str = ""
    proposals: tuple[Entry, ...] = ()

    @property
    def is_flagged(self) -> bool:
        """A person must choose another code."""
        return self.now is None

    @property
    def is_renumbered(self) -> bool:
        """It stands, under another code or title than the service keeps."""
        return self.now is not None and (self.now.code, self.now.title) != (
            self.occupation.code,
            self.occupation.title,
        )


class Succession:
    """Judges occupations by one edition: the current one, or one that is only planned."""

    def __init__(self, target: OccupationEdition | None = None) -> None:
        self.target = target or OccupationEdition.objects.current()
        self._known = Classification(edition=self.target)

    def standings(self, occupations: Iterable[Occupation]) -> dict[int, Standing]:
        """Return the standing of each, by key; those of the edition itself cost nothing."""
        found: dict[int, Standing] = {}
        strangers: dict[int, list[Occupation]] = {}
        for entry in occupations:
            if self.target is None or entry.edition_id == self.target.pk:
                found[entry.pk] = Standing(entry, _entry(entry))
            else:
                strangers.setdefault(entry.edition_id, []).append(entry)
        for edition_id, entries in strangers.items():
            found |= self._from(edition_id, entries)
        return found

    def flagged(self, occupations: Iterable[Occupation]) -> list[Standing]:
        """Return the standings a person must look at, by code, with proposals."""
        standings = self.standings(occupations).values()
        return sorted((one for one in standings if one.is_flagged), key=lambda one: one.occupation.code)

    def _from(self, edition_id: int, entries: list[Occupation]) -> dict[int, Standing]:
        """Follow the entries of one edition step by step to the target."""
        at: dict[int, Occupation] = {entry.pk: entry for entry in entries}
        lost: dict[int, Standing] = {}
        for step in self._steps(edition_id):
            for pk, (following, candidates) in _step(at, step).items():
                if following is None:
                    lost[pk] = self._lost(next(one for one in entries if one.pk == pk), step, candidates)
                    del at[pk]
                else:
                    at[pk] = following
        standing = {entry.pk: Standing(entry, _entry(at[entry.pk])) for entry in entries if entry.pk in at}
        return standing | lost

    def _steps(self, edition_id: int) -> list[OccupationEdition]:
        """Editions from the one after ``edition_id`` to the target; the target alone when no chain leads there."""
        by_pk = OccupationEdition.objects.in_bulk()
        chain, edition = [], self.target
        while edition is not None and edition.pk != edition_id and edition not in chain:
            chain.append(edition)
            edition = by_pk.get(edition.previous_id)
        return chain[::-1] if edition is not None and edition.pk == edition_id else [self.target]

    def _lost(self, entry: Occupation, step: OccupationEdition, candidates: list[Occupation]) -> Standing:
        at_code = self._known.entry(entry.code)
        if candidates:
            reason = f"W wydaniu „{step}” ten zawód podzielono: {', '.join(map(str, candidates))}. Wybierz właściwy."
        elif at_code is not None:
            reason = f"W wydaniu „{self.target}” kod {entry.code} to „{at_code.title}”."
        else:
            reason = f"W wydaniu „{self.target}” nie ma kodu {entry.code} ani wskazanego następcy."
        known = [self._known.entry(candidate.code) for candidate in candidates]
        nearest = self._known.named(entry.title) or self._known.nearest(entry.title)
        proposed = dict.fromkeys([*(one for one in known if one), *nearest])
        if at_code is not None and not candidates and not nearest:
            proposed = {at_code: None}
        occupations = (one for one in proposed if one.level == Occupation.OCCUPATION_LEVEL)
        return Standing(entry, None, reason, tuple(occupations))


def flagged_of(service: Service) -> list[Standing]:
    """Return the occupations of one service that have no place in the current edition."""
    rows = [row for row in service.requirements.all() if row.occupation_id]
    return Succession().flagged({row.occupation_id: row.occupation for row in rows}.values()) if rows else []


def codes_to_check(target: OccupationEdition | None = None) -> list[tuple[Standing, list[ServiceRequirement]]]:
    """Return the occupations named by services that have no place in the edition, with the rows that name them."""
    succession = Succession(target)
    rows = ServiceRequirement.objects.filter(occupation__isnull=False)
    if succession.target is not None:
        rows = rows.exclude(occupation__edition=succession.target)
    rows = rows.select_related("occupation", "service").order_by("service__name", "position", "pk")
    by_occupation: dict[int, list[ServiceRequirement]] = {}
    for row in rows:
        by_occupation.setdefault(row.occupation_id, []).append(row)
    flagged = succession.flagged(found[0].occupation for found in by_occupation.values())
    return [(standing, by_occupation[standing.occupation.pk]) for standing in flagged]


def _step(
    at: dict[int, Occupation], edition: OccupationEdition
) -> dict[int, tuple[Occupation | None, list[Occupation]]]:
    """Return, by the key of the beginning, who follows in ``edition``, and who might when it is not one."""
    codes = {entry.code for entry in at.values()}
    same = {entry.code: entry for entry in edition.entries.filter(code__in=codes)}
    named: dict[int, list[Occupation]] = {}
    links = OccupationSuccession.objects.filter(old__in=[one.pk for one in at.values()], new__edition=edition)
    for link in links.select_related("new").order_by("new__code"):
        named.setdefault(link.old_id, []).append(link.new)
    followed: dict[int, tuple[Occupation | None, list[Occupation]]] = {}
    for pk, entry in at.items():
        twin, successors = same.get(entry.code), named.get(entry.pk, [])
        if twin is not None and title_key(twin.title) == title_key(entry.title):
            followed[pk] = (twin, [])
        elif len(successors) == 1:
            followed[pk] = (successors[0], [])
        else:
            followed[pk] = (None, successors)
    return followed


def _entry(entry: Occupation) -> Entry:
    return Entry(entry.pk, entry.code, entry.title, entry.variant_title, entry.level)
