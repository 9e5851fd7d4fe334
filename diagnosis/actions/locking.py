"""Lock first, then decide."""

from cus.workflow import refuse_if
from diagnosis.models import Diagnosis
from diagnosis.policies import refusal_to_edit


def locked(diagnosis: Diagnosis) -> Diagnosis:
    """Return the diagnosis as it stands in the database, locked until the transaction ends."""
    return Diagnosis.objects.select_for_update(of=("self",)).get(pk=diagnosis.pk)


def locked_for_edit(by, diagnosis: Diagnosis) -> Diagnosis:
    """Lock the diagnosis and refuse when ``by`` may not change its forms.

    Raises:
        Refused: wrong role, or the diagnosis is handed over.
    """
    current = locked(diagnosis)
    refuse_if(refusal_to_edit(by, current))
    return current
