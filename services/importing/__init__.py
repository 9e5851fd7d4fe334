"""Bringing services in from a table and taking them away in the same shape.

``read_files`` turns tables into rows and faults, ``plan`` compares rows with the catalogue field by field; the
writing is ``services.actions.import_services``. ``pages_of`` and ``example_pages`` make tables of the same shape.
"""

from cus.importing.plan import Change, EntryKind
from services.importing.columns import REQUIREMENT_SHEET, SERVICE_SHEET
from services.importing.files import area_names, parsed, preview
from services.importing.pages import empty_pages, filled_pages, occupation_pages, pages_of
from services.importing.plan import Entry, Plan, plan
from services.importing.reading import Parsed, read_files

__all__ = [
    "REQUIREMENT_SHEET",
    "SERVICE_SHEET",
    "Change",
    "Entry",
    "EntryKind",
    "Parsed",
    "Plan",
    "area_names",
    "empty_pages",
    "filled_pages",
    "occupation_pages",
    "pages_of",
    "parsed",
    "plan",
    "preview",
    "read_files",
]
