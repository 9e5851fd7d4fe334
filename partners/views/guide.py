"""The guide to services: what readers see, on paper and as a table."""

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.workflow import Refusal, Refused
from partners.forms.guide import GuideSearchForm
from partners.guide.documents import leaflet_document
from partners.guide.entries import Entry, Shelf, by_gmina, by_group, by_service, found, guide_of
from partners.guide.printing import GUIDE, leaflet_of, table_of
from partners.models import GuideEntry
from services.models import Service

# More would keep the reader waiting; a part of the guide is what a leaflet is for.
MOST_PRINTED = 200
PARTS = {"usluga": by_service, "dla": by_group, "gmina": by_gmina}


@require_safe
@requires(Act.READ_PUBLISHED)
def index(request):
    """The guide's front page: a search, and the ways in by service, group and gmina."""
    form = GuideSearchForm(request.GET)
    entries = guide_of(request.user)
    context = {
        "form": form,
        "text": form.text,
        "found": found(entries, form.text) if form.text else [],
        "count": len(entries),
        "services": by_service(entries),
        "groups": by_group(entries),
        "gminas": by_gmina(entries),
        "keeps": request.user.may(Act.READ_DRAFTS),
    }
    return render(request, "partners/guide/index.html", context)


@require_safe
@requires(Act.READ_PUBLISHED)
def by_service_page(request, slug: str):
    """Who gives one service."""
    service = get_object_or_404(Service.objects.visible_to(request.user).active(), slug=slug)
    shelf = _shelf(request, "usluga", slug) or Shelf(slug, service.name)
    return _page(request, "usluga", shelf, service=service)


@require_safe
@requires(Act.READ_PUBLISHED)
def by_group_page(request, key: str):
    """What there is for one group of recipients."""
    return _page(request, "dla", _shelf_or_404(request, "dla", key))


@require_safe
@requires(Act.READ_PUBLISHED)
def by_gmina_page(request, teryt: str):
    """What there is in one gmina."""
    return _page(request, "gmina", _shelf_or_404(request, "gmina", teryt))


def _page(request, part: str, shelf: Shelf, service: Service | None = None):
    context = {
        "shelf": shelf,
        "part": part,
        "service": service,
        "shelves": by_service(shelf.entries) if service is None else [shelf],
        "query": _query(part, shelf.key),
        "keeps": request.user.may(Act.READ_DRAFTS),
    }
    return render(request, "partners/guide/shelf.html", context)


def _query(part: str, key: str) -> str:
    query = QueryDict(mutable=True)
    query[part] = key
    return query.urlencode()


def _shelf(request, part: str, key: str) -> Shelf | None:
    shelves = PARTS[part](guide_of(request.user))
    return next((shelf for shelf in shelves if shelf.key == key), None)


def _shelf_or_404(request, part: str, key: str) -> Shelf:
    shelf = _shelf(request, part, key)
    if shelf is None:
        raise Http404
    return shelf


def _asked(request) -> tuple[str, list[Entry], str]:
    """Return the title, the entries and the part that the address asks for: one shelf, or the whole guide."""
    for part in PARTS:
        if request.GET.get(part):
            shelf = _shelf_or_404(request, part, request.GET[part])
            return shelf.title, shelf.entries, part
    return GUIDE, guide_of(request.user), ""


@require_safe
@requires(Act.READ_PUBLISHED)
def export(request):
    """The guide or a part of it as CSV."""
    title, entries, _ = _asked(request)
    log.record(AccessKind.EXPORT, subject=GuideEntry, what=f"informator (csv): {title}, wierszy: {len(entries)}")
    response = HttpResponse(f"\ufeff{table_of(entries)}", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="informator-{timezone.localdate():%Y-%m-%d}.csv"'
    return response


@require_safe
@requires(Act.READ_PUBLISHED)
def document(request):
    """The leaflet of one service, group or gmina, or of the whole guide; ``druk=duzy`` prints in big type."""
    title, entries, part = _asked(request)
    if not entries:
        raise Refused(Refusal("Informator jest jeszcze pusty: nie ma czego drukować."))
    if len(entries) > MOST_PRINTED:
        raise Refused(Refusal("To za dużo na jedną ulotkę. Wydrukuj informator dla usługi, grupy albo gminy."))
    leaflet = leaflet_of(
        entries,
        title=title,
        letterhead=letterhead(),
        one_service=part == "usluga",
        large=request.GET.get("druk") == "duzy",
    )
    return pdf_response(
        render_pdf(leaflet_document(leaflet)), name=title if title.startswith("Informator") else f"informator-{title}"
    )
