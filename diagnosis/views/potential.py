"""The potential of a diagnosis: the list as of a day, kept with the diagnosis, taken away as a table."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.importing.views import table_file
from cus.tables import Kind
from cus.workflow import FORBIDDEN, Refused, refuse_if
from diagnosis.actions.potential import keep_potential
from diagnosis.forms.potential import AsOfForm
from diagnosis.models import Diagnosis, PotentialCopy
from diagnosis.policies import refusal_to_edit
from diagnosis.potential import LeftOut, Potential, compared, parts_of, potential_of
from diagnosis.potential.facts import Reason
from diagnosis.potential.keeping import kept_copy, read_copy
from diagnosis.potential.paper import potential_document
from diagnosis.potential.tables import potential_pages
from diagnosis.views.common import diagnosis_or_404, table_of

KEPT = "zapisany"


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def potential(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of the day asked for beside the one that is kept; from the handover on only the kept one."""
    diagnosis = diagnosis_or_404(request, pk)
    copy = kept_copy(diagnosis)
    form = AsOfForm(request.GET if "dzien" in request.GET else None)
    asked = form.is_bound and not form.is_valid()
    shown = _shown(request, diagnosis, copy, form)
    if shown and not form.is_bound:
        form.initial["dzien"] = shown.as_of
    staff = request.user.may(Act.READ_DRAFTS)
    is_kept = copy is not None and shown is not None and (not diagnosis.is_editable or _wants_kept(request))
    differences = compared(read_copy(copy), shown) if copy and shown and not is_kept else []
    context = {
        "diagnosis": diagnosis,
        "potential": shown,
        "parts": parts_of(shown) if shown else [],
        "left_out": _mended(shown.left_out) if shown and staff else [],
        "copy": copy,
        "is_kept": is_kept,
        "differences": differences,
        "form": form,
        "staff": staff,
        "today": timezone.localdate(),
        "refusal": refusal_to_edit(request.user, diagnosis),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
    }
    return render(request, "diagnosis/potential/list.html", context, status=422 if asked else 200)


def _wants_kept(request: HttpRequest) -> bool:
    return request.GET.get("wykaz") == KEPT


def _shown(request: HttpRequest, diagnosis: Diagnosis, copy: PotentialCopy | None, form: AsOfForm) -> Potential | None:
    """The list to show: the kept one when it is asked for or nothing else is part of the diagnosis."""
    if not diagnosis.is_editable or (copy and _wants_kept(request)):
        return read_copy(copy) if copy else None
    day = form.cleaned_data["dzien"] if form.is_bound and form.is_valid() else None
    return potential_of(diagnosis, as_of=day)


PLACES = {
    Reason.NO_SERVICE: ("partners:offers", ""),
    Reason.NO_CATEGORY: ("partners:edit", "#id_potential_category"),
    Reason.NOT_ACTIVE: ("partners:edit", "#id_is_active_in_area"),
    Reason.ELSEWHERE: ("partners:edit", "#id_gminas"),
    Reason.ARCHIVED: ("partners:detail", ""),
}


def _mended(left_out: tuple[LeftOut, ...]) -> list[tuple[str, list[tuple[LeftOut, str]]]]:
    """Group the cards left out by their first reason, each with the page where it is mended."""
    groups = []
    for reason in (Reason.NO_CATEGORY, Reason.NO_SERVICE, Reason.ELSEWHERE, Reason.NOT_ACTIVE, Reason.ARCHIVED):
        page, anchor = PLACES[reason]
        rows = [(out, reverse(page, args=[out.partner_id]) + anchor) for out in left_out if out.reasons[0] == reason]
        if rows:
            groups.append((reason.label, rows))
    return groups


@require_POST
@requires(Act.DIAGNOSIS_EDIT, see=diagnosis_or_404)
def potential_keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the list as of the day sent with the diagnosis."""
    diagnosis = diagnosis_or_404(request, pk)
    refuse_if(refusal_to_edit(request.user, diagnosis))
    form = AsOfForm(request.POST)
    day = form.cleaned_data["dzien"] if form.is_valid() else None
    if day is None:
        messages.error(request, "Podaj dzień, na który sporządzono wykaz: dzisiejszy albo przeszły.")
        return redirect("diagnosis:potential", pk)
    try:
        keep_potential(by=request.user, diagnosis=diagnosis, as_of=day)
    except Refused as refused:
        if refused.refusal.status == FORBIDDEN or not refused.refusal.field:
            raise
        messages.error(request, refused.refusal.message)
    else:
        messages.success(request, "Zapisano wykaz potencjału w diagnozie.")
    return redirect("diagnosis:potential", pk)


def _taken(request: HttpRequest, diagnosis: Diagnosis) -> Potential:
    form = AsOfForm(request.GET if "dzien" in request.GET else None)
    shown = _shown(request, diagnosis, kept_copy(diagnosis), form)
    if shown is None:
        raise Http404
    return shown


@require_GET
@requires(Act.READ_PUBLISHED, see=table_of)
def potential_table(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The list that the page shows, as CSV, XLSX or ODS."""
    diagnosis = table_of(request, pk, kind)
    shown = _taken(request, diagnosis)
    pages = potential_pages(shown, with_left_out=request.user.may(Act.READ_DRAFTS))
    log.record(AccessKind.EXPORT, subject=diagnosis, what=f"wykaz potencjału, podmiotów: {len(shown.entries)}")
    return table_file(Kind(kind), pages, f"potencjal.{kind}")


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def potential_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The list that the page shows, as PDF."""
    diagnosis = diagnosis_or_404(request, pk)
    document = potential_document(diagnosis, _taken(request, diagnosis), letterhead=letterhead())
    return pdf_response(render_pdf(document), name="wykaz-potencjalu")
