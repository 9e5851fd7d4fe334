"""What the mayor and the councils did with a version: returned, adopted, amended, rejected; or it was withdrawn."""

import datetime
from collections.abc import Mapping

from django.db import transaction

from cus.centre.letterhead import letterhead
from cus.centre.models import Gmina
from cus.documents.actions import freeze
from cus.text.organs import organ
from cus.text.plural import plural
from cus.workflow import Refusal, Refused
from programmes.actions.copying import copy_version
from programmes.actions.dates import refuse_before, refuse_future
from programmes.actions.locking import change_state, log
from programmes.consulting import remarks_wait
from programmes.documents import PROGRAMME
from programmes.enums import Outcome, VersionOrigin
from programmes.gaps import with_everything
from programmes.models import CouncilResolution, Programme, ProgrammeVersion
from programmes.models.council import VOTES
from programmes.printing import programme_of
from programmes.resolutions import Council, adopted_of, councils_left, leading, state_by
from programmes.told import rejected, told


@transaction.atomic
def mayor_return(
    *, by, version: ProgrammeVersion, returned_on: datetime.date, comment: str, for_remarks: bool = False
) -> ProgrammeVersion:
    """Record that the mayor sent it back; return the new draft, a copy with the comment in its log.

    ``for_remarks``: it came back so that remarks accepted in consultation can be worked in.

    Raises:
        Refused: wrong role or state, a bad day, no comment, or no accepted remark waits.
    """
    version, before = change_state(version, "mayor_return", by=by, comment=comment)
    _check_day(version, returned_on, "returned_on")
    if for_remarks and not remarks_wait(version):
        raise Refused(Refusal("Żadna przyjęta uwaga nie czeka na zmianę w programie.", field="for_remarks"))
    version.mayor_returned_on = returned_on
    version.save()
    log(version, transition="mayor_return", from_state=before, by=by, comment=comment)
    kind = VersionOrigin.REMARKS if for_remarks else VersionOrigin.MAYOR
    return copy_version(by=by, version=version, kind=kind, reason=comment)


@transaction.atomic
def adopt(
    *,
    by,
    version: ProgrammeVersion,
    resolution_number: str,
    resolution_date: datetime.date,
    gmina: Gmina | None = None,
    votes: Mapping[str, int | None] | None = None,
) -> ProgrammeVersion:
    """Record the council's resolution (art. 4); the first council's makes the version adopted."""
    return _adopt("adopt", by, version, resolution_number, resolution_date, gmina, votes)


@transaction.atomic
def adopt_next(
    *,
    by,
    version: ProgrammeVersion,
    resolution_number: str,
    resolution_date: datetime.date,
    gmina: Gmina | None = None,
    votes: Mapping[str, int | None] | None = None,
) -> ProgrammeVersion:
    """Record the resolution of the next gmina's council in a joint programme."""
    return _adopt("adopt_next", by, version, resolution_number, resolution_date, gmina, votes)


@transaction.atomic
def adopt_amended(
    *,
    by,
    version: ProgrammeVersion,
    resolution_number: str,
    resolution_date: datetime.date,
    gmina: Gmina | None = None,
    votes: Mapping[str, int | None] | None = None,
) -> ProgrammeVersion:
    """Record the resolution on the text that the council amended; it is frozen now, with no second approval."""
    version = _adopt("adopt_amended", by, version, resolution_number, resolution_date, gmina, votes)
    whole = with_everything(ProgrammeVersion.objects.filter(pk=version.pk)).get()
    version.frozen = freeze(
        kind=PROGRAMME.code,
        context=programme_of(whole, letterhead=letterhead()),
        subject=version,
        label=version.label,
        by=by,
    )
    version.save(update_fields=["frozen"])
    return version


@transaction.atomic
def reject(
    *,
    by,
    version: ProgrammeVersion,
    decided_on: datetime.date,
    comment: str,
    gmina: Gmina | None = None,
    votes: Mapping[str, int | None] | None = None,
) -> ProgrammeVersion:
    """Record that the council refused the programme."""
    version, before = change_state(version, "reject", by=by, comment=comment)
    _check_day(version, decided_on, "decided_on")
    _record(version, Outcome.REJECTED, by, gmina, votes, decided_on=decided_on)
    version.save()
    log(version, transition="reject", from_state=before, by=by, comment=comment)
    return version


@transaction.atomic
def undo_rejection(*, by, version: ProgrammeVersion, comment: str) -> ProgrammeVersion:
    """Take back a rejection that was recorded by mistake: the version waits for its council again.

    The row goes, so that the council's real decision can be recorded; what it said stands in the log and in history.

    Raises:
        Refused: wrong role or state, no reason, or something followed from the rejection.
    """
    version, before = change_state(version, "undo_rejection", by=by, comment=comment)
    row = version.resolutions.select_related("gmina").get(outcome=Outcome.REJECTED)
    recorded = rejected(row)
    row.delete()
    version.save()
    comment = f"{comment.strip()} Cofnięty zapis: {recorded}"
    log(version, transition="undo_rejection", from_state=before, by=by, comment=comment)
    return version


