"""What people fill in on the pages and in the panel of the catalogue, one concept a file."""

from services.forms.filters import FilterForm
from services.forms.imports import ImportForm
from services.forms.occupations import OccupationSearchForm, OccupationTextField, ReplaceOccupationForm
from services.forms.requirements import RequirementForm
from services.forms.services import DraftForm, ProposalForm, ServiceForm, area_choices
from services.forms.standards import StandardCommentForm, StandardForm

__all__ = [
    "DraftForm",
    "FilterForm",
    "ImportForm",
    "OccupationSearchForm",
    "OccupationTextField",
    "ProposalForm",
    "ReplaceOccupationForm",
    "RequirementForm",
    "ServiceForm",
    "StandardCommentForm",
    "StandardForm",
    "area_choices",
]
