"""What a diagnosis is made of, one concept a file."""

from diagnosis.models.consultation import Consultation, ConsultationMeeting, ConsultationRemark, RemarkNeed
from diagnosis.models.description import DiagnosisAuthor, RelatedDocument
from diagnosis.models.diagnoses import Diagnosis
from diagnosis.models.figure_imports import FigureImport, TableMapping
from diagnosis.models.findings import Finding, FindingNeed
from diagnosis.models.forecasts import (
    Forecast,
    ForecastActual,
    ForecastAspect,
    ForecastPopulation,
    ForecastScenario,
    ForecastValue,
)
from diagnosis.models.handover import Handover
from diagnosis.models.indicators import Area, DiagnosisIndicator, FigureSource, Indicator, IndicatorValue
from diagnosis.models.needs import Need, NeedArea, NeedService
from diagnosis.models.notes import Note, NoteReading
from diagnosis.models.outside_surveys import OutsideAnswer, OutsideQuestion, OutsideSurvey, SurveyImport
from diagnosis.models.potential import PotentialCopy
from diagnosis.models.proposals import NeedProposal
from diagnosis.models.questionnaires import Answer, Question, Questionnaire, Sheet
from diagnosis.models.research import (
    Research,
    ResearchLimit,
    ResearchMethod,
    ResearchQuestion,
    ResearchSample,
    ResearchSource,
)
from diagnosis.models.staffing import FillingPlan, StaffingBalance, StaffingRow
from diagnosis.models.stages import StageChange
from diagnosis.models.territories import TerritoryForm
from diagnosis.models.territory_lines import TerritoryLine

__all__ = [
    "Answer",
    "Area",
    "Consultation",
    "ConsultationMeeting",
    "ConsultationRemark",
    "Diagnosis",
    "DiagnosisAuthor",
    "DiagnosisIndicator",
    "FigureImport",
    "FigureSource",
    "FillingPlan",
    "Finding",
    "FindingNeed",
    "Forecast",
    "ForecastActual",
    "ForecastAspect",
    "ForecastPopulation",
    "ForecastScenario",
    "ForecastValue",
    "Handover",
    "Indicator",
    "IndicatorValue",
    "Need",
    "NeedArea",
    "NeedProposal",
    "NeedService",
    "Note",
    "NoteReading",
    "OutsideAnswer",
    "OutsideQuestion",
    "OutsideSurvey",
    "PotentialCopy",
    "Question",
    "Questionnaire",
    "RelatedDocument",
    "RemarkNeed",
    "Research",
    "ResearchLimit",
    "ResearchMethod",
    "ResearchQuestion",
    "ResearchSample",
    "ResearchSource",
    "Sheet",
    "StaffingBalance",
    "StaffingRow",
    "StageChange",
    "SurveyImport",
    "TableMapping",
    "TerritoryForm",
    "TerritoryLine",
]
