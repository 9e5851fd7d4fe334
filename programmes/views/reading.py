"""List, one version, its documents."""

from collections import Counter

from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.text.plural import plural
from programmes.basis import changed_basis, items_with_changed_basis
from programmes.checks import budget_total, by_service, findings_of, without_doors
from programmes.decision import figures_of
from programmes.documents import programme_document
from programmes.forms import FilterForm
from programmes.models import ProgrammeLogEntry, ProgrammeVersion
from programmes.policies import refusal_of, refusal_to_create, refusal_to_edit
from programmes.printing import programme_of
from programmes.sections import section_states
from programmes.snapshot import provider_text, quantity_text
from programmes.thread import threads_of
from programmes.views.fetching import seen_version, version_for
from programmes.workflow import WORKFLOW

PAGE = 25


@require_safe
@requires(Act.READ_PUBLISHED)
def index(request):
    """All versions that this person may see."""
    form = FilterForm(request.GET or None, label_suffix="")
    since = ProgrammeLogEntry.objects.filter(version=OuterRef("pk")).order_by("-at", "-pk").values("at")[:1]
    versions = ProgrammeVersion.objects.visible_to(request.user).for_list().annotate(since=Subquery(since))
    if form.is_bound and form.is_valid():
        if form.cleaned_data["q"]:
            versions = versions.filter(name__unaccent__icontains=form.cleaned_data["q"].strip())
        if form.cleaned_data["stan"]:
            versions = versions.filter(state=form.cleaned_data["stan"])
    page = Paginator(versions, PAGE).get_page(request.GET.get("strona"))
    return render(
        request, "programmes/list.html", {"form": form, "page": page, "refusal": refusal_to_create(request.user)}
    )


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_version)
def detail(request, pk: int):
    """One version: where it stands, its twelve items, services, log and documents."""
    version = version_for(request.user, pk)
    changes = changed_basis(version)
    staff = request.user.may(Act.READ_DRAFTS)
    findings = findings_of(version, changes=changes) if staff else []
    edit_refusal = refusal_to_edit(request.user, version)
    context = {
        "version": version,
        "figures": figures_of(version),
        "sections": section_states(version),
        "findings": by_service(without_doors(findings) if edit_refusal else findings),
        "items": _items(version, findings, items_with_changed_basis(changes) if staff else set()),
        "log": _log(version) if staff else [],
        "acts": _acts(request.user, version) if staff else [],
        "edit_refusal": edit_refusal,
        "staff": staff,
    }
    return render(request, "programmes/detail.html", context)


def _items(version: ProgrammeVersion, findings: list, changed: set[int]) -> list[dict]:
    """The services as rows: how many, from whose money, how much is missing, whether the basis changed."""
    gaps = Counter(finding.item for finding in findings)
    return [
        {
            "item": item,
            "planned": quantity_text(item),
            "provider": provider_text(item),
            "total": budget_total(item),
            "gaps": gaps[item.pk],
            "changed": item.pk in changed,
        }
        for item in version.items.all()
    ]


def _log(version: ProgrammeVersion) -> list[dict]:
    entries = version.log.select_related("by", "authorisation").defer("snapshot").order_by("-at", "-pk")
    done = {name: transition.done for name, transition in WORKFLOW.transitions.items()}
    kinds = {"approve": "done", "publish": "done", "return": "warn", "revoke": "warn", "submit": "now"}
    return [
        {
            "entry": entry,
            "done": done.get(entry.transition, "Założono program"),
            "kind": kinds.get(entry.transition, ""),
        }
        for entry in entries
    ]


def _acts(user, version: ProgrammeVersion) -> list[dict]:
    """The transitions open from the present state, each with the reason why not, if any; the main one first."""
    acts = [
        {
            "name": transition.name,
            "label": transition.label.capitalize(),
            "refusal": refusal_of(transition.name, user=user, version=version),
        }
        for transition in WORKFLOW.open_from(version.state)
    ]
    return sorted(acts, key=lambda act: act["name"] != "approve")


@require_safe
@requires(Act.READ_DRAFTS, see=seen_version)
def thread(request, pk: int):
    """The golden thread with its holes."""
    version = version_for(request.user, pk)
    threads = threads_of(version)
    whole = sum(thread.is_whole for thread in threads)
    unanswered = sum(bool(thread.service.hole) for thread in threads)
    broken = len(threads) - whole - unanswered
    context = {
        "version": version,
        "threads": threads,
        "whole": whole,
        "whole_label": plural(whole, "nitka cała", "nitki całe", "nitek całych"),
        "broken": broken,
        "broken_label": plural(broken, "nitka z dziurą", "nitki z dziurami", "nitek z dziurami"),
        "unanswered": unanswered,
        "unanswered_label": plural(
            unanswered, "potrzeba bez odpowiedzi", "potrzeby bez odpowiedzi", "potrzeb bez odpowiedzi"
        ),
        "edit_refusal": refusal_to_edit(request.user, version),
    }
    return render(request, "programmes/thread.html", context)


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_version)
def document(request, pk: int):
    """The approved programme's frozen file, or the draft as it stands, marked PROJEKT."""
    version = version_for(request.user, pk)
    if version.frozen_id:
        if not version.frozen.is_ready:
            return render(request, "programmes/document_waits.html", {"version": version}, status=202)
        return pdf_response(bytes(version.frozen.pdf), name=f"program-{version.name}")
    if not request.user.may(Act.READ_DRAFTS):
        raise Http404
    printed = programme_document(programme_of(version, letterhead=letterhead()))
    return pdf_response(render_pdf(printed), name=f"projekt-{version.name or 'programu'}")
