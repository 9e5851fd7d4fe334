"""Several documents in one file: a cover with contents, then each as it would be alone, bookmarked by name."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.utils.html import escape

from cus.documents.layout import PAGE_OF, lay_out_joined
from cus.documents.parts import Document
from cus.documents.render import complain, document_html

_HEADING = re.compile(r"<(/?)h([1-4])\b")
# A part's headings stand one level below the cover's and look as they do alone.
STYLE = '<link rel="stylesheet" href="joined.css">\n</head>'


@dataclass(frozen=True, slots=True)
class Part:
    """One document of the file and what the contents and the bookmark call it."""

    name: str
    document: Document


def page_of(number: int) -> str:
    """Return what a cover's template writes for the page on which the part ``number``, from 0, begins."""
    return PAGE_OF.format(number)


def anchor_of(number: int) -> str:
    """Return the id of the heading of the part ``number``, from 0."""
    return f"czesc-{number}"


def render_joined(cover: Document, parts: Sequence[Part], told: Callable[[int], None]) -> bytes:
    """Return the PDF; ``told`` hears now and then how many parts are laid out.

    Raises ``MissingGlyph``, ``LayoutFault`` and ``DocumentWarning`` as ``render_pdf`` does.
    """
    texts = [_as_part(document_html(part.document), part.name, number) for number, part in enumerate(parts)]
    layout = lay_out_joined(document_html(replace(cover, state="")), texts, told)
    complain(cover, layout)
    return layout.pdf


def _as_part(html: str, name: str, number: int) -> str:
    """Move the headings one level down; the first one carries the anchor and the bookmark."""
    head, body_tag, body = html.partition("<body")
    body = _HEADING.sub(lambda found: f"<{found[1]}h{int(found[2]) + 1}", body)
    title = f'<h2 class="of-part" id="{anchor_of(number)}" data-bookmark="{escape(name)}"'
    return head.replace("</head>", STYLE) + body_tag + body.replace("<h2", title, 1)
