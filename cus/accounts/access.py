"""Closing views by act."""

from collections.abc import Callable
from functools import wraps

from cus.accounts.acts import Act, refusal_without
from cus.accounts.sign_in.confirming import confirmation
from cus.accounts.sign_in.fresh import needs_confirmation
from cus.workflow import refuse_if


def requires(act: Act, *, see: Callable[..., object] | None = None) -> Callable:
    """Return a decorator that lets a view run only for a person who may perform ``act``.

    Others get a 403 page with the reason (``cus.ui.middleware.RefusalMiddleware``). Of a view of one
    object ``see`` says what may be seen: called as ``see(request, **arguments of the address)`` it
    fetches the narrowed object or raises ``Http404``. It is asked before anybody is refused, so that
    what a person may not see answers 404 like what does not exist. Whoever may perform the act passes
    straight on: the view narrows for itself.

    An act of ``cus.accounts.sign_in.fresh.FRESH`` also asks who one is, unless that was confirmed lately.
    """

    def decorator(view: Callable) -> Callable:
        @wraps(view)
        def guarded(request, *args, **kwargs):
            refusal = refusal_without(request.user, act)
            asks = not refusal and needs_confirmation(request, act)
            seen = see(request, *args, **kwargs) if see is not None and (refusal or asks) else None
            refuse_if(refusal)
            question = confirmation(request, act, subject=seen) if asks else None
            return question or view(request, *args, **kwargs)

        guarded.required_act = act
        return guarded

    return decorator
