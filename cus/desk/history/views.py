"""Pages of history: of the whole centre and of one object."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.audit.kept import Kept
from cus.audit.reading import read
from cus.desk.history.actions import preview_of, refusal_to_restore, restore_row
from cus.desk.history.finding import Subject, by_day, quick_ranges, subject_for
from cus.desk.history.forms import HistoryFilter
from cus.desk.history.scope import reads_only_own, scope_of
from cus.ui.listing import query_with
from cus.workflow import Refused

PAGE = 20
MOST_PAGES = 5000


@dataclass(frozen=True, slots=True)
class QuickRange:
    """A link to a range of days."""

    label: str
    url: str
    current: bool


def _see(request, slug: str, pk: int, **rest) -> Subject:
    return subject_for(request.user, slug, pk)


def _see_deleted(request, slug: str, pk: int, event: int):
    """Return the deletion of a row whose history the person may read; otherwise 404."""
    subject = _see(request, slug, pk)
    return get_object_or_404(subject.kept.events.objects.filter(pgh_obj_id=pk, pgh_label="deleted"), pk=event)


@require_safe
@requires(Act.HISTORY_OWN)
def history(request):
    """What was changed in the whole centre, newest first."""
    form = HistoryFilter(request.GET or None, scope=scope_of(request.user))
    return render(request, "desk/history/history.html", _listed(request, form))


@require_safe
@requires(Act.HISTORY_OWN, see=_see)
def history_of(request, slug: str, pk: int):
    """What was changed in one object and in the rows that belong to it."""
    subject = _see(request, slug, pk)
    form = HistoryFilter(request.GET or None, scope=scope_of(request.user), subject=(subject.kept, pk))
    return render(request, "desk/history/object.html", _listed(request, form) | {"subject": subject})


def _listed(request, form: HistoryFilter) -> dict:
    said = request.GET.get("strona", "1")
    page = min(max(int(said), 1), MOST_PAGES) if said.isdecimal() and len(said) < 6 else 1
    found = read(form.wanted(), page=page, size=PAGE)
    return {
        "form": form,
        "days": by_day(found.acts),
        "page": page,
        "older": query_with(request.GET, strona=page + 1) if found.has_older else "",
        "newer": query_with(request.GET, strona=page - 1 if page > 2 else None) if page > 1 else "",
        "ranges": _ranges(request),
        "filtered": any(value for key, value in request.GET.items() if key != "strona"),
        "only_own": reads_only_own(request.user),
        "may_restore": request.user.may(Act.ROW_RESTORE),
    }


def _ranges(request) -> list[QuickRange]:
    now, until = request.GET.get("od", ""), request.GET.get("do", "")
    ranges = []
    for label, first in quick_ranges(timezone.localdate()):
        text = f"{first:%d.%m.%Y}" if first else ""
        url = query_with(request.GET, od=text or None, do=None, strona=None)
        ranges.append(QuickRange(label, url, current=text == now and not until))
    return ranges


@require_http_methods(["GET", "POST"])
@requires(Act.ROW_RESTORE, see=_see_deleted)
def restore(request, slug: str, pk: int, event: int):
    """Show what would come back; bring it back."""
    subject = _see(request, slug, pk)
    _refuse_strangers(request.user, subject.kept)
    deleted = subject.kept.events.objects.filter(pk=event, pgh_obj_id=pk, pgh_label="deleted").first()
    if deleted is None or subject.kept.restorable is None:
        raise Http404
    refusal = refusal_to_restore(request.user, subject.kept, deleted)
    status = 200
    if request.method == "POST":
        try:
            done = restore_row(kept=subject.kept, deleted=deleted, by=request.user)
        except Refused as refused:
            refusal, status = refused.refusal, refused.refusal.status
        else:
            messages.success(request, done.sentence)
            return redirect("desk:history_of", *subject.page_history)
    context = {"subject": subject, "refusal": refusal, "preview": preview_of(subject.kept, deleted), "event": event}
    return render(request, "desk/history/restore.html", context, status=status)


def _refuse_strangers(user, kept: Kept) -> None:
    """Only who reads the whole history of such rows brings one back.

    Raises:
        Http404: the person reads only their own changes of it.
    """
    if kept.domain not in scope_of(user).domains:
        raise Http404
