"""Pages of quality standards: one version, its form, its way, comparison, print."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.drafts.keeping import Keeping, keeping
from cus.workflow import Refused, StaleEdit, refuse_if
from services import actions
from services.enums import LegalRegime
from services.forms import StandardCommentForm, StandardForm
from services.models import QualityStandard, Service
from services.standards.areas import CONTENT, HEAD
from services.standards.authors import authors
from services.standards.documents import standard_document, standard_paper
from services.standards.enums import StandardState
from services.standards.policies import refusal_of, refusal_to_edit, refusal_to_start
from services.standards.snapshot import compare, standard_of
from services.standards.standing import ServiceRow, areas_of, standings
from services.standards.workflow import WORKFLOW

DONE_KINDS = {"approve": "done", "return": "warn", "revoke": "stop", "submit": "now"}
SAVED = 302
PAGE = 25
UNDER = "Decydujesz za dyrektora, {clause}. Ta informacja znajdzie się w dzienniku i w dokumencie."


def _service(request, slug: str) -> Service:
    """Return the service of the address if this person may see it; otherwise 404."""
    return get_object_or_404(Service.objects.visible_to(request.user), slug=slug)


def _seen(request, pk: int) -> QualityStandard:
    """Return the version of the address if this person may see it; otherwise 404."""
    standards = QualityStandard.objects.visible_to(request.user).select_related(
        "service", "submitted_by", "approved_by", "approved_under", "revoked_by", "frozen"
    )
    return get_object_or_404(standards, pk=pk)


@require_safe
@requires(Act.READ_PUBLISHED)
def index(request):
    """Every service in use with its standard in force and, for the staff, the version being worked on."""
    user, today = request.user, timezone.localdate()
    in_force = QualityStandard.objects.in_force_on(today)
    services = Service.objects.visible_to(user).active()
    lacking = services.exclude(pk__in=in_force.values("service"))
    only_lacking = request.GET.get("brak") == "tak"
    page = Paginator(lacking if only_lacking else services, PAGE).get_page(request.GET.get("strona"))
    shown = QualityStandard.objects.visible_to(user).filter(service__in=[service.pk for service in page])
    by_service: dict[int, list] = {}
    for standing in standings(shown.for_list()):
        by_service.setdefault(standing.standard.service_id, []).append(standing)
    total = services.count()
    context = {
        "page": page,
        "rows": [ServiceRow.of(service, by_service.get(service.pk, [])) for service in page],
        "total": total,
        "covered": total - lacking.count(),
        "only_lacking": only_lacking,
        "staff": user.may(Act.READ_DRAFTS),
    }
    return render(request, "services/standard_list.html", context)


@require_POST
@requires(Act.STANDARD_DRAFT, see=_service)
def start(request, slug: str):
    """Begin the next version and open its form."""
    standard = actions.start_standard(service=_service(request, slug), by=request.user)
    messages.success(request, f"Założono standard, {standard.label}. Wszystko można zapisać puste.")
    return redirect("services:standard_edit", standard.pk)


@require_safe
@requires(Act.READ_PUBLISHED, see=_seen)
def detail(request, pk: int):
    """One version: what it asks for, where it stands, what may be done."""
    standard = _seen(request, pk)
    kept = keeping(request, "services.standard_return", standard)
    return _page(request, standard, StandardCommentForm(kept.data), kept)


def _page(request, standard: QualityStandard, form: StandardCommentForm, kept: Keeping, status: int = 200):
    user, staff = request.user, request.user.may(Act.READ_DRAFTS)
    decides = standard.state == StandardState.SUBMITTED and user.may(Act.STANDARD_DECIDE)
    under = user.authorisation_for(Act.STANDARD_DECIDE) if decides else None
    (standing,) = standings(QualityStandard.objects.filter(pk=standard.pk))
    returned = standard.log.filter(transition="return").select_related("by", "authorisation").order_by("at").last()
    others = service_versions(standard, user)
    context = {
        "standard": standard,
        "standing": standing,
        "areas": areas_of(standard),
        "partner_url": authors().page_of(standard, user) if standard.partner_name else "",
        "returned": returned if staff else None,
        "changes": compare(standard_of(returned.snapshot), standard) if staff and returned else [],
        "log": _log(standard) if staff else [],
        "staff": staff,
        "others": others,
        "warnings": _warnings(standard) if staff else [],
        "decides": decides,
        "under": UNDER.format(clause=under.clause) if under else "",
        "begins_on": standard.begins_on(timezone.localdate()),
        "form": form,
        "kept": kept.shown(form) if decides else None,
        "refusals": {name: refusal_of(name, user=user, standard=standard) for name in WORKFLOW.transitions}
        | {"edit": refusal_to_edit(user, standard), "start": refusal_to_start(user, standard.service)},
        "may_draft": user.may(Act.STANDARD_DRAFT),
        "may_decide": user.may(Act.STANDARD_DECIDE),
    }
    return render(request, "services/standard.html", context, status=status)


def service_versions(standard: QualityStandard, user) -> list[QualityStandard]:
    """Return the other versions that ``user`` may see, the newest first."""
    visible = QualityStandard.objects.visible_to(user).filter(service=standard.service_id)
    return list(visible.exclude(pk=standard.pk).select_related("service").order_by("-number"))


def _warnings(standard: QualityStandard) -> list[str]:
    """What the Act says of standards and this one may miss; it warns and never blocks."""
    said = []
    if not standard.is_by_provision and standard.service.legal_regime == LegalRegime.SEPARATE_LAW:
        said.append(
            "Usługa idzie trybem przepisów odrębnych. Sprawdź, czy standardu nie określa już przepis: centrum "
            "opracowuje go tylko wtedy, gdy przepisy tego nie robią (art. 13 ust. 1 pkt 7 ustawy)."
        )
    if not standard.service.programme_items.exists():
        said.append(
            "Tej usługi nie ma jeszcze w żadnym programie, a ustawa mówi o standardach usług z programu "
            "(art. 13 ust. 1 pkt 7)."
        )
    return said


def _log(standard: QualityStandard) -> list[dict]:
    entries = standard.log.select_related("by", "authorisation").defer("snapshot").order_by("-at", "-pk")
    done = {name: transition.done for name, transition in WORKFLOW.transitions.items()}
    return [
        {
            "entry": entry,
            "done": done.get(entry.transition, "Założono wersję"),
            "kind": DONE_KINDS.get(entry.transition, ""),
        }
        for entry in entries
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.STANDARD_DRAFT, see=_seen)
def edit(request, pk: int):
    """The six areas as a paper form."""
    standard = _seen(request, pk)
    refusal, missing = refusal_to_edit(request.user, standard), areas_of(standard)
    refuse_if(refusal if request.method != "POST" else None)
    kept = keeping(request, "services.standard", standard)
    form = StandardForm(kept.data, instance=standard, user=request.user)
    status = _save(request, standard, form, kept, refusal) if kept.sent else 200
    if status == SAVED:
        messages.success(request, "Zapisano standard.")
        return redirect("services:standard", pk)
    context = {"standard": standard, "form": form, "areas": missing, "kept": kept.shown(form)}
    return render(request, "services/standard_form.html", context, status=status)


def _save(request, standard: QualityStandard, form: StandardForm, kept: Keeping, refusal) -> int:
    """Save what was sent, or leave in the form why not; return the status of the answer."""
    if refusal:  # sent to the director meanwhile: what was typed stays on the page
        form.add_error(None, refusal.message)
        return refusal.status
    if not form.is_valid():
        return 422
    try:
        with kept.saving():
            actions.save_standard(
                standard=standard,
                values={name: form.cleaned_data[name] for name in (*HEAD, *CONTENT)},
                partner=form.cleaned_data["partner"],
                version=form.version,
                by=request.user,
            )
    except StaleEdit as stale:
        form.show_stale(stale.current)
        return 409
    except Refused as refused:
        form.add_error(refused.refusal.field or None, refused.refusal.message)
        return refused.refusal.status
    return SAVED


@require_POST
@requires(Act.STANDARD_DRAFT, see=_seen)
def submit(request, pk: int):
    """Send to the director."""
    actions.submit_standard(standard=_seen(request, pk), by=request.user)
    messages.success(request, "Standard złożono do dyrektora.")
    return redirect("services:standard", pk)


@require_POST
@requires(Act.STANDARD_DRAFT, see=_seen)
def recall(request, pk: int):
    """Take back from the director."""
    actions.recall_standard(standard=_seen(request, pk), by=request.user)
    messages.success(request, "Standard wycofano od dyrektora. Możesz go znowu zmieniać.")
    return redirect("services:standard", pk)


def _seen_version(request) -> int | None:
    """The edit version that the page of the decision showed."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else None


