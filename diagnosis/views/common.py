"""Narrow first, then fetch: what a person may not see is a 404."""

from django.shortcuts import get_object_or_404

from diagnosis.models import Diagnosis, Need, TerritoryForm


def diagnosis_or_404(request, pk: int) -> Diagnosis:
    """Return a diagnosis that the person may see."""
    return get_object_or_404(Diagnosis.objects.visible_to(request.user), pk=pk)


def need_or_404(diagnosis: Diagnosis, key) -> Need:
    """Return a row of this diagnosis."""
    return get_object_or_404(diagnosis.needs.for_sheet(), key=key)


def territory_or_404(diagnosis: Diagnosis, pk: int) -> TerritoryForm:
    """Return a territory form of this diagnosis."""
    return get_object_or_404(diagnosis.territories.select_related("gmina", "diagnosis"), pk=pk)
