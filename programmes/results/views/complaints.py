"""The register of irregularities and complaints: of the centre, of one programme, one entry, its writing."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.render import MissingGlyph, render_pdf
from cus.documents.responses import pdf_response
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.importing.views import asked_table, table_file
from cus.workflow import CONFLICT, Refusal, Refused, refuse_if
from programmes.models import Programme
from programmes.results.actions.complaints import edit_complaint, enter_complaint
from programmes.results.complaining.documents import register_document
from programmes.results.complaining.listing import NO_NAMES, lines_of, programme_names, register_sheet
from programmes.results.complaining.naming import looks_personal
from programmes.results.complaining.policies import refusal_to_edit_complaint, refusal_to_enter, refusal_to_step
from programmes.results.complaining.querysets import late_on
from programmes.results.complaining.steps import STEPS, next_step
from programmes.results.forms.complaints import ComplaintFilters, ComplaintForm
from programmes.results.models import Complaint
from programmes.results.subjects import ruling
from programmes.results.views.fetching import seen_programme

PAGE = 25
STEM = "skargi"
TEXTS = ("subject", "description", "explanation", "finding_note", "correction", "correction_note", "conclusion")


def complaint_or_404(request, pk: int) -> Complaint:
    """Return a complaint that the person may see."""
    seen = Complaint.objects.visible_to(request.user).for_list().select_related("created_by", "closed_by")
    return get_object_or_404(seen, pk=pk)


def listed(user, params, names, programme: Programme | None = None) -> tuple[ComplaintFilters, QuerySet]:
    """Return the filters as ``params`` fill them, and the complaints they leave."""
    complaints = Complaint.objects.visible_to(user)
    if programme:
        complaints = complaints.filter(programme=programme)
    form = ComplaintFilters(params or None, complaints=complaints, names=names, fixed=programme)
    form.is_valid()
    return form, form.narrowed(complaints).for_list().order_by("-year", "-ordinal")


@require_safe
@requires(Act.READ_DRAFTS)
def complaint_list(request: HttpRequest) -> HttpResponse:
    """The whole register with filters."""
    return _list_page(request)


@require_safe
@requires(Act.READ_DRAFTS, see=seen_programme)
def programme_complaints(request: HttpRequest, pk: int) -> HttpResponse:
    """What the register holds of one programme."""
    return _list_page(request, seen_programme(request, pk))


def _list_page(request: HttpRequest, programme: Programme | None = None) -> HttpResponse:
    names = programme_names()
    form, complaints = listed(request.user, request.GET, names, programme)
    today = timezone.localdate()
    counts = complaints.order_by().aggregate(
        total=Count("pk"),
        unclosed=Count("pk", filter=Q(pk__in=Complaint.objects.unclosed())),
        late=Count("pk", filter=late_on(today)),
    )
    page = Paginator(complaints, PAGE).get_page(request.GET.get("strona"))
    query, create_url = request.GET.copy(), reverse("results:complaint_create")
    if programme:
        query["program"] = str(programme.pk)
        create_url += f"?program={programme.pk}"
    years = complaints.order_by("-year").values_list("year", flat=True).distinct()
    context = {
        "form": form,
        "page": page,
        "lines": lines_of(page, names),
        "counts": counts,
        "query": query.urlencode(),
        "create_url": create_url,
        "years": [] if programme else list(years),
        "programme": programme,
        "ruling": ruling(programme) if programme else None,
        "no_names": NO_NAMES,
        "refusal": refusal_to_enter(request.user),
    }
    return render(request, "results/complaints/list.html", context)


@require_GET
@requires(Act.READ_DRAFTS)
def complaint_table(request: HttpRequest, name: str) -> HttpResponse:
    """The register as it is filtered: ``skargi.xlsx``, ``skargi-rejestr.csv``."""
    _, kind, _ = asked_table(name, (STEM,), ("rejestr",))
    names = programme_names()
    complaints = listed(request.user, request.GET, names)[1]
    return table_file(kind, [register_sheet(lines_of(complaints, names))], name)


def _of_year(request: HttpRequest, year: int) -> QuerySet[Complaint]:
    """The entries of a year that this person sees; 404 where there are none."""
    complaints = Complaint.objects.visible_to(request.user).filter(year=year)
    if not complaints.exists():
        raise Http404
    return complaints


@require_safe
@requires(Act.READ_DRAFTS, see=_of_year)
def complaint_register(request: HttpRequest, year: int) -> HttpResponse:
    """The register of a year as a PDF; 404 for a year in which nothing came in.

    Raises:
        Refused: it holds a character that cannot be printed.
    """
    lines = lines_of(_of_year(request, year).for_list().order_by("ordinal"), programme_names())
    document = register_document(lines, year=year, on=timezone.localdate(), letterhead=letterhead())
    try:
        return pdf_response(render_pdf(document), name=f"rejestr-skarg-{year}")
    except MissingGlyph as error:
        raise Refused(Refusal(error.message, status=CONFLICT)) from error


@require_safe
@requires(Act.READ_DRAFTS, see=complaint_or_404)
def complaint_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One complaint, its way so far, what can be done next."""
    complaint = complaint_or_404(request, pk)
    steps = [(step, refusal_to_step(request.user, complaint, step.transition)) for step in STEPS.values()]
    next_name = next_step(complaint)
    # What usually comes next stands first.
    steps.sort(key=lambda pair: pair[0].transition != next_name)
    names = programme_names()
    context = {
        "complaint": complaint,
        "programme_name": names.get(complaint.programme_id, ""),
        "has_results": complaint.programme_id in names,
        "edit_refusal": refusal_to_edit_complaint(request.user, complaint),
        "steps": [(step, refusal) for step, refusal in steps if refusal is None],
        "next_step": next_name,
        "log": _told(complaint),
        "personal": looks_personal(*(getattr(complaint, name) for name in TEXTS)),
    }
    return render(request, "results/complaints/detail.html", context)


