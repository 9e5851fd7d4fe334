"""Keeping the guide: what is published, what changed since, what waits to be confirmed."""

from http import HTTPStatus

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.text.plural import plural
from cus.text.typography import quotable
from cus.workflow import Refusal, Refused
from partners import actions
from partners.forms.guide import ConfirmForm, GuideFilterForm
from partners.guide.standing import CHANGED, IN, OUT, OVERDUE, in_state, marks_of, standings
from partners.policies import refusal_to_keep_guide

PAGE = 50
OFFERS = ("oferta", "oferty", "ofert")


@require_safe
@requires(Act.READ_DRAFTS)
def keep(request):
    """Offers and how they stand in the guide."""
    return _page(request)


def _page(request, *, confirming: ConfirmForm | None = None, refusal: Refusal | None = None):
    filters = GuideFilterForm(request.GET)
    found = standings()
    page = Paginator(in_state(found, filters.chosen), PAGE).get_page(request.GET.get("strona"))
    context = {
        "form": filters,
        "page": page,
        "counts": {state: len(in_state(found, state)) for state in (OUT, IN, CHANGED, OVERDUE)},
        "confirming": confirming or ConfirmForm(),
        "problem": refusal.message if refusal else "",
        "keep_refusal": refusal_to_keep_guide(request.user),
        "ticked": set(request.POST.getlist("oferta")),
    }
    return render(request, "partners/guide/keep.html", context, status=refusal.status if refusal else 200)


@require_POST
@requires(Act.PARTNER_ARCHIVE)
def publish(request):
    """Put the chosen offers into the guide as they were read."""
    marks = _marks(request)
    answer = _done(
        request,
        lambda: actions.publish_offers(by=request.user, seen=marks),
        "Opublikowano w informatorze: {}.",
    )
    for one in standings() if answer.status_code == HTTPStatus.FOUND else ():
        if one.offer.pk in marks and one.gaps:
            name = quotable(str(one.offer.service))
            messages.warning(
                request, f"Mieszkaniec nie przeczyta przy „{name}” ({one.offer.partner}): {', '.join(one.gaps)}."
            )
    return answer


@require_POST
@requires(Act.PARTNER_ARCHIVE)
def withdraw(request):
    """Take the chosen offers out of the guide."""
    return _done(
        request,
        lambda: actions.withdraw_offers(by=request.user, offers=set(_marks(request))),
        "Wycofano z informatora: {}.",
    )


@require_POST
@requires(Act.PARTNER_ARCHIVE)
def confirm(request):
    """Note that the providers confirmed what the guide says of the chosen offers."""
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return _page(request, confirming=form, refusal=Refusal(form.errors["confirmed_on"][0], status=422))
    day = form.cleaned_data["confirmed_on"]
    return _done(
        request,
        lambda: actions.confirm_entries(by=request.user, offers=set(_marks(request)), confirmed_on=day),
        "Potwierdzono wpisy: {}.",
    )


def _marks(request) -> dict[int, str]:
    return marks_of(request.POST.getlist("oferta"))


def _done(request, act, said: str):
    try:
        number = act()
    except Refused as error:
        return _page(request, confirming=ConfirmForm(request.POST), refusal=error.refusal)
    messages.success(request, said.format(f"{number} {plural(number, *OFFERS)}"))
    return redirect("partners:guide_keep")
