"""Why the staffing balance cannot be changed now."""

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal
from diagnosis.enums import DiagnosisStage
from diagnosis.models import Diagnosis, StaffingBalance


def refusal_to_edit_balance(user, diagnosis: Diagnosis) -> Refusal | None:
    """Say why not: wrong role, or the balance is already kept with the version that comes after this one."""
    without = refusal_without(user, Act.DIAGNOSIS_EDIT)
    if without:
        return without
    if diagnosis.stage == DiagnosisStage.SUPERSEDED:
        return Refusal("Tę diagnozę zastąpiła następna: bilans kadr prowadzi się już przy tamtej.")
    if diagnosis.is_withdrawn:
        return Refusal("Tej diagnozy zaniechano: jej bilansu kadr już się nie prowadzi.")
    later = StaffingBalance.objects.filter(diagnosis__update_of=diagnosis)
    if later.exclude(diagnosis__stage=DiagnosisStage.WITHDRAWN).exists():
        return Refusal("Zaczęto aktualizację tej diagnozy: bilans kadr prowadzi się już przy niej.")
    return None
