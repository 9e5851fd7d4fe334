"""Turns a refusal that no view handled into a page that says why."""

from django.shortcuts import render

from cus.workflow import Refused

WRONG_METHOD = 405


class RefusalMiddleware:
    """403 for a missing right, 409 for a state that does not allow the act."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        """Pass the request on; refusals are handled in ``process_exception``, a wrong method has a page too."""
        response = self.get_response(request)
        if response.status_code == WRONG_METHOD and not response.content and not getattr(request, "htmx", False):
            return _explained(request, response)
        return response

    def process_exception(self, request, exception):
        """Render the reason; other exceptions go their way."""
        if not isinstance(exception, Refused):
            return None
        refusal = exception.refusal
        request.refusal = refusal  # for the access log
        if getattr(request, "htmx", False):
            return _beside_messages(render(request, "ui/_refused.html", {"refusal": refusal}, status=refusal.status))
        return render(request, "ui/refusal.html", {"refusal": refusal}, status=refusal.status)


def _explained(request, response):
    """Give a page in place of the framework's empty answer: the address of a button opened as a page."""
    page = render(request, "405.html", status=WRONG_METHOD)
    page.headers["Allow"] = response.headers.get("Allow", "")
    return page


def _beside_messages(response):
    """Put a fragment's refusal among the messages; what was typed stays where it is."""
    response["HX-Retarget"] = "#messages"
    response["HX-Reswap"] = "beforeend"
    return response
