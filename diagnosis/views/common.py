"""Narrow first, then fetch: what a person may not see is a 404."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from cus.drafts.keeping import carry_over
from cus.tables import Kind
from cus.workflow import refuse_if
from diagnosis.models import Diagnosis, Need, TerritoryForm
from diagnosis.policies import refusal_to_edit
from diagnosis.workflow import STAGES

# Up and down in the sheet, as the address says it.
WAYS = ("wyzej", "nizej")


def diagnosis_or_404(request, pk: int) -> Diagnosis:
    """Return a diagnosis that the person may see."""
    return get_object_or_404(Diagnosis.objects.visible_to(request.user), pk=pk)


def diagnosis_at(request, pk: int, name: str) -> Diagnosis:
    """Return a diagnosis that the person may see, if ``name`` is one of the stages' transitions."""
    if name not in STAGES.transitions:
        raise Http404
    return diagnosis_or_404(request, pk)


def table_of(request, pk: int, kind: str) -> Diagnosis:
    """Return a diagnosis that the person may see, if tables are given away as files of that ``kind``."""
    if kind not in list(Kind):
        raise Http404
    return diagnosis_or_404(request, pk)


def sent_version(request) -> int:
    """Return the version that came with a button; 0 where it was lost or spoiled on the way."""
    sent = request.POST.get("version", "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 9 else 0


def need_in(request, pk: int, key) -> Need:
    """Return a row of a diagnosis that the person may see."""
    return need_or_404(diagnosis_or_404(request, pk), key)


def moved_need(request, pk: int, key, way: str) -> Need:
    """Return a row that the person may see, if ``way`` is a way to move it."""
    if way not in WAYS:
        raise Http404
    return need_in(request, pk, key)


def territory_in(request, pk: int, territory_pk: int) -> TerritoryForm:
    """Return a territory form of a diagnosis that the person may see."""
    return territory_or_404(diagnosis_or_404(request, pk), territory_pk)


def need_or_404(diagnosis: Diagnosis, key) -> Need:
    """Return a row of this diagnosis."""
    return get_object_or_404(diagnosis.needs.for_sheet().prefetch_related("note_readings__note"), key=key)


GONE = (
    "Ktoś to usunął, zanim zapisały się Twoje zmiany. Twój tekst stoi w formularzu poniżej: zapisz go jako nowy "
    "albo odrzuć szkic."
)


def territory_or_404(diagnosis: Diagnosis, pk: int) -> TerritoryForm:
    """Return a territory form of this diagnosis."""
    return get_object_or_404(
        diagnosis.territories.select_related("gmina", "diagnosis").prefetch_related("lines"), pk=pk
    )


def take_to_new(
    request, model, url_name: str, diagnosis: Diagnosis, *, draft: str, more: tuple = (), **where
) -> HttpResponse | None:
    """Lead text sent to a row that somebody deleted to the form of a new one; ``None`` if there was no such row.

    ``more`` are further arguments of the address of that form.
    """
    if request.method != "POST" or not model.pgh_event_model.objects.filter(diagnosis=diagnosis.pk, **where).exists():
        return None
    refuse_if(refusal_to_edit(request.user, diagnosis))
    address = reverse(url_name, args=[diagnosis.pk, *more])
    messages.warning(request, GONE)
    return redirect(address + carry_over(request, draft, key=str(diagnosis.pk)))
