"""Closing views by act."""

from collections.abc import Callable
from functools import wraps

from cus.accounts.acts import Act, refusal_without
from cus.workflow import refuse_if


def requires(act: Act) -> Callable:
    """Return a decorator that lets a view run only for a person who may perform ``act``.

    Others get a 403 page with the reason (``cus.ui.middleware.RefusalMiddleware``).
    """

    def decorator(view: Callable) -> Callable:
        @wraps(view)
        def guarded(request, *args, **kwargs):
            refuse_if(refusal_without(request.user, act))
            return view(request, *args, **kwargs)

        guarded.required_act = act
        return guarded

    return decorator
