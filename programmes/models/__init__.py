"""Programmes, their versions and what a version holds, one concept a file."""

from programmes.models.item import BudgetLine, Indicator, ItemCondition, ItemNeed, PersonalDataItem, ProgrammeItem
from programmes.models.need import ProgrammeNeed
from programmes.models.version import Programme, ProgrammeLogEntry, ProgrammeVersion

__all__ = [
    "BudgetLine",
    "Indicator",
    "ItemCondition",
    "ItemNeed",
    "PersonalDataItem",
    "Programme",
    "ProgrammeItem",
    "ProgrammeLogEntry",
    "ProgrammeNeed",
    "ProgrammeVersion",
]
