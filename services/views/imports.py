"""Bringing services in from a table, with a preview; taking the catalogue away in the same shape."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.importing.actions import drop_files
from cus.importing.views import EMPTY, FILLED, asked_table, preview_page, table_file
from cus.tables import Kind, Page
from services import actions
from services.forms import ImportForm
from services.importing import area_names, empty_pages, filled_pages, occupation_pages, pages_of, preview
from services.models import CatalogueImport, OccupationEdition, Service

PREVIEW = "services/import/preview.html"
# What can be taken away beside the examples, and the names of the two sheets where the file is CSV.
CATALOGUE = "katalog"
CSV_PAGES = ("uslugi", "wymagania")


def _own(request, key) -> CatalogueImport:
    """Return the files that this person brought; somebody else's do not exist for them."""
    return get_object_or_404(CatalogueImport.objects.filter(owner=request.user), key=key)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.CATALOGUE_ADMIN)
def upload(request):
    """Choose a table; what is wrong with the whole file is said here, what with its cells in the preview."""
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ImportForm(*sent)
    if form.is_valid():
        (name, content), (second_name, second_content) = form.cleaned_data["file"], form.cleaned_data["second"]
        kept = actions.keep_import(
            name=name, content=content, second_name=second_name, second_content=second_content, by=request.user
        )
        return redirect("services:import_preview", kept.key)
    waiting = CatalogueImport.objects.filter(owner=request.user).only("key", "name", "created_at").first()
    context = {"form": form, "waiting": waiting, "empty": EMPTY, "filled": FILLED, "catalogue": CATALOGUE}
    return render(request, "services/import/upload.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.CATALOGUE_ADMIN, see=_own)
def show(request, key):
    """What the import would do, field by field; posted, it is done, unless something changed in between."""
    kept = _own(request, key)
    if request.method != "POST":
        return preview_page(request, PREVIEW, kept, preview(kept.contents))
    try:
        done = actions.accept_import(kept=kept, fingerprint=request.POST.get("odcisk", ""), by=request.user)
    except actions.ImportRefused as refused:
        messages.error(request, refused.refusal.message)
        return preview_page(request, PREVIEW, kept, refused.plan, status=refused.refusal.status)
    messages.success(
        request, f"Wczytano tabelę. Nowe usługi: {done.new}, zmienione: {done.changed}, bez zmian: {done.same}."
    )
    return redirect("services:list")


@require_POST
@requires(Act.CATALOGUE_ADMIN, see=_own)
def drop(request, key):
    """Give the table up."""
    drop_files(kept=_own(request, key), by=request.user)
    messages.success(request, "Porzucono tabelę. W katalogu niczego nie zmieniono.")
    return redirect("services:import")


@require_GET
@requires(Act.CATALOGUE_ADMIN)
def table(request, name: str):
    """An example to fill in, or the whole catalogue: ``katalog.xlsx``, ``pusty-wzor.ods``, ``katalog-uslugi.csv``."""
    stem, kind, place = asked_table(name, (EMPTY, FILLED, CATALOGUE), CSV_PAGES)
    pages = _pages(stem)
    return table_file(kind, pages if place is None else pages[place : place + 1], name)


def _pages(stem: str) -> list[Page]:
    areas = area_names()
    if stem == EMPTY:
        return empty_pages(areas)
    if stem == FILLED:
        return filled_pages(areas)
    services = Service.objects.for_page()
    log.record(AccessKind.EXPORT, subject=Service, what=f"cały katalog usług, wierszy: {len(services)}")
    return pages_of(services, areas)


@require_GET
@requires(Act.READ_DICTIONARIES)
def occupations(request, kind: str):
    """The current edition of the classification, in the shape in which an edition is brought in."""
    edition = OccupationEdition.objects.current()
    if kind not in list(Kind) or edition is None:
        raise Http404
    return table_file(Kind(kind), occupation_pages(edition), f"zawody-{edition.code}.{kind}")
