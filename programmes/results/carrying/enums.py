"""Where something that the next diagnosis should know comes from."""

from django.db import models


class OriginKind(models.TextChoices):
    """What it was carried over from."""

    REFUSALS = "odmowy", "odmowy"
    OVER_PLAN = "ponad-plan", "osoby ponad plan"
    COMPLAINT = "skarga", "skarga albo nieprawidłowość"
    IMPACT = "zmiana", "zmiana społeczna"
    EVALUATION = "autoewaluacja", "wniosek z autoewaluacji"
    INFORMATION = "informacja", "informacja z realizacji (art. 6)"
    YEARLY = "sprawozdanie", "sprawozdanie roczne (art. 18)"
    TASK = "zadanie", "niewykonane zadanie planu"


# Conclusions first: what people thought over; then numbers, then single events.
ORDER = (
    *(OriginKind.EVALUATION, OriginKind.YEARLY, OriginKind.INFORMATION),
    *(OriginKind.REFUSALS, OriginKind.OVER_PLAN, OriginKind.TASK, OriginKind.COMPLAINT, OriginKind.IMPACT),
)
