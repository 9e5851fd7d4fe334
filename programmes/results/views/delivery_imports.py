"""Figures brought in from a table, with a preview, and taken away in the same shape."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.importing.actions import ImportRefused
from cus.importing.views import EMPTY, asked_table, preview_page, table_file
from programmes.results.actions.delivery_imports import accept_table, drop_table, keep_table
from programmes.results.forms.delivery_imports import DeliveryTableForm
from programmes.results.importing import empty_pages, pages_of, preview
from programmes.results.ledger import ledger_of
from programmes.results.models import DeliveryFigure, DeliveryImport
from programmes.results.views.delivery import asked_year
from programmes.results.views.fetching import own_import, seen_programme

FIGURES, PART = "liczby", "tabela"


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.DELIVERY_ENTER, see=seen_programme)
def upload(request, pk: int):
    """Choose a table; what is wrong with the whole file is said here, what with its cells in the preview."""
    programme = seen_programme(request, pk)
    ledger = ledger_of(programme)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = DeliveryTableForm(*sent)
    if form.is_valid():
        name, content = form.cleaned_data["file"]
        kept = keep_table(programme=programme, name=name, content=content, by=request.user)
        return redirect("results:delivery_import_preview", pk, kept.key)
    waiting = DeliveryImport.objects.filter(owner=request.user, programme=programme).only("key", "name", "created_at")
    context = {
        "programme": programme,
        "ruling": ledger.version,
        "form": form,
        "waiting": waiting.first(),
        "years": ledger.years,
    }
    return render(request, "results/delivery/upload.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.DELIVERY_ENTER, see=own_import)
def show(request, pk: int, key):
    """What the import would do; posted, it is done, unless something changed in between."""
    kept = own_import(request, pk, key)
    if request.method != "POST":
        return _preview(request, kept, preview(bytes(kept.content), ledger_of(kept.programme)))
    try:
        done = accept_table(kept=kept, fingerprint=request.POST.get("odcisk", ""), by=request.user)
    except ImportRefused as refused:
        messages.error(request, refused.refusal.message)
        return _preview(request, kept, refused.plan, status=refused.refusal.status)
    messages.success(
        request, f"Wczytano tabelę. Nowe wiersze: {done.new}, zmienione: {done.changed}, bez zmian: {done.same}."
    )
    return redirect("results:delivery", pk)


def _preview(request, kept: DeliveryImport, plan, *, status: int = 200):
    odd = [(entry, doubt) for entry in plan.entries for doubt in entry.doubts]
    more = {"programme": kept.programme, "odd": odd}
    return preview_page(request, "results/delivery/preview.html", kept, plan, status=status, **more)


@require_POST
@requires(Act.DELIVERY_ENTER, see=own_import)
def drop(request, pk: int, key):
    """Give the table up."""
    drop_table(kept=own_import(request, pk, key), by=request.user)
    messages.success(request, "Porzucono tabelę. W liczbach niczego nie zmieniono.")
    return redirect("results:delivery_import", pk)


@require_GET
@requires(Act.READ_PUBLISHED, see=seen_programme)
def table(request, pk: int, name: str):
    """Figures as a table, or an empty one: ``liczby.xlsx``, ``liczby-tabela.csv``, ``pusty-wzor.ods``."""
    stem, kind, _ = asked_table(name, (FIGURES, EMPTY), (PART,))
    ledger = ledger_of(seen_programme(request, pk), staff=request.user.may(Act.READ_DRAFTS))
    if stem == EMPTY:
        return table_file(kind, empty_pages(ledger, asked_year(request, ledger)), name)
    log.record(AccessKind.EXPORT, subject=DeliveryFigure, what=f"liczby programu {pk}, wierszy: {len(ledger.rows)}")
    return table_file(kind, pages_of(ledger), name)
