"""Why an approved programme does not stand today: told in public."""

from cus.documents.models import FrozenDocument
from programmes.models import ProgrammeVersion


def invalid_programme(frozen: FrozenDocument) -> str:
    """Return why this is not the approved text of its version; empty when it is."""
    version = ProgrammeVersion.objects.filter(pk=frozen.subject_id).only("frozen").first()
    if version is None or version.frozen_id != frozen.pk:
        return "Dyrektor cofnął zatwierdzenie tego tekstu."
    return ""
