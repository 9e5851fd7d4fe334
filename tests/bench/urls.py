"""The application's addresses and, beside them, the two floors that speed is measured against."""

from django.http import HttpResponse
from django.template import engines
from django.urls import path

from cus.urls import *  # noqa: F403
from cus.urls import urlpatterns as application

LINE = "<p>Wiersz zwykłego tekstu, jakich na stronie jest wiele; nic tu się nie liczy.</p>\n"
# A constant page of 30 kB with one variable.
FLOOR = engines["django"].from_string(
    "<!doctype html><title>{{ who }}</title>" + LINE * (30_000 // len(LINE.encode()))
)


def floor_page(request):
    """Read: session, user, a constant page of 30 kB."""
    return HttpResponse(FLOOR.render({"who": request.user.email}, request))


def floor_write(request):
    """Write: session, user, one row inserted and committed."""
    from tests.bench.floor import insert_one

    insert_one(request.user)
    return HttpResponse("ok")


urlpatterns = [path("floor/page/", floor_page), path("floor/write/", floor_write), *application]
__all__ = ["urlpatterns"]
