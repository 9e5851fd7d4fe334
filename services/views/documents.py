"""Documents of the catalogue: the card of one service, the catalogue of what is filtered."""

from urllib.parse import urlencode

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from services import actions
from services.documents.cards import service_card_document
from services.listing import asked
from services.models import CataloguePrint, Service
from services.printing import card_of


def _seen(request, slug: str) -> Service:
    return get_object_or_404(Service.objects.visible_to(request.user).for_page(), slug=slug)


def _own(request, pk: int) -> CataloguePrint:
    return get_object_or_404(CataloguePrint.objects.defer("pdf"), pk=pk, created_by=request.user)


@require_safe
@requires(Act.READ_PUBLISHED, see=_seen)
def card(request, slug: str):
    """The card of one service as PDF."""
    service = _seen(request, slug)
    printed = service_card_document(card_of(service, letterhead=letterhead()))
    return pdf_response(render_pdf(printed), name=f"karta-uslugi-{service.slug}")


@require_POST
@requires(Act.READ_PUBLISHED)
def order_print(request):
    """Order the catalogue of the services that the list shows."""
    return redirect(actions.order_print(query=urlencode(asked(request.POST)), by=request.user))


@require_safe
@requires(Act.READ_PUBLISHED, see=_own)
def show_print(request, pk: int):
    """How far the catalogue is; the page asks again by itself, and without JavaScript by a link."""
    ordered = _own(request, pk)
    template = "services/_print.html" if request.htmx else "services/print.html"
    context = {"ordered": ordered, "back": ordered.query}
    return render(request, template, context)


@require_safe
@requires(Act.READ_PUBLISHED, see=_own)
def print_file(request, pk: int):
    """The finished file; one that is not finished leads to its page."""
    ordered = _own(request, pk)
    if not ordered.is_ready:
        return redirect(ordered)
    return pdf_response(bytes(ordered.pdf), name="katalog-uslug")
