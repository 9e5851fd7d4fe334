"""Pages of the catalogue."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act, refusal_without
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.drafts.keeping import keeping
from cus.workflow import Refused, StaleEdit, refuse_if
from services import actions
from services.editions.succession import flagged_of
from services.forms import DraftForm, ProposalForm, area_choices
from services.listing import asked, narrowed, page_of
from services.models import QualityFactor, Service
from services.policies import refusal_of_transition, refusal_to_edit, refusal_to_print
from services.reach import Reach, seen_uses_of
from services.requirements import groups_of
from services.resources import ServiceResource
from services.standards.standing import ServiceStandards

PAGE_SIZE = 50
EXPORTS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _seen(request, slug: str) -> Service:
    """Return the service of the address if this person may see it; otherwise 404."""
    return get_object_or_404(Service.objects.visible_to(request.user), slug=slug)


@require_GET
@requires(Act.READ_PUBLISHED)
def service_list(request):
    """The catalogue: search, filters, pages."""
    shown = narrowed(request.user, request.GET)
    page = page_of(shown, request.GET.get("strona"), PAGE_SIZE)
    may_propose = request.user.may(Act.CATALOGUE_PROPOSE)
    context = {
        "form": shown.form,
        "page": page,
        "query": request.GET.urlencode(),
        "asked": asked(request.GET),
        "refusal_to_print": refusal_to_print(page.paginator.count),
        "may_propose": may_propose,
        "waiting": shown.facets.waiting if may_propose else 0,
        "refusal_to_confirm": refusal_without(request.user, Act.CATALOGUE_ADMIN),
    }
    return render(request, "services/list.html", context)


@require_GET
@requires(Act.READ_PUBLISHED)
def export(request):
    """What the list shows now, as CSV or XLSX; cells that begin like a formula are made text."""
    kind = request.GET.get("format", "csv")
    kind = kind if kind in EXPORTS else "csv"
    services = narrowed(request.user, request.GET).services
    dataset = ServiceResource().export(services.for_page())
    log.record(AccessKind.EXPORT, subject=Service, what=f"katalog usług ({kind}), wierszy: {len(dataset)}")
    content = dataset.export("xlsx") if kind == "xlsx" else f"\ufeff{dataset.export('csv')}"
    response = HttpResponse(content, content_type=EXPORTS[kind])
    response["Content-Disposition"] = f'attachment; filename="katalog-uslug-{timezone.localdate():%Y-%m-%d}.{kind}"'
    return response


@require_GET
@requires(Act.READ_PUBLISHED, see=_seen)
def detail(request, slug: str):
    """One service: what it is, for whom, under which rules, who must do it, where it is used."""
    service = get_object_or_404(Service.objects.visible_to(request.user).for_page(), slug=slug)
    context = {
        "service": service,
        "requirement_groups": groups_of(service),
        "quality_factors": QualityFactor.objects.all(),
        "reach": Reach.of(service, request.user),
        "uses": seen_uses_of(service, request.user),
        "standards": ServiceStandards.of(service, request.user),
        "refusal_to_edit": refusal_to_edit(request.user, service),
        "refusal_to_activate": refusal_of_transition(request.user, service, "activate"),
        "refusal_to_retire": refusal_of_transition(request.user, service, "retire"),
        "works_with_catalogue": request.user.may(Act.CATALOGUE_PROPOSE),
        "is_catalogue_admin": request.user.may(Act.CATALOGUE_ADMIN),
        "codes_to_check": flagged_of(service) if request.user.may(Act.CATALOGUE_ADMIN) else [],
    }
    return render(request, "services/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.CATALOGUE_PROPOSE)
def create(request):
    """Propose a service: it becomes a draft that the administrator takes into the catalogue."""
    kept = keeping(request, "services.draft_new")
    form = DraftForm(kept.data, instance=Service())
    if kept.sent and form.is_valid():
        with kept.saving():
            areas = form.cleaned_data["area_numbers"]
            service = actions.create_draft(service=form.instance, areas=areas, by=request.user)
        messages.success(request, f"Zapisano projekt usługi „{service}”. Do katalogu przyjmie go administrator.")
        return redirect(service)
    context = {"form": form, "service": None, "kept": kept.shown(form)}
    return render(request, "services/form.html", context, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.CATALOGUE_PROPOSE, see=_seen)
def edit(request, slug: str):
    """Mend a draft."""
    service = _seen(request, slug)
    refuse_if(refusal_to_edit(request.user, service))
    kept = keeping(request, "services.draft", service)
    form = DraftForm(kept.data, instance=service)
    status = _status(form)
    if kept.sent and form.is_valid():
        try:
            areas = form.cleaned_data["area_numbers"]
            with kept.saving():
                actions.save_draft(service=form.instance, version=form.version, areas=areas, by=request.user)
        except StaleEdit as stale:
            form.show_stale(stale.current)
            status = 409
        else:
            messages.success(request, f"Zapisano zmiany: „{form.instance}”.")
            return redirect(form.instance)
    context = {"form": form, "service": service, "kept": kept.shown(form)}
    return render(request, "services/form.html", context, status=status)


@require_POST
@requires(Act.CATALOGUE_ADMIN, see=_seen)
def activate(request, slug: str):
    """Take a draft or a retired service into use."""
    return _change_state(request, slug, "activate", "Usługa jest czynna i można ją wybrać w diagnozie i programie.")


@require_POST
@requires(Act.CATALOGUE_ADMIN, see=_seen)
def retire(request, slug: str):
    """Take a service out of use; what already stands on it keeps its copy."""
    return _change_state(request, slug, "retire", "Usługę wycofano z katalogu. Istniejące zapisy jej nie tracą.")


def _change_state(request, slug: str, transition: str, done: str):
    service = _seen(request, slug)
    actions.change_state(service=service, transition=transition, by=request.user)
    messages.success(request, done)
    return redirect(service)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.CATALOGUE_ADMIN)
def confirm(request):
    """All proposals on one page, confirmed in one act; each may be mended before."""
    options = area_choices()
    forms = [
        ProposalForm(request.POST or None, instance=service, prefix=f"u{service.pk}", area_options=options)
        for service in Service.objects.proposals().prefetch_related("area_links__area")
    ]
    status = 200
    if request.method == "POST":
        ticked = set(request.POST.getlist("wybrane"))
        for form in forms:
            form.chosen = str(form.instance.pk) in ticked
        status = _confirm_chosen(request, [form for form in forms if form.chosen])
        if status == 200:
            return redirect("services:list")
    faulty = [form for form in forms if form.is_bound and form.chosen and (form.errors or form.was_stale)]
    return render(request, "services/confirm.html", {"forms": forms, "faulty": faulty}, status=status)


def _confirm_chosen(request, chosen: list[ProposalForm]) -> int:
    """Confirm what is ticked, or say why nothing was confirmed; return the status of the answer."""
    faults = [form for form in chosen if not form.is_valid()]
    if faults:
        return 422
    try:
        number = actions.confirm_proposals(confirmations=[_confirmation(form) for form in chosen], by=request.user)
    except StaleEdit as stale:
        next(form for form in chosen if form.instance.pk == stale.current.pk).show_stale(stale.current)
        return stale.refusal.status
    except Refused as refused:
        messages.error(request, refused.refusal.message)
        return refused.refusal.status
    messages.success(request, f"Potwierdzono propozycje: {number}. Obowiązują od teraz.")
    return 200


def _confirmation(form: ProposalForm) -> actions.Confirmation:
    data = form.cleaned_data
    return actions.Confirmation(
        service_id=form.instance.pk,
        version=form.version,
        areas=data["area_numbers"],
        legal_regime=data["legal_regime"],
        legal_basis=data["legal_basis"],
        recipient_kinds=data["recipient_kinds"],
        recipients=data["recipients"],
        unit=data["unit"],
    )


def _status(form) -> int:
    """422 for a form that came back with faults, so that nobody takes it for a saved one."""
    return 422 if form.is_bound and not form.is_valid() else 200
