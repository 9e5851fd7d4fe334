"""What happens to an agreement after the draft: signed, joined, left, ended."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.workflow import Refusal, Refused, refuse_if
from partners import actions
from partners.forms.agreement import AccessionForm, SignForm, WithdrawalForm
from partners.models import AgreementParty, CooperationAgreement, Partner
from partners.path import accession_of
from partners.policies import refusal_to_change_membership, refusal_to_sign
from partners.views.agreements import agreement_or_404
from partners.views.asked import asked_partner, name_valid_power


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_SIGN, see=agreement_or_404)
def sign(request, pk: int):
    """Record that the parties have signed."""
    agreement = agreement_or_404(request, pk)
    form = SignForm(request.POST or None, initial={"concluded_on": agreement.concluded_on})
    words = {
        "title": "Odnotuj podpisanie",
        "lead": "Treść porozumienia zostanie zamrożona razem ze skrótem, a strony przystąpią tego dnia.",
    }
    return stage_page(
        request,
        agreement,
        form,
        refusal=refusal_to_sign(request.user, agreement),
        act=lambda: actions.sign_agreement(by=request.user, agreement=agreement, **form.cleaned_data),
        done="Odnotowano podpisanie. Treść jest zamrożona.",
        words=words,
    )


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_SIGN, see=agreement_or_404)
def accede(request, pk: int):
    """Record that somebody joined a signed agreement."""
    agreement = agreement_or_404(request, pk)
    present = agreement.parties.present()
    partners = list(Partner.objects.active().exclude(pk__in=present.exclude(partner=None).values("partner")))
    centre = not present.filter(partner=None).exists()
    asked = asked_partner(request)
    form = AccessionForm(request.POST or None, partners=partners, centre=centre, initial=accession_of(asked))
    return stage_page(
        request,
        agreement,
        form,
        refusal=refusal_to_change_membership(request.user, agreement),
        act=lambda: _accede(request.user, agreement, asked, form.values()),
        done="Odnotowano przystąpienie.",
        words={
            "title": "Odnotuj przystąpienie",
            "lead": "Porozumienie jest otwarte: przystąpić można w każdej chwili. Partner musi mieć fiszkę.",
        },
    )


def _accede(user, agreement: CooperationAgreement, asked: Partner | None, values: dict) -> None:
    actions.accede(by=user, agreement=agreement, **values)
    if asked and values["partner"] == asked:
        name_valid_power(user, agreement, asked)


def party_or_404(request, pk: int, party_pk: int) -> AgreementParty:
    """Return a party of an agreement that the person may see.

    Raises:
        Http404: no such agreement or party for this person.
    """
    parties = agreement_or_404(request, pk).parties.select_related("partner", "agreement")
    return get_object_or_404(parties, pk=party_pk)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_SIGN, see=party_or_404)
def withdraw(request, pk: int, party_pk: int):
    """Record that a party left."""
    party = party_or_404(request, pk, party_pk)
    agreement = party.agreement
    form = WithdrawalForm(request.POST or None)
    gone = Refusal("Ta strona już wystąpiła z porozumienia.") if party.withdrew_on else None
    return stage_page(
        request,
        agreement,
        form,
        refusal=refusal_to_change_membership(request.user, agreement) or gone,
        act=lambda: actions.withdraw(by=request.user, party=party, **form.cleaned_data),
        done="Odnotowano wystąpienie.",
        words={
            "title": "Odnotuj wystąpienie",
            "lead": f"Występuje {party}. Zadania tej strony będą czekać na nowy podział.",
        },
    )


def stage_page(
    request,
    agreement: CooperationAgreement,
    form: BaseForm,
    *,
    refusal: Refusal | None,
    act: Callable[[], object],
    done: str,
    words: dict[str, str],
):
    """One page for each of these acts: what it does, its form, the reasons when it is refused."""
    refuse_if(refusal)
    if request.method == "POST" and form.is_valid():
        try:
            act()
            messages.success(request, done)
            return redirect(agreement)
        except Refused as error:
            form.add_error(error.refusal.field or None, error.refusal.message)
        except ValidationError as error:
            form.add_error(None, error.messages)
    context = {"agreement": agreement, "form": form, "button": words["title"]} | words
    return render(request, "partners/agreement_stage.html", context, status=422 if form.errors else 200)
