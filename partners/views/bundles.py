"""Cards in one file: ordering, how far it is, the file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.documents.responses import pdf_response
from partners import actions
from partners.enums import BundleShape
from partners.forms.bundle import BundleForm
from partners.models import CardBundle, Partner
from partners.views.cards import listed


def _own(request, pk: int) -> CardBundle:
    return get_object_or_404(CardBundle.objects.defer("file"), pk=pk, created_by=request.user)


@require_POST
@requires(Act.READ_DRAFTS)
def order(request):
    """Order the ticked cards; when none is ticked, all that the filters of the list leave."""
    _, partners = listed(request.user, request.POST)
    ticked = [int(key) for key in request.POST.getlist("fiszka") if key.isascii() and key.isdigit() and len(key) < 19]
    if ticked:
        partners = partners.filter(pk__in=ticked)
    cards = list(partners.values_list("pk", flat=True))
    return redirect(actions.order_bundle(shape=BundleForm(request.POST).shape, cards=cards, by=request.user))


@require_safe
@requires(Act.READ_DRAFTS, see=_own)
def show(request, pk: int):
    """How far the file is; the page asks again by itself, and without JavaScript by a link."""
    template = "partners/_bundle.html" if request.htmx else "partners/bundle.html"
    return render(request, template, {"bundle": _own(request, pk)})


@require_safe
@requires(Act.READ_DRAFTS, see=_own)
def file(request, pk: int):
    """The finished file; one that is not finished leads to its page."""
    bundle = _own(request, pk)
    if not bundle.is_ready:
        return redirect(bundle)
    log.record(AccessKind.EXPORT, subject=Partner, what=f"plik z fiszkami partnerów, sztuk: {len(bundle.cards)}")
    name, content = f"fiszki-partnerow-{timezone.localdate(bundle.created_at)}", bytes(bundle.file)
    if bundle.shape == BundleShape.PDF:
        return pdf_response(content, name=name)
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@requires(Act.READ_DRAFTS, see=_own)
def cancel(request, pk: int):
    """Take the order back."""
    actions.cancel_bundle(bundle=_own(request, pk), by=request.user)
    messages.success(request, "Zamówienie i jego plik usunięto. Fiszki zostają w rejestrze bez zmian.")
    return redirect("partners:list")
