"""Prints each sample once, however many tests look at it."""

from cus.documents.parts import Document
from cus.documents.render import document_html, render_pdf

_FILES: dict[str, bytes] = {}


def printed(document: Document) -> bytes:
    """Return the PDF; equal HTML gives equal bytes (``test_render``). A complaint of the layout is an error."""
    html = document_html(document)
    if html not in _FILES:
        _FILES[html] = render_pdf(document)
    return _FILES[html]