def _refused(request, pk: int, error: Refused, form: StandardCommentForm):
    """Show the page as the standard stands now, and why nothing was done."""
    messages.error(request, error.refusal.message)
    standard = _seen(request, pk)
    kept = keeping(request, "services.standard_return", standard)
    return _page(request, standard, form, kept, status=error.refusal.status)


@require_POST
@requires(Act.STANDARD_DECIDE, see=_seen)
def approve(request, pk: int):
    """Approve and freeze."""
    try:
        actions.approve_standard(standard=_seen(request, pk), by=request.user, seen=_seen_version(request))
    except Refused as error:
        return _refused(request, pk, error, StandardCommentForm())
    messages.success(request, "Standard zatwierdzono. Treść jest zamrożona, PDF powstaje.")
    return redirect("services:standard", pk)


@require_POST
@requires(Act.STANDARD_DECIDE, see=_seen)
def return_(request, pk: int):
    """Return with a comment."""
    standard = _seen(request, pk)
    form, kept = StandardCommentForm(request.POST), keeping(request, "services.standard_return", standard)
    if not form.is_valid():
        return _page(request, standard, form, kept, status=422)
    try:
        comment = form.cleaned_data["comment"]
        with kept.saving():
            actions.return_standard(standard=standard, comment=comment, by=request.user, seen=_seen_version(request))
    except Refused as error:
        return _refused(request, pk, error, form)
    messages.success(request, "Standard zwrócono autorom z komentarzem.")
    return redirect("services:standard", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.STANDARD_DECIDE, see=_seen)
