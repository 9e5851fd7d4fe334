"""What the pages of every import do alike: the preview, the tables to take away."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cus.importing.models import KeptFiles
from cus.importing.plan import EntryKind, Plan
from cus.tables import MEDIA_TYPES, Kind, Page, write

PAGE_SIZE = 25
MOST_FAULTS = 200
# Examples to fill in: their names in the address.
EMPTY, FILLED = "pusty-wzor", "wypelniony-wzor"


def preview_page(request, template: str, kept: KeptFiles, plan: Plan, *, status: int = 200, **more) -> HttpResponse:
    """Show what an import would do; ``template`` extends ``importing/preview.html``."""
    page = Paginator([*plan.changed, *plan.new], PAGE_SIZE).get_page(request.GET.get("strona"))
    context = {
        "kept": kept,
        "plan": plan,
        "faults": plan.faults[:MOST_FAULTS],
        "more_faults": max(len(plan.faults) - MOST_FAULTS, 0),
        "touched": len(plan.new) + len(plan.changed),
        "page": page,
        "new": [entry for entry in page if entry.kind == EntryKind.NEW],
    }
    return render(request, template, context | more, status=status)


def asked_table(name: str, stems: Sequence[str], parts: Sequence[str]) -> tuple[str, Kind, int | None]:
    """Understand the name of a table to take away: ``katalog.xlsx``, ``pusty-wzor-wymagania.csv``.

    ``stems``: what there is; ``parts``: names of the sheets in an address, of which CSV holds one. Returns the
    stem, the kind and the sheet's place, None when the file holds them all.

    Raises:
        Http404: there is no such table.
    """
    stem, _, ending = name.rpartition(".")
    if ending not in list(Kind):
        raise Http404
    kind, place = Kind(ending), None
    if kind == Kind.CSV:
        stem, _, part = stem.rpartition("-")
        place = parts.index(part) if part in parts else None
    if stem not in stems or (kind == Kind.CSV and place is None):
        raise Http404
    return stem, kind, place


def table_file(kind: Kind, pages: Sequence[Page], name: str) -> HttpResponse:
    """Return the file under its name, with the day put before the ending."""
    response = HttpResponse(write(kind, pages), content_type=MEDIA_TYPES[kind])
    stem, _, ending = name.rpartition(".")
    response["Content-Disposition"] = f'attachment; filename="{stem}-{timezone.localdate():%Y-%m-%d}.{ending}"'
    return response
