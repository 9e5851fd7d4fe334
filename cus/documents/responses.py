"""Handing a PDF to the browser. Who may have it is decided by the view."""

from django.http import HttpResponse
from django.utils.text import slugify

_PLAIN = str.maketrans({"ł": "l", "Ł": "L", "–": "-", "—": "-", "/": "-"})


def pdf_response(pdf: bytes, *, name: str) -> HttpResponse:
    """Return ``pdf`` to be shown, saved under ``name`` without diacritics; never kept by a shared cache."""
    response = HttpResponse(pdf, content_type="application/pdf")
    filename = slugify(name.translate(_PLAIN))[:120] or "dokument"
    response["Content-Disposition"] = f'inline; filename="{filename}.pdf"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
