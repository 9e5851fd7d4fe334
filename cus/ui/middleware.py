"""Turns a refusal that no view handled into a page that says why."""

from django.shortcuts import render

from cus.workflow import Refused


class RefusalMiddleware:
    """403 for a missing right, 409 for a state that does not allow the act."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        """Pass the request on; refusals are handled in ``process_exception``."""
        return self.get_response(request)

    def process_exception(self, request, exception):
        """Render the reason; other exceptions go their way."""
        if not isinstance(exception, Refused):
            return None
        refusal = exception.refusal
        return render(request, "ui/refusal.html", {"refusal": refusal}, status=refusal.status)
