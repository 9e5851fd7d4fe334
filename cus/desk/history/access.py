"""The access log, to search and to take away."""

import csv
import datetime as dt
from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.audit.kept import kept_of, page_label
from cus.audit.models import AccessEntry, ProtocolEntry
from cus.desk.history.forms import AccessFilter, noun_of
from cus.desk.history.scope import access_entries_for, lines_seen_by, reads_only_own
from cus.text.cells import safe_cell
from cus.text.typography import quotable

PAGE = 50
COLUMNS = ("kiedy", "rodzaj", "kto", "czego dotyczy", "nazwa", "co", "strona", "adres IP", "numer zgłoszenia")
LATEST_PROTOCOL = 10


@require_safe
@requires(Act.HISTORY_OWN)
def access_log(request):
    """Search the access log; below it, for the director, the protocol of what was removed."""
    form = AccessFilter(request.GET or None, others=not reads_only_own(request.user))
    entries = form.narrowed(access_entries_for(request.user)).select_related("user")
    page = Paginator(entries, PAGE).get_page(request.GET.get("strona"))
    for entry in page.object_list:
        entry.noun, entry.page_label = noun_of(entry.object_type), page_label(entry.page)
        entry.history, entry.quoted = _history(entry), quotable(entry.label)
    context = {
        "form": form,
        "page": page,
        "query": request.GET.urlencode(),
        "seen_lines": lines_seen_by(request.user),
        "personal_url": "" if reads_only_own(request.user) else _personal_reads(),
        "protocol": ProtocolEntry.objects.all()[:LATEST_PROTOCOL] if request.user.may(Act.HISTORY_ALL) else [],
    }
    return render(request, "desk/history/access_log.html", context)


def _personal_reads() -> str:
    """Return the question asked most often: readings of personal data of the last month."""
    since = timezone.localdate() - dt.timedelta(days=30)
    return f"?rodzaj={AccessKind.PERSONAL_READ}&od={since:%d.%m.%Y}"


def _history(entry: AccessEntry) -> tuple[str, int] | None:
    """Return kind and number of the object, when its history can be opened."""
    from django.apps import apps

    if not entry.object_type or entry.object_id is None:
        return None
    try:
        kept = kept_of(apps.get_model(entry.object_type))
    except (LookupError, ValueError):
        return None
    return (kept.slug, entry.object_id) if kept else None


@require_safe
@requires(Act.HISTORY_OWN)
def export(request):
    """Give the entries that were asked for as CSV; taking them away is logged."""
    form = AccessFilter(request.GET or None, others=not reads_only_own(request.user))
    entries = form.narrowed(access_entries_for(request.user)).select_related("user")
    number = entries.count()
    log.record(AccessKind.EXPORT, subject=AccessEntry, what=f"dziennik dostępu, wpisów: {number}")
    response = StreamingHttpResponse(_lines(entries), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="dziennik-dostepu-{timezone.localdate():%Y-%m-%d}.csv"'
    return response


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line


def _lines(entries) -> Iterator[str]:
    writer = csv.writer(_Echo(), delimiter=";")
    yield "\ufeff" + writer.writerow(COLUMNS)  # the mark by which a spreadsheet knows Polish letters
    for entry in entries.iterator(chunk_size=1000):
        cells = (
            f"{timezone.localtime(entry.at):%Y-%m-%d %H:%M:%S}",
            entry.get_kind_display(),
            str(entry.user or ""),
            noun_of(entry.object_type),
            entry.label,
            entry.what,
            page_label(entry.page),
            entry.ip or "",
            entry.request_id,
        )
        yield writer.writerow([safe_cell(cell) for cell in cells])
