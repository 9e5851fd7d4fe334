"""What somebody did for the director under one authorisation, from every place that records one."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.accounts.models import Authorisation
from cus.accounts.policies import refusal_to_revoke
from cus.people.views.authorisations import authorisation_or_404
from diagnosis.models import Diagnosis
from partners.models import CooperationAgreement
from programmes.models import ProgrammeLogEntry
from programmes.workflow import WORKFLOW
from services.models import StandardLogEntry
from services.standards.workflow import WORKFLOW as STANDARD_WORKFLOW


@dataclass(frozen=True, slots=True)
class Done:
    """One act: which day, what, on what, where that is."""

    on: datetime.date
    what: str
    title: str
    url: str


def standing_in_of(user) -> list[Authorisation]:
    """Return the authorisations under which ``user`` acts for the director today; asks only who holds one."""
    if not user.scopes:
        return []
    return list(Authorisation.objects.valid_on(timezone.localdate()).filter(person_id=user.pk))


def done_under(authorisation: Authorisation) -> list[Done]:
    """Return what was done under ``authorisation``, the newest first."""
    found = [
        *_programmes(authorisation),
        *_standards(authorisation),
        *_agreements(authorisation),
        *_diagnoses(authorisation),
    ]
    return sorted(found, key=lambda done: (done.on, done.title), reverse=True)


def _programmes(authorisation: Authorisation) -> Iterable[Done]:
    entries = ProgrammeLogEntry.objects.filter(authorisation=authorisation).select_related("version")
    for entry in entries.defer("snapshot"):
        transition = WORKFLOW.transitions[entry.transition]
        what, version = transition.done or transition.label, entry.version
        yield Done(timezone.localdate(entry.at), what, f"program {version}", version.get_absolute_url())


def _standards(authorisation: Authorisation) -> Iterable[Done]:
    entries = StandardLogEntry.objects.filter(authorisation=authorisation).select_related("standard__service")
    for entry in entries.defer("snapshot"):
        transition = STANDARD_WORKFLOW.transitions[entry.transition]
        what, standard = transition.done or transition.label, entry.standard
        title = f"standard usługi {standard.service}"
        yield Done(timezone.localdate(entry.at), what, title, standard.get_absolute_url())


def _agreements(authorisation: Authorisation) -> Iterable[Done]:
    for agreement in CooperationAgreement.objects.filter(signed_under=authorisation):
        on = timezone.localdate(agreement.signed_at)
        yield Done(on, "Odnotowano podpisanie", str(agreement), agreement.get_absolute_url())


def _diagnoses(authorisation: Authorisation) -> Iterable[Done]:
    for diagnosis in Diagnosis.objects.filter(handed_over_under=authorisation):
        on = max(diagnosis.handed_to_mayor_on, diagnosis.handed_to_council_on)
        yield Done(on, "Przekazano diagnozę", str(diagnosis), diagnosis.get_absolute_url())


@require_safe
@requires(Act.AUTHORISATIONS, see=authorisation_or_404)
def page(request, pk: int):
    """One authorisation and everything done under it."""
    authorisation = authorisation_or_404(request, pk)
    context = {
        "authorisation": authorisation,
        "done": done_under(authorisation),
        "refusal": refusal_to_revoke(request.user, authorisation),
    }
    return render(request, "desk/authorisation.html", context)