@transaction.atomic
def amend(
    *, by, version: ProgrammeVersion, decided_on: datetime.date, comment: str, gmina: Gmina | None = None
) -> ProgrammeVersion:
    """Record that the council changed the draft at its session; return the copy into which the changes go."""
    version, before = change_state(version, "amend", by=by, comment=comment)
    _check_day(version, decided_on, "decided_on")
    _record(version, Outcome.AMENDED, by, gmina, None, decided_on=decided_on)
    version.save()
    log(version, transition="amend", from_state=before, by=by, comment=comment)
    return copy_version(by=by, version=version, kind=VersionOrigin.AMENDED, reason=comment)


@transaction.atomic
def change(*, by, version: ProgrammeVersion, comment: str) -> ProgrammeVersion:
    """Begin the next version of a programme that the council adopted, rejected or saw annulled; return the new draft.

    A programme is changed by a resolution of the same rank, so the copy goes the whole way again; the one in
    force binds until its own resolution is repealed.
    """
    version, before = change_state(version, "change", by=by, comment=comment)
    version.save()
    log(version, transition="change", from_state=before, by=by, comment=comment)
    return copy_version(by=by, version=version, kind=VersionOrigin.CHANGE, reason=comment)


@transaction.atomic
def withdraw(*, by, version: ProgrammeVersion, comment: str) -> ProgrammeVersion:
    """Take a version off its way before a council adopted it; what was approved stays in the archive."""
    version, before = change_state(version, "withdraw", by=by, comment=comment)
    version.save()
    log(version, transition="withdraw", from_state=before, by=by, comment=comment)
    return version


def _adopt(transition: str, by, version, number, decided_on, gmina, votes) -> ProgrammeVersion:
    version, before = change_state(version, transition, by=by)
    _check_day(version, decided_on, "resolution_date")
    row = _record(version, Outcome.ADOPTED, by, gmina, votes, number=number.strip(), decided_on=decided_on)
    _ask_for_information(row)
    settle(version)
    log(version, transition=transition, from_state=before, by=by, comment=told(row))
    return version


def _ask_for_information(row: CouncilResolution) -> None:
    """A gmina that joins after the information on implementation was published has it in no bulletin yet (art. 6)."""
    programme = Programme.objects.select_for_update(of=("self",)).get(pk=row.version.programme_id)
    adopted = CouncilResolution.objects.filter(version__programme=programme, outcome=Outcome.ADOPTED)
    known = adopted.filter(gmina=row.gmina).exclude(pk=row.pk).exists()
    # A joint gmina on the list had to publish it before its own council's resolution was recorded.
    known = known or row.version.joint_gminas.filter(gmina=row.gmina).exists()
    if programme.reported_on and not known:
        programme.reported_on = None
        programme.save(update_fields=["reported_on"])


def settle(version: ProgrammeVersion) -> None:
    """Make the version's state and the days it bears those of its resolutions, and save it."""
    rows = adopted_of(version)
    first = leading(rows)
    version.state = state_by(rows)
    version.resolution_number, version.resolution_date = first.number, first.decided_on
    version.journal_reference, version.journal_date = first.journal_reference, first.journal_date
    version.effective_on = first.effective_on
    version.save()


def _check_day(version: ProgrammeVersion, day: datetime.date, field: str) -> None:
    refuse_future(day, field)
    sent = version.sent_to_mayor_on or (version.copied_from.sent_to_mayor_on if version.is_amended else None)
    refuse_before(day, sent, organ("To nie mogło stać się przed przekazaniem wójtowi."), field)


def _record(version, outcome: Outcome, by, gmina, votes, **values) -> CouncilResolution:
    council = _council(version, gmina)
    row = CouncilResolution(
        version=version,
        outcome=outcome,
        gmina=council.gmina if council else None,
        councillors=council.councillors if council else None,
        created_by=by,
        **values,
        **{name: (votes or {}).get(name) for name in VOTES},
    )
    refuse_votes(row)
    row.save()
    return row


def _council(version: ProgrammeVersion, gmina: Gmina | None) -> Council | None:
    """The council that decided: the chosen one, or the only one there is."""
    left = councils_left(version)
    if gmina is not None:
        left = [council for council in left if council.gmina_id == gmina.pk]
        if not left:
            raise Refused(Refusal("Rada tej gminy już zdecydowała o tej wersji.", field="gmina"))
    elif len(left) > 1:
        raise Refused(Refusal("Wybierz gminę, której rada zdecydowała.", field="gmina"))
    return left[0] if left else None


def refuse_votes(row: CouncilResolution) -> None:
    """Refuse more voices than there are councillors, and an adoption for which fewer voted than against.

    A council decides by a simple majority (art. 14 ust. 1 of the act on municipal self-government).
    """
    if row.councillors is not None and row.cast is not None and row.cast > row.councillors:
        votes = plural(row.cast, "głos", "głosy", "głosów")
        council = plural(row.councillors, "radnego", "radnych", "radnych")
        message = f"Razem to {row.cast} {votes}, a rada liczy {row.councillors} {council}. Sprawdź liczby."
        raise Refused(Refusal(message, field="votes_for"))
    known = None not in (row.votes_for, row.votes_against)
    if row.outcome == Outcome.ADOPTED and known and row.votes_for <= row.votes_against:
        said = f"Za: {row.votes_for}, przeciw: {row.votes_against}. Uchwała zapada, gdy za jest więcej głosów niż przeciw."
        raise Refused(Refusal(f"{said} Jeśli rada jej nie podjęła, odnotuj odrzucenie.", field="votes_for"))
