"""Writing yearly reports and plans: begin, write, approve, correct, record what the council did."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from cus.accounts.acts import Act
from cus.accounts.models import signed
from cus.centre.models import Gmina
from cus.documents.actions import freeze
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.results.models import AnnualEdition, AnnualPaper, AnnualPart
from programmes.results.yearly.building import printed
from programmes.results.yearly.kinds import PaperKind, PaperState, PartCode
from programmes.results.yearly.paper import PLAN, REPORT
from programmes.results.yearly.policies import (
    refusal_to_approve,
    refusal_to_correct,
    refusal_to_discard,
    refusal_to_prepare,
    refusal_to_record,
    refusal_to_write,
)


@transaction.atomic
def start_annual(
    *,
    by,
    kind: PaperKind,
    year: int,
    gmina: Gmina,
    due_on: datetime.date | None = None,
    token: uuid.UUID | None = None,
) -> AnnualPaper:
    """Begin the report or the plan of a year for a gmina; the same ``token`` sent again gives the same one.

    Raises:
        Refused: no right.
        ValidationError: there is one already.
    """
    refuse_if(refusal_to_prepare(by))
    made = AnnualPaper.objects.filter(token=token).first() if token else None
    if made is not None:
        return made
    paper = AnnualPaper(kind=kind, year=year, gmina=gmina, due_on=due_on, created_by=by, token=token)
    paper.full_clean()
    paper.save()
    if kind == PaperKind.REPORT:
        AnnualPart.objects.bulk_create(AnnualPart(paper=paper, code=code) for code in PartCode)
    return paper


@transaction.atomic
def set_due(*, by, paper: AnnualPaper, due_on: datetime.date | None, seen: int) -> AnnualPaper:
    """Change the day that the centre set itself.

    Raises:
        Refused: no right or approved.
        StaleEdit: somebody changed the paper since version ``seen``.
    """
    paper = lock_draft(by, paper)
    if seen != paper.version:
        raise StaleEdit(paper)
    paper.due_on = due_on
    return touch(paper)


@transaction.atomic
def discard_annual(*, by, paper: AnnualPaper) -> None:
    """Throw away a paper begun by mistake, before its first approval.

    Raises:
        Refused: no right, approved once, or tasks of it went on into the next plan.
    """
    paper = lock_paper(paper)
    refuse_if(refusal_to_discard(by, paper))
    paper.delete()


@transaction.atomic
def write_part(*, by, part: AnnualPart, text: str, seen: int) -> AnnualPart:
    """Write the text of one part of a report.

    Raises:
        Refused: no right or approved.
        StaleEdit: somebody changed the part since version ``seen``.
    """
    paper = lock_draft(by, part.paper)
    part = AnnualPart.objects.select_for_update(of=("self",)).get(pk=part.pk)
    if seen != part.version:
        raise StaleEdit(part)
    part.text = text
    part.version += 1
    part.full_clean(validate_unique=False, validate_constraints=False)
    part.save()
    touch(paper)
    return part


@transaction.atomic
def approve_annual(*, by, paper: AnnualPaper, number: str, dated_on: datetime.date, seen: int) -> AnnualEdition:
    """Approve: freeze the text and the numbers as they stand now, order the PDF, open the edition.

    Raises:
        Refused: wrong role or state, a plan without tasks, an empty number, a day that has not come, or the
            paper changed since ``seen``.
    """
    paper = lock_paper(paper)
    refuse_if(refusal_to_approve(by, paper))
    if not number.strip():
        raise Refused(Refusal("Wpisz numer dokumentu.", field="number"))
    if dated_on > timezone.localdate():
        raise Refused(Refusal("Ta data jest z przyszłości.", field="dated_on"))
    if seen != paper.version:
        raise Refused(Refusal("Ktoś zmienił ten dokument po otwarciu strony. Przeczytaj go jeszcze raz i zatwierdź."))
    under = by.authorisation_for(Act.RESULTS_APPROVE)
    paper.state, paper.approved_at, paper.approved_by = PaperState.APPROVED, timezone.now(), by
    data = printed(paper, number=number.strip(), dated_on=dated_on, approved_by=signed(by, under))
    kind = REPORT if paper.is_report else PLAN
    frozen = freeze(kind=kind.code, context=data, subject=paper, label=number.strip(), by=by)
    touch(paper)
    return AnnualEdition.objects.create(
        paper=paper,
        edition=paper.edition,
        number=number.strip(),
        dated_on=dated_on,
        reason=paper.correction_reason,
        frozen=frozen,
        approved_at=paper.approved_at,
        approved_by=by,
        approved_under=under,
    )


@transaction.atomic
def correct_annual(*, by, paper: AnnualPaper, reason: str) -> AnnualPaper:
    """Open an approved paper as its next edition, with the reason; what was approved stays as it is.

    Raises:
        Refused: wrong role or state, or no reason.
    """
    paper = lock_paper(paper)
    refuse_if(refusal_to_correct(by, paper))
    if not reason.strip():
        raise Refused(Refusal("Napisz, dlaczego trzeba poprawić dokument.", field="reason"))
    paper.edition += 1
    paper.correction_reason = reason.strip()
    paper.state, paper.approved_at, paper.approved_by = PaperState.DRAFT, None, None
    return touch(paper)


@transaction.atomic
def record_council(*, by, edition: AnnualEdition, values: Mapping[str, Any], seen: int) -> AnnualEdition:
    """Record when the council got the report and when it took note of it.

    ``values``: ``handed_on``, ``noted_on``, ``resolution_number``.

    Raises:
        Refused: no right, a plan, an edition that a correction replaced, or a day that has not come.
        StaleEdit: somebody recorded something since version ``seen``.
        ValidationError: days out of order.
    """
    paper = lock_paper(edition.paper)
    edition = AnnualEdition.objects.select_for_update(of=("self",)).select_related("paper").get(pk=edition.pk)
    newest = paper.editions.order_by("-edition").values_list("edition", flat=True)[0]
    refuse_if(refusal_to_record(by, edition, newest))
    if seen != edition.version:
        raise StaleEdit(edition)
    for name, value in values.items():
        setattr(edition, name, value)
    for name in ("handed_on", "noted_on"):
        if (getattr(edition, name) or datetime.date.min) > timezone.localdate():
            raise Refused(Refusal("Ta data jest z przyszłości. Wpisz ją, gdy to się stanie.", field=name))
    if edition.resolution_number and not edition.noted_on:
        raise Refused(Refusal("Podaj dzień uchwały.", field="noted_on"))
    if edition.noted_on and not edition.handed_on:
        raise Refused(Refusal("Podaj dzień, w którym radzie przekazano sprawozdanie.", field="handed_on"))
    edition.version += 1
    edition.full_clean()
    edition.save()
    return edition


def lock_paper(paper: AnnualPaper) -> AnnualPaper:
    """Take the row; a paper that is gone is told plainly."""
    locked = AnnualPaper.objects.select_for_update(of=("self",)).select_related("gmina").filter(pk=paper.pk).first()
    if locked is None:
        raise Refused(Refusal("Tego dokumentu już nie ma: ktoś go usunął."))
    return locked


def lock_draft(by, paper: AnnualPaper) -> AnnualPaper:
    """Take the row of a paper that may be written."""
    locked = lock_paper(paper)
    refuse_if(refusal_to_write(by, locked))
    return locked


def touch(paper: AnnualPaper) -> AnnualPaper:
    """Save the next version of the paper: whoever approves is told that it changed."""
    paper.version += 1
    paper.save()
    return paper
