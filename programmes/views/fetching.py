"""Narrow first, then fetch."""

from django.shortcuts import get_object_or_404

from programmes.checks import whole_items, with_everything
from programmes.models import ProgrammeItem, ProgrammeVersion


def version_for(user, pk: int) -> ProgrammeVersion:
    """Return the version if ``user`` may see it, with all that pages look at; otherwise 404."""
    return get_object_or_404(with_everything(ProgrammeVersion.objects.visible_to(user)), pk=pk)


def item_for(user, pk: int, item_pk: int) -> ProgrammeItem:
    """Return an item of a visible version; otherwise 404."""
    versions = ProgrammeVersion.objects.visible_to(user)
    items = whole_items().filter(version__in=versions).select_related("version")
    return get_object_or_404(items, version_id=pk, pk=item_pk)
