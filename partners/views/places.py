"""Places of a partner."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.text.typography import quotable
from cus.workflow import refuse_if
from partners import actions
from partners.enums import PlaceKind
from partners.forms.place import PlaceForm
from partners.models import Partner, PartnerPlace
from partners.policies import refusal_to_edit_partner
from partners.views.cards import served_gminas
from partners.views.parts import Words, card_or_404, part_page

LEAD = "Każde miejsce osobno: adres, godziny w każdy dzień tygodnia i dostępność."


def place_or_404(request, pk: int) -> PartnerPlace:
    """Return a place of a card that the person may see.

    Raises:
        Http404: there is no such place for this person.
    """
    seen = Partner.objects.visible_to(request.user)
    return get_object_or_404(PartnerPlace.objects.select_related("partner", "gmina").filter(partner__in=seen), pk=pk)


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=card_or_404)
def create(request, pk: int):
    """A new place; the first one begins as the seat, with the address of row 2."""
    partner = card_or_404(request, pk)
    refuse_if(refusal_to_edit_partner(request.user, partner))
    kept = keeping(request, "partners.place_new", key=str(partner.pk))
    first = {"kind": PlaceKind.SEAT, "address": partner.address} if not partner.places.exists() else {}
    form = PlaceForm(kept.data, instance=PartnerPlace(partner=partner), gminas=served_gminas(), initial=first)
    return part_page(
        request,
        form,
        lambda: actions.save_place(by=request.user, partner=partner, values=form.values(), token=form.token),
        kept=kept,
        words=Words("Nowe miejsce", LEAD, "Dodaj miejsce", "Dodano miejsce."),
        back=partner,
        context={"partner": partner},
    )


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=place_or_404)
def edit(request, pk: int):
    """Change a place."""
    place = place_or_404(request, pk)
    partner = place.partner
    refuse_if(refusal_to_edit_partner(request.user, partner))
    kept = keeping(request, "partners.place", place)
    form = PlaceForm(kept.data, instance=place, gminas=served_gminas())
    return part_page(
        request,
        form,
        lambda: actions.save_place(
            by=request.user, partner=partner, place=place, values=form.values(), seen=form.version
        ),
        kept=kept,
        words=Words("Zmiana miejsca", LEAD, "Zapisz miejsce", "Zapisano miejsce."),
        back=partner,
        context={"partner": partner, "remove": ("partners:place_remove", place.pk, "Usuń to miejsce")},
    )


@require_POST
@requires(Act.PARTNER_EDIT, see=place_or_404)
def remove(request, pk: int):
    """Take a place off the card."""
    place = place_or_404(request, pk)
    actions.remove_place(by=request.user, place=place)
    messages.success(request, f"Usunięto miejsce „{quotable(str(place))}”.")
    return redirect(place.partner)
