"""The centre's profile, one concept a file."""

from cus.centre.models.accounts import BankAccount
from cus.centre.models.centre import Centre, FormerHead, Gmina
from cus.centre.models.gminas import CentreGmina
from cus.centre.models.posts import Post, PostHolding, QualificationCheck, TrainingHours
from cus.centre.models.resolutions import Resolution
from cus.centre.models.signatories import Signatory
from cus.centre.models.units import CentreUnit

__all__ = [
    "BankAccount",
    "Centre",
    "CentreGmina",
    "CentreUnit",
    "FormerHead",
    "Gmina",
    "Post",
    "PostHolding",
    "QualificationCheck",
    "Resolution",
    "Signatory",
    "TrainingHours",
]
