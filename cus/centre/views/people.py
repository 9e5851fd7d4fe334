"""Posts with their holders and qualifications, and who signs; as of a day."""

import datetime

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre import actions
from cus.centre.checklist import checklist, hours_now, lines_of
from cus.centre.enums import Training
from cus.centre.forms import CheckForm, DayForm, TrainingHoursForm
from cus.centre.models import Centre, Post, PostHolding, QualificationCheck
from cus.centre.policies import refusal_to_edit
from cus.centre.qualifications import Condition, conditions_of, together
from cus.centre.views.saving import saved
from cus.drafts.keeping import keeping
from cus.workflow import refuse_if


def _day_asked(request) -> tuple[DayForm, datetime.date]:
    form = DayForm(request.GET or None)
    asked = form.cleaned_data.get("dzien") if form.is_bound and form.is_valid() else None
    return form, asked or timezone.localdate()


def _holding(request, pk: int, condition: str = "") -> PostHolding:
    """Return a person on a post: whoever is signed in may know who holds it."""
    return get_object_or_404(PostHolding.objects.select_related("post", "account"), pk=pk)


@require_safe
@requires(Act.READ_PUBLISHED)
def posts(request):
    """Posts and who holds them on a day.

    Former holders, and how the qualifications of each stand, only for those who answer for the staff: that
    somebody lacks a certificate is their own matter, and nothing that a councillor's duty needs.
    """
    sees_all = request.user.may(Act.QUALIFICATIONS_SEE)
    form, day = _day_asked(request) if sees_all else (None, timezone.localdate())
    people = PostHolding.objects.prefetch_related("checks") if sees_all else PostHolding.objects.valid_on(day)
    found = Post.objects.select_related("unit").prefetch_related(Prefetch("holdings", queryset=people))
    hours = hours_now()
    rows = [
        (post, [_shown(holding, post, day, hours if sees_all else None) for holding in post.holdings.all()])
        for post in found
    ]
    context = {
        "centre": Centre.objects.current(),
        "form": form,
        "day": day,
        "is_today": day == timezone.localdate(),
        "posts": rows,
        "sees_qualifications": sees_all,
        "refusal_to_edit": refusal_to_edit(request.user),
    }
    return render(request, "centre/posts.html", context)


def _shown(holding: PostHolding, post: Post, day: datetime.date, hours) -> dict:
    lines = [] if hours is None else lines_of(post.kind, list(holding.checks.all()), hours)
    return {
        "holding": holding,
        "is_there": holding.is_valid_on(day),
        "is_future": holding.valid_from > day,
        "verdict": together([line.verdict for line in lines]) if lines else None,
    }


@require_safe
@requires(Act.QUALIFICATIONS_SEE, see=_holding)
def qualifications(request, pk: int):
    """The statutory check list of one holder."""
    holding = _holding(request, pk)
    lines = checklist(holding)
    context = {
        "holding": holding,
        "lines": lines,
        "together": together([line.verdict for line in lines]) if lines else None,
        "refusal_to_edit": refusal_to_edit(request.user),
    }
    return render(request, "centre/qualifications.html", context)


def _condition_or_404(holding: PostHolding, code: str) -> Condition:
    found = next((one for one in conditions_of(holding.post.kind) if one.code == code), None)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.CENTRE_PROFILE, see=_holding)
def check(request, pk: int, condition: str):
    """Confirm one condition, or correct what was confirmed."""
    holding = _holding(request, pk)
    asked = _condition_or_404(holding, condition)
    found = holding.checks.filter(condition=condition).select_related("confirmed_by").first()
    kept = keeping(request, "centre.check", found) if found else keeping(request, "centre.check_new", key=str(pk))
    row = found or QualificationCheck(holding=holding, condition=condition)
    form = CheckForm(kept.data, instance=row, condition=asked)
    names = [name for name in ("is_met", "hours", "evidence", "checked_on") if name in form.fields]
    return saved(
        request,
        form,
        lambda: actions.confirm_condition(
            holding=holding,
            condition=condition,
            values={name: form.cleaned_data[name] for name in names},
            version=form.version if found else 0,
            by=request.user,
        ),
        done="Zapisano wynik sprawdzenia.",
        back=reverse("centre:qualifications", args=[pk]),
        template="centre/check.html",
        context={"holding": holding, "condition": asked, "found": found},
        kept=kept,
    )


@require_POST
@requires(Act.CENTRE_PROFILE, see=_holding)
def check_remove(request, pk: int, condition: str):
    """Take a confirmation back."""
    holding = _holding(request, pk)
    actions.remove_check(check=get_object_or_404(holding.checks, condition=condition), by=request.user)
    messages.success(request, "Cofnięto sprawdzenie. Warunek wymaga ponownego sprawdzenia.")
    return redirect("centre:qualifications", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.CENTRE_PROFILE)
def training_hours(request):
    """How many hours the statutory trainings must have."""
    refuse_if(refusal_to_edit(request.user))
    form = TrainingHoursForm(request.POST if request.method == "POST" else None, now=hours_now())
    return saved(
        request,
        form,
        lambda: actions.set_training_hours(
            hours={training: form.cleaned_data[str(training)] for training in Training}, by=request.user
        ),
        done="Zapisano wymiar szkoleń.",
        back=reverse("centre:posts"),
        template="centre/training_hours.html",
        context={},
    )


@require_safe
@requires(Act.READ_PUBLISHED)
def signatories(request):
    """Who signs for the centre on a day, and who did."""
    form, day = _day_asked(request)
    centre = Centre.objects.current()
    found = centre.signatories.select_related("holding__post").order_by("-role", "-valid_from", "pk") if centre else []
    context = {
        "centre": centre,
        "form": form,
        "day": day,
        "is_today": day == timezone.localdate(),
        "rows": [(one, one.is_valid_on(day), one.valid_from > day) for one in found],
        "refusal_to_edit": refusal_to_edit(request.user),
    }
    return render(request, "centre/signatories.html", context)
