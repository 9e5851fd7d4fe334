"""The application's addresses and, beside them, the two floors that speed is measured against."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from cus.urls import *  # noqa: F403
from cus.urls import urlpatterns as application


def floor_page(request):
    """Read: session, user, a constant page of 30 kB."""
    return render(request, "bench_floor.html", {"who": request.user.email})


def floor_write(request):
    """Write: session, user, one row inserted and committed."""
    from tests.bench.floor import insert_one

    insert_one(request.user)
    return HttpResponse("ok")


urlpatterns = [path("floor/page/", floor_page), path("floor/write/", floor_write), *application]
__all__ = ["urlpatterns"]
