"""Powers of attorney: the draft, its signing and revocation, and which one a party's representative holds."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act, refusal_without
from cus.drafts.keeping import Keeping, keeping
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from partners import actions
from partners.enums import PowerKind, PowerState
from partners.forms.power import PartyPowerForm, PowerForm, RevokePowerForm, SignPowerForm
from partners.models import Partner, PowerOfAttorney
from partners.policies import refusal_to_edit_power, refusal_to_revoke_power, refusal_to_sign_power
from partners.proposals import proposed_values
from partners.views.agreements import agreement_or_404
from partners.views.powers import power_or_404

LEADS = {
    PowerKind.COOPERATION: "Podmiot, który tworzy jednostkę, upoważnia osobę do rozmów o współpracy w jej imieniu.",
    PowerKind.COMPETITIONS: "Dyrektor dostaje umocowanie do prowadzenia otwartych konkursów ofert na usługi.",
}


@never_cache
@sensitive_post_parameters("address", "pesel")
@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT)
def create(request):
    """Begin a power of attorney; „?rodzaj=” and „?podmiot=” say of which kind and for which unit."""
    kind = request.GET.get("rodzaj", "")
    kind = kind if kind in PowerKind.values else PowerKind.COOPERATION
    asked = request.GET.get("podmiot", "")
    unit = Partner.objects.visible_to(request.user).active().filter(pk=asked).first() if asked.isdecimal() else None
    power = PowerOfAttorney(kind=kind)
    kept = keeping(request, "partners.power_new")
    form = PowerForm(kept.data, instance=power, initial=proposed_values(kind, unit), person=request.user)
    made = form.made_before(request.user)
    if made:
        return redirect(made)
    status = 200
    if request.method == "POST":
        saved = _saved(form, kept, lambda **what: actions.create_power(by=request.user, token=form.token, **what))
        if saved:
            messages.success(request, "Zapisano projekt pełnomocnictwa.")
            return redirect(saved)
        status = 422
    chosen = form["kind"].value()
    lead = LEADS[PowerKind(chosen if chosen in PowerKind.values else kind)]
    context = {"form": form, "power": None, "lead": lead, "kept": kept.shown(form)}
    return render(request, "partners/power_form.html", context, status=status)


@never_cache
@sensitive_post_parameters("address", "pesel")
@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT, see=power_or_404)
def edit(request, pk: int):
    """Change a draft; when somebody was quicker both texts are shown."""
    power = power_or_404(request, pk)
    refuse_if(refusal_to_edit_power(request.user, power))
    kept = keeping(request, "partners.power", power)
    form, status = PowerForm(kept.data, instance=power, person=request.user), 200
    if request.method == "POST":
        status = 422
        try:
            saved = _saved(
                form, kept, lambda **what: actions.save_power(by=request.user, power=power, seen=form.version, **what)
            )
            if saved:
                messages.success(request, "Zapisano projekt pełnomocnictwa.")
                return redirect(saved)
        except StaleEdit as error:
            form.show_stale(error.current)
            status = 409
    context = {"form": form, "power": power_or_404(request, pk), "lead": LEADS[PowerKind(power.kind)]}
    context["kept"] = kept.shown(form)
    return render(request, "partners/power_form.html", context, status=status)


def _saved(form: PowerForm, kept: Keeping, act) -> PowerOfAttorney | None:
    """Run the action on a valid form, or leave the reasons at the form."""
    if not form.is_valid():
        return None
    try:
        with kept.saving():
            return act(values=form.values(), secrets=form.typed_secrets())
    except StaleEdit:
        raise
    except Refused as error:
        form.add_error(error.refusal.field or None, error.refusal.message)
    except ValidationError as error:
        form.add_error(None, error.messages)
    return None


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_SIGN, see=power_or_404)
def sign(request, pk: int):
    """Record that the grantor has signed."""
    power = power_or_404(request, pk)
    refuse_if(refusal_to_sign_power(request.user, power))
    form = SignPowerForm(request.POST or None, initial={"granted_on": power.granted_on})
    words = {
        "title": "Odnotuj podpisanie",
        "lead": "Treść zostanie zamrożona i zaszyfrowana. Potem pełnomocnictwo można tylko odwołać.",
    }
    return _stage(
        request,
        power,
        form,
        act=lambda: actions.sign_power(by=request.user, power=power, **form.cleaned_data),
        done="Odnotowano podpisanie. Treść jest zamrożona i zaszyfrowana.",
        words=words,
    )


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_SIGN, see=power_or_404)
def revoke(request, pk: int):
    """Record the revocation."""
    power = power_or_404(request, pk)
    refuse_if(refusal_to_revoke_power(request.user, power))
    form = RevokePowerForm(request.POST or None)
    words = {
        "title": "Odwołaj pełnomocnictwo",
        "lead": "Od podanego dnia rejestr odpowie, że ta osoba nie jest umocowana. Dokument zostaje w archiwum.",
    }
    return _stage(
        request,
        power,
        form,
        act=lambda: actions.revoke_power(by=request.user, power=power, **form.cleaned_data),
        done="Odnotowano odwołanie.",
        words=words,
    )


def _stage(request, power: PowerOfAttorney, form, *, act, done: str, words: dict[str, str]):
    """One page for each of these acts: what it does, its form, the reasons when it is refused."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
            messages.success(request, done)
            return redirect(power)
        except Refused as error:
            form.add_error(error.refusal.field or None, error.refusal.message)
        except ValidationError as error:
            form.add_error(None, error.messages)
    context = {"power": power, "form": form} | words
    return render(request, "partners/power_stage.html", context, status=422 if form.errors else 200)


def _party(request, pk: int, party_pk: int):
    """Return a party of an agreement that the person may see; otherwise 404."""
    parties = agreement_or_404(request, pk).parties.select_related("partner", "agreement")
    return get_object_or_404(parties, pk=party_pk)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT, see=_party)
def party_power(request, pk: int, party_pk: int):
    """Say by which power the representative of a party acts."""
    party = _party(request, pk, party_pk)
    agreement = party.agreement
    refuse_if(refusal_without(request.user, Act.AGREEMENT_DRAFT))
    if party.partner_id is None:
        raise Refused(Refusal("Centrum reprezentuje dyrektor; pełnomocnictwa wskazuje się dla partnerów."))
    powers = PowerOfAttorney.objects.visible_to(request.user).filter(represented=party.partner)
    form = PartyPowerForm(
        request.POST or None, powers=powers.exclude(state=PowerState.DRAFT), initial={"power": party.power_id}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.name_power_of_party(by=request.user, party=party, power=form.cleaned_data["power"])
            messages.success(request, "Zapisano pełnomocnictwo reprezentanta.")
            return redirect(agreement)
        except Refused as error:
            form.add_error("power", error.refusal.message)
    context = {
        "agreement": agreement,
        "party": party,
        "form": form,
        "has_powers": form.fields["power"].queryset.exists(),
    }
    return render(request, "partners/party_power.html", context, status=422 if form.errors else 200)
