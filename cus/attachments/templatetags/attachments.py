"""The list of files on an object's page."""

from django import template
from django.db import models

from cus.attachments.models import Attachment
from cus.attachments.policies import refusal_to_add, refusal_to_remove
from cus.attachments.registry import of_model

register = template.Library()


@register.inclusion_tag("attachments/_list.html", takes_context=True)
def attachments(context, subject: models.Model) -> dict:
    """``{% attachments agreement %}``: its files that the signed-in person may read, and how to add one."""
    user = context["request"].user
    attachable = of_model(type(subject))
    readable = attachable.readable_kinds(user)
    files = Attachment.objects.of(subject).filter(kind__in=readable).select_related("created_by")
    rows = [
        {
            "file": file,
            "kind": attachable.kinds.get(file.kind, ""),
            "removable": refusal_to_remove(user, subject, file) is None,
        }
        for file in files
    ]
    return {
        "rows": rows,
        "slug": attachable.slug,
        "subject": subject,
        "can_add": refusal_to_add(user, subject) is None,
        "shown": bool(rows) or user.may(attachable.read),
        "csrf_token": context.get("csrf_token", ""),
    }
