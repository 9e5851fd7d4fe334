"""Handing a document to the browser. Who may have it is decided by the view."""

from django.http import HttpResponse
from django.utils.text import slugify

_PLAIN = str.maketrans({"ł": "l", "Ł": "L", "–": "-", "—": "-", "/": "-"})


DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pdf_response(pdf: bytes, *, name: str) -> HttpResponse:
    """Return ``pdf`` to be shown, saved under ``name`` without diacritics; never kept by a shared cache."""
    return _file(pdf, "application/pdf", f'inline; filename="{_plain(name)}.pdf"')


def docx_response(docx: bytes, *, name: str) -> HttpResponse:
    """Return ``docx`` to be saved under ``name`` without diacritics; never kept by a shared cache."""
    return _file(docx, DOCX, f'attachment; filename="{_plain(name)}.docx"')


def _plain(name: str) -> str:
    return slugify(name.translate(_PLAIN))[:120] or "dokument"


def _file(content: bytes, kind: str, disposition: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = disposition
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
