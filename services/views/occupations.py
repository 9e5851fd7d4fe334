"""Pages of the classification of occupations, for everybody: search, tree, one occupation."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from cus.accounts.access import requires
from cus.accounts.acts import Act
from services.forms import OccupationSearchForm
from services.models import Occupation, OccupationEdition, Service
from services.occupations.classification import Classification
from services.occupations.search import Search, search
from services.occupations.tree import lines_of, opened, path_to, under

PAGE_SIZE = 50
SUGGESTED = 8
# So few that what is meant may not be among them.
FEW = 3


@require_GET
@requires(Act.READ_DICTIONARIES)
def tree(request):
    """The groups, opened step by step; or what was searched for, in all groups or in the open one."""
    edition = OccupationEdition.objects.current()
    form = OccupationSearchForm(request.GET)
    asked, code = form.read()
    path = path_to(edition, code) if edition and code else []
    context = {"edition": edition, "form": form, "asked": asked, "group": path[-1] if path else None, "path": path}
    if edition and asked:
        found = _found(edition, asked, path)
        context["with_slips"] = found.with_slips
        context["page"] = Paginator(found.found, PAGE_SIZE).get_page(request.GET.get("strona"))
    elif edition:
        context["lines"] = list(lines_of(opened(edition, path)))
    return render(request, "services/occupations/tree.html", context)


def _found(edition: OccupationEdition, asked: str, path: list[Occupation]) -> Search:
    entries = edition.entries.all()
    if path:
        keys = under(edition, path[-1])
        entries = entries.filter(Q(parent__in=keys) | Q(pk__in=keys))
    return search(entries, asked)


@require_GET
@requires(Act.READ_DICTIONARIES)
def occupation(request, code: str):
    """One occupation: its place in the classification and the services that require it."""
    edition = OccupationEdition.objects.current()
    if edition is None:
        raise Http404
    entry = get_object_or_404(edition.entries, code=code, level=Occupation.OCCUPATION_LEVEL)
    services = Service.objects.visible_to(request.user).naming_occupation(entry.code)
    path = path_to(edition, edition.entries.get(pk=entry.parent_id).code) if entry.parent_id else []
    context = {
        "edition": edition,
        "entry": entry,
        "path": path,
        "services": services,
        "replaced": [one.old for one in entry.successions_from.select_related("old__edition")],
    }
    return render(request, "services/occupations/detail.html", context)


@require_GET
@requires(Act.READ_DICTIONARIES)
def occupation_suggestions(request):
    """Occupations that a text typed into a form may mean: ``{"found": [{"code", "title"}]}``, the likeliest first."""
    text = request.GET.get("q", "")
    occupations = Occupation.objects.current().filter(level=Occupation.OCCUPATION_LEVEL)
    found = {entry.code: entry.title for entry in search(occupations, text).found[:SUGGESTED]}
    if len(found) < FEW:
        # The other gender of a title shares no word with it: „pracownica socjalna”.
        known = Classification.current()
        liked = {entry.code: entry.title for entry in [*known.named(text), *known.nearest(text)]}
        found = liked | found
    return JsonResponse({"found": [{"code": code, "title": title} for code, title in list(found.items())[:SUGGESTED]]})
