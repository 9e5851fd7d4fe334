"""The golden thread along a version and across programmes, and the coverage matrix."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.text.plural import plural
from diagnosis.coverage import Outcome
from diagnosis.coverage.matrix import LEGEND
from programmes.coverage import matrix_of
from programmes.policies import refusal_to_edit
from programmes.threads import need_thread, service_thread, threads_of
from programmes.views.fetching import seen_version, version_for
from services.models import Service


@require_safe
@requires(Act.READ_DRAFTS, see=seen_version)
def thread(request, pk: int):
    """The golden thread of a version with its holes."""
    version = version_for(request.user, pk)
    threads = threads_of(version)
    whole = sum(thread.is_whole for thread in threads)
    unanswered = sum(bool(thread.service.hole) for thread in threads)
    broken = len(threads) - whole - unanswered
    context = {
        "version": version,
        "threads": threads,
        "whole": whole,
        "whole_label": plural(whole, "nitka cała", "nitki całe", "nitek całych"),
        "broken": broken,
        "broken_label": plural(broken, "nitka z dziurą", "nitki z dziurami", "nitek z dziurami"),
        "unanswered": unanswered,
        "unanswered_label": plural(
            unanswered, "potrzeba bez odpowiedzi", "potrzeby bez odpowiedzi", "potrzeb bez odpowiedzi"
        ),
        "edit_refusal": refusal_to_edit(request.user, version),
    }
    return render(request, "programmes/thread.html", context)


@require_safe
@requires(Act.READ_DRAFTS, see=seen_version)
def coverage(request, pk: int):
    """Needs against the services of a version: what is planned and whether anybody can do it."""
    version = version_for(request.user, pk)
    matrix = matrix_of(version)
    context = {
        "version": version,
        "matrix": matrix,
        "legend": LEGEND,
        "counts": {outcome.value: matrix.count(outcome) for outcome in Outcome},
    }
    return render(request, "programmes/coverage.html", context)


def _need_or_404(request, key):
    found = need_thread(request.user, key)
    if found is None:
        raise Http404
    return found


def _service_or_404(request, slug: str) -> Service:
    return get_object_or_404(Service.objects.visible_to(request.user), slug=slug)


@require_safe
@requires(Act.READ_DRAFTS, see=_need_or_404)
def thread_of_need(request, key):
    """One need: its services, who offers them, which programmes answer it."""
    return render(request, "programmes/thread_of_need.html", {"thread": _need_or_404(request, key)})


@require_safe
@requires(Act.READ_DRAFTS, see=_service_or_404)
def thread_of_service(request, slug: str):
    """One service: who needs it, who offers it, which programmes hold it."""
    found = service_thread(request.user, _service_or_404(request, slug))
    return render(request, "programmes/thread_of_service.html", {"thread": found})
