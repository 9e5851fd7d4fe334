"""Pieces of HTML that the catalogue's lists share."""

from django.utils.html import format_html
from django.utils.safestring import mark_safe


def badge(kind: str, word: str) -> str:
    """A state as a word and a colour."""
    return format_html('<span class="state {}">{}</span>', kind, word)


def links(pairs) -> str:
    """A list of (address, label) links."""
    items = [format_html('<li><a href="{}">{}</a></li>', url, label) for label, url in pairs]
    return mark_safe(f'<ul class="plain">{"".join(items)}</ul>') if items else "–"
