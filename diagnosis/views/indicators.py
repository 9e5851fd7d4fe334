"""Indicators of the centre: the list, a page of each, its definition, values typed by hand."""

from decimal import Decimal

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act, refusal_without
from cus.drafts.keeping import keeping
from cus.ui.changes import Changes
from cus.ui.rows import SeenForm
from cus.workflow import Refused, StaleEdit
from diagnosis.actions.indicators import (
    Slice,
    Typed,
    delete_indicator,
    refusal_to_delete,
    save_indicator,
    save_typed_values,
    values_of,
)
from diagnosis.figures.charting import chart_of
from diagnosis.figures.checks import disagreements
from diagnosis.figures.own import known_areas, own_areas
from diagnosis.figures.shown import shown, with_total
from diagnosis.forms.figures import SplitForm
from diagnosis.forms.indicators import IndicatorForm, SliceForm, SourceForm, ValueRows
from diagnosis.models import Indicator

PAGE_SIZE = 50


def indicator_or_404(request, pk: int) -> Indicator:
    """Return an indicator; they belong to the centre, so whoever reads drafts sees them all."""
    return get_object_or_404(Indicator, pk=pk)


@require_GET
@requires(Act.READ_DRAFTS)
def indicators(request: HttpRequest) -> HttpResponse:
    """Every indicator, with how many values it has and of which years."""
    asked = request.GET.get("szukaj", "").strip()[:100]
    found = Indicator.objects.for_list()
    if asked:
        found = found.filter(name__icontains=asked)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("strona"))
    context = {"page": page, "asked": asked, "refusal": refusal_without(request.user, Act.DIAGNOSIS_EDIT)}
    return render(request, "diagnosis/figures/list.html", context)


