"""What the frame of each page needs to know of the session."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from cus.accounts.sign_in import kept, life
from cus.accounts.sign_in.middleware import ENDED_KEY
from cus.accounts.sign_in.second_factor import is_missing_of

NOBODY = {"session_watch": None, "kept_form": None, "kept_texts": [], "second_factor_due": False, "ended_why": ""}


def session_frame(request: HttpRequest) -> dict:
    """Return what the frame prints of the session.

    ``session_watch`` is for the script that warns, ``kept_form`` and ``kept_texts`` give back typed
    text, ``ended_why`` is said on the page of sign-in.
    """
    session = getattr(request, "sign_in_session", None)
    if session is None or not request.user.is_authenticated:
        ended = request.session.get(ENDED_KEY) if hasattr(request, "session") else None
        return NOBODY | ({"ended_why": life.Ending(ended["why"]).label} if ended else {})
    waiting = kept.waiting_for(request)
    return NOBODY | {
        "session_watch": {
            "person": request.user.pk,
            "left": life.seconds_left(session),
            "last": life.is_last_stretch(session),
            "idle": settings.SESSION_IDLE_SECONDS,
            "warning": settings.SESSION_WARNING_SECONDS,
        },
        "kept_form": waiting,
        "kept_texts": kept.texts_of(waiting) if waiting else [],
        "second_factor_due": SimpleLazyObject(lambda: is_missing_of(request.user)),
    }
