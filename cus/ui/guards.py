"""What every request and every answer goes through, before and after the application's own code."""

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_cache_control

# Nothing here uses a device, a sensor or a payment; a page that were made to ask for one is refused.
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


class HonestRequestMiddleware:
    """413 for a request larger than any honest one, before a byte of it is read; 400 for a NUL in an address.

    The largest honest request is one attached file of 10 MB and its form. PostgreSQL keeps no NUL in a
    text, so an address that holds one can only fail later and less clearly; forms refuse it at the field.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        """Let honest requests pass."""
        if _length(request) > settings.LARGEST_REQUEST:
            return HttpResponse(render_to_string("413.html"), status=413, headers={"Connection": "close"})
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponse(render_to_string("400.html"), status=400)
        return self.get_response(request)


def _length(request) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


class SecurityHeadersMiddleware:
    """Headers that Django has no setting for; pages made for one person are kept by no shared cache.

    Not ``no-store``: browsers then forget what was typed when a person steps back to a form. Documents
    and unsealed data say ``no-store`` themselves, and signing out empties the browser's cache.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        """Add them to the answer."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-Permitted-Cross-Domain-Policies", "none")
        if not response.headers.get("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True, max_age=0)
        if request.method == "POST" and request.path == reverse("account_logout"):
            response.headers["Clear-Site-Data"] = '"cache"'
        return response
