"""Start page, search and the health checks."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.backup import settings as backup_wishes
from cus.backup.models import BackupRun
from cus.backup.state import backup_state
from cus.desk.cycle import cycle_for
from cus.desk.health import fault_of_database, fault_of_work, is_well
from cus.desk.recent import recent_changes
from cus.desk.search import search_for
from cus.desk.substitution import standing_in_of
from cus.desk.waiting import tasks_for
from programmes.notices import unread_of

SHOWN_RUNS = 30


@require_safe
def start(request):
    """The cycle with its states, what waits for me, what changed lately."""
    context = {
        "steps": cycle_for(request.user),
        "tasks": tasks_for(request.user),
        "notices": unread_of(request.user),
        "standing_in": standing_in_of(request.user),
        "changes": recent_changes(request.user),
        "today": timezone.localdate(),
        "backup": backup_state() if request.user.may(Act.USERS_ADMIN) else None,
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
def alive(request):
    """Answer 200 as long as the process answers at all; asks the database nothing."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
def ready(request):
    """Answer 200 when the database answers and has every migration, 503 otherwise."""
    return _said(is_well(fault_of_database))


@login_not_required
@require_safe
def working(request):
    """Answer 200 when background jobs are not left waiting, 503 otherwise."""
    return _said(is_well(fault_of_work))


def _said(well: bool) -> HttpResponse:
    return HttpResponse("ok" if well else "nie", status=200 if well else 503, content_type="text/plain")


@login_not_required
@require_safe
def health_backup(request):
    """Answer 200 with the age of the last good backup in hours, or 503 when there is none young enough."""
    state = backup_state()
    hours = "none" if state.age is None else f"{state.age.total_seconds() / 3600:.0f} h"
    return HttpResponse(hours, content_type="text/plain", status=503 if state.is_late else 200)


@require_safe
@requires(Act.HISTORY_ADMINISTRATIVE)
def backups(request):
    """The last backups, how many stay, and what to do when one is missing."""
    context = {"state": backup_state(), "runs": BackupRun.objects.all()[:SHOWN_RUNS], "keep": backup_wishes.keep()}
    return render(request, "desk/backups.html", context)
