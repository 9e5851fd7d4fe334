"""Forms of the centre's profile."""

from cus.centre.forms.checks import CheckForm, DayForm, TrainingHoursForm
from cus.centre.forms.profile import CentreForm, NewGminaForm, ServedGminaForm
from cus.centre.forms.rows import (
    AccountForm,
    FormerHeadForm,
    HoldingForm,
    PostForm,
    ResolutionForm,
    SignatoryForm,
    UnitForm,
)

__all__ = [
    "AccountForm",
    "CentreForm",
    "CheckForm",
    "DayForm",
    "FormerHeadForm",
    "HoldingForm",
    "NewGminaForm",
    "PostForm",
    "ResolutionForm",
    "ServedGminaForm",
    "SignatoryForm",
    "TrainingHoursForm",
    "UnitForm",
]
