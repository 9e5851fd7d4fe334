"""Text sent to a service that somebody took out of the programme meanwhile: it is shown, and may come back."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from cus.drafts.keeping import carry_over
from cus.ui.display import capital
from cus.ui.typed import sent_of, typed, written
from cus.workflow import refuse_if
from programmes import actions
from programmes.forms import ITEM_PAGES
from programmes.models import ProgrammeItem
from programmes.policies import refusal_to_edit
from programmes.rooms import ITEM_ROOMS
from programmes.views.fetching import version_for
from services.models import Service


def is_gone(pk: int, item_pk: int) -> bool:
    """Say whether the programme has no such service now."""
    return not ProgrammeItem.objects.filter(version=pk, pk=item_pk).exists()


def item_gone(request, pk: int, item_pk: int, room: str):
    """Show what was typed in ``room``; with ``again`` take the service back, the text in its form."""
    version = version_for(request.user, pk)
    history = ProgrammeItem.pgh_event_model.objects.filter(pgh_obj_id=item_pk, version_id=pk)
    last = history.order_by("-pgh_id").first()
    if last is None:
        raise Http404
    refuse_if(refusal_to_edit(request.user, version))
    if "again" in request.POST:
        return _take_back(request, version, last, room)
    item = ProgrammeItem(pk=item_pk, version=version, service_id=last.service_id)
    context = {
        "version": version,
        "name": last.service_name,
        "texts": _texts(request, item, room),
        "sent": [(name, value) for name, values in _kept(request) for value in values],
    }
    return render(request, "programmes/item_gone.html", context, status=409)


def _kept(request):
    return [pair for pair in request.POST.lists() if pair[0] != "csrfmiddlewaretoken"]


def _take_back(request, version, last, room: str):
    with transaction.atomic():
        item = version.items.filter(service=last.service_id).first()
        if item is None:
            service = Service.objects.get(pk=last.service_id)
            item = actions.add_items(by=request.user, version=version, services=[service])[0]
        draft = carry_over(request, f"programmes.item_{room}", key=str(item.pk), version=item.edit_version)
    page = next(one.page for one in ITEM_ROOMS if one.key == room)
    return redirect(reverse(page, args=[version.pk, item.pk]) + draft)


def _texts(request, item: ProgrammeItem, room: str) -> list[tuple[str, str]]:
    """Write what was typed, as label and text; empty fields are left out."""
    data = typed(request.POST)
    form_class, tables = ITEM_PAGES[room]
    form = form_class(data, instance=item)
    pairs = [
        (capital(form.fields[name].label), written(form.fields[name], sent_of(form, name))) for name in _open(form)
    ]
    for table in tables:
        if data.get(f"{table.name}-TOTAL_FORMS", "").isdecimal():
            for row in table.formset(data, prefix=table.name).forms:
                cells = [written(row.fields[name], sent_of(row, name)) for name in _open(row) if name != "DELETE"]
                pairs.append((capital(table.formset.title), ", ".join(filter(None, cells))))
    return [(label, text) for label, text in pairs if text]


def _open(form) -> list[str]:
    return [name for name, field in form.fields.items() if not field.widget.is_hidden]
