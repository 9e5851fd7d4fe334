"""Saved ways of reading a table: their list, another name, deletion."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from diagnosis.actions.figure_mappings import delete_mapping, rename_mapping
from diagnosis.forms.figure_imports import MappingNameForm
from diagnosis.models import TableMapping


def mapping_or_404(request, pk: int) -> TableMapping:
    """Return a saved way of reading."""
    return get_object_or_404(TableMapping, pk=pk)


@require_GET
@requires(Act.DIAGNOSIS_EDIT)
def mappings(request: HttpRequest) -> HttpResponse:
    """All saved ways of reading a table."""
    return render(
        request, "diagnosis/figures/mappings.html", {"mappings": TableMapping.objects.select_related("created_by")}
    )


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=mapping_or_404)
def mapping_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a way of reading another name."""
    mapping = mapping_or_404(request, pk)
    kept = keeping(request, "diagnosis.table_mapping", mapping)
    form = MappingNameForm(kept.data, instance=mapping)
    status = 200
    if request.method == "POST":

        def act() -> TableMapping:
            name = form.cleaned_data["name"]
            return rename_mapping(by=request.user, mapping=mapping, version=form.version, name=name)

        saved, status = save_or_explain(form, act, kept)
        if saved:
            messages.success(request, "Zmieniono nazwę sposobu.")
            return redirect("diagnosis:figure_mappings")
    context = {"mapping": mapping, "form": form, "kept": kept.shown(form)}
    return render(request, "diagnosis/figures/mapping_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=mapping_or_404)
def mapping_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a way of reading after a question."""
    mapping = mapping_or_404(request, pk)
    if request.method == "POST":
        delete_mapping(by=request.user, mapping=mapping)
        messages.success(request, "Usunięto sposób wczytania.")
        return redirect("diagnosis:figure_mappings")
    return render(request, "diagnosis/figures/mapping_delete.html", {"mapping": mapping})