@require_GET
@requires(Act.READ_DRAFTS, see=indicator_or_404)
def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """One indicator: its course in the centre's gminas, sums that do not add up, every value with its source."""
    one, own = indicator_or_404(request, pk), own_areas()
    form = SplitForm(request.GET or None, indicator=one)
    sex, age = form.chosen()
    found = with_total(shown(one, own.gminas, sex=sex, age=age), own, is_count=one.is_count)
    values = one.values.select_related("area", "source", "source__created_by")
    page = Paginator(values.order_by("-year", "area", "base", "sex", "age"), PAGE_SIZE).get_page(
        request.GET.get("strona")
    )
    context = {
        "indicator": one,
        "form": form,
        "found": found,
        "chart": chart_of(found, "line"),
        "own": own,
        "page": page,
        "disagreements": disagreements(one, own.gminas),
        "refusal": refusal_without(request.user, Act.DIAGNOSIS_EDIT),
    }
    return render(request, "diagnosis/figures/indicator.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT)
def indicator_create(request: HttpRequest) -> HttpResponse:
    """Define a new indicator."""
    return _write(request, Indicator())


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=indicator_or_404)
def indicator_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a definition."""
    return _write(request, indicator_or_404(request, pk))


def _write(request: HttpRequest, one: Indicator) -> HttpResponse:
    kept = keeping(request, "diagnosis.indicator", one) if one.pk else keeping(request, "diagnosis.indicator_new")
    form = IndicatorForm(kept.data, instance=one)
    status = 422 if kept.sent else 200
    if kept.sent and form.is_valid():
        fresh = Indicator.objects.get(pk=one.pk) if one.pk else Indicator()
        try:
            with kept.saving():
                saved = save_indicator(
                    by=request.user, indicator=fresh, values=form.cleaned_data, version=form.version
                )
        except StaleEdit as stale:
            form.show_stale(stale.current)
            status = 409
        except Refused as refused:
            form.add_error(refused.refusal.field or None, refused.refusal.message)
        else:
            messages.success(request, "Zapisano wskaźnik.")
            return redirect("diagnosis:indicator", saved.pk)
    context = {"form": form, "indicator": one if one.pk else None, "kept": kept.shown(form)}
    return render(request, "diagnosis/figures/indicator_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=indicator_or_404)
def indicator_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove an indicator and its values after a question."""
    one = indicator_or_404(request, pk)
    if request.method == "POST":
        sent = request.POST.get("version", "")
        version = int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 9 else 0
        delete_indicator(by=request.user, indicator=one, version=version)
        messages.success(request, "Usunięto wskaźnik.")
        return redirect("diagnosis:indicators")
    context = {"indicator": one, "values": one.values.count(), "refusal": refusal_to_delete(one)}
    return render(request, "diagnosis/figures/indicator_delete.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=indicator_or_404)
def indicator_values(request: HttpRequest, pk: int) -> HttpResponse:
    """Type values of one area: a small table of years."""
    one, areas = indicator_or_404(request, pk), _areas_to_type()
    start = {name: request.GET.get(name, "") for name in ("sex", "age", "base")}
    asked = request.GET if "area" in request.GET else start | {"area": next(iter(areas), "")}
    chosen = SliceForm(asked, areas=areas)
    about = _slice(chosen, areas)
    context = {"indicator": one, "slice_form": chosen, "about": about, "has_areas": bool(areas)}
    if about is None:
        return render(request, "diagnosis/figures/values.html", context, status=422 if "area" in request.GET else 200)
    key = "/".join((str(pk), about.area, about.sex, about.age, about.base))
    kept = keeping(request, "diagnosis.indicator_values", key=key)
    special = {"is_count": one.is_count, "unit": one.unit}
    formset = ValueRows(kept.data, initial=_rows(one, about), prefix="wartosci", form_kwargs=special)
    source, seen = (
        SourceForm(kept.data, initial={"source": one.publisher}),
        SeenForm(kept.data, initial={"version": one.version}),
    )
    status = 422 if kept.sent else 200
    if kept.sent and all([formset.is_valid(), source.is_valid(), seen.is_valid()]):
        try:
            with kept.saving():
                written = _save(request, one, about, formset, source, seen.cleaned_data["version"])
        except StaleEdit as stale:
            status = 409
            seen.show_stale(stale.current)
            formset.show_stale(
                _rows(stale.current, about), Changes(stale.current, "version", seen.cleaned_data["version"])
            )
        else:
            messages.success(
                request, f"Zapisano. Zmienionych wartości: {written}." if written else "Nic się nie zmieniło."
            )
            return redirect(reverse("diagnosis:indicator", args=[pk]))
    context |= {"formset": formset, "source": source, "seen": seen, "said": chosen.said}
    context["kept"] = kept.shown(seen, source, formset)
    return render(request, "diagnosis/figures/values.html", context, status=status)


def _rows(one: Indicator, about: Slice) -> list[dict]:
    return [
        {"year": each.year, "value": _plain(each.value), "missing": each.missing, "note": each.note}
        for each in values_of(one, about)
    ]


def _plain(value: Decimal | None) -> Decimal | None:
    """Return the number without the zeros that the database fills it up with."""
    return None if value is None else Decimal(f"{value.normalize():f}")


def _save(request, one: Indicator, about: Slice, formset, source: SourceForm, seen: int) -> int:
    typed = [Typed(row["year"], row["value"], row["missing"], row["note"]) for row in formset.contents()]
    told = source.cleaned_data
    return save_typed_values(
        by=request.user, indicator=one, seen=seen, about=about, typed=typed, source=told["source"], as_of=told["as_of"]
    )


def _areas_to_type() -> dict[str, str]:
    """The centre's gminas first, then every other area that has values."""
    own = dict(own_areas().gminas)
    return own | {code: f"{name} ({code})" for code, name in sorted(known_areas().items()) if code not in own}


def _slice(form: SliceForm, areas: dict[str, str]) -> Slice | None:
    if not form.is_valid():
        return None
    cleaned = form.cleaned_data
    return Slice(cleaned["area"], areas[cleaned["area"]], cleaned["sex"], cleaned["age"], cleaned["base"])
