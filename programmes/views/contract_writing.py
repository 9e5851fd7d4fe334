"""Contracts: the draft with its tables, begun from the programme."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import Keeping, keeping
from cus.ui.changes import Changes
from cus.workflow import Refused, StaleEdit, refuse_if
from programmes import actions
from programmes.contracts.drafting import candidates, kind_for, proposed_rows, proposed_values, rows_of, services_of
from programmes.contracts.enums import ContractKind
from programmes.contracts.policies import refusal_to_edit_contract
from programmes.forms.contract import FORMS, TABLE_TITLES, TABLES, BaseContractForm
from programmes.models import ProgrammeItem, ProgrammeVersion, ServiceContract
from programmes.views.contracts import contract_or_404
from programmes.views.fetching import seen_version


@dataclass(slots=True)
class Written:
    """The form of a contract with its tables."""

    form: BaseContractForm
    tables: dict[str, BaseFormSet]

    def is_valid(self) -> bool:
        """Check everything, so that all errors show at once; a provider that the law refuses too."""
        valid = all([self.form.is_valid(), *(table.is_valid() for table in self.tables.values())])
        selection = getattr(self.form, "cleaned_data", {}).get("selection", "")
        return self.tables["providers"].refuse_unfit(selection) and valid

    def contents(self) -> dict[str, list[dict]]:
        """Rows as the actions take them."""
        return {name: table.contents() for name, table in self.tables.items()}


def _written(data, contract: ServiceContract, rows: dict, initial: dict | None = None) -> Written:
    """Make the forms; ``contract`` is unsaved when it is only being begun."""
    saved = contract if contract.pk else None
    given = {
        "providers": {"partners": candidates(contract.programme_id, saved)},
        "items": {"services": services_of(contract.programme_id)},
    }
    tables = {
        name: formset(data, initial=rows[name], prefix=name, form_kwargs=given.get(name, {}))
        for name, formset in TABLES.items()
    }
    return Written(FORMS[contract.kind](data, instance=contract, initial=initial), tables)


@require_http_methods(["GET", "POST"])
@requires(Act.CONTRACT_DRAFT, see=seen_version)
def create(request, pk: int):
    """Begin a contract of the programme; „?pozycja=” copies that service, „?rodzaj=assignment” makes it an assignment."""
    version = seen_version(request, pk)
    items = _asked_items(request, version)
    kind = request.POST.get("kind") if request.POST.get("kind") in ContractKind.values else None
    contract = ServiceContract(
        programme=version.programme,
        kind=kind or kind_for(items, request.GET.get("rodzaj", "")),
        created_by=request.user,
    )
    kept = keeping(request, "programmes.contract_new", key=str(version.pk))
    if kept.restored:
        contract.kind = kept.data.get("kind") or contract.kind
    written = _written(kept.data, contract, proposed_rows(items), proposed_values(version, items))
    made = written.form.made_before(request.user)
    if made:
        return redirect(made)
    status = 200
    if kept.sent:
        saved, status = _try(
            written,
            kept,
            lambda **what: actions.create_contract(
                by=request.user, programme=version.programme, kind=contract.kind, token=written.form.token, **what
            ),
        )
        if saved:
            messages.success(request, f"Zapisano projekt {saved.noun_of}.")
            return redirect(saved)
    return _page(request, written, kept, status, contract=contract, version=version)


def _asked_items(request, version: ProgrammeVersion) -> list[ProgrammeItem]:
    """The service named in the address; without one, none is copied."""
    asked = request.GET.get("pozycja", "")
    found = version.items.filter(pk=asked) if asked.isascii() and asked.isdecimal() and len(asked) < 18 else []
    return list(found)


@require_http_methods(["GET", "POST"])
@requires(Act.CONTRACT_DRAFT, see=contract_or_404)
def edit(request, pk: int):
    """Change a draft."""
    contract = contract_or_404(request, pk)
    refusal = refusal_to_edit_contract(request.user, contract)
    refuse_if(refusal if request.method == "GET" else None)
    title = str(contract)
    kept = keeping(request, "programmes.contract", contract)
    written = _written(kept.data, contract, rows_of(contract))
    status = 200
    if kept.sent and refusal:  # signed meanwhile: what was typed stays on the page
        written.form.add_error(None, refusal.message)
        status = refusal.status
    elif kept.sent:
        saved, status = _try(
            written,
            kept,
            lambda **what: actions.save_contract(
                by=request.user, contract=contract, seen=written.form.version, **what
            ),
        )
        if saved:
            messages.success(request, f"Zapisano projekt {saved.noun_of}.")
            return redirect(saved)
    return _page(request, written, kept, status, contract=contract, title=title)


def _page(request, written: Written, kept: Keeping, status: int, *, contract: ServiceContract, **more):
    tables = [(written.tables[name], *titles) for name, titles in TABLE_TITLES.items()]
    context = {
        "form": written.form,
        "formsets": list(written.tables.values()),
        "tables": tables,
        "contract": contract,
        "kept": kept.shown(written.form, *written.tables.values()),
    }
    return render(request, "programmes/contracts/form.html", context | more, status=status)


def _try(written: Written, kept: Keeping, act) -> tuple[ServiceContract | None, int]:
    """Run the action on valid forms, or leave the reasons, or both texts, at the forms."""
    form = written.form
    if not written.is_valid():
        return None, 422
    try:
        with kept.saving():
            return act(values=form.values(), **written.contents()), 302
    except StaleEdit as error:
        form.show_stale(error.current)
        current, changes = rows_of(error.current), Changes(error.current, "version", form.version)
        for name, table in written.tables.items():
            table.show_stale(current[name], changes)
        return None, 409
    except Refused as error:
        form.add_error(error.refusal.field if error.refusal.field in form.fields else None, error.refusal.message)
        return None, 422 if error.refusal.field else error.refusal.status
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None, 422


@require_POST
@requires(Act.CONTRACT_DRAFT, see=contract_or_404)
def remove(request, pk: int):
    """Take away a draft that was begun in vain."""
    contract = contract_or_404(request, pk)
    actions.remove_draft_contract(by=request.user, contract=contract)
    messages.success(request, f"Usunięto projekt {contract.noun_of}.")
    return redirect("programmes:contract_list")
