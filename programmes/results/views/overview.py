"""The hub: programmes with results and rooms of the centre; one programme and its rooms."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from programmes.results.rooms import doors
from programmes.results.subjects import programmes_with_results, ruling
from programmes.results.views.fetching import seen_programme


@require_safe
@requires(Act.READ_PUBLISHED)
def index(request):
    """Programmes that have results, and what the centre evaluates as a whole."""
    programmes = [(programme, ruling(programme)) for programme in programmes_with_results().order_by("-pk")]
    return render(request, "results/list.html", {"programmes": programmes, "doors": doors(request.user)})


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_programme)
def detail(request, pk: int):
    """One programme and its rooms."""
    programme = seen_programme(request, pk)
    context = {"programme": programme, "ruling": ruling(programme), "doors": doors(request.user, programme)}
    return render(request, "results/detail.html", context)
