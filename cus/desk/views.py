"""Start page, search and the health check."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cus.desk.cycle import cycle_for
from cus.desk.recent import recent_changes
from cus.desk.search import search_for
from cus.desk.waiting import tasks_for


@require_safe
def start(request):
    """The cycle with its states, what waits for me, what changed lately."""
    context = {
        "steps": cycle_for(request.user),
        "tasks": tasks_for(request.user),
        "changes": recent_changes(request.user),
        "today": timezone.localdate(),
    }
    return render(request, "desk/start.html", context)


@require_safe
def search(request):
    """Find a service, a partner, a need or a programme by any word of it."""
    text = request.GET.get("q", "").strip()[:200]
    return render(
        request, "desk/search.html", {"text": text, "groups": search_for(request.user, text) if text else []}
    )


@login_not_required
@require_safe
def health(request):
    """Answer 200 when the database answers; nothing is told about the inside."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
