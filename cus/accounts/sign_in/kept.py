"""What was typed into a form whose session had ended: kept until the person is back, never sent on.

The text waits in the browser's new session, for the same person and at most until that session ends.
The page it was typed on gets it back by script, or shows it to be copied; nothing is saved by itself.
"""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme
from stdnum.pl import pesel

KEY = "kept_form"
# Passwords, codes and numbers of persons are not kept, by the name of the field and by what it holds.
SEALED_NAMES = re.compile(r"passw|haslo|code|kod$|token|pesel|secret", re.IGNORECASE)
MOST_CHARACTERS = 600_000
FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


def keep(request: HttpRequest, *, person_id: int) -> str:
    """Put aside what was posted; return the page to come back to (the one the form stood on)."""
    page = page_of(request)
    values = {name: texts for name, texts in request.POST.lists() if not _is_sealed(name, texts)}
    size = sum(len(text) for texts in values.values() for text in texts)
    if request.content_type in FORM_TYPES and values and size <= MOST_CHARACTERS:
        request.session[KEY] = {"person": person_id, "page": page, "action": request.path, "values": values}
    return page


def page_of(request: HttpRequest) -> str:
    """Return the address of the page with the form; the form's own address when the browser does not say."""
    referer = request.headers.get("Referer", "")
    if referer and url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        parts = urlsplit(referer)
        return parts.path + (f"?{parts.query}" if parts.query else "")
    return request.path


def _is_sealed(name: str, texts: list[str]) -> bool:
    return name == "csrfmiddlewaretoken" or bool(SEALED_NAMES.search(name)) or any(map(pesel.is_valid, texts))


def waiting_for(request: HttpRequest) -> dict | None:
    """Return what waits for this page: ``action`` and ``values`` (name → list of texts)."""
    kept = request.session.get(KEY)
    if not kept or kept["person"] != request.user.pk or urlsplit(kept["page"]).path != request.path:
        return None
    return {"action": kept["action"], "values": kept["values"]}


def texts_of(kept: dict) -> list[str]:
    """Return what was typed, to be read and copied: words, not numbers of rows and choices."""
    texts = (text for values in kept["values"].values() for text in values)
    return [text for text in texts if len(text) > 2 and not text.isdecimal()]


def forget(request: HttpRequest) -> None:
    """Drop what was kept."""
    request.session.pop(KEY, None)


def forget_when_saved(request: HttpRequest, response) -> None:
    """Drop what was kept once its form has been saved, which a redirect says."""
    saved = request.method == "POST" and response.status_code == 302 and request.user.is_authenticated
    if saved and request.session.get(KEY, {}).get("action") == request.path:
        forget(request)


def forget_of_others(request: HttpRequest, person_id: int) -> None:
    """Whoever signs in does not get another person's text."""
    if request.session.get(KEY, {}).get("person") != person_id:
        forget(request)
