"""The request being answered, known to whoever writes the access log or a line of the technical log.

Set by ``cus.audit.middleware.RequestMiddleware``; empty in commands and background jobs.
"""

import ipaddress
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest
from django_guid.context import guid

_request: ContextVar[HttpRequest | None] = ContextVar("cus_request", default=None)
set_request, reset_request = _request.set, _request.reset


def current_request() -> HttpRequest | None:
    """Return the request being answered in this thread, or ``None`` outside of one."""
    return _request.get()


def request_id() -> str:
    """Return the number of the request being answered (32 hexadecimal digits), empty outside of one."""
    return guid.get() or ""


def user_of(request: HttpRequest | None):
    """Return the signed-in person of ``request``, or ``None``; asks the database nothing of its own."""
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def known_user_id(request: HttpRequest | None) -> int | None:
    """Return the id of the person whom the request has already loaded: safe while writing a log line."""
    return getattr(getattr(request, "_cached_user", None), "pk", None)


def page_of(request: HttpRequest | None) -> str:
    """Return the name of the address (``partners:detail``), never the address itself."""
    match = getattr(request, "resolver_match", None)
    return match.view_name or "" if match else ""


def client_ip(request: HttpRequest | None) -> str | None:
    """Return the address that the request came from, or ``None`` when it is not known.

    Only with ``BEHIND_PROXY`` the last address of ``X-Forwarded-For`` counts: our own proxy added
    it. Without the setting anybody could write that header, so it is not read.
    """
    if request is None:
        return None
    said = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        said = request.META.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", 1)[-1] or said
    try:
        return str(ipaddress.ip_address(said.strip()))
    except ValueError:
        return None
