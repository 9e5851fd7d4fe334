"""Building: create from a diagnosis, pick needs, fill the twelve items and the services."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import Keeping, keeping
from cus.ui.changes import Changes
from cus.workflow import Refused, StaleEdit, refuse_if
from programmes import actions
from programmes.basis import amount_text, changed_basis, standing_diagnosis
from programmes.checks import by_service, findings_of, item_findings, unanswered_needs
from programmes.forms import ROW_FORMSETS, ROW_TITLES, AddItemsForm, CreateForm, ItemForm, NeedsForm, SectionsForm
from programmes.models import ProgrammeItem
from programmes.policies import refusal_to_edit
from programmes.proposed import proposals_of
from programmes.sections import section_states
from programmes.views.fetching import item_for, seen_item, seen_version, version_for
from programmes.views.gone import is_gone, item_gone

STALE_NEEDS = (
    "Ktoś zmienił program po otwarciu tej listy. Zaznaczenia są twoje, a przy potrzebach stoi, "
    "które są w programie teraz. Popraw i zapisz jeszcze raz."
)
SAVED = 302


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_SUBMIT)
def create(request):
    """Name the programme and choose its diagnosis; the needs come next."""
    form = CreateForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        version = actions.create_programme(by=request.user, diagnosis=data["diagnosis"], name=data["name"])
        return redirect("programmes:needs", version.pk)
    return render(request, "programmes/create.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_EDIT, see=seen_version)
def needs(request, pk: int):
    """Pick the needs that the programme answers; their services come along."""
    version = version_for(request.user, pk)
    refuse_if(refusal_to_edit(request.user, version))
    form = NeedsForm(request.POST or None, version=version)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            chosen, seen = form.cleaned_data["needs"], form.cleaned_data["seen"]
            try:
                actions.pick_needs(by=request.user, version=version, needs=chosen, seen=seen)
                messages.success(request, "Zapisano wybór potrzeb. Usługi, które na nie odpowiadają, są w programie.")
                return redirect("programmes:detail", version.pk)
            except StaleEdit as error:
                messages.error(request, STALE_NEEDS)
                form.show_now(error.current)
                status = 409
    listed = list(form.fields["needs"].queryset)
    keys = {need.key for need in version.needs.all()}
    picked = {need.pk for need in listed if need.key in keys}
    rows = [(need, amount_text(need.number, need.unit, need.at_least)) for need in listed]
    ticked = set(map(int, filter(str.isdigit, form.data.getlist("needs")))) if form.is_bound else picked
    context = {
        "version": version,
        "diagnosis": standing_diagnosis(version),
        "form": form,
        "rows": rows,
        "picked": picked,
        "ticked": ticked,
        "findings": by_service(findings_of(version)),
    }
    return render(request, "programmes/needs.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_EDIT, see=seen_version)
def edit(request, pk: int):
    """The texts of the twelve items."""
    version = version_for(request.user, pk)
    refusal = refusal_to_edit(request.user, version)
    refuse_if(refusal if request.method == "GET" else None)
    title, sections = str(version), section_states(version)
    # The twelve items stand in the rail with their states; here is what remains.
    findings = by_service([finding for finding in findings_of(version) if finding.rule != "section"])
    kept = keeping(request, "programmes.sections", version)
    form = SectionsForm(_posted(request, kept), instance=version)
    status = 200
    if request.method == "POST":
        status = 422
        if refusal:  # sent to the director meanwhile: what was typed stays on the page
            form.add_error(None, refusal.message)
            status = refusal.status
        elif form.is_valid():
            values = {name: form.cleaned_data[name] for name in form.Meta.fields}
            try:
                with kept.saving():
                    actions.save_sections(by=request.user, version=version, seen=form.version, values=values)
                messages.success(request, "Zapisano.")
                return redirect("programmes:detail", version.pk)
            except StaleEdit as error:
                form.show_stale(error.current)
                status = 409
            except Refused as error:
                form.add_error(None, error.refusal.message)
                status = error.refusal.status
    context = {"version": version, "title": title, "form": form, "sections": sections, "findings": findings}
    context["kept"] = kept.shown(form)
    return render(request, "programmes/edit.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_EDIT, see=seen_version)
def item_add(request, pk: int):
    """Add services straight from the catalogue."""
    version = version_for(request.user, pk)
    refuse_if(refusal_to_edit(request.user, version))
    form = AddItemsForm(request.POST or None, version=version)
    if request.method == "POST" and form.is_valid():
        actions.add_items(by=request.user, version=version, services=form.cleaned_data["services"])
        return redirect("programmes:detail", version.pk)
    context = {"version": version, "form": form, "unanswered": unanswered_needs(version)[:5]}
    return render(request, "programmes/item_add.html", context, status=422 if form.errors else 200)


def _posted(request, kept: Keeping):
    """What was sent, even when it is nothing, or a kept draft; ``None`` for a page that is only opened."""
    return request.POST if kept.sent else kept.data


def _formsets(data, item: ProgrammeItem) -> dict:
    return {name: formset(data, initial=_rows_of(item, name), prefix=name) for name, formset in ROW_FORMSETS.items()}


def _rows_of(item: ProgrammeItem, name: str) -> list[dict]:
    fields = list(ROW_FORMSETS[name].form.base_fields)
    return [{field: getattr(row, field) for field in fields} for row in getattr(item, name).all()]


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_EDIT, see=seen_item)
def item_edit(request, pk: int, item_pk: int):
    """One service: for whom, on what terms, for how much, measured how."""
    if request.method == "POST" and is_gone(pk, item_pk):
        return item_gone(request, pk, item_pk)
    item = item_for(request.user, pk, item_pk)
    refusal = refusal_to_edit(request.user, item.version)
    refuse_if(refusal if request.method == "GET" else None)
    # A ModelForm writes what was typed into its instance: what the page says is read before.
    findings = item_findings(item, item.version)
    needs = [link.need for link in item.need_links.all()]
    kept = keeping(request, "programmes.item", item)
    form, formsets = ItemForm(_posted(request, kept), instance=item), _formsets(_posted(request, kept), item)
    status = 200
    if kept.sent:
        status = _try_to_save(request.user, item, form, formsets, kept, refusal)
        if status == SAVED:
            messages.success(request, f"Zapisano usługę „{item.service_name}”.")
            return redirect("programmes:detail", pk)
    context = {
        "item": item,
        "version": item.version,
        "title": str(item.version),
        "form": form,
        "formsets": list(formsets.values()),
        "rows": [(formsets[name], *ROW_TITLES[name]) for name in ROW_FORMSETS],
        "findings": findings,
        "needs": needs,
        "proposals": proposals_of(needs),
        "kept": kept.shown(form, *formsets.values()),
    }
    return render(request, "programmes/item_edit.html", context, status=status)


def _try_to_save(user, item: ProgrammeItem, form: ItemForm, formsets: dict, kept: Keeping, refusal) -> int:
    """Save the item if it can be; return the status. A stale edit leaves both texts in the forms."""
    if refusal:  # sent to the director meanwhile: what was typed stays on the page
        form.add_error(None, refusal.message)
        return refusal.status
    if not all([form.is_valid(), *(formset.is_valid() for formset in formsets.values())]):
        return 422
    try:
        with kept.saving():
            _save_item(user, item, form, formsets)
    except StaleEdit as error:
        form.show_stale(error.current)
        changes = Changes(error.current, "edit_version", form.version)
        for name, formset in formsets.items():
            formset.show_stale(_rows_of(error.current, name), changes)
        return 409
    except Refused as error:
        form.add_error(None, error.refusal.message)
        return error.refusal.status
    except ValidationError as error:
        form.add_error(None, error.messages)
        return 422
    return SAVED


def _save_item(user, item: ProgrammeItem, form: ItemForm, formsets: dict) -> None:
    actions.save_item(
        by=user,
        item=item,
        seen=form.version,
        values={name: form.cleaned_data[name] for name in form.Meta.fields},
        needs=form.cleaned_data["needs"],
        rows={name: formset.contents() for name, formset in formsets.items()},
    )


@require_POST
@requires(Act.PROGRAMME_EDIT, see=seen_item)
def item_remove(request, pk: int, item_pk: int):
    """Take a service out of the programme."""
    item = item_for(request.user, pk, item_pk)
    actions.remove_item(by=request.user, item=item)
    messages.success(request, f"Usunięto z programu usługę „{item.service_name}”.")
    return redirect("programmes:detail", pk)


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_EDIT, see=seen_version)
def basis(request, pk: int):
    """What changed under the programme; each change is accepted by its own button."""
    version = version_for(request.user, pk)
    changes = changed_basis(version)
    if request.method == "POST":
        refuse_if(refusal_to_edit(request.user, version))
        posted = request.POST.get("need", ""), request.POST.get("item", "")
        chosen = next((change for change in changes if change.named_by(*posted)), None)
        if chosen is None:
            messages.info(request, "Tej zmiany już nie ma na liście. Nic nie zmieniono.")
        else:
            actions.accept_change(by=request.user, need=chosen.need, item=chosen.item)
            messages.success(request, "Przyjęto zmianę.")
        return redirect("programmes:basis", pk)
    context = {
        "version": version,
        "changes": changes,
        "refusal": refusal_to_edit(request.user, version),
        "standing": standing_diagnosis(version),
    }
    return render(request, "programmes/basis.html", context)
