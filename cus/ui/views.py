"""Error pages and the gallery of components."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe
from django_guid.context import guid

from cus.ui import gallery as samples
from cus.ui.trouble import trouble_of

# Printed when even the template of the error page cannot be rendered.
LAST_RESORT = (
    '<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>Błąd aplikacji</title></head>'
    "<body><main><h1>Błąd aplikacji</h1><p>Coś się zepsuło po naszej stronie. Cofnij się w przeglądarce "
    "i spróbuj jeszcze raz.</p></main></body></html>"
)


def csrf_failure(request, reason: str = ""):
    """Explain an expired form; what was typed stays in the browser (back button)."""
    return render(request, "ui/csrf_failure.html", status=403)


def bad_request(request, exception):
    """400: the address or the form makes no sense; the frame is not used, it may be what failed."""
    return HttpResponse(_plain("400.html"), status=400)


def forbidden(request, exception):
    """403 outside of a refusal, which has its own page."""
    return render(request, "403.html", status=403)


def not_found(request, exception):
    """404: no such page, or nothing that this person may see."""
    return render(request, "404.html", status=404)


@login_not_required
def closed(request, *args, **kwargs):
    """A page of a library that is not used here: it does not exist.

    Raises:
        Http404: always.
    """
    raise Http404


def server_error(request):
    """500, or 503 for a trouble of the database that passes: says so without touching the database."""
    trouble = trouble_of()
    if trouble is None:
        return HttpResponse(_plain("500.html"), status=500)
    return HttpResponse(_plain("503.html", trouble=trouble), status=503, headers={"Retry-After": "60"})


def _plain(name: str, **context) -> str:
    try:
        return render_to_string(name, {"request_id": guid.get() or "", **context})
    except Exception:  # the page about a failure must not fail
        return LAST_RESORT


@require_safe
def gallery(request):
    """Show every component in every state; only where the data are invented."""
    if not (settings.DEMO_MODE or settings.DEBUG):
        raise Http404
    return render(request, "ui/gallery.html", samples.context(request))
