"""Writes to the editions of the classification: bringing one in, switching it on, taking the switch back."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.workflow import CONFLICT, Refusal, StaleEdit, refuse_if
from services.editions.entries import Listed, entries_of
from services.models import Occupation, OccupationEdition, OccupationSuccession, ServiceRequirement

BATCH = 2_000


@dataclass(frozen=True, slots=True)
class EditionDetails:
    """What an edition is called and where it comes from; ``code`` tells editions apart."""

    code: str
    name: str
    state_on: dt.date
    legal_basis: str = ""


@transaction.atomic
def import_edition(
    *, details: EditionDetails, entries: Mapping[str, Listed], by=None
) -> tuple[OccupationEdition, bool]:
    """Bring in an edition whose entries were found right: all of them or none; it is not switched on yet.

    ``by`` is None for the command on the server. The same file again changes nothing; another file under
    the same code takes the place of entries that were never in force. Returns the edition and whether
    anything was written.

    Raises:
        Refused: not the catalogue's administrator; no entries; the edition was switched on and differs.
    """
    if by is not None:
        refuse_if(refusal_without(by, Act.CATALOGUE_ADMIN))
    if not entries:
        refuse_if(Refusal("W pliku nie ma żadnej pozycji klasyfikacji."))
    editions = _locked()
    edition = next((one for one in editions if one.code == details.code), None)
    if edition is None:
        edition = OccupationEdition(code=details.code, previous=OccupationEdition.objects.current())
    elif _says(edition, details) and entries_of(edition) == dict(entries):
        return edition, False
    else:
        refuse_if(_refusal_to_rewrite(edition))
        edition.version += 1
    edition.name, edition.state_on, edition.legal_basis = details.name, details.state_on, details.legal_basis
    edition.save()
    if edition.version > 1:
        _remove_entries(edition)
    _write_entries(edition, entries)
    return edition, True


@transaction.atomic
def switch_edition(
    *, edition: OccupationEdition, valid_from: dt.date, version: int, current_seen: int | None, by
) -> OccupationEdition:
    """Make the edition current from a day on: today and earlier at once, a later day when it comes.

    ``version`` and ``current_seen`` (key of the current edition) are those of the page on which it was
    decided. Services keep their codes.

    Raises:
        Refused: not the catalogue's administrator; already switched on; a day that another edition has or
            that would not make it the current one; another edition was switched on meanwhile.
        StaleEdit: somebody changed the edition meanwhile.
    """
    refuse_if(refusal_without(by, Act.CATALOGUE_ADMIN))
    editions = {one.pk: one for one in _locked()}
    locked = editions[edition.pk]
    current = OccupationEdition.objects.current()
    if locked.version != version:
        raise StaleEdit(locked)
    if current is not None and current.pk != current_seen:
        refuse_if(Refusal(f"W międzyczasie włączono wydanie „{current}”. Otwórz stronę ponownie i zdecyduj."))
    refuse_if(_refusal_to_switch(locked, valid_from, current, list(editions.values())))
    locked.valid_from = valid_from
    locked.version += 1
    locked.save(update_fields=["valid_from", "version"])
    return locked


@transaction.atomic
def withdraw_switch(*, edition: OccupationEdition, version: int, by) -> OccupationEdition:
    """Take a switch back: the edition before is current again, or the planned day is given up.

    Raises:
        Refused: not the catalogue's administrator; not switched on; the only edition; services already
            name its codes; a later edition has taken its place.
        StaleEdit: somebody changed the edition meanwhile.
    """
    refuse_if(refusal_without(by, Act.CATALOGUE_ADMIN))
    locked = next(one for one in _locked() if one.pk == edition.pk)
    if locked.version != version:
        raise StaleEdit(locked)
    refuse_if(refusal_to_withdraw(locked))
    locked.valid_from = None
    locked.version += 1
    locked.save(update_fields=["valid_from", "version"])
    return locked


def refusal_to_withdraw(edition: OccupationEdition) -> Refusal | None:
    """Why the switch of an edition cannot be taken back now, or ``None``."""
    if edition.valid_from is None:
        return Refusal("To wydanie nie jest włączone.")
    if edition.valid_from > timezone.localdate():
        return None
    if edition != OccupationEdition.objects.current():
        return Refusal("To wydanie zastąpiło już późniejsze.")
    if not OccupationEdition.objects.exclude(pk=edition.pk).filter(valid_from__lt=edition.valid_from).exists():
        return Refusal("To jedyne włączone wydanie: bez niego nie byłoby w czym szukać zawodów.")
    if ServiceRequirement.objects.filter(occupation__edition=edition).exists():
        return Refusal("Usługi wymieniają już kody z tego wydania, więc nie można go wyłączyć.")
    return None


def _refusal_to_switch(
    edition: OccupationEdition, day: dt.date, current: OccupationEdition | None, editions: list[OccupationEdition]
) -> Refusal | None:
    if edition.valid_from is not None:
        return Refusal(f"To wydanie jest już włączone: bieżące od {edition.valid_from:%d.%m.%Y}.")
    if not edition.entries.exists():
        return Refusal("To wydanie nie ma jeszcze żadnej pozycji.")
    if current is not None and day <= current.valid_from:
        said = f"Wybierz dzień późniejszy niż {current.valid_from:%d.%m.%Y}: od tego dnia bieżące jest „{current}”."
        return Refusal(said, field="valid_from")
    same_day = next((one for one in editions if one.valid_from == day), None)
    if same_day is not None:
        return Refusal(f"Od tego dnia włączono już wydanie „{same_day}”. Wybierz inny dzień.", field="valid_from")
    return None


def _refusal_to_rewrite(edition: OccupationEdition) -> Refusal | None:
    if edition.valid_from is not None:
        return Refusal(
            f"Wydanie o oznaczeniu „{edition.code}” jest już włączone, a plik się od niego różni. "
            "Wczytaj go pod innym oznaczeniem.",
            status=CONFLICT,
            field="code",
        )
    if ServiceRequirement.objects.filter(occupation__edition=edition).exists():
        return Refusal("Usługi wymieniają kody z tego wydania. Wczytaj plik pod innym oznaczeniem.", field="code")
    return None


def _locked() -> list[OccupationEdition]:
    """Lock all editions in one order: whoever brings in or switches one waits for the other."""
    return list(OccupationEdition.objects.select_for_update(of=("self",)).order_by("pk"))


def _says(edition: OccupationEdition, details: EditionDetails) -> bool:
    return (edition.name, edition.state_on, edition.legal_basis) == (
        details.name,
        details.state_on,
        details.legal_basis,
    )


def _remove_entries(edition: OccupationEdition) -> None:
    """Remove level after level from below: a group is protected while anything stands under it."""
    for level in range(Occupation.OCCUPATION_LEVEL, 0, -1):
        edition.entries.filter(level=level).delete()


def _write_entries(edition: OccupationEdition, entries: Mapping[str, Listed]) -> None:
    """Write level after level, so that a group is there before what stands under it."""
    ids: dict[str, int] = {}
    for level in range(1, Occupation.OCCUPATION_LEVEL + 1):
        rows = [_row(edition, entry, ids) for entry in entries.values() if entry.level == level]
        Occupation.objects.bulk_create(rows, batch_size=BATCH)
        ids |= {row.code: row.pk for row in rows}
    named = {old for entry in entries.values() for old in entry.replaces}
    if named and edition.previous_id:
        olds = dict(Occupation.objects.filter(edition=edition.previous_id, code__in=named).values_list("code", "pk"))
        if named - olds.keys():
            refuse_if(Refusal("Poprzednie wydanie zmieniło się po sprawdzeniu pliku. Wczytaj plik jeszcze raz."))
        OccupationSuccession.objects.bulk_create(
            [
                OccupationSuccession(old_id=olds[old], new_id=ids[entry.code])
                for entry in entries.values()
                for old in entry.replaces
            ],
            batch_size=BATCH,
        )


def _row(edition: OccupationEdition, entry: Listed, ids: Mapping[str, int]) -> Occupation:
    return Occupation(
        edition=edition,
        code=entry.code,
        title=entry.title,
        level=entry.level,
        parent_id=ids.get(entry.parent),
        is_school_profession=entry.is_school_profession,
        is_residual=entry.is_residual,
        variant_title=entry.variant_title,
    )
