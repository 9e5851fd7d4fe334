"""One offer of a partner, with its fees."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import Keeping, keeping
from cus.ui.changes import Changes
from cus.workflow import StaleEdit, refuse_if
from partners import actions
from partners.forms.offer import FEES, OfferForm, fee_row, fee_values, refusal_of_fees
from partners.guide.content import content_of, gaps_of, published_content
from partners.models import GuideEntry, Offer, Partner
from partners.policies import refusal_to_edit_partner


def _offer(request, pk: int, offer_pk: int) -> Offer:
    partners = Partner.objects.visible_to(request.user)
    offers = Offer.objects.select_related("partner", "service")
    return get_object_or_404(offers, pk=offer_pk, partner__in=partners.filter(pk=pk))


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=_offer)
def offer(request, pk: int, offer_pk: int):
    """What a resident must know of one offer; when somebody was quicker both texts are shown."""
    shown = _offer(request, pk, offer_pk)
    refuse_if(refusal_to_edit_partner(request.user, shown.partner))
    kept = keeping(request, "partners.offer", shown)
    form = OfferForm(kept.data, instance=shown)
    fees = FEES(kept.data, initial=_fee_rows(shown), prefix="fees")
    status = 200
    if kept.sent:
        saved, status = _save(request.user, shown, form, fees, kept)
        if saved:
            messages.success(request, f"Zapisano ofertę: {saved.service}.")
            return redirect(saved)
    # The form has written what was typed into the row it was made with.
    stored = _offer(request, pk, offer_pk)
    context = {"form": form, "fees": fees, "offer": stored, "kept": kept.shown(form, fees)} | _rail(stored)
    return render(request, "partners/offer_form.html", context, status=status)


def _fee_rows(offer: Offer) -> list[dict]:
    return [fee_row(fee) for fee in offer.fees.all()]


def _save(user, offer: Offer, form: OfferForm, fees, kept: Keeping) -> tuple[Offer | None, int]:
    """Save a valid form, or leave the reasons at it; returns the status to answer with."""
    # Both are judged, so that all faults are shown at once.
    if not all([form.is_valid(), fees.is_valid()]):
        return None, 422
    rows = fees.contents()
    refusal = refusal_of_fees(form.cleaned_data["charge"], rows)
    if refusal:
        form.add_error("charge", refusal)
        return None, 422
    try:
        with kept.saving():
            contents = [fee_values(row) for row in rows]
            return actions.save_offer(
                by=user, offer=offer, seen=form.version, values=form.values(), fees=contents
            ), 200
    except StaleEdit as error:
        seen = form.version
        form.show_stale(error.current)
        fees.show_stale(_fee_rows(error.current), Changes(error.current, "version", seen))
        return None, 409
    except Offer.DoesNotExist as error:
        raise Http404 from error


def _rail(offer: Offer) -> dict:
    """What of the guide's entry is missing, and how the offer stands in the guide."""
    entry = GuideEntry.objects.select_related("offer").filter(offer=offer).first()
    content = content_of(offer)
    changed = entry is not None and published_content(entry) != content
    return {"gaps": gaps_of(content), "entry": entry, "changed": changed}
