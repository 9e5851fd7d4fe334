"""The link to an object's history."""

from django import template
from django.urls import Resolver404, resolve
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cus.audit.kept import address_of, page_label

register = template.Library()


@register.simple_tag(takes_context=True)
def history_link(context, row, css: str = "btn") -> SafeString | str:
    """``{% history_link partner %}``: a link for whoever may read history; nothing for others."""
    url = address_of(row)
    if not url or not context["request"].user.may("history_own"):
        return ""
    return format_html('<a class="{}" href="{}">Historia</a>', css, url)


@register.simple_tag(takes_context=True)
def page_named(context) -> str:
    """``{% page_named as named %}``: what is done at the address of ours that is opened next; empty for any other."""
    request = context["request"]
    address = request.POST.get("next") or request.GET.get("next", "")
    try:
        return page_label(resolve(address.partition("?")[0]).view_name)
    except Resolver404:
        return ""
