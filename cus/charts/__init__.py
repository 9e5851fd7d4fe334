"""Charts from plain numbers: one SVG for the screen and for paper, its table, and what it says in words.

Pure: nothing here knows the database or a page. In a template::

    {% load charts %}{% chart drawn %}

where ``drawn`` is a :class:`Chart`. The SVG carries presentation attributes only, so it passes a strict
content policy and WeasyPrint draws the same; series differ by shape and lightness, not by hue alone.
"""

from cus.charts.data import Chart, Series
from cus.charts.drawing import svg_of
from cus.charts.words import description

__all__ = ["Chart", "Series", "description", "svg_of"]
