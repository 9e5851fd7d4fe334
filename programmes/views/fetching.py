"""Narrow first, then fetch."""

from django.shortcuts import get_object_or_404

from programmes.gaps import whole_items, with_everything
from programmes.models import ProgrammeItem, ProgrammeVersion


def version_for(user, pk: int) -> ProgrammeVersion:
    """Return the version if ``user`` may see it, with all that pages look at; otherwise 404."""
    return get_object_or_404(with_everything(ProgrammeVersion.objects.visible_to(user)), pk=pk)


def seen_version(request, pk: int, **page) -> ProgrammeVersion:
    """Return the version of the address if this person may see it; otherwise 404."""
    return get_object_or_404(ProgrammeVersion.objects.visible_to(request.user), pk=pk)


def seen_item(request, pk: int, item_pk: int, **page) -> ProgrammeItem:
    """Return the item of the address if this person may see its version; otherwise 404."""
    return item_for(request.user, pk, item_pk)


def item_for(user, pk: int, item_pk: int) -> ProgrammeItem:
    """Return an item of a visible version; otherwise 404."""
    versions = ProgrammeVersion.objects.visible_to(user)
    items = whole_items().filter(version__in=versions).select_related("version__diagnosis")
    return get_object_or_404(items, version_id=pk, pk=item_pk)


def versions_of(user, version: ProgrammeVersion) -> list[ProgrammeVersion]:
    """Return all versions of the programme of ``version`` that ``user`` may see, the newest first."""
    seen = ProgrammeVersion.objects.visible_to(user).filter(programme=version.programme_id)
    return list(seen.order_by("-number"))
