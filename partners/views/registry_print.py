"""The registry as PDF: ordered from the list, waited for, kept under its number."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.documents.responses import pdf_response
from partners import actions
from partners.forms.filters import FilterForm
from partners.models import RegistryPrint
from partners.views.cards import listed


def _print(request, pk: int) -> RegistryPrint:
    """Return the print if the person may see it.

    Raises:
        Http404: no such print for this person.
    """
    found = RegistryPrint.objects.visible_to(request.user).select_related("frozen", "created_by")
    return get_object_or_404(found.defer("frozen__pdf", "frozen__data"), pk=pk)


@require_POST
@requires(Act.READ_DRAFTS)
def order_print(request):
    """Print what the list shows for the filters sent."""
    wanted = {name: request.POST[name] for name in (*FilterForm.base_fields, "kolejnosc") if request.POST.get(name)}
    query = QueryDict(urlencode(wanted))
    form, partners = listed(request.user, query)
    made = actions.print_registry(by=request.user, partners=partners, query=query.urlencode(), filters=_said(form))
    messages.success(request, f"Przygotowano wydruk nr {made.number}.")
    return redirect(made)


def _said(form: FilterForm) -> list[tuple[str, str]]:
    """Return (what, value) of the filters in force, in words."""
    said = []
    for name, value in getattr(form, "cleaned_data", {}).items():
        if value:
            labels = {str(key): str(label) for key, label in getattr(form.fields[name], "choices", [])}
            said.append((str(form.fields[name].label), labels.get(str(value), str(value))))
    return said


@require_safe
@requires(Act.READ_DRAFTS)
def prints(request):
    """Prints made so far, the newest first."""
    found = RegistryPrint.objects.visible_to(request.user).select_related("frozen", "created_by")
    found = found.defer("frozen__pdf", "frozen__data")[:100]
    return render(request, "partners/registry_prints.html", {"prints": found})


@require_safe
@requires(Act.READ_DRAFTS, see=_print)
def show_print(request, pk: int):
    """The print with its code; while the file is in the making, a word about it."""
    return render(request, "partners/registry_print.html", {"printed": _print(request, pk)})


@require_safe
@requires(Act.READ_DRAFTS, see=_print)
def print_file(request, pk: int):
    """The file; one that is not ready leads to the page of the print."""
    printed = _print(request, pk)
    if not printed.frozen.is_ready:
        return redirect(printed)
    return pdf_response(bytes(printed.frozen.pdf), name=f"rejestr-partnerow-{printed.ordinal}-{printed.year}")
