"""The catalogue: areas of art. 2, occupations by edition, services and what they require."""

from services.models.areas import QualityFactor, ServiceArea
from services.models.imports import CatalogueImport
from services.models.occupations import Occupation, OccupationEdition, OccupationSuccession
from services.models.prints import CataloguePrint
from services.models.requirements import ServiceRequirement
from services.models.services import Service, ServiceAreaLink
from services.models.standards import QualityStandard, StandardLogEntry

__all__ = [
    "CatalogueImport",
    "CataloguePrint",
    "Occupation",
    "OccupationEdition",
    "OccupationSuccession",
    "QualityFactor",
    "QualityStandard",
    "Service",
    "ServiceArea",
    "ServiceAreaLink",
    "ServiceRequirement",
    "StandardLogEntry",
]
