"""The access log: the one entry point of everybody who must write into it.

    from cus.audit import log
    from cus.audit.enums import AccessKind

    log.record(AccessKind.PERSONAL_READ, subject=power_of_attorney, what="numer PESEL pełnomocnika")

``what`` says which data or which act, in plain Polish, and never holds the data themselves (no
number, no address, nothing typed).
"""

from django.db import models
from django.http import HttpRequest

from cus.audit.context import client_ip, current_request, page_of, request_id, user_of
from cus.audit.enums import AccessKind
from cus.audit.models import AccessEntry


def recorded(request: HttpRequest, kind: AccessKind) -> bool:
    """Whether a line of that kind was written while this request is answered."""
    return kind in getattr(request, "access_kinds", ())


def record(
    kind: AccessKind,
    *,
    request: HttpRequest | None = None,
    user: models.Model | None = None,
    subject: models.Model | type[models.Model] | None = None,
    what: str = "",
    label: str | None = None,
) -> AccessEntry:
    """Write one line of the access log in the current transaction and return it.

    ``request`` defaults to the one being answered, ``user`` to the person signed in there.
    ``subject`` is the object (or the model, for a whole list) that the line is about; ``label`` says
    its name where ``str(subject)`` must not be kept. A line that cannot be written stops the caller:
    what must be logged is not shown unlogged.

    Raises:
        DatabaseError: the line was not written, so the caller must not go on.
    """
    request = request or current_request()
    if request is not None:
        request.access_kinds = {*getattr(request, "access_kinds", ()), AccessKind(kind)}
    name = str(subject) if isinstance(subject, models.Model) else ""
    return AccessEntry.objects.create(
        kind=kind,
        user=user or user_of(request),
        object_type=subject._meta.label_lower if subject is not None else "",
        object_id=subject.pk if isinstance(subject, models.Model) else None,
        label=(name if label is None else label)[: AccessEntry._meta.get_field("label").max_length],
        what=what[: AccessEntry._meta.get_field("what").max_length],
        page=page_of(request),
        ip=client_ip(request),
        request_id=request_id(),
    )
