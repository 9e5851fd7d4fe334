"""The registry: list, card, offers, archive, the card's PDF."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import F, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.centre.models import CentreGmina, Gmina
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.text.database import PolishSortKey
from cus.text.search import stems
from cus.ui.rows import SeenForm
from cus.workflow import Refused, StaleEdit, refuse_if
from partners import actions
from partners.completeness import completeness
from partners.documents import card_document
from partners.forms import BEYOND_ROWS, CARD_ROWS, OFFERS, FilterForm, OfferForm, PartnerForm, services_to_offer
from partners.models import Partner
from partners.policies import refusal_to_archive, refusal_to_edit_partner
from partners.printing import capacity_text, card_of

PAGE = 25
KINDS = {
    "zatrudnienie": "works_for_social_employment",
    "jst": "is_local_government_unit",
    "administracja": "is_other_administration",
    "ngo": "is_ngo",
}
ORDERS = {"nazwa": PolishSortKey("name"), "zmiana": F("updated_at"), "oferta": F("offer_count")}


def served_gminas():
    """Gminas of the centre: the ones a card or an agreement may name."""
    return Gmina.objects.filter(pk__in=CentreGmina.objects.values("gmina"))


def _card(request, pk: int) -> Partner:
    return get_object_or_404(Partner.objects.visible_to(request.user), pk=pk)


@require_safe
@requires(Act.READ_DRAFTS)
def index(request):
    """The registry with search and filters."""
    form = FilterForm(request.GET or None, label_suffix="")
    partners = Partner.objects.visible_to(request.user).active().for_list()
    if form.is_bound and form.is_valid():
        partners = _filtered(partners, form.cleaned_data)
    partners = _ordered(partners, request.GET.get("kolejnosc", "nazwa"))
    page = Paginator(partners, PAGE).get_page(request.GET.get("strona"))
    context = {"form": form, "page": page, "refusal": refusal_to_edit_partner(request.user)}
    return render(request, "partners/list.html", context)


def _filtered(partners, data: dict):
    for stem in stems(data["q"]):
        partners = partners.filter(
            Q(name__unaccent__icontains=stem)
            | Q(activity_scope__unaccent__icontains=stem)
            | Q(activity_kinds__unaccent__icontains=stem)
        )
    if data["rodzaj"]:
        partners = partners.filter(**{KINDS[data["rodzaj"]]: True})
    if data["kategoria"]:
        partners = partners.filter(potential_category=data["kategoria"])
    if data["oferta"]:
        partners = partners.filter(offers__isnull=data["oferta"] == "brak").distinct()
    return partners


def _ordered(partners, wanted: str):
    column = ORDERS.get(wanted.removeprefix("-"), ORDERS["nazwa"])
    return partners.order_by(column.desc() if wanted.startswith("-") else column.asc(), "pk")


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT)
def create(request):
    """A new card: with a name only, if nothing more is known."""
    form = PartnerForm(request.POST or None, gminas=served_gminas())
    if request.method == "POST" and form.is_valid():
        try:
            partner = actions.create_partner(by=request.user, values=form.values(), gminas=form.cleaned_data["gminas"])
            messages.success(request, f"Założono fiszkę „{partner.name}”.")
            return redirect(partner)
        except ValidationError as error:  # somebody took the identifier a moment ago
            form.add_error(None, error.messages)
    return render(request, "partners/form.html", {"form": form, "partner": None}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT)
def edit(request, pk: int):
    """Change a card; when somebody was quicker both texts are shown."""
    partner = _card(request, pk)
    if request.method == "GET":
        refuse_if(refusal_to_edit_partner(request.user, partner))
    form = PartnerForm(request.POST or None, instance=partner, gminas=served_gminas())
    status = 422 if form.is_bound and not form.is_valid() else 200
    if form.is_bound and status == 200:
        try:
            values, gminas = form.values(), form.cleaned_data["gminas"]
            actions.update_partner(by=request.user, partner=partner, seen=form.version, values=values, gminas=gminas)
            messages.success(request, "Zapisano fiszkę.")
            return redirect(partner)
        except StaleEdit as error:
            form.show_stale(error.current)
            status = 409
        except Refused as error:
            form.add_error(None, error.refusal.message)
            status = error.refusal.status
        except ValidationError as error:
            form.add_error(None, error.messages)
            status = 422
    saved = _card(request, pk)
    return render(
        request, "partners/form.html", {"form": form, "partner": saved, "rows": completeness(saved)}, status=status
    )


@require_safe
@requires(Act.READ_DRAFTS)
def detail(request, pk: int):
    """The card to read, with what is missing, the offers and the agreements."""
    partner = _card(request, pk)
    rows = completeness(partner)
    offers = partner.offers.select_related("service")
    context = {
        "partner": partner,
        "card_rows": [*CARD_ROWS, *BEYOND_ROWS],
        "rows": rows,
        "filled": sum(row.filled for row in rows),
        "offers": [(offer, capacity_text(offer)) for offer in offers],
        "parties": partner.agreement_parties.select_related("agreement").order_by("-agreement_id"),
        "edit_refusal": refusal_to_edit_partner(request.user, partner),
        "archive_refusal": refusal_to_archive(request.user, partner),
    }
    return render(request, "partners/detail.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT)
def offers(request, pk: int):
    """What the partner can do: one row a service."""
    partner = _card(request, pk)
    refuse_if(refusal_to_edit_partner(request.user, partner))
    fields = list(OfferForm.base_fields)
    initial = [{name: getattr(offer, name) for name in fields} for offer in partner.offers.select_related("service")]
    services = {"services": services_to_offer(partner)}
    formset = OFFERS(request.POST or None, initial=initial, prefix="offers", form_kwargs=services)
    seen, saved_meanwhile = SeenForm(request.POST or None, initial={"version": partner.version}), []
    status = 422 if formset.is_bound else 200
    if request.method == "POST" and formset.is_valid() and seen.is_valid():
        version = seen.cleaned_data["version"]
        try:
            actions.save_offers(by=request.user, partner=partner, contents=formset.contents(), seen=version)
            messages.success(request, "Zapisano ofertę.")
            return redirect(partner)
        except StaleEdit as error:
            status, seen = 409, SeenForm(initial={"version": error.current.version})
            saved_meanwhile = [(offer, capacity_text(offer)) for offer in partner.offers.select_related("service")]
    context = {"partner": partner, "formset": formset, "seen": seen, "saved_meanwhile": saved_meanwhile}
    return render(request, "partners/offers.html", context, status=status)


@require_POST
@requires(Act.PARTNER_ARCHIVE)
def archive(request, pk: int):
    """Put the card into the archive."""
    partner = actions.archive_partner(by=request.user, partner=_card(request, pk))
    messages.success(request, f"Fiszka „{partner.name}” jest w archiwum.")
    return redirect("partners:list")


@require_safe
@requires(Act.READ_DRAFTS)
def document(request, pk: int):
    """The card as PDF."""
    partner = _card(request, pk)
    return pdf_response(
        render_pdf(card_document(card_of(partner, letterhead=letterhead()))), name=f"fiszka-{partner.name}"
    )
