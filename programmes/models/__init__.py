"""Programmes, their versions and what a version holds, one concept a file."""

from programmes.models.consultation import ConsultedWith, ProgrammeConsultation, ProgrammeRemark
from programmes.models.contract import ServiceContract
from programmes.models.contract_rows import (
    ContractAnnex,
    ContractItem,
    ContractProvider,
    ContractReportDate,
    ContractTranche,
)
from programmes.models.council import Annulment, BipPublication, CouncilResolution
from programmes.models.deciding import CheckRecord, Notice
from programmes.models.delivery import DeliveryHours, DeliveryPlace
from programmes.models.item import BudgetLine, Indicator, ItemNeed, ProgrammeItem
from programmes.models.money import CostLine
from programmes.models.need import ProgrammeNeed
from programmes.models.opinion import Opinion, OpinionKind, OpinionResult
from programmes.models.organisation import (
    JointGmina,
    MonitoringTask,
    PackageService,
    ProgrammeIndicator,
    ProgrammeStage,
    ServicePackage,
)
from programmes.models.paper import CouncilPaper, CouncilPaperPart, PaperPartKind
from programmes.models.planned import PlannedFigure, PlannedGroup
from programmes.models.sourcing import ItemSourcing, SourcingArgument
from programmes.models.terms_admission import (
    AdmissionCriterion,
    ItemCondition,
    LimitRule,
    PersonalDataItem,
    PointRow,
    RecruitmentWindow,
)
from programmes.models.terms_fees import FeeBand, FeeCap, FeeDiscount, FeeExemption, FeeRule, IncomeCriterion
from programmes.models.version import Programme, ProgrammeLogEntry, ProgrammeVersion

__all__ = [
    "AdmissionCriterion",
    "Annulment",
    "BipPublication",
    "BudgetLine",
    "CheckRecord",
    "ConsultedWith",
    "ContractAnnex",
    "ContractItem",
    "ContractProvider",
    "ContractReportDate",
    "ContractTranche",
    "CostLine",
    "CouncilPaper",
    "CouncilPaperPart",
    "CouncilResolution",
    "DeliveryHours",
    "DeliveryPlace",
    "FeeBand",
    "FeeCap",
    "FeeDiscount",
    "FeeExemption",
    "FeeRule",
    "IncomeCriterion",
    "Indicator",
    "ItemCondition",
    "ItemNeed",
    "ItemSourcing",
    "JointGmina",
    "LimitRule",
    "MonitoringTask",
    "Notice",
    "Opinion",
    "OpinionKind",
    "OpinionResult",
    "PackageService",
    "PaperPartKind",
    "PersonalDataItem",
    "PlannedFigure",
    "PlannedGroup",
    "PointRow",
    "Programme",
    "ProgrammeConsultation",
    "ProgrammeIndicator",
    "ProgrammeItem",
    "ProgrammeLogEntry",
    "ProgrammeNeed",
    "ProgrammeRemark",
    "ProgrammeStage",
    "ProgrammeVersion",
    "RecruitmentWindow",
    "ServiceContract",
    "ServicePackage",
    "SourcingArgument",
]
