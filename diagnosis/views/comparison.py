"""Indicators of several areas and years side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cus.accounts.access import requires
from cus.accounts.acts import Act
from diagnosis.figures.charting import chart_of
from diagnosis.figures.checks import disagreements
from diagnosis.figures.compared import NO_POPULATION, per_thousand, population
from diagnosis.figures.own import own_areas
from diagnosis.figures.shown import shown, with_total
from diagnosis.forms.figures import ComparisonForm


@require_GET
@requires(Act.READ_DRAFTS)
def comparison(request: HttpRequest) -> HttpResponse:
    """Compare an indicator over areas and years; what is not comparable stands apart."""
    form = ComparisonForm(request.GET if "wskaznik" in request.GET else None)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "diagnosis/figures/comparison.html", {"form": form}, status=status)
    asked, own = form.cleaned_data, own_areas()
    areas = [area.pk for area in asked["obszar"]] or list(own.gminas)
    indicator = asked["wskaznik"]
    split = {"sex": asked["plec"], "age": asked["wiek"], "year_from": asked["od"], "year_to": asked["do"]}
    found, refusal = shown(indicator, areas, **split), ""
    if asked["na1000"]:
        people = population()
        refusal = "" if people else NO_POPULATION
        found = per_thousand(found, people, areas) if people else found
    elif set(own.gminas) <= set(areas):
        found = with_total(found, own, is_count=indicator.is_count)
    context = {
        "form": form,
        "indicator": indicator,
        "found": found,
        "chart": chart_of(found, "line"),
        "refusal": refusal,
        "disagreements": disagreements(indicator, areas),
        "changes": [(found.label(line), line) for line in found.lines if line.change is not None],
    }
    return render(request, "diagnosis/figures/comparison.html", context)
