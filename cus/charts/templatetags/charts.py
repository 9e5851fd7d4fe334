"""A chart in a template: the picture, what it says, its table and its source."""

from django import template
from django.utils.safestring import mark_safe

from cus.charts.data import Chart
from cus.charts.drawing import NARROW, WIDE, svg_of
from cus.charts.words import description

register = template.Library()


@register.inclusion_tag("charts/_chart.html")
def chart(drawn: Chart, *, table: bool = True, level: int = 0) -> dict:
    """Show a chart on a page: drawn wide and narrow, of which the style sheet shows one.

    ``table``: False where the page itself shows the same numbers in a table next to it. ``level``: of the
    heading, 0 for a plain caption.
    """
    return {
        "chart": drawn,
        "wide": _picture(drawn, WIDE),
        "narrow": _picture(drawn, NARROW),
        "said": description(drawn),
        "table": table,
        "level": level,
    }


@register.inclusion_tag("charts/_chart.html")
def chart_table(drawn: Chart, *, level: int = 0) -> dict:
    """Show the numbers of a chart with their source, without the picture."""
    return {"chart": drawn, "wide": "", "table": drawn.has_numbers, "level": level}


@register.inclusion_tag("charts/_chart_print.html")
def chart_print(drawn: Chart, *, table: bool = True) -> dict:
    """Show the same chart in a document on paper."""
    return {"chart": drawn, "wide": _picture(drawn, WIDE), "table": table}


def _picture(drawn: Chart, width: int) -> str:
    # Every text in the drawing is escaped where it is written (cus.charts.parts).
    return mark_safe(svg_of(drawn, width))
