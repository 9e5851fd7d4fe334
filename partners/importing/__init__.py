"""Bringing partners and offers in from a table and taking them away in the same shape.

``preview`` turns files into a plan, ``twins_of`` says who may be in the registry already; the writing is
``partners.actions.import_partners``. ``pages_of`` and the examples make tables of the same shape.
"""

from partners.importing.files import parsed, preview
from partners.importing.pages import empty_pages, filled_pages, pages_of
from partners.importing.plan import Entry, Plan, plan
from partners.importing.registry import TOGETHER, Place
from partners.importing.twins import Twin, twins_of

__all__ = [
    "TOGETHER",
    "Entry",
    "Place",
    "Plan",
    "Twin",
    "empty_pages",
    "filled_pages",
    "pages_of",
    "parsed",
    "plan",
    "preview",
    "twins_of",
]
