"""From a ``Document`` to the bytes of its PDF (PDF/UA-1, Polish, one typeface).

Equal input gives equal bytes, in this process or another, so a hash of the file can be kept.
"""

import html as html_escapes
import logging
import re
import unicodedata
import warnings
from collections.abc import Callable

from django.template.loader import get_template
from django.utils import translation

from cus.documents.layout import Layout, lay_out, lay_out_in_child
from cus.documents.parts import Document
from cus.text.glyphs import as_printed, describe, unprintable

logger = logging.getLogger(__name__)

# Measured (peak of the process): the first small document adds 16 MB beside the libraries, a programme
# of 3 services (16 kB of HTML, 7 pages) 11 MB, one of 30 services (133 kB, 46 pages) 50 MB. From this
# length on the page is laid out in a child, which gives the memory back; it costs about a second.
CHILD_FROM = 60_000

_LONE_LETTER = re.compile(r"(?<=[\s(„>\u00a0])([aiouwzAIOUWZ]) (?=[^\s<])")


class MissingGlyph(ValueError):
    """A character that no face of the typeface has; ``character``, its Unicode ``name``, ``message``."""

    def __init__(self, character: str) -> None:
        self.character = character
        self.name = unicodedata.name(character, f"U+{ord(character):04X}")
        self.message = (
            f"Tego znaku nie da się wydrukować w dokumencie: {describe(character)}. Usuń go albo zastąp słowem."
        )
        super().__init__(self.message)


class DocumentWarning(UserWarning):
    """WeasyPrint complained of our template or style; an error in tests, a log line in production."""


def document_html(document: Document) -> str:
    """Return the HTML of ``document``, ready to be laid out.

    Raises ``MissingGlyph`` at the first character that cannot be printed.
    """
    with translation.override(document.lang):
        text = get_template(document.template).render({"document": document, "data": document.context})
    text = as_printed(text)
    for character in unprintable(html_escapes.unescape(text)):
        raise MissingGlyph(character)
    # A one-letter word does not end a line in Polish print; the title of the file keeps its plain spaces.
    head, body_tag, body = text.partition("<body")
    return head + body_tag + _LONE_LETTER.sub("\\1\u00a0", body)


def render_layout(document: Document, told: Callable[[int], None] | None = None) -> Layout:
    """Lay ``document`` out where its length says: here, or in a child; ``told`` wants a child."""
    text = document_html(document)
    return lay_out(text) if len(text) < CHILD_FROM and told is None else lay_out_in_child(text, told)


def render_pdf(document: Document, told: Callable[[int], None] | None = None) -> bytes:
    """Return the PDF of ``document``; see ``rendered``."""
    return rendered(document, told).pdf


def rendered(document: Document, told: Callable[[int], None] | None = None) -> Layout:
    """Return the print of ``document``; ``told`` hears now and then how many pages are laid out.

    Raises ``MissingGlyph`` for a character without a glyph and ``LayoutFault`` when the page cannot be
    made. What WeasyPrint complains of goes to the log and is raised as ``DocumentWarning``.
    """
    layout = render_layout(document, told)
    complain(document, layout)
    return layout


def complain(document: Document, layout: Layout) -> None:
    """Pass on what WeasyPrint complained of."""
    for text in layout.warnings:
        logger.warning("template %s: %s", document.template, text[:300])
        warnings.warn(f"{document.template}: {text}", DocumentWarning, stacklevel=3)
