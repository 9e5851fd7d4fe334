"""Template filters for Polish text; built into every template.

An empty value gives an empty text, so that a page can print ``{{ date|day|default:"–" }}``.
"""

from django import template

from cus.text import dates, numbers, organs, typography
from cus.text import plural as plurals

register = template.Library()


@register.filter
def plural(value, forms: str) -> str:
    """``{{ n|plural:"osoba,osoby,osób" }}`` → the noun alone."""
    return plurals.plural(value, *plurals.split_forms(forms))


@register.filter
def count(value, forms: str) -> str:
    """``{{ n|count:"osoba,osoby,osób" }}`` → number and noun that do not break apart."""
    return f"{numbers.number(value)}{numbers.NBSP}{plural(value, forms)}"


@register.filter
def number(value, places: int | None = None) -> str:
    """``{{ 1140|number }}`` → 1 140; ``{{ x|number:2 }}`` fixes the decimal places."""
    return "" if value in (None, "") else numbers.number(value, places)


@register.filter
def exact(value) -> str:
    """``{{ work.slope|exact }}`` → 3,8333: every decimal place that the number has."""
    return "" if value in (None, "") else numbers.exact(value)


@register.filter
def money(value, currency: str = "PLN") -> str:
    """``{{ amount|money }}`` → 2 489 370,50 zł."""
    return "" if value in (None, "") else numbers.money(value, currency)


@register.filter
def organ(value) -> str:
    """``{{ "wójtowi"|organ }}`` → burmistrzowi, when such is the organ of the centre's gmina; for our own texts."""
    return organs.organ(str(value or ""))


@register.filter
def day(value) -> str:
    """``{{ date|day }}`` → 22 listopada 2026."""
    return dates.day(value) if value else ""


@register.filter
def short_day(value) -> str:
    """``{{ date|short_day }}`` → 22.11.2026, for tables."""
    return dates.short_day(value) if value else ""


@register.filter
def moment(value) -> str:
    """``{{ at|moment }}`` → 22 listopada 2026, 10:42 (Warsaw time)."""
    return dates.moment(value) if value else ""


@register.filter
def by_fours(value) -> str:
    """``{{ key|by_fours }}`` → HZRX HPD3 A2CT: a long key that somebody copies by hand."""
    text = str(value or "")
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


@register.filter
def weekday(value) -> str:
    """``{{ date|weekday }}`` → Poniedziałek."""
    return dates.weekday(value).capitalize() if value else ""


@register.filter
def clock(value) -> str:
    """``{{ at|clock }}`` → 10:42 (Warsaw time)."""
    return dates.clock(value) if value else ""


@register.filter
def until(start, end) -> str:
    """``{{ start|until:end }}`` → od 1 stycznia 2027 do 31 grudnia 2029; either may be missing."""
    return dates.period(start, end)


@register.filter(is_safe=True)
def capital(value) -> str:
    """``{{ field.label|capital }}``: the first letter large, the rest as it is."""
    text = str(value or "")
    return text[:1].upper() + text[1:]


@register.filter(is_safe=True)
def typo(value) -> str:
    """``{{ text|typo }}``: non-breaking spaces after one-letter words and round numbers."""
    return typography.typo(str(value)) if value else ""
