"""Building: create from a diagnosis, pick needs, add and remove services, accept what changed under them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.workflow import StaleEdit, refuse_if
from programmes import actions
from programmes.basis import amount_text, changed_basis, standing_diagnosis
from programmes.forms import AddItemsForm, CreateForm, NeedsForm
from programmes.gaps import by_service, findings_of
from programmes.offered import offers_text
from programmes.policies import refusal_to_edit
from programmes.views.fetching import item_for, seen_item, seen_version, version_for

STALE_NEEDS = (
    "Ktoś zmienił program po otwarciu tej listy. Zaznaczenia są twoje, a przy potrzebach stoi, "
    "które są w programie teraz. Popraw i zapisz jeszcze raz."
)


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
    rows = [
        (
            need,
            amount_text(need.number, need.unit, need.at_least),
            [(service, offers_text(service)) for service in need.services.all()],
        )
        for need in listed
    ]
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
def item_add(request, pk: int):
    """Add services straight from the catalogue."""
    version = version_for(request.user, pk)
    refuse_if(refusal_to_edit(request.user, version))
    search = request.GET.get("q", "")
    form = AddItemsForm(request.POST if request.method == "POST" else None, version=version, search=search)
    if request.method == "POST" and form.is_valid():
        actions.add_items(by=request.user, version=version, services=form.cleaned_data["services"])
        return redirect("programmes:point", version.pk, 5)
    ticked = set(map(int, filter(str.isdigit, form.data.getlist("services")))) if form.is_bound else set()
    context = {
        "version": version,
        "form": form,
        "search": search,
        "rows": [(service, offers_text(service)) for service in form.found],
        "ticked": ticked,
    }
    return render(request, "programmes/item_add.html", context, status=422 if form.errors else 200)


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
