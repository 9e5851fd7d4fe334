"""Bringing partners and offers in from a table, with a preview; taking the registry away in the same shape."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.importing.actions import ImportRefused, drop_files
from cus.importing.views import EMPTY, FILLED, asked_table, preview_page, table_file
from cus.tables import Page
from partners import actions
from partners.forms.filters import FilterForm
from partners.forms.imports import ImportForm
from partners.importing import Plan, empty_pages, filled_pages, pages_of, preview, twins_of
from partners.models import Partner, RegistryImport

PREVIEW = "partners/import/preview.html"
# What can be taken away beside the examples, and the names of the two sheets where the file is CSV.
REGISTRY = "rejestr"
CSV_PAGES = ("partnerzy", "oferta")
MOST_TWINS = 50


def _own(request, key) -> RegistryImport:
    """Return the files that this person brought; somebody else's do not exist for them."""
    return get_object_or_404(RegistryImport.objects.filter(owner=request.user), key=key)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.PARTNER_EDIT)
def upload(request):
    """Choose a table; what is wrong with the whole file is said here, what with its cells in the preview."""
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ImportForm(*sent)
    if form.is_valid():
        (name, content), (second_name, second_content) = form.cleaned_data["file"], form.cleaned_data["second"]
        kept = actions.keep_import(
            name=name, content=content, second_name=second_name, second_content=second_content, by=request.user
        )
        return redirect("partners:import_preview", kept.key)
    waiting = RegistryImport.objects.filter(owner=request.user).only("key", "name", "created_at").first()
    context = {"form": form, "waiting": waiting, "empty": EMPTY, "filled": FILLED, "registry": REGISTRY}
    return render(request, "partners/import/upload.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.PARTNER_EDIT, see=_own)
def show(request, key):
    """What the import would do, card by card; posted, it is done, unless something changed in between."""
    kept = _own(request, key)
    if request.method != "POST":
        return _preview(request, kept, preview(kept.contents))
    try:
        done = actions.accept_import(kept=kept, fingerprint=request.POST.get("odcisk", ""), by=request.user)
    except ImportRefused as refused:
        messages.error(request, refused.refusal.message)
        return _preview(request, kept, refused.plan, status=refused.refusal.status)
    messages.success(
        request, f"Wczytano tabelę. Nowe fiszki: {done.new}, zmienione: {done.changed}, bez zmian: {done.same}."
    )
    return redirect("partners:list")


def _preview(request, kept: RegistryImport, plan: Plan, *, status: int = 200):
    twins = twins_of(plan)
    more = {"twins": twins[:MOST_TWINS], "more_twins": max(len(twins) - MOST_TWINS, 0)}
    return preview_page(request, PREVIEW, kept, plan, status=status, **more)


@require_POST
@requires(Act.PARTNER_EDIT, see=_own)
def drop(request, key):
    """Give the table up."""
    drop_files(kept=_own(request, key), by=request.user)
    messages.success(request, "Porzucono tabelę. W rejestrze niczego nie zmieniono.")
    return redirect("partners:import")


@require_GET
@requires(Act.PARTNER_EDIT)
def table(request, name: str):
    """An example to fill in, or the registry as it is filtered: ``rejestr.xlsx``, ``rejestr-oferta.csv``."""
    stem, kind, place = asked_table(name, (EMPTY, FILLED, REGISTRY), CSV_PAGES)
    pages = {EMPTY: empty_pages, FILLED: filled_pages}.get(stem, lambda: _registry(request))()
    return table_file(kind, pages if place is None else pages[place : place + 1], name)


def _registry(request) -> list[Page]:
    form = FilterForm(request.GET or None, label_suffix="")
    form.is_valid()
    partners = form.narrowed(Partner.objects.visible_to(request.user).for_list())
    # The list leaves long texts aside; a table holds them all.
    cards = Partner.objects.filter(pk__in=partners.order_by().values("pk")).prefetch_related(
        "offers__service", "gminas"
    )
    log.record(AccessKind.EXPORT, subject=Partner, what=f"rejestr partnerów, wierszy: {len(cards)}")
    return pages_of(cards)
