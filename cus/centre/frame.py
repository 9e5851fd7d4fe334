"""What every page asks of the centre, in one question a request: its short name and its gmina's organ."""

from dataclasses import dataclass

from cus.audit.context import current_request
from cus.centre.models import Centre, CentreGmina


@dataclass(frozen=True, slots=True)
class Frame:
    """``organ`` is a key of ``cus.text.organs.STEMS``; both empty before the profile is entered."""

    short_name: str = ""
    organ: str = ""


def frame() -> Frame:
    """Return it; asked of the database once for all that one request prints."""
    request = current_request()
    known = getattr(request, "_centre_frame", None)
    if known is None:
        known = _asked()
        if request is not None:
            request._centre_frame = known
    return known


def forget_frame() -> None:
    """Ask again: the profile has just been changed by this very request."""
    request = current_request()
    if request is not None and hasattr(request, "_centre_frame"):
        del request._centre_frame


def _asked() -> Frame:
    row = (
        Centre.objects.order_by("-served_gminas__is_founder", "served_gminas__pk")
        .values_list(
            "short_name",
            "served_gminas__pk",
            "served_gminas__is_founder",
            "served_gminas__organ",
            "served_gminas__gmina__kind",
        )
        .first()
    )
    if row is None:
        return Frame()
    short_name, pk, is_founder, organ, kind = row
    if pk is None or not is_founder:
        return Frame(short_name)
    return Frame(short_name, CentreGmina.head_of(kind, organ).value)
