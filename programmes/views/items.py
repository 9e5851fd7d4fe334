"""Pages of one service of a programme: the same rail and tabs, a form of its own on each."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.workflow import refuse_if
from programmes import actions
from programmes.forms import ITEM_PAGES
from programmes.gaps import budget_total, item_findings
from programmes.models import ProgrammeItem
from programmes.money import costs_of
from programmes.policies import refusal_to_edit
from programmes.proposed import proposals_of
from programmes.rooms import next_tab, tabs_of
from programmes.terms_words import rules_of
from programmes.views.fetching import item_for, seen_item
from programmes.views.gone import is_gone, item_gone
from programmes.views.rooms import SAVED, Room, posted, room_of, try_to_save

# Pages that show more than a form and its tables.
TEMPLATES = {"conditions": "programmes/terms/conditions.html", "fees": "programmes/terms/fees.html"}
MORE = {"fees": rules_of}


def told_of(item: ProgrammeItem, room: str) -> dict:
    """Return what every page of ``item`` shows around its form: tabs, what is missing, needs, proposals.

    Call it before the form is made: a ModelForm writes what was typed into its instance.
    """
    tabs = tabs_of(item, item.version, room)
    needs = [link.need for link in item.need_links.all()]
    return {
        "item": item,
        "version": item.version,
        "title": str(item.version),
        "tabs": tabs,
        "tab": next(tab for tab in tabs if tab.current),
        "after": next_tab(tabs),
        "findings": item_findings(item, item.version),
        "needs": needs,
        "proposals": proposals_of(needs),
        "sums": _sums(item) if room == "money" else None,
    }


def _sums(item: ProgrammeItem) -> dict[str, object]:
    """What is saved: costs beside sources, and whether they differ."""
    costs, sources = costs_of(item), budget_total(item)
    return {"costs": costs, "sources": sources, "differ": bool(costs and sources) and costs != sources}


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_EDIT, see=seen_item)
def item_room(request, pk: int, item_pk: int, room: str):
    """One page of a service: for whom, conditions, fees, data, provider, money or measures."""
    if request.method == "POST" and is_gone(pk, item_pk):
        return item_gone(request, pk, item_pk, room)
    item = item_for(request.user, pk, item_pk)
    refusal = refusal_to_edit(request.user, item.version)
    refuse_if(refusal if request.method == "GET" else None)
    context = told_of(item, room)
    form, tables = ITEM_PAGES[room]
    kept = keeping(request, f"programmes.item_{room}", item)
    page = room_of(form, tables, posted(request, kept), item)
    status = 200
    if kept.sent:
        status = try_to_save(page, kept, refusal, partial(_save, request.user, item, page))
        if status == SAVED:
            messages.success(request, f"Zapisano: {context['tab'].title}.")
            return redirect(onward(request, context))
    context |= MORE[room](item) if room in MORE else {}
    context |= {"room": page, "form": page.form, "kept": kept.shown(*page.everything)}
    return render(request, TEMPLATES.get(room, "programmes/item/room.html"), context, status=status)


def onward(request, context: dict) -> str:
    """Return where to go after saving a page of a service: the next page, this one, or the programme."""
    after = context["after"]
    if "stay" in request.POST:
        return context["tab"].url
    return after.url if after else context["version"].get_absolute_url()


def _save(user, item: ProgrammeItem, page: Room, seen: int) -> ProgrammeItem:
    return actions.save_item(
        by=user,
        item=item,
        seen=seen,
        values=page.values(),
        needs=page.form.cleaned_data.get("needs"),
        rows=page.rows(),
    )
