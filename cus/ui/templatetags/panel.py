"""Template tags of the administrator's panel."""

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, json_script
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def cell(item: SafeString, headers: list[dict], at: int) -> SafeString:
    """Return the vendor's ``<td>`` or ``<th>`` with the column's name, so that a narrow list can fold."""
    label = conditional_escape(headers[at]["text"])
    text = str(item)
    tag = text[1:3]
    if tag not in {"td", "th"} or "<" in label:
        return item
    return mark_safe(f'<{tag} data-label="{label[:1].upper()}{label[1:]}"{text[3:]}')


@register.simple_tag
def blank_row(template_name: str, form) -> SafeString:
    """Return an empty row as data, from which the page's script makes further rows."""
    return json_script(render_to_string(template_name, {"form": form}))
