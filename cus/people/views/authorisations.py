"""Who acts for the director: list, granting, revoking."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cus.accounts import actions
from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.accounts.models import Authorisation
from cus.accounts.policies import refusal_to_grant, refusal_to_revoke
from cus.people.forms import AuthorisationForm, RevocationForm
from cus.workflow import Refused, refuse_if

PAGE = 25


def authorisation_or_404(request, pk: int) -> Authorisation:
    """Return the authorisation, to those who grant them; to others there is none."""
    return get_object_or_404(Authorisation.objects.visible_to(request.user).for_list(), pk=pk)


@require_safe
@requires(Act.AUTHORISATIONS)
def index(request):
    """All of them, the newest first, each with how it stands today."""
    granted = Authorisation.objects.visible_to(request.user).for_list()
    page = Paginator(granted, PAGE).get_page(request.GET.get("strona"))
    context = {
        "page": page,
        "rows": [(one, refusal_to_revoke(request.user, one)) for one in page],
        "refusal": refusal_to_grant(request.user),
    }
    return render(request, "people/authorisation_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.AUTHORISATIONS)
def create(request):
    """Authorise somebody to act for the director."""
    form = AuthorisationForm(request.POST if request.method == "POST" else None, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            granted = actions.grant_authorisation(by=request.user, **form.cleaned_data)
        except Refused as error:
            form.add_error(error.refusal.field or None, error.refusal.message)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, f"Udzielono: {granted} Działa {granted.days}.")
            return redirect("people:authorisation_list")
    return render(request, "people/authorisation_form.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.AUTHORISATIONS, see=authorisation_or_404)
def revoke(request, pk: int):
    """Take an authorisation back, with the reason."""
    authorisation = authorisation_or_404(request, pk)
    refuse_if(refusal_to_revoke(request.user, authorisation))
    form = RevocationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.revoke_authorisation(by=request.user, authorisation=authorisation, reason=reason)
        messages.success(request, f"Odwołano: {authorisation} Przestało działać od razu.")
        return redirect("people:authorisation_list")
    context = {"form": form, "authorisation": authorisation}
    return render(request, "people/authorisation_revoke.html", context, status=422 if form.errors else 200)
