"""How the history of the staffing balance is told, and what of it may come back."""

from cus.audit.kept import Domain, Kept, pages, register
from cus.workflow import Refusal
from diagnosis.models import Diagnosis, FillingPlan, StaffingBalance, StaffingRow
from diagnosis.staffing.policies import refusal_to_edit_balance


def _refusal_to_restore_row(user, row: StaffingRow) -> Refusal | None:
    return refusal_to_edit_balance(user, row.balance.diagnosis)


def _refusal_to_restore_plan(user, plan: FillingPlan) -> Refusal | None:
    return refusal_to_edit_balance(user, plan.row.balance.diagnosis)


register(
    Kept(
        StaffingBalance,
        "bilans-kadr",
        ("diagnosis",),
        Domain.BUSINESS,
        visible=lambda user: StaffingBalance.objects.filter(diagnosis__in=Diagnosis.objects.visible_to(user)),
    ),
    Kept(
        StaffingRow,
        "pozycja-bilansu-kadr",
        ("service",),
        Domain.BUSINESS,
        hidden=frozenset({"path"}),
        parent="balance",
        restorable=_refusal_to_restore_row,
    ),
    Kept(
        FillingPlan,
        "plan-uzupelnienia-kadry",
        ("manner", "due_on"),
        Domain.BUSINESS,
        parent="row",
        restorable=_refusal_to_restore_plan,
    ),
)
pages(
    {
        "diagnosis:staffing_open": "założenie bilansu kadr",
        "diagnosis:staffing_row_add": "nowa pozycja bilansu kadr",
        "diagnosis:staffing_row": "zmiana pozycji bilansu kadr",
        "diagnosis:staffing_take": "przyjęcie liczby z formularza potrzeb",
        "diagnosis:staffing_row_delete": "usunięcie pozycji bilansu kadr",
        "diagnosis:staffing_plan_create": "nowy plan uzupełnienia kadry",
        "diagnosis:staffing_plan": "zmiana planu uzupełnienia kadry",
        "diagnosis:staffing_plan_delete": "usunięcie planu uzupełnienia kadry",
    }
)
