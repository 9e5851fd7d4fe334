"""What a diagnosis still lacks, for the rail; the check list (``diagnosis.duties``) knows it."""

from diagnosis.duties import Gap, duties
from diagnosis.duties import gaps as gaps_of
from diagnosis.models import Diagnosis

__all__ = ["Gap", "gaps"]


def gaps(diagnosis: Diagnosis) -> list[Gap]:
    """Return what is missing, what holds the handover back first."""
    return gaps_of(duties(diagnosis))
