"""Founders, the parent body, former names, gminas outside the centre's area."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.models import Gmina
from cus.drafts.keeping import keeping
from cus.text.typography import quotable
from cus.ui.changes import Changes
from cus.ui.rows import SeenForm
from cus.workflow import StaleEdit, refuse_if
from partners import actions
from partners.forms.origin import FORMER_NAMES, PickForm
from partners.models import Partner, PartnerFounder
from partners.policies import refusal_to_edit_partner
from partners.views.parts import FOUND_AT_MOST, Words, card_or_404, chosen_partner, partners_found, pick_page, sent

BY_NAME = "n"


def founder_or_404(request, pk: int) -> PartnerFounder:
    """Return a founder of a card that the person may see.

    Raises:
        Http404: there is no such founder for this person.
    """
    seen = Partner.objects.visible_to(request.user)
    founders = PartnerFounder.objects.select_related("partner", "gmina", "body").filter(partner__in=seen)
    return get_object_or_404(founders, pk=pk)


def _gminas_found(request, *, but) -> list[tuple[str, str]]:
    query = request.GET.get("q", "")[:100]
    found = Gmina.objects.usable().exclude(pk__in=but).search(query)[:FOUND_AT_MOST]
    return [(f"g{gmina.pk}", str(gmina)) for gmina in found]


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=card_or_404)
def founders(request, pk: int):
    """Name founders one by one: gminas, bodies with a card, or a name alone."""
    partner = card_or_404(request, pk)
    refuse_if(refusal_to_edit_partner(request.user, partner))
    present = list(partner.founders.select_related("gmina", "body"))
    query = request.GET.get("q", "")[:100].strip()
    found = [
        *_gminas_found(request, but=[row.gmina_id for row in present if row.gmina_id]),
        *partners_found(request, but=[partner.pk, *(row.body_id for row in present if row.body_id)]),
    ]
    if query and not any(row.name == query for row in present):
        found.append((BY_NAME, f"„{quotable(query)}”: sama nazwa, bez odnośnika"))

    def act(choice: str) -> str:
        named = {"name": query} if choice == BY_NAME else {}
        if choice.startswith("g"):
            named = {"gmina": get_object_or_404(Gmina, pk=choice[1:])}
        elif choice.startswith("p"):
            named = {"body": chosen_partner(request, choice)}
        founder = actions.add_founder(by=request.user, partner=partner, **named)
        return f"Dodano założyciela: {founder}."

    return pick_page(
        request,
        PickForm(sent(request), found=found),
        act,
        words=Words("Założyciele", "Założycieli może być kilku, na przykład dwie gminy.", "Dodaj założyciela", ""),
        back=partner,
        context={
            "partner": partner,
            "found": found,
            "present": present,
            "asks": "Gmina, podmiot albo nazwa",
            "stays": True,
        },
    )


@require_POST
@requires(Act.PARTNER_EDIT, see=founder_or_404)
def founder_remove(request, pk: int):
    """Take a founder off the card."""
    founder = founder_or_404(request, pk)
    words = str(founder)
    actions.remove_founder(by=request.user, founder=founder)
    messages.success(request, f"Usunięto założyciela: {words}.")
    return redirect("partners:founders", founder.partner_id)


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=card_or_404)
def parent(request, pk: int):
    """Say whose branch the body is."""
    partner = card_or_404(request, pk)
    refuse_if(refusal_to_edit_partner(request.user, partner))
    found = partners_found(request, but=[partner.parent_id] if partner.parent_id else [])

    def act(choice: str) -> str:
        saved = actions.set_parent(by=request.user, partner=partner, parent=chosen_partner(request, choice))
        return f"Zapisano: to oddział podmiotu „{quotable(saved.parent.name)}”."

    return pick_page(
        request,
        PickForm(sent(request), found=found),
        act,
        words=Words(
            "Jednostka macierzysta",
            "Oddział może mieć własny KRS; bez niego działa pod numerem jednostki macierzystej.",
            "Zapisz jednostkę macierzystą",
            "",
        ),
        back=partner,
        context={
            "partner": partner,
            "found": found,
            "parent": partner.parent,
            "asks": "Nazwa albo numer podmiotu z rejestru",
        },
    )


@require_POST
@requires(Act.PARTNER_EDIT, see=card_or_404)
def parent_remove(request, pk: int):
    """The body is nobody's branch."""
    partner = actions.set_parent(by=request.user, partner=card_or_404(request, pk), parent=None)
    messages.success(request, "Zapisano: podmiot nie jest niczyim oddziałem.")
    return redirect(partner)


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=card_or_404)
def gmina(request, pk: int):
    """Add a gmina of the register in which the partner works, also outside the centre's area."""
    partner = card_or_404(request, pk)
    refuse_if(refusal_to_edit_partner(request.user, partner))
    present = list(partner.gminas.all())
    found = _gminas_found(request, but=[one.pk for one in present])

    def act(choice: str) -> str:
        named = get_object_or_404(Gmina, pk=choice[1:])
        actions.add_gmina(by=request.user, partner=partner, gmina=named)
        return f"Dodano gminę {named.name}."

    return pick_page(
        request,
        PickForm(sent(request), found=found),
        act,
        words=Words(
            "Gminy, w których działa",
            "Także poza obszarem centrum. Usuniesz je w formularzu fiszki.",
            "Dodaj gminę",
            "",
        ),
        back=partner,
        context={
            "partner": partner,
            "found": found,
            "listed": present,
            "asks": "Nazwa gminy albo kod TERYT",
            "stays": True,
        },
    )


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_EDIT, see=card_or_404)
def former_names(request, pk: int):
    """What the body was called before; search finds it by these names too."""
    partner = card_or_404(request, pk)
    refuse_if(refusal_to_edit_partner(request.user, partner))
    kept = keeping(request, "partners.former_names", partner)
    formset = FORMER_NAMES(kept.data, initial=_name_rows(partner), prefix="names")
    seen = SeenForm(kept.data, initial={"version": partner.version})
    status = 422 if kept.sent else 200
    if kept.sent and formset.is_valid() and seen.is_valid():
        version = seen.cleaned_data["version"]
        try:
            with kept.saving():
                actions.save_former_names(by=request.user, partner=partner, contents=formset.contents(), seen=version)
            messages.success(request, "Zapisano dawne nazwy.")
            return redirect(partner)
        except StaleEdit as error:
            status = 409
            seen.show_stale(error.current)
            formset.show_stale(_name_rows(error.current), Changes(error.current, "version", version))
    context = {"partner": partner, "formset": formset, "seen": seen, "kept": kept.shown(seen, formset)}
    return render(request, "partners/former_names.html", context, status=status)


def _name_rows(partner: Partner) -> list[dict]:
    return list(partner.former_names.values("name", "used_from", "used_to"))
