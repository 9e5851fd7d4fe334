"""What happens to a contract after the draft: signed, amended, ended."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes import actions
from programmes.contracts.policies import refusal_to_amend, refusal_to_end_contract, refusal_to_sign_contract
from programmes.forms.contract_stages import AnnexForm, EndContractForm, SignContractForm
from programmes.models import ContractAnnex, ServiceContract
from programmes.views.contracts import contract_or_404

READ_AGAIN = "Ktoś zmienił projekt po otwarciu tej strony. Przeczytaj go jeszcze raz, zanim odnotujesz podpisanie."


@require_http_methods(["GET", "POST"])
@requires(Act.CONTRACT_SIGN, see=contract_or_404)
def sign(request, pk: int):
    """Record that the contract was signed."""
    contract = contract_or_404(request, pk)
    form = SignContractForm(request.POST or None, contract=contract)

    def act() -> None:
        data = dict(form.cleaned_data)
        actions.sign_contract(by=request.user, contract=contract, seen=data.pop("version"), **data)

    return _stage(
        request,
        contract,
        form,
        refusal=refusal_to_sign_contract(request.user, contract),
        act=act,
        done="Odnotowano podpisanie. Treść jest zamrożona.",
        title="Odnotuj podpisanie",
        lead="Treść i karta zostaną zamrożone. Później zmienić je może tylko aneks.",
    )


@require_http_methods(["GET", "POST"])
@requires(Act.CONTRACT_SIGN, see=contract_or_404)
def amend(request, pk: int):
    """Record a signed annex."""
    contract = contract_or_404(request, pk)
    form = AnnexForm(request.POST or None, instance=ContractAnnex(contract=contract), contract=contract)
    if form.made_before(request.user):
        return redirect(contract)
    return _stage(
        request,
        contract,
        form,
        refusal=refusal_to_amend(request.user, contract),
        act=lambda: actions.add_annex(by=request.user, contract=contract, values=form.values(), token=form.token),
        done="Odnotowano aneks.",
        title="Odnotuj aneks",
        lead="Aneksu nie można potem zmienić. Kwotę i koniec na dowolny dzień wyliczymy z umowy i aneksów.",
    )


@require_http_methods(["GET", "POST"])
@requires(Act.CONTRACT_SIGN, see=contract_or_404)
def end(request, pk: int):
    """Record the end."""
    contract = contract_or_404(request, pk)
    form = EndContractForm(
        request.POST or None,
        initial={"ended_on": contract.end_on(contract.period_end)} if contract.period_end else None,
    )
    return _stage(
        request,
        contract,
        form,
        refusal=refusal_to_end_contract(request.user, contract),
        act=lambda: actions.end_contract(by=request.user, contract=contract, **form.cleaned_data),
        done="Odnotowano koniec.",
        title="Odnotuj koniec",
        lead="Wykonano do końca albo rozwiązano przed czasem. Dokumenty i pliki zostają.",
    )


def _stage(
    request,
    contract: ServiceContract,
    form: BaseForm,
    *,
    refusal: Refusal | None,
    act: Callable[[], object],
    done: str,
    title: str,
    lead: str,
):
    """One page for each of these acts: what it does, its form, the reasons when it is refused."""
    refuse_if(refusal)
    if request.method == "POST" and form.is_valid():
        try:
            act()
            messages.success(request, done)
            return redirect(contract)
        except StaleEdit:
            messages.error(request, READ_AGAIN)
            return redirect(contract)
        except Refused as error:
            form.add_error(error.refusal.field or None, error.refusal.message)
        except ValidationError as error:
            form.add_error(None, error.messages)
    context = {"contract": contract, "form": form, "title": title, "lead": lead}
    return render(request, "programmes/contracts/stage.html", context, status=422 if form.errors else 200)
