"""What scripts ask for by themselves, told apart from what a person does."""

from django.contrib.messages.storage.session import SessionStorage
from django.http import HttpRequest, HttpResponse


def is_background(request: HttpRequest) -> bool:
    """Say whether a script asks, not a person going to a page or sending a form."""
    mode = request.headers.get("Sec-Fetch-Mode", "navigate")
    return (
        mode != "navigate"
        or request.headers.get("HX-Request") == "true"
        or request.content_type == "application/json"
        or "X-Background" in request.headers
    )


class PageMessages(SessionStorage):
    """Messages wait in the session for the next page that a person sees.

    A script may be led to a whole page too (it follows a redirect): what that page would have said
    was read by nobody, so it stays for the next one.
    """

    def update(self, response: HttpResponse) -> list | None:
        """Store what is new and drop what was shown, unless only a script has seen it."""
        if self.used and is_background(self.request):
            self.used, self.added_new = False, bool(self._queued_messages)
        return super().update(response)
