"""Filters of the document templates: values as print words them. A missing value stays empty."""

from datetime import date
from decimal import Decimal

from django import template
from django.utils.formats import date_format

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """``21 listopada 2026``."""
    return date_format(value, "j E Y") if value else ""


@register.filter
def quantity(value: Decimal | int | None) -> str:
    """``12 500`` or ``7,5``: groups of three, a comma, no needless zeros."""
    if value is None:
        return ""
    text = f"{Decimal(value):,f}".replace(",", "\u00a0").replace(".", ",")
    return text.rstrip("0").rstrip(",") if "," in text else text


@register.filter
def zloty(value: Decimal | None) -> str:
    """``2 489 370,50 zł``."""
    if value is None:
        return ""
    return f"{Decimal(value):,.2f}".replace(",", "\u00a0").replace(".", ",") + "\u00a0zł"


@register.filter
def fours(value: str) -> str:
    """A hash in groups of eight, so that a person can compare it with a finger on the line."""
    return " ".join(value[at : at + 8] for at in range(0, len(value), 8))


@register.filter
def is_long(value: object) -> bool:
    """A text that may break over the end of a page instead of moving to the next one whole."""
    return len(str(value)) > 1200
