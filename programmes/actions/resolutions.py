"""What became of an adopted resolution: the voivode, the journal, both bulletins, its end, and corrections."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from cus.centre.models import Gmina
from cus.text.dates import day
from cus.workflow import Refusal, Refused, StaleEdit
from programmes import told
from programmes.actions.council import refuse_votes, settle
from programmes.actions.dates import refuse_before, refuse_future
from programmes.actions.locking import change_state, log
from programmes.enums import AnnulmentScope, BipPlace
from programmes.models import Annulment, BipPublication, CouncilResolution, ProgrammeVersion
from programmes.resolutions import adopted_of, alive, not_sent, unannounced
from programmes.workflow import day_of_effect

BEFORE_JOURNAL = "Program nie może wejść w życie przed ogłoszeniem w dzienniku urzędowym."
AFTER_END = "Uchwały nie można było podjąć po jej uchyleniu albo unieważnieniu."
BEFORE_DECIDED = "To nie mogło stać się przed podjęciem uchwały."


@transaction.atomic
def send_to_voivode(
    *, by, version: ProgrammeVersion, sent_on: datetime.date, resolution: CouncilResolution | None = None
) -> ProgrammeVersion:
    """Record the day on which the voivode got the resolution."""
    version, before = change_state(version, "send_to_voivode", by=by)
    row = _one(not_sent(adopted_of(version)), resolution)
    _check_day(row, sent_on, "sent_on")
    row.sent_to_voivode_on = sent_on
    _save(row)
    return _recorded(version, "send_to_voivode", before, by, f"{row}, {day(sent_on)} r.")


@transaction.atomic
def publish(
    *,
    by,
    version: ProgrammeVersion,
    journal_reference: str,
    journal_date: datetime.date,
    effective_on: datetime.date | None = None,
    resolution: CouncilResolution | None = None,
) -> ProgrammeVersion:
    """Record the announcement; the act takes effect 15 days later unless another day is given."""
    version, before = change_state(version, "publish", by=by)
    row = _one(unannounced(adopted_of(version)), resolution)
    refuse_future(journal_date, "journal_date")
    refuse_before(journal_date, row.decided_on, "Ogłoszenie nie może być wcześniejsze niż uchwała.", "journal_date")
    if effective_on:
        refuse_before(effective_on, journal_date, BEFORE_JOURNAL, "effective_on")
    row.journal_reference, row.journal_date = journal_reference.strip(), journal_date
    row.effective_on = effective_on or day_of_effect(journal_date)
    _save(row)
    return _recorded(version, "publish", before, by, told.announced(row))


@transaction.atomic
def annul(
    *,
    by,
    version: ProgrammeVersion,
    scope: str,
    decided_on: datetime.date,
    reference: str,
    what: str = "",
    resolution: CouncilResolution | None = None,
) -> ProgrammeVersion:
    """Record that the supervising authority annulled a resolution, wholly or in part."""
    transition = "annul" if scope == AnnulmentScope.WHOLE else "annul_partly"
    version, before = change_state(version, transition, by=by)
    row = _one(alive(adopted_of(version)), resolution)
    _check_day(row, decided_on, "decided_on")
    if scope == AnnulmentScope.PART and not what.strip():
        raise Refused(Refusal("Napisz, które postanowienia unieważniono.", field="what"))
    made = Annulment.objects.create(
        resolution=row,
        scope=scope,
        decided_on=decided_on,
        reference=reference.strip(),
        what=what.strip(),
        created_by=by,
    )
    return _recorded(version, transition, before, by, told.annulled(made))


@transaction.atomic
def repeal(
    *,
    by,
    version: ProgrammeVersion,
    number: str,
    decided_on: datetime.date,
    repealed_on: datetime.date,
    resolution: CouncilResolution | None = None,
) -> ProgrammeVersion:
    """Record the resolution that ends the programme, and the day from which it ends."""
    version, before = change_state(version, "repeal", by=by)
    row = _one(alive(adopted_of(version)), resolution)
    _check_day(row, decided_on, "decided_on")
    refuse_before(repealed_on, decided_on, "Program nie mógł stracić mocy przed tą uchwałą.", "repealed_on")
    row.repealed_by, row.repealed_by_date, row.repealed_on = number.strip(), decided_on, repealed_on
    _save(row)
    return _recorded(version, "repeal", before, by, told.repealed(row))


@transaction.atomic
def record_bip(
    *,
    by,
    version: ProgrammeVersion,
    place: str,
    published_on: datetime.date,
    url: str,
    gmina: Gmina | None = None,
) -> BipPublication:
    """Record a publication in a bulletin; again for the same place, it replaces what was recorded."""
    version, before = change_state(version, "bip", by=by)
    refuse_future(published_on, "published_on")
    refuse_before(published_on, version.resolution_date, BEFORE_DECIDED, "published_on")
    whose = gmina if place == BipPlace.GMINA else None
    row = BipPublication.objects.filter(version=version, place=place, gmina=whose).first()
    row = row or BipPublication(version=version, place=place, gmina=whose, created_by=by, edit_version=0)
    row.published_on, row.url = published_on, url
    _save(row)
    _recorded(version, "bip", before, by, told.in_bulletin(row))
    return row


@transaction.atomic
def correct_resolution(
    *, by, resolution: CouncilResolution, seen: int, values: Mapping[str, Any], comment: str
) -> CouncilResolution:
    """Correct what was mistyped about an adopted resolution; the reason and the new text stand in the log.

    Raises:
        Refused: wrong role or state, no reason, or days out of order.
        StaleEdit: somebody corrected it since edit ``seen``.
    """
    version, before = change_state(resolution.version, "correct", by=by, comment=comment)
    row = CouncilResolution.objects.select_for_update(of=("self",)).get(pk=resolution.pk)
    if row.edit_version != seen:
        raise StaleEdit(row)
    for name, value in values.items():
        setattr(row, name, value)
    if row.journal_date and not row.effective_on:
        row.effective_on = day_of_effect(row.journal_date)
    _check_row(version, row)
    _save(row)
    now = "; ".join(filter(None, [told.told(row), told.announced(row) if row.journal_date else ""]))
    _recorded(version, "correct", before, by, f"{comment.strip()} Teraz: {now}")
    return row


def _check_row(version: ProgrammeVersion, row: CouncilResolution) -> None:
    for name in ("decided_on", "sent_to_voivode_on", "journal_date", "repealed_by_date"):
        if getattr(row, name):
            refuse_future(getattr(row, name), name)
    if not row.number:
        raise Refused(Refusal("Wpisz numer uchwały.", field="number"))
    if bool(row.journal_date) != bool(row.journal_reference):
        raise Refused(Refusal("Ogłoszenie ma pozycję i datę.", field="journal_reference"))
    for name in ("sent_to_voivode_on", "journal_date"):
        if getattr(row, name):
            refuse_before(getattr(row, name), row.decided_on, BEFORE_DECIDED, name)
    for ended in filter(None, (row.repealed_by_date, *row.annulments.values_list("decided_on", flat=True))):
        refuse_before(ended, row.decided_on, AFTER_END, "decided_on")
    if row.effective_on:
        refuse_before(row.effective_on, row.journal_date or datetime.date.max, BEFORE_JOURNAL, "effective_on")
    refuse_votes(row)


def _check_day(row: CouncilResolution, when: datetime.date, field: str) -> None:
    refuse_future(when, field)
    refuse_before(when, row.decided_on, BEFORE_DECIDED, field)


def _one(rows: list[CouncilResolution], chosen: CouncilResolution | None) -> CouncilResolution:
    """The chosen one of ``rows``, or the only one."""
    found = [row for row in rows if chosen is None or row.pk == chosen.pk]
    if len(found) == 1:
        return found[0]
    message = "Wybierz uchwałę, której to dotyczy." if found else "Tej uchwały to już nie dotyczy. Wybierz inną."
    raise Refused(Refusal(message, field="resolution"))


def _save(row) -> None:
    row.edit_version += 1
    row.save()


def _recorded(version: ProgrammeVersion, transition: str, before: str, by, comment: str) -> ProgrammeVersion:
    settle(version)
    log(version, transition=transition, from_state=before, by=by, comment=comment)
    return version
