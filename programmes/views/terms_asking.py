"""What is the fee on this day for this person? Asked by address, so that nothing is stored."""

import datetime as dt
from decimal import Decimal

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act, refusal_without
from programmes import actions
from programmes.contents import contents_of
from programmes.fees import CannotTell, Criterion, Fee, fee_on, qualifies
from programmes.fees.terms import part_of
from programmes.forms import CalculatorForm, CriterionForm
from programmes.models import IncomeCriterion, ProgrammeItem
from programmes.terms_words import fee_text, fee_words, item_terms, limits_words
from programmes.views.fetching import item_for, seen_item, seen_version, version_for


def criterion_on(day: dt.date) -> Criterion | None:
    """Return the income criterion that holds on ``day``, if one is entered."""
    row = IncomeCriterion.objects.filter(valid_from__lte=day).order_by("-valid_from").first()
    return Criterion(single=row.single, in_family=row.in_family) if row else None


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_version)
def calculator(request, pk: int):
    """The services of a programme with their fees in short; choose one to reckon."""
    version = version_for(request.user, pk)
    rows = [{"item": item, "fee": fee_text(item)} for item in version.items.all()]
    return render(request, "programmes/terms/calculator.html", {"version": version, "rows": rows})


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_item)
def item_calculator(request, pk: int, item_pk: int):
    """The fee of one service for one person on one day, with its steps."""
    item = item_for(request.user, pk, item_pk)
    terms = item_terms(item)
    conditions = [part_of(row) for row in contents_of(item)["conditions"]]
    first = item.version.period_start or timezone.localdate()
    form = CalculatorForm(
        request.GET or None,
        terms=terms,
        conditions=conditions,
        initial={"dzien": max(first, timezone.localdate()), "ile": Decimal(1)},
    )
    context = {
        "item": item,
        "version": item.version,
        "form": form,
        "words": fee_words(item),
        "limits": limits_words(item),
        "free": item.fee_required is False,
    }
    if form.is_bound and form.is_valid():
        context |= _answer(item, form, conditions)
    return render(request, "programmes/terms/item_calculator.html", context, status=422 if form.errors else 200)


def _answer(item: ProgrammeItem, form: CalculatorForm, conditions: list) -> dict:
    day, terms, person = form.cleaned_data["dzien"], item_terms(item), form.person()
    criterion = criterion_on(day)
    found = fee_on(
        day,
        person,
        terms,
        form.cleaned_data["ile"],
        unit=form.cleaned_data.get("jednostka") or "",
        criterion=criterion,
        charged=form.charged(terms),
    )
    kind = "fee" if isinstance(found, Fee) else ("missing" if isinstance(found, CannotTell) else "no_rule")
    return {
        "answered": True,
        "kind": kind,
        "found": found,
        "day": day,
        "admission": qualifies(person, conditions, day, criterion) if conditions else None,
    }


@require_safe
@requires(Act.READ_PUBLISHED)
def criteria(request):
    """The income criteria by the day from which they hold."""
    refusal = refusal_without(request.user, Act.PROGRAMME_SUBMIT)
    context = {"rows": IncomeCriterion.objects.all(), "refusal": refusal}
    return render(request, "programmes/terms/criteria.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_SUBMIT)
def criterion_add(request):
    """Enter amounts that hold from a day on."""
    form = CriterionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_income_criterion(by=request.user, values=form.cleaned_data)
        messages.success(request, "Dodano kryterium dochodowe.")
        return redirect("programmes:criteria")
    return render(request, "programmes/terms/criterion_add.html", {"form": form}, status=422 if form.errors else 200)


def seen_criterion(request, pk: int) -> IncomeCriterion:
    """Return the row of the address; everybody signed in may read them all."""
    return get_object_or_404(IncomeCriterion, pk=pk)


@require_POST
@requires(Act.PROGRAMME_SUBMIT, see=seen_criterion)
def criterion_remove(request, pk: int):
    """Remove a mistaken row."""
    actions.remove_income_criterion(by=request.user, criterion=seen_criterion(request, pk))
    messages.success(request, "Usunięto kryterium dochodowe.")
    return redirect("programmes:criteria")
