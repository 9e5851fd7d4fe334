"""The information on implementation (art. 6): written, approved and handed to the gmina, corrected, published."""

import datetime
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from cus.accounts.acts import Act
from cus.accounts.models import signed
from cus.centre.models import Gmina
from cus.documents.actions import freeze
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.actions.dates import refuse_before, refuse_future
from programmes.enums import BipPlace
from programmes.models import Programme
from programmes.results.enums import InformationState
from programmes.results.implementation import policies
from programmes.results.implementation.building import changed_parts, sheet_of
from programmes.results.implementation.documents import INFORMATION
from programmes.results.implementation.due import bulletins_of, reported_on, ruled_by, term_of
from programmes.results.implementation.ground import Ground
from programmes.results.implementation.printing import information_of
from programmes.results.models import ImplementationInformation, InformationEdition, InformationPublication

TEXTS = ("about_people", "degree", "evaluation", "about_costs", "about_providers")
BEFORE_END = "Informację sporządza się po zakończeniu programu, więc nie można jej było przekazać wcześniej."
BEFORE_HANDED = "Nie można było opublikować informacji, zanim przekazano ją gminie."


@transaction.atomic
def start_information(*, by, programme: Programme) -> ImplementationInformation:
    """Begin the information of a programme that is over; what somebody has begun stays.

    Raises:
        Refused: no right, or the programme is not over.
    """
    programme = Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    refuse_if(policies.refusal_to_start(by, term_of(ruled_by(programme))))
    begun = ImplementationInformation.objects.filter(programme=programme).first()
    return begun or ImplementationInformation.objects.create(programme=programme, created_by=by)


@transaction.atomic
def save_texts(
    *, by, information: ImplementationInformation, seen: int, values: Mapping[str, str]
) -> ImplementationInformation:
    """Save what people write beside the figures.

    Raises:
        Refused: no right, or it is approved.
        StaleEdit: somebody saved in the meantime.
    """
    information = _lock(information)
    refuse_if(policies.refusal_to_write(by, information))
    if seen != information.edit_version:
        raise StaleEdit(information)
    for name in TEXTS:
        setattr(information, name, values[name])
    return _save(information)


@transaction.atomic
def approve_information(
    *, by, information: ImplementationInformation, seen: str, handed_on: datetime.date
) -> InformationEdition:
    """Freeze figures and texts as the next edition, handed to the gmina on ``handed_on``.

    ``seen`` are marks of the parts that the director looked at (``building.marks_of``).

    Raises:
        Refused: no right, approved already, a day that cannot be, or a character that cannot be printed.
        StaleEdit: a figure or a text has changed since the director looked.
    """
    information = _lock(information)
    ground = Ground(information.programme, information)
    refuse_if(policies.refusal_to_approve(by, information, ground.term))
    refuse_future(handed_on, "handed_on")
    refuse_before(handed_on, ground.term.end, BEFORE_END, "handed_on")
    sheet = sheet_of(ground)
    if changed_parts(sheet, seen):
        raise StaleEdit(information)
    information.number = information.number or _next_number()
    edition = InformationEdition(
        information=information,
        number=information.editions.count() + 1,
        reason=information.correction_reason,
        handed_on=handed_on,
        approved_by=by,
        approved_under=by.authorisation_for(Act.RESULTS_APPROVE),
    )
    edition.frozen = freeze(
        kind=INFORMATION.code,
        context=information_of(ground, sheet, **_approval(information, edition)),
        subject=information,
        label=information.number if edition.number == 1 else f"{information.number}, wydanie {edition.number}",
        by=by,
    )
    edition.save()
    information.state, information.correction_reason = InformationState.APPROVED, ""
    _save(information)
    return edition


@transaction.atomic
def correct_information(*, by, information: ImplementationInformation, reason: str) -> ImplementationInformation:
    """Open an approved information again; the edition that was handed over stays.

    Raises:
        Refused: no right, it is open already, or no reason.
    """
    information = _lock(information)
    refuse_if(policies.refusal_to_correct(by, information))
    if not reason.strip():
        raise Refused(Refusal("Napisz, co i dlaczego trzeba poprawić.", field="reason"))
    information.state, information.correction_reason = InformationState.PREPARING, reason.strip()
    return _save(information)


@transaction.atomic
def publish_information(
    *,
    by,
    information: ImplementationInformation,
    place: str,
    published_on: datetime.date,
    url: str,
    gmina: Gmina | None = None,
) -> InformationPublication:
    """Record that the newest edition stands in a bulletin; again for the same place, it replaces what was recorded.

    Once it stands in all of them, in whatever edition, the programme is reported.

    Raises:
        Refused: no right, nothing was approved, or a day that cannot be.
    """
    information = _lock(information)
    refuse_if(policies.refusal_to_publish(by, information))
    edition = information.editions.order_by("-number").first()
    refuse_future(published_on, "published_on")
    refuse_before(published_on, edition.handed_on, BEFORE_HANDED, "published_on")
    whose = gmina if place == BipPlace.GMINA else None
    row = InformationPublication.objects.filter(edition=edition, place=place, gmina=whose).first()
    row = row or InformationPublication(edition=edition, place=place, gmina=whose, created_by=by)
    row.published_on, row.url = published_on, url
    row.full_clean()
    row.save()
    _report(information, edition)
    return row


def _report(information: ImplementationInformation, edition: InformationEdition) -> None:
    programme = Programme.objects.select_for_update(of=("self",)).get(pk=information.programme_id)
    programme.reported_on = reported_on(bulletins_of(ruled_by(programme), edition))
    programme.save(update_fields=["reported_on"])


def _approval(information: ImplementationInformation, edition: InformationEdition) -> dict:
    return {
        "number": information.number,
        "edition": edition.number,
        "reason": edition.reason,
        "handed_on": edition.handed_on,
        "approved_by": signed(edition.approved_by, edition.approved_under),
    }


def _lock(information: ImplementationInformation) -> ImplementationInformation:
    locked = ImplementationInformation.objects.select_for_update(of=("self",))
    return locked.select_related("programme").get(pk=information.pk)


def _save(information: ImplementationInformation) -> ImplementationInformation:
    information.edit_version += 1
    information.full_clean()
    information.save()
    return information


def _next_number() -> str:
    """Number the information of a year; all are locked in one order, so that two do not take one number."""
    every = ImplementationInformation.objects.select_for_update(of=("self",)).order_by("pk")
    year = timezone.localdate().year
    taken = sum(number.endswith(f"/{year}") for number in every.values_list("number", flat=True))
    return f"{taken + 1}/{year}"
