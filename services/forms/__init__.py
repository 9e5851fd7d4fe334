"""What people fill in on the pages and in the panel of the catalogue, one concept a file."""

from services.forms.services import (
    DraftForm,
    FilterForm,
    ProposalForm,
    ReplaceOccupationForm,
    RequirementForm,
    ServiceForm,
    area_choices,
)

__all__ = [
    "DraftForm",
    "FilterForm",
    "ProposalForm",
    "ReplaceOccupationForm",
    "RequirementForm",
    "ServiceForm",
    "area_choices",
]
