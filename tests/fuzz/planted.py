"""Addresses with faults that random requests have to find."""

from django.http import HttpResponse
from django.urls import path

from cus.urls import *  # noqa: F403
from cus.urls import urlpatterns as application
from partners.models import Partner


def without_guard(request):
    """Renames every partner for whoever asks."""
    if request.method == "POST":
        Partner.objects.update(name="Podmieniona")
    return HttpResponse("")


def trusting(request):
    """Takes what was typed for a number."""
    return HttpResponse(str(int(next(iter(request.GET.values()), "1"))))


urlpatterns = [
    path("posadzone/bez-straznika/", without_guard, name="fuzz_without_guard"),
    path("posadzone/ufny/", trusting, name="fuzz_trusting"),
    *application,
]
__all__ = ["urlpatterns"]
