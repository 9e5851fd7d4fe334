"""The registry: list, card, offers, archive, the card's PDF."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import F, Prefetch, QuerySet
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.centre.models import CentreGmina, Gmina
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.drafts.keeping import Keeping, keeping
from cus.text.database import PolishSortKey
from cus.text.typography import quotable
from cus.ui.changes import Changes
from cus.ui.rows import SeenForm
from cus.workflow import Refused, StaleEdit, refuse_if
from partners import actions
from partners.completeness import missing_rows
from partners.documents import card_document
from partners.forms.bundle import BundleForm
from partners.forms.card import JUMPS, READ_ROWS, PartnerForm
from partners.forms.filters import FilterForm
from partners.forms.offers import OFFERS, OfferForm, services_to_offer
from partners.freshness import freshness_of
from partners.merging import came_from
from partners.models import Partner, PowerOfAttorney
from partners.policies import refusal_to_archive, refusal_to_edit_partner, refusal_to_keep_registry
from partners.powers import validity_of
from partners.printing import capacity_text, card_of
from partners.sides import sides_of
from partners.staff import shown_staff
from partners.views.card_parts import parts_of, rail_of

PAGE = 50
ORDERS = {
    "nazwa": PolishSortKey("name"),
    "zmiana": F("updated_at"),
    "oferta": F("offer_count"),
    "potwierdzenie": F("confirmed_on"),
    "kompletnosc": F("filled_rows"),
}


def served_gminas():
    """Gminas of the centre: the ones a card or an agreement may newly name; one that has left stays where it is named."""
    return Gmina.objects.filter(pk__in=CentreGmina.objects.not_left(timezone.localdate()).values("gmina"))


def _card(request, pk: int) -> Partner:
    partners = Partner.objects.visible_to(request.user).select_related("parent", "confirmed_by")
    return get_object_or_404(partners, pk=pk)


@require_safe
@requires(Act.READ_DRAFTS)
def index(request):
    """The registry with search and filters."""
    form, partners = listed(request.user, request.GET)
    page = Paginator(partners, PAGE).get_page(request.GET.get("strona"))
    today = timezone.localdate()
    context = {
        "form": form,
        "page": page,
        "lines": [
            (partner, freshness_of(partner, default=partner.usual_interval, today=today), missing_rows(partner))
            for partner in page
        ],
        "refusal": refusal_to_edit_partner(request.user),
        "keeps": refusal_to_keep_registry(request.user) is None,
        "bundle_form": BundleForm.of(form, request.GET, page.paginator.count),
    }
    return render(request, "partners/list.html", context)


def listed(user, params) -> tuple[FilterForm, QuerySet]:
    """Return the filters of the registry as ``params`` fill them, and what they leave, in the order asked for."""
    form = FilterForm(params or None, label_suffix="")
    form.is_valid()
    partners = form.narrowed(Partner.objects.visible_to(user).for_list())
    return form, _ordered(partners, params.get("kolejnosc", "nazwa"))


def _ordered(partners, wanted: str):
    column = ORDERS.get(wanted.removeprefix("-"), ORDERS["nazwa"])
    # What nobody ever confirmed comes before what was confirmed long ago.
    nulls = {"nulls_last": True} if wanted.startswith("-") else {"nulls_first": True}
    nulls = nulls if column is ORDERS["potwierdzenie"] else {}
    return partners.order_by(column.desc(**nulls) if wanted.startswith("-") else column.asc(**nulls), "pk")


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT)
def create(request):
    """A new card: with a name only, if nothing more is known."""
    kept = keeping(request, "partners.card_new")
    form = PartnerForm(kept.data, gminas=served_gminas())
    made = form.made_before(request.user)
    if made:
        return redirect(made)
    if kept.sent and form.is_valid():
        partner = _saved(
            form, kept, lambda **values: actions.create_partner(by=request.user, token=form.token, **values)
        )
        if partner:
            messages.success(request, f"Założono fiszkę „{quotable(partner.name)}”.")
            return redirect(partner)
    context = {"form": form, "partner": None, "kept": kept.shown(form)}
    return render(request, "partners/form.html", context, status=_status(form))


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=_card)
def edit(request, pk: int):
    """Change a card; when somebody was quicker both texts are shown."""
    partner = _card(request, pk)
    refusal = refusal_to_edit_partner(request.user, partner)
    if request.method == "GET":
        refuse_if(refusal)
    kept = keeping(request, "partners.card", partner)
    form = PartnerForm(kept.data, instance=partner, gminas=served_gminas())
    status = None
    if request.method == "POST":
        try:
            # What was typed stays on the page, whatever the reason it is not saved.
            refuse_if(refusal if not form.is_valid() else None)
            if form.is_valid() and _saved(form, kept, lambda **values: _update(request.user, partner, form, values)):
                messages.success(request, "Zapisano fiszkę.")
                return redirect(partner)
        except StaleEdit as error:
            form.show_stale(error.current)
            status = 409
        except Refused as error:
            form.add_error(None, error.refusal.message)
            status = error.refusal.status
    saved = _card(request, pk)
    context = {"form": form, "partner": saved, "kept": kept.shown(form)}
    context |= rail_of(saved, has_offers=saved.offers.exists()) | {"jumps": JUMPS}
    return render(request, "partners/form.html", context, status=status or _status(form))


def _update(user, partner: Partner, form: PartnerForm, values: dict) -> Partner:
    return actions.update_partner(by=user, partner=partner, seen=form.version, **values)


def _saved(form: PartnerForm, kept: Keeping, act: Callable[..., Partner]) -> Partner | None:
    """Run the action on a valid form; what others took a moment ago is shown at the form."""
    try:
        with kept.saving():
            return act(
                values=form.values(),
                gminas=form.cleaned_data["gminas"],
                same_name_confirmed=form.same_name_confirmed,
            )
    except actions.SameName as error:
        form.ask_about(error.others)
    except ValidationError as error:
        form.add_error(None, error.messages)
    return None


def _status(form: PartnerForm) -> int:
    return 422 if form.errors else 200


@require_safe
@requires(Act.READ_DRAFTS, see=_card)
def detail(request, pk: int):
    """The card to read, with what is missing, the offers and the agreements."""
    partner = _card(request, pk)
    offers = partner.offers.select_related("service", "confirmed_by")
    context = {
        "partner": partner,
        "card_rows": READ_ROWS,
        "offers": [(offer, capacity_text(offer)) for offer in offers],
        "staff": shown_staff(partner),
        "facilities": partner.facilities.select_related("confirmed_by"),
        "parties": partner.agreement_parties.select_related("agreement").order_by("-agreement_id"),
        "powers": [(power, *validity_of(power, timezone.localdate())) for power in partner.powers.all().for_list()],
        "standards": partner.standard_links.select_related("standard__service").order_by("-standard_id"),
        "sides": sides_of(request.user, partner),
        "merge": getattr(partner, "merge", None),
        "merges": _merges(partner),
        "edit_refusal": refusal_to_edit_partner(request.user, partner),
        "archive_refusal": refusal_to_archive(request.user, partner),
    }
    context |= parts_of(partner)
    return render(request, "partners/detail.html", context | rail_of(partner, has_offers=bool(context["offers"])))


def _merges(partner: Partner) -> list[tuple]:
    """Cards made one with this: what came from each and what, being signed, stays with it."""
    found = partner.merges.select_related("absorbed", "by").prefetch_related(
        "absorbed__agreement_parties__agreement", Prefetch("absorbed__powers", PowerOfAttorney.objects.for_list())
    )
    return [
        (
            merge,
            came_from(merge),
            [*(party.agreement for party in merge.absorbed.agreement_parties.all()), *merge.absorbed.powers.all()],
        )
        for merge in found
    ]


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=_card)
def offers(request, pk: int):
    """What the partner can do: one row a service."""
    partner = _card(request, pk)
    refuse_if(refusal_to_edit_partner(request.user, partner))
    kept = keeping(request, "partners.offers", partner)
    services = services_to_offer(partner)
    formset = OFFERS(kept.data, initial=_offer_rows(partner), prefix="offers", form_kwargs={"services": services})
    seen = SeenForm(kept.data, initial={"version": partner.version})
    status = 422 if kept.sent else 200
    if kept.sent and formset.is_valid() and seen.is_valid():
        version = seen.cleaned_data["version"]
        try:
            with kept.saving():
                actions.save_offers(by=request.user, partner=partner, contents=formset.contents(), seen=version)
            messages.success(request, "Zapisano ofertę.")
            return redirect(partner)
        except StaleEdit as error:
            status = 409
            seen.show_stale(error.current)
            formset.show_stale(_offer_rows(error.current), Changes(error.current, "version", version))
    context = {"partner": partner, "formset": formset, "seen": seen, "kept": kept.shown(seen, formset)}
    return render(request, "partners/offers.html", context, status=status)


def _offer_rows(partner: Partner) -> list[dict]:
    """Offers as their table shows them."""
    fields = list(OfferForm.base_fields)
    return [{name: getattr(offer, name) for name in fields} for offer in partner.offers.select_related("service")]


@require_POST
@requires(Act.PARTNER_ARCHIVE, see=_card)
def archive(request, pk: int):
    """Put the card into the archive."""
    partner = actions.archive_partner(by=request.user, partner=_card(request, pk))
    messages.success(request, f"Fiszka „{quotable(partner.name)}” jest w archiwum.")
    return redirect("partners:list")


@require_safe
@requires(Act.READ_DRAFTS, see=_card)
def document(request, pk: int):
    """The card as PDF: the thirteen rows of the paper; with ``?calosc`` what the paper has no row for too."""
    partner = _card(request, pk)
    card = card_of(partner, letterhead=letterhead(), whole="calosc" in request.GET)
    return pdf_response(render_pdf(card_document(card)), name=f"fiszka-{partner.name}")
