"""Narrow first, then fetch."""

from django.shortcuts import get_object_or_404

from programmes.models import Programme
from programmes.results.models import DeliveryFigure, DeliveryImport, IndicatorActual
from programmes.results.subjects import programmes_with_results


def seen_programme(request, pk: int, **page) -> Programme:
    """Return the programme of the address if results may be kept of it; otherwise 404.

    Every role reads programmes that were adopted, and only those have results.
    """
    return get_object_or_404(programmes_with_results(), pk=pk)


def seen_figure(request, pk: int, figure: int, **page) -> DeliveryFigure:
    """Return the figure of the address, of the programme of the address."""
    rows = DeliveryFigure.objects.visible_to(request.user).filter(programme=seen_programme(request, pk))
    related = ("service", "partner", "own_unit", "contract", "created_by", "programme")
    return get_object_or_404(rows.select_related(*related), pk=figure)


def seen_actual(request, pk: int, actual: int, **page) -> IndicatorActual:
    """Return the value of the address, of the programme of the address."""
    rows = IndicatorActual.objects.visible_to(request.user).filter(programme=seen_programme(request, pk))
    return get_object_or_404(rows.select_related("service", "created_by", "programme"), pk=actual)


def own_import(request, pk: int, key, **page) -> DeliveryImport:
    """Return the file that this person brought; somebody else's does not exist for them."""
    programme = seen_programme(request, pk)
    return get_object_or_404(DeliveryImport.objects.filter(owner=request.user, programme=programme), key=key)
