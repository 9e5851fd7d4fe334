"""Resolutions of councils in the year: about the centre, and about its programmes."""

from django.urls import reverse

from cus.centre.models import Resolution
from cus.text.dates import short_day
from programmes.models import CouncilResolution
from programmes.results.yearly.scope import Scope
from programmes.results.yearly.told import Number, Sheet, SheetRow, Told, columns


def about_centre(scope: Scope):
    """Acts about the centre that were adopted in the year."""
    return scope.own(Resolution.objects.filter(adopted_on__range=(scope.first, scope.last)), "gmina__gmina")


def about_programmes(scope: Scope):
    """Decisions of councils about programmes in the year."""
    return scope.own(CouncilResolution.objects.filter(decided_on__range=(scope.first, scope.last)))


def build(scope: Scope) -> Told:
    """Both registers as one table in the order of days."""
    acts = [
        (
            one.adopted_on,
            f"{one.get_kind_display()}{f' nr {one.number}' if one.number else ''}",
            one.title,
            one.get_absolute_url(),
        )
        for one in about_centre(scope)
    ]
    acts += [
        (
            one.decided_on,
            f"uchwała{f' nr {one.number}' if one.number else ''}",
            f"program „{one.version.name}”: {one.get_outcome_display()}",
            reverse("programmes:way", args=[one.version_id]),
        )
        for one in about_programmes(scope).select_related("version")
    ]
    if not acts:
        return Told(missing=("W tym roku nie odnotowano uchwał dotyczących centrum ani jego programów.",))
    acts.sort(key=lambda act: (act[0], act[1]))
    at = reverse("centre:resolutions")
    sheet = Sheet(
        title=f"Uchwały i porozumienia gmin w {scope.year} roku",
        columns=columns("Akt:35", "Z dnia:15", "Czego dotyczy:50"),
        rows=tuple(SheetRow(cells=(name, short_day(when), about or "–"), url=url) for when, name, about, url in acts),
        source="uchwały o centrum oraz droga programów",
        url=at,
    )
    return Told(
        numbers=(Number(label="Uchwały i porozumienia", text=str(len(acts)), source="Uchwały", url=at),),
        sheets=(sheet,),
    )
