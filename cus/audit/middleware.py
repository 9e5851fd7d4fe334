"""Numbers every request, makes it known to the logs, and logs refusals."""

import logging
import time
import uuid

from django.db import DatabaseError, transaction
from django_guid.context import guid

from cus.audit import log
from cus.audit.context import page_of, reset_request, set_request, user_of
from cus.audit.enums import AccessKind

HEADER = "X-Request-ID"
FORBIDDEN = 403
logger = logging.getLogger("cus.request")


class RequestMiddleware:
    """The first of all middleware.

    The number is always made here: one that came with the request would let a stranger write what he
    likes into the logs. It goes out in the answer's header, stands in every log line and entry of the
    access log of this request, and on the page about a failure.
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        """Answer the request with its number known; log it when it is over."""
        number = guid.set(uuid.uuid4().hex)
        known = set_request(request)
        started = time.perf_counter()
        try:
            response = self.get_response(request)
            response.headers[HEADER] = guid.get()
            if response.status_code == FORBIDDEN:
                log_refusal(request)
            spent = round((time.perf_counter() - started) * 1000)
            if page_of(request):
                logger.info("answered", extra={"status": response.status_code, "method": request.method, "ms": spent})
            return response
        finally:
            reset_request(known)
            guid.reset(number)


def log_refusal(request) -> None:
    """Write into the access log that a signed-in person was refused.

    This is the one thing that a GET may write, beside a reading of personal data. The refusal stands
    also when it cannot be logged; the technical log then says so.
    """
    if user_of(request) is None:
        return
    refusal = getattr(request, "refusal", None)
    try:
        with transaction.atomic():
            log.record(AccessKind.REFUSED, request=request, what=refusal.message if refusal else "")
    except DatabaseError:
        logger.exception("a refusal could not be written to the access log")
