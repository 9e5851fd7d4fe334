"""One fee rule of a service: added by its kind, filled on its own page, removed."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.workflow import refuse_if
from programmes import actions
from programmes.forms import BANDS, FeeRuleForm, NewRuleForm
from programmes.models import FeeRule
from programmes.policies import refusal_to_edit
from programmes.terms_enums import FeeBase
from programmes.views.fetching import item_for, seen_item
from programmes.views.items import told_of
from programmes.views.rooms import SAVED, Room, posted, room_of, try_to_save


def seen_rule(request, pk: int, item_pk: int, rule_pk: int) -> FeeRule:
    """Return the rule of the address if this person may see its version; otherwise 404."""
    item = item_for(request.user, pk, item_pk)
    rule = get_object_or_404(FeeRule.objects.prefetch_related("bands"), item=item, pk=rule_pk)
    rule.item = item
    return rule


def _fees(pk: int, item_pk: int) -> str:
    return reverse("programmes:item_fees", args=[pk, item_pk])


@require_POST
@requires(Act.PROGRAMME_EDIT, see=seen_item)
def fee_rule_add(request, pk: int, item_pk: int):
    """Add a rule of the chosen kind and open its page."""
    item = item_for(request.user, pk, item_pk)
    form = NewRuleForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Wybierz, jak liczona jest opłata.")
        return redirect(_fees(pk, item_pk))
    rule = actions.add_fee_rule(by=request.user, item=item, base=form.cleaned_data["base"])
    return redirect(rule.get_absolute_url())


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_EDIT, see=seen_rule)
def fee_rule(request, pk: int, item_pk: int, rule_pk: int):
    """One rule: days, amount, rounding, bands."""
    rule = seen_rule(request, pk, item_pk, rule_pk)
    refusal = refusal_to_edit(request.user, rule.item.version)
    refuse_if(refusal if request.method == "GET" else None)
    context = told_of(rule.item, "fees")
    kept = keeping(request, "programmes.fee_rule", rule)
    tables = () if rule.base == FeeBase.FREE else (BANDS,)
    page = room_of(FeeRuleForm, tables, posted(request, kept), rule)
    status = 200
    if kept.sent:
        status = try_to_save(page, kept, refusal, partial(_save, request.user, rule, page))
        if status == SAVED:
            messages.success(request, "Zapisano zasadę opłaty.")
            return redirect(rule.get_absolute_url() if "stay" in request.POST else _fees(pk, item_pk))
    context |= {
        "rule": rule,
        "room": page,
        "form": page.form,
        "kept": kept.shown(*page.everything),
        "after": context["tab"],
    }
    return render(request, "programmes/terms/rule.html", context, status=status)


def _save(user, rule: FeeRule, page: Room, seen: int) -> FeeRule:
    return actions.save_fee_rule(by=user, rule=rule, seen=seen, values=page.values(), bands=page.rows().get("bands"))


@require_POST
@requires(Act.PROGRAMME_EDIT, see=seen_rule)
def fee_rule_remove(request, pk: int, item_pk: int, rule_pk: int):
    """Take a rule away."""
    actions.remove_fee_rule(by=request.user, rule=seen_rule(request, pk, item_pk, rule_pk))
    messages.success(request, "Usunięto zasadę opłaty.")
    return redirect(_fees(pk, item_pk))
