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
from cus.documents.actions import document_of
from cus.documents.docx import docx_of
from cus.documents.models import FrozenDocument
from cus.documents.parts import Document
from cus.documents.render import render_pdf
from cus.documents.responses import docx_response, pdf_response
from programmes.basis import changed_basis, items_with_changed_basis
from programmes.decision import figures_of
from programmes.documents import programme_document
from programmes.forms import FilterForm
from programmes.gaps import budget_total, by_service, findings_of, without_doors
from programmes.models import ProgrammeLogEntry, ProgrammeVersion
from programmes.policies import refusal_to_create, refusal_to_edit
from programmes.printing import programme_of
from programmes.querysets import parallel_to
from programmes.sections import section_states
from programmes.snapshot import provider_text, quantity_text
from programmes.views.fetching import seen_version, version_for, versions_of
from programmes.way import next_acts, way_of
from programmes.workflow import WORKFLOW

PAGE = 25
LOG_KINDS = {
    **dict.fromkeys(["approve", "adopt", "adopt_next", "adopt_amended", "publish", "bip"], "done"),
    **dict.fromkeys(
        ["return", "revoke", "mayor_return", "amend", "annul_partly", "correct", "undo_rejection"], "warn"
    ),
    **dict.fromkeys(["reject", "annul", "withdraw", "repeal"], "stop"),
    "submit": "now",
}


@require_safe
@requires(Act.READ_PUBLISHED)
def index(request):
    """All versions that this person may see."""
    form = FilterForm(request.GET or None, label_suffix="")
    since = ProgrammeLogEntry.objects.filter(version=OuterRef("pk")).order_by("-at", "-pk").values("at")[:1]
    visible = ProgrammeVersion.objects.visible_to(request.user)
    versions = visible.for_list().annotate(since=Subquery(since), parallel=parallel_to(visible))
    if form.is_bound and form.is_valid():
        if form.cleaned_data["q"]:
            versions = versions.filter(name__unaccent__icontains=form.cleaned_data["q"].strip())
        if form.cleaned_data["stan"]:
            versions = versions.filter(state=form.cleaned_data["stan"])
        if form.cleaned_data["dzien"]:
            versions = versions.in_force_on(form.cleaned_data["dzien"])
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
        "acts": next_acts(request.user, version) if staff else None,
        "stages": way_of(version).stages,
        "edit_refusal": edit_refusal,
        "versions": versions_of(request.user, version),
        "staff": staff,
    }
    return render(request, "programmes/detail.html", context)


def _items(version: ProgrammeVersion, findings: list, changed: set[int]) -> list[dict]:
    """The services as rows: how many, from whose money, how much is missing, whether the basis changed."""
    gaps = Counter((finding.item, finding.level) for finding in findings)
    return [
        {
            "item": item,
            "planned": quantity_text(item),
            "provider": provider_text(item),
            "total": budget_total(item),
            "gaps": gaps[item.pk, "stop"],
            "remarks": gaps[item.pk, "warn"],
            "changed": item.pk in changed,
        }
        for item in version.items.all()
    ]


def _log(version: ProgrammeVersion) -> list[dict]:
    entries = version.log.select_related("by", "authorisation").defer("snapshot").order_by("-at", "-pk")
    done = {name: transition.done for name, transition in WORKFLOW.transitions.items()}
    source = version.copied_from
    made = f"Skopiowano z wersji {source.number}" if source else "Założono program"
    return [
        {
            "entry": entry,
            "done": done.get(entry.transition, made),
            "kind": LOG_KINDS.get(entry.transition, ""),
        }
        for entry in entries
    ]


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_version)
def document(request, pk: int):
    """The approved programme's frozen file, or the draft as it stands; „?plik=docx” gives it to work on."""
    version = version_for(request.user, pk)
    if request.GET.get("plik") == "docx" and (version.frozen_id or request.user.may(Act.READ_DRAFTS)):
        return docx_response(docx_of(_paper(version)), name=f"program-{version.name or 'bez-nazwy'}")
    if version.frozen_id:
        if not version.frozen.is_ready:
            return render(request, "programmes/document_waits.html", {"version": version}, status=202)
        return pdf_response(bytes(version.frozen.pdf), name=f"program-{version.name}")
    if not request.user.may(Act.READ_DRAFTS):
        raise Http404
    return pdf_response(render_pdf(_paper(version)), name=f"projekt-{version.name or 'programu'}")


def _paper(version: ProgrammeVersion) -> Document:
    """What was frozen, or the draft as it stands, marked PROJEKT."""
    if version.frozen_id:
        return document_of(FrozenDocument.objects.get(pk=version.frozen_id))
    return programme_document(programme_of(version, letterhead=letterhead()))
