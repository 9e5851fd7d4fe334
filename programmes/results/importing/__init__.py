"""Figures of delivery brought in from a table and taken away in the same shape.

``plan_of`` says what a table would do; the writing is ``programmes.results.actions.delivery_imports``.
"""

from programmes.results.importing.pages import empty_pages, pages_of
from programmes.results.importing.plan import Entry, preview

__all__ = ["Entry", "empty_pages", "pages_of", "preview"]
