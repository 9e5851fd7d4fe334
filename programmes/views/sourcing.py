"""Own or contracted: the programme at a glance, and the check list of one service."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.workflow import Refused, StaleEdit, refuse_if
from programmes import actions
from programmes.contracts.enums import Sourcing
from programmes.contracts.gaps import contracting_of, contracts_missing
from programmes.contracts.policies import refusal_to_edit_contract
from programmes.enums import ADOPTED_STATES
from programmes.forms.sourcing import SourcingForm, initial_of
from programmes.models import ProgrammeItem
from programmes.policies import refusal_to_edit
from programmes.views.fetching import item_for, seen_item, seen_version, version_for
from programmes.views.items import told_of


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_version)
def overview(request, pk: int):
    """Who gives each service of the programme, and under what contract."""
    version = version_for(request.user, pk)
    today = timezone.localdate()
    staff = request.user.may(Act.READ_DRAFTS)
    gaps = contracts_missing(version, on=today) if staff else []
    context = {
        "version": version,
        "lines": contracting_of(version, user=request.user, on=today),
        "gaps": gaps,
        "staff": staff,
        "may_sign": version.state in ADOPTED_STATES,
        "edit_refusal": refusal_to_edit(request.user, version),
        "contract_refusal": refusal_to_edit_contract(request.user),
    }
    return render(request, "programmes/contracts/overview.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_EDIT, see=seen_item)
def decide(request, pk: int, item_pk: int):
    """Own or contracted: the decision, its reasons, the check list."""
    item = item_for(request.user, pk, item_pk)
    refusal = refusal_to_edit(request.user, item.version)
    refuse_if(refusal if request.method == "GET" else None)
    context = told_of(item, "sourcing")
    kept = keeping(request, "programmes.sourcing", item)
    form, status, stale = SourcingForm(kept.data, item=item), 200, None
    if kept.sent:
        status = 422
        if refusal:  # sent to the director meanwhile: what was typed stays on the page
            form.add_error(None, refusal.message)
            status = refusal.status
        elif form.is_valid():
            try:
                with kept.saving():
                    _decide(request.user, item, form)
                messages.success(request, f"Zapisano decyzję o usłudze „{item.service_name}”.")
                return redirect("programmes:contracting", pk)
            except StaleEdit as error:
                stale, status = _standing(error.current), 409
                form.show_stale(error.current)
            except Refused as error:
                form.add_error(None, error.refusal.message)
                status = error.refusal.status
    context |= {"form": form, "stale": stale, "kept": kept.shown(form)}
    return render(request, "programmes/contracts/sourcing.html", context, status=status)


def _standing(item: ProgrammeItem) -> dict:
    """What somebody else saved meanwhile, in words."""
    saved = initial_of(item)
    return saved | {"decision_label": Sourcing(saved["decision"]).label}


def _decide(user, item, form: SourcingForm) -> None:
    data = form.cleaned_data
    actions.decide_sourcing(
        by=user,
        item=item,
        seen=data["version"],
        decision=data["decision"],
        reasons=data["reasons"],
        arguments=form.arguments(),
    )
