"""What a diagnosis is made of, one concept a file."""

from diagnosis.models.diagnoses import Diagnosis
from diagnosis.models.needs import Need, NeedArea, NeedService
from diagnosis.models.territories import TerritoryForm

__all__ = [
    "Diagnosis",
    "Need",
    "NeedArea",
    "NeedService",
    "TerritoryForm",
]
