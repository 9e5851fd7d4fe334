"""Who signs for the centre on a day: what agreements and other papers propose."""

import datetime

from cus.centre.enums import PostKind, SignatoryRole
from cus.centre.models import Signatory


def signatories_on(day: datetime.date, role: SignatoryRole = SignatoryRole.SIGNS) -> list[Signatory]:
    """Return those who may sign (or countersign) on ``day``, the director first."""
    found = Signatory.objects.valid_on(day).filter(role=role).select_related("holding__post")
    return sorted(found.order_by("valid_from", "pk"), key=lambda one: not is_director(one))


def is_director(signatory: Signatory) -> bool:
    """Signs by the post of the director (art. 24: the director represents the centre)."""
    return signatory.holding is not None and signatory.holding.post.kind == PostKind.DIRECTOR


def representation_on(day: datetime.date) -> str:
    """Return „Anna Nowak, dyrektor” of those who sign for the centre on ``day``; empty when nobody is entered."""
    return "; ".join(str(one) for one in signatories_on(day)[:1])
