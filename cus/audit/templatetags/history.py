"""The link to an object's history."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cus.audit.kept import kept_of

register = template.Library()


@register.simple_tag(takes_context=True)
def history_link(context, row, css: str = "btn") -> SafeString | str:
    """``{% history_link partner %}``: a link for whoever may read history; nothing for others."""
    kept, user = kept_of(type(row)), context["request"].user
    if kept is None or row.pk is None or not user.may("history_own"):
        return ""
    url = reverse("desk:history_of", args=[kept.slug, row.pk])
    return format_html('<a class="{}" href="{}">Historia</a>', css, url)
