"""Addresses with faults that the walk has to find: each view forgets something."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import path

from cus.accounts.access import requires
from cus.accounts.acts import Act, refusal_without
from cus.accounts.models import User
from cus.urls import *  # noqa: F403
from cus.urls import urlpatterns as application
from cus.workflow import refuse_if
from partners.models import Partner


def without_guard(request):
    """Forgets the act."""
    return HttpResponse("")


@login_not_required
def without_sign_in(request):
    """Forgets that strangers exist."""
    return HttpResponse("")


def without_narrowing(request, pk: int):
    """Shows a card to whoever knows its number."""
    return HttpResponse(Partner.objects.get(pk=pk).name)


@requires(Act.PARTNER_EDIT)
def writes_when_opened(request):
    """Writes on GET."""
    User.objects.filter(pk=request.user.pk).update(position="gość")
    return HttpResponse("")


def writes_before_refusing(request):
    """Asks for the right after the deed."""
    if request.method == "POST":
        User.objects.filter(pk=request.user.pk).update(position="gość")
    refuse_if(refusal_without(request.user, Act.PARTNER_EDIT))
    return HttpResponse("")


def without_protection(request):
    """Lets another site frame the page."""
    return HttpResponse("", headers={"X-Frame-Options": "ALLOWALL"})


urlpatterns = [
    path("posadzone/bez-straznika/", without_guard, name="without_guard"),
    path("posadzone/bez-logowania/", without_sign_in, name="without_sign_in"),
    path("posadzone/<int:pk>/", without_narrowing, name="without_narrowing"),
    path("posadzone/zapis/", writes_when_opened, name="writes_when_opened"),
    path("posadzone/po-fakcie/", writes_before_refusing, name="writes_before_refusing"),
    path("posadzone/w-ramce/", without_protection, name="without_protection"),
    *application,
]
__all__ = ["urlpatterns"]
