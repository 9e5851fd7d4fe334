"""The frozen report of a diagnosis, and why it does not stand today."""

from cus.documents.models import FrozenDocument
from diagnosis.enums import DiagnosisStage
from diagnosis.models import Diagnosis

CODE = "diagnosis_report"


def frozen_report(diagnosis: Diagnosis) -> FrozenDocument | None:
    """Return the report frozen at the handover; ``None`` before it, and for what was handed over before reports were kept."""
    frozen = FrozenDocument.objects.filter(
        kind=CODE, subject_type=diagnosis._meta.label_lower, subject_id=diagnosis.pk
    )
    return frozen.order_by("-pk").first()


def invalid_report(frozen: FrozenDocument) -> str:
    """Say in public why this is not the diagnosis of today; empty when it is."""
    diagnosis = Diagnosis.objects.filter(pk=frozen.subject_id).only("stage").first()
    if diagnosis is None:
        return "Tej diagnozy już nie ma."
    if diagnosis.stage == DiagnosisStage.SUPERSEDED:
        return "Tę diagnozę zastąpiła nowsza."
    return ""
