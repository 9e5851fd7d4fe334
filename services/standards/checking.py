"""Why a printed quality standard is not in force today: told in public, so no person is named."""

from django.utils import timezone

from cus.documents.models import FrozenDocument
from cus.text.dates import day
from services.models import QualityStandard
from services.standards.enums import StandardState


def invalid_standard(frozen: FrozenDocument) -> str:
    """Return why the standard does not hold today; empty when it does."""
    standard = QualityStandard.objects.filter(pk=frozen.subject_id, frozen=frozen.pk).first()
    if standard is None:
        return "Tego standardu nie ma już w rejestrze."
    if standard.state == StandardState.REVOKED:
        return f"Zatwierdzenie tego standardu cofnięto {day(standard.revoked_on)} r."
    today = timezone.localdate()
    if standard.in_force_from > today:
        return f"Standard zacznie obowiązywać {day(standard.in_force_from)} r."
    if not QualityStandard.objects.filter(service=standard.service_id).in_force_on(today).filter(pk=standard.pk):
        return "Obowiązuje nowsza wersja tego standardu."
    return ""
