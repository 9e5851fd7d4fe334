"""Results, one concept a file."""

from programmes.results.models.carried import CarriedOver
from programmes.results.models.complaint_topics import ComplaintTopic
from programmes.results.models.complaints import Complaint, ComplaintLogEntry
from programmes.results.models.delivery import DeliveryFigure
from programmes.results.models.delivery_import import DeliveryImport
from programmes.results.models.impact import ImpactNote, KnownBy
from programmes.results.models.indicator import IndicatorActual
from programmes.results.models.information import (
    ImplementationInformation,
    InformationEdition,
    InformationPublication,
)
from programmes.results.models.quality import Opinion, Survey
from programmes.results.models.report_links import ReportLink
from programmes.results.models.reports import ProviderReport, ReportRemark, ReportRow
from programmes.results.models.selfevaluation import SelfEvaluation, SelfEvaluationLogEntry
from programmes.results.models.selfevaluation_parts import (
    PartnerRemark,
    SelfEvaluationProcedure,
    SelfEvaluationSection,
    SelfEvaluationSentence,
)
from programmes.results.models.yearly import AnnualEdition, AnnualPaper, AnnualPart, PlanTask

__all__ = [
    "AnnualEdition",
    "AnnualPaper",
    "AnnualPart",
    "CarriedOver",
    "Complaint",
    "ComplaintLogEntry",
    "ComplaintTopic",
    "DeliveryFigure",
    "DeliveryImport",
    "ImpactNote",
    "ImplementationInformation",
    "IndicatorActual",
    "InformationEdition",
    "InformationPublication",
    "KnownBy",
    "Opinion",
    "PartnerRemark",
    "PlanTask",
    "ProviderReport",
    "ReportLink",
    "ReportRemark",
    "ReportRow",
    "SelfEvaluation",
    "SelfEvaluationLogEntry",
    "SelfEvaluationProcedure",
    "SelfEvaluationSection",
    "SelfEvaluationSentence",
    "Survey",
]
