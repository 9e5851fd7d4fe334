"""Services of a programme put in order, copied from another one, joined in packages."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.saving import save_or_explain
from cus.text.plural import plural
from cus.workflow import refuse_if
from programmes import actions
from programmes.forms.arranging import CopyFromForm, CopyItemsForm, PackageForm
from programmes.models import ServicePackage
from programmes.policies import refusal_to_edit
from programmes.rooms import point_url
from programmes.views.fetching import item_for, seen_item, seen_version, version_for


@require_POST
@requires(Act.PROGRAMME_EDIT, see=seen_item)
def item_move(request, pk: int, item_pk: int):
    """Move a service one place up or down."""
    item = item_for(request.user, pk, item_pk)
    actions.move_item(by=request.user, item=item, up="up" in request.POST)
    return redirect(f"{point_url(item.version, 5)}#usluga-{item_pk}")


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_EDIT, see=seen_version)
def items_copy(request, pk: int):
    """Copy services from another programme: first the programme, then its services."""
    version = version_for(request.user, pk)
    refuse_if(refusal_to_edit(request.user, version))
    chosen = CopyFromForm(request.GET or None, user=request.user, version=version)
    source = chosen.cleaned_data["z"] if chosen.is_bound and chosen.is_valid() else None
    form = None
    if source:
        form = CopyItemsForm(request.POST if request.method == "POST" else None, source=source, version=version)
    if form is not None and form.is_bound and form.is_valid():
        copied = actions.copy_items(by=request.user, version=version, items=form.cleaned_data["items"])
        count = len(copied)
        messages.success(request, f"Skopiowano: {count} {plural(count, 'usługa', 'usługi', 'usług')}.")
        return redirect(point_url(version, 5))
    status = 422 if request.method == "POST" or (form is not None and form.errors) else 200
    context = {"version": version, "chosen": chosen, "source": source, "form": form}
    return render(request, "programmes/builder/copy.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_EDIT, see=seen_version)
def package_create(request, pk: int):
    """Join services in a package."""
    version = version_for(request.user, pk)
    refuse_if(refusal_to_edit(request.user, version))
    return _package(request, version, None)


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_EDIT, see=seen_version)
def package_edit(request, pk: int, package_pk: int):
    """Change a package."""
    version = version_for(request.user, pk)
    refuse_if(refusal_to_edit(request.user, version))
    return _package(request, version, get_object_or_404(ServicePackage, version=version, pk=package_pk))


def _package(request, version, package: ServicePackage | None):
    form = PackageForm(request.POST or None, instance=package or ServicePackage(version=version), of=version)
    status = 200
    if request.method == "POST":
        saved, status = save_or_explain(
            form,
            lambda: actions.save_package(
                by=request.user,
                version=version,
                package=package,
                name=form.cleaned_data["name"],
                about=form.cleaned_data["about"],
                items=form.cleaned_data["items"],
            ),
        )
        if saved:
            messages.success(request, f"Zapisano pakiet „{saved.name}”.")
            return redirect(point_url(version, 5) + "#pakiety")
    context = {"version": version, "package": package, "form": form, "back": point_url(version, 5)}
    return render(request, "programmes/builder/package.html", context, status=status)


@require_POST
@requires(Act.PROGRAMME_EDIT, see=seen_version)
def package_remove(request, pk: int, package_pk: int):
    """Take a package apart."""
    package = get_object_or_404(ServicePackage, version=pk, pk=package_pk)
    actions.remove_package(by=request.user, package=package)
    messages.success(request, "Usunięto pakiet. Usługi zostały w programie.")
    return redirect(reverse("programmes:point", args=[pk, 5]) + "#pakiety")