def revoke(request, pk: int):
    """Take the approval back, with the reason."""
    standard = _seen(request, pk)
    refuse_if(refusal_of("revoke", user=request.user, standard=standard))
    kept = keeping(request, "services.standard_revoke", standard)
    form = StandardCommentForm(kept.data)
    if kept.sent and form.is_valid():
        with kept.saving():
            actions.revoke_standard(standard=standard, comment=form.cleaned_data["comment"], by=request.user)
        messages.success(request, "Zatwierdzenie cofnięto. Ta wersja już nie obowiązuje.")
        return redirect("services:standard", pk)
    before = service_versions(standard, request.user)
    context = {"standard": standard, "form": form, "kept": kept.shown(form), "others": before}
    return render(request, "services/standard_revoke.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Act.READ_PUBLISHED, see=_seen)
def compare_versions(request, pk: int):
    """Two versions field by field; without a choice the one before."""
    standard = _seen(request, pk)
    others = service_versions(standard, request.user)
    asked = request.GET.get("z", "")
    older = [other for other in others if other.number < standard.number]
    other = next((one for one in others if str(one.pk) == asked), older[0] if older else next(iter(others), None))
    pair = sorted(filter(None, (other, standard)), key=lambda one: one.number)
    context = {
        "standard": standard,
        "others": others,
        "other": other,
        "rows": compare(*pair) if other else [],
        "labels": [one.label for one in pair],
    }
    return render(request, "services/standard_compare.html", context)


@require_safe
@requires(Act.READ_PUBLISHED, see=_seen)
def document(request, pk: int):
    """The approved standard's frozen file, or the draft as it stands, marked PROJEKT."""
    standard = _seen(request, pk)
    name = f"standard-{standard.service.name}-wersja-{standard.number}"
    if standard.frozen_id:
        if not standard.frozen.is_ready:
            return render(request, "services/standard_document_waits.html", {"standard": standard}, status=202)
        return pdf_response(bytes(standard.frozen.pdf), name=name)
    if not request.user.may(Act.READ_DRAFTS):
        raise Http404
    return pdf_response(
        render_pdf(standard_document(standard_paper(standard, letterhead=letterhead()))), name=f"projekt-{name}"
    )
