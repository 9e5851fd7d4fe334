"""The archive of frozen documents for those who answer for them: the list, and whether they are what was frozen."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.documents import actions
from cus.documents.kinds import kind_of
from cus.documents.models import DocumentCheck, FrozenDocument
from cus.documents.verifying import verify
from cus.text.typography import quotable

PAGE = 25


def _label(frozen: FrozenDocument) -> str:
    try:
        return kind_of(frozen.kind).label
    except KeyError:
        return frozen.kind


@require_safe
@requires(Act.DOCUMENTS_VERIFY)
def index(request):
    """Frozen documents, the newest first, with what the last verification said of each."""
    checks = DocumentCheck.objects.select_related("created_by")
    last, running = checks.exclude(finished_at=None).first(), checks.filter(finished_at=None).first()
    if request.htmx:
        return render(request, "documents_archive/_check.html", {"last": last, "running": running})
    listed = FrozenDocument.objects.defer("data", "sealed_data", "pdf").select_related("created_by")
    page = Paginator(listed, PAGE).get_page(request.GET.get("strona"))
    said = {pk: words for pk, _, words in last.findings} if last else {}
    context = {
        "page": page,
        "lines": [(one, _label(one), said.get(one.pk, ""), _was_checked(one, last)) for one in page],
        "last": last,
        "running": running,
    }
    return render(request, "documents_archive/list.html", context)


def _was_checked(frozen: FrozenDocument, last: DocumentCheck | None) -> bool:
    return last is not None and frozen.created_at < last.created_at


@require_POST
@requires(Act.DOCUMENTS_VERIFY)
def order(request):
    """Order a verification of all documents."""
    actions.order_check(by=request.user)
    return redirect("documents:archive")


def frozen_or_404(request, pk: int) -> FrozenDocument:
    """Return a frozen document.

    Raises:
        Http404: there is none with this number, or the person may not verify any.
    """
    known = FrozenDocument.objects.select_related("person_key")
    return get_object_or_404(known if request.user.may(Act.DOCUMENTS_VERIFY) else known.none(), pk=pk)


@require_POST
@requires(Act.DOCUMENTS_VERIFY, see=frozen_or_404)
def verify_one(request, pk: int):
    """Verify one document now and say what came of it."""
    frozen = frozen_or_404(request, pk)
    finding = verify(frozen)
    detail = f" ({finding.detail})" if finding.detail else ""
    text = f"{_label(frozen).capitalize()} „{quotable(frozen.label)}”: {finding.verdict.label}{detail}."
    level = messages.ERROR if finding.is_fault else messages.WARNING if finding.is_warning else messages.SUCCESS
    messages.add_message(request, level, text)
    page = request.GET.get("strona", "")
    return redirect(
        f"{request.path.rpartition(str(pk))[0]}?strona={page}" if page.isdecimal() else "documents:archive"
    )
