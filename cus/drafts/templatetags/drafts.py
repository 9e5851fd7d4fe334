"""Tags of forms that keep their text; built into every template."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cus.drafts.keeping import Keeping

register = template.Library()


@register.inclusion_tag("drafts/_bar.html", takes_context=True)
def kept_bar(context, kept: Keeping) -> dict:
    """``{% kept_bar kept %}``: drafts that wait, a restored one, and who else has the form open."""
    return {
        "kept": kept,
        "others": kept.others,
        "path": context["request"].path,
        "csrf_token": context.get("csrf_token", ""),
    }


@register.simple_tag
def kept_form(kept: Keeping) -> SafeString:
    """``<form method="post" {% kept_form kept %}>``: what the script needs to know."""
    return format_html(
        'data-draft="{}" data-draft-object="{}" data-draft-opening="{}" data-draft-version="{}" data-draft-user="{}"',
        kept.form.key,
        kept.key,
        kept.opening,
        kept.version,
        kept.request.user.pk,
    )


@register.inclusion_tag("drafts/_state.html")
def kept_state(kept: Keeping) -> dict:
    """``{% kept_state kept %}``, inside the form beside its buttons: whether the draft is kept."""
    return {"kept": kept}