def _told(complaint: Complaint) -> list[tuple[str, object]]:
    """The log, the newest first, each step in words."""
    entries = complaint.log.select_related("by").order_by("-at", "-pk")
    return [(STEP_WORDS.get(entry.transition, entry.transition), entry) for entry in entries]


STEP_WORDS = {"enter": "wpisano do rejestru"} | {name: step.done for name, step in STEPS.items()}
STEP_WORDS["demand"] = "wpisano ustalenia i zażądano poprawy"


@require_http_methods(["GET", "POST"])
@requires(Act.DELIVERY_ENTER)
def complaint_create(request: HttpRequest) -> HttpResponse:
    """Enter a complaint; ``?program=`` says of which programme."""
    kept = keeping(request, "results.complaint_new")
    asked = request.GET.get("program", "")
    initial = {"programme": asked} if asked.isascii() and asked.isdecimal() else None
    form, status = ComplaintForm(kept.data, initial=initial), 200
    saved = form.made_before(request.user)
    if kept.sent and saved is None:
        saved, status = save_or_explain(
            form,
            lambda: enter_complaint(
                by=request.user, values=form.values(), token=form.token, days=form.cleaned_data["days"]
            ),
            kept,
        )
    if saved:
        messages.success(request, f"Wpisano do rejestru pod numerem {saved.number}.")
        return redirect(saved)
    return _form_page(request, form, kept, status)


@require_http_methods(["GET", "POST"])
@requires(Act.DELIVERY_ENTER, see=complaint_or_404)
def complaint_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what was entered."""
    complaint = complaint_or_404(request, pk)
    refuse_if(refusal_to_edit_complaint(request.user, complaint))
    kept = keeping(request, "results.complaint", complaint)
    form, status = ComplaintForm(kept.data, instance=complaint), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: edit_complaint(by=request.user, complaint=complaint, seen=form.version, values=form.values()),
            kept,
        )
        if saved:
            messages.success(request, "Zapisano zmiany.")
            return redirect(saved)
    return _form_page(request, form, kept, status, complaint=complaint_or_404(request, pk))


def _form_page(request, form, kept, status: int, complaint: Complaint | None = None) -> HttpResponse:
    context = {"form": form, "complaint": complaint, "kept": kept.shown(form), "no_names": NO_NAMES}
    return render(request, "results/complaints/form.html", context, status=status)
