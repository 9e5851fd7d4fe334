"""What the pages of a card's parts share: one form, one act, one answer."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseForm
from django.shortcuts import get_object_or_404, redirect, render

from cus.drafts.keeping import Keeping
from cus.text.typography import quotable
from cus.workflow import FORBIDDEN, Refused, StaleEdit, refuse_if
from partners.models import Partner

FOUND_AT_MOST = 20


def card_or_404(request, pk: int, *_: object) -> Partner:
    """Return a card that the person may see.

    Raises:
        Http404: there is no such card for this person.
    """
    return get_object_or_404(Partner.objects.visible_to(request.user), pk=pk)


@dataclass(frozen=True, slots=True)
class Words:
    """What a page of a part says: its title, a line under it, the button, and the message once saved."""

    title: str
    lead: str
    button: str
    done: str


def part_page(
    request,
    form: BaseForm,
    act: Callable[[], models.Model],
    *,
    kept: Keeping,
    words: Words,
    back: models.Model,
    context: dict,
):
    """Show the form of a part, or run ``act`` on a valid one and go to ``back``; what was typed stays."""
    made = form.made_before(request.user) if hasattr(form, "made_before") else None
    if made:
        return redirect(back)
    status = 422 if kept.sent else 200
    if kept.sent and form.is_valid():
        try:
            with kept.saving():
                act()
            messages.success(request, words.done)
            return redirect(back)
        except StaleEdit as error:
            form.show_stale(error.current)
            status = 409
        except ValidationError as error:
            form.add_error(None, error.messages)
    page = {"form": form, "kept": kept.shown(form), "words": words, "back": back}
    return render(request, "partners/part_form.html", page | context, status=status)


def pick_page(request, form: BaseForm, act: Callable[[str], str], *, words: Words, back: models.Model, context: dict):
    """Show what a search found, or run ``act`` on what was chosen; it returns the message."""
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, act(form.cleaned_data["choice"]))
            return redirect(request.path if context.get("stays") else back)
        except ValidationError as error:
            form.add_error("choice", error.messages)
        except Refused as error:
            refuse_if(error.refusal if error.refusal.status == FORBIDDEN else None)
            form.add_error("choice", error.refusal.message)
    status = 422 if request.method == "POST" else 200
    page = {"form": form, "words": words, "back": back, "query": request.GET.get("q", "")[:100]}
    return render(request, "partners/pick.html", page | context, status=status)


def sent(request):
    """Return what was sent, an empty form too, or ``None`` where the page was only opened."""
    return request.POST if request.method == "POST" else None


def partners_found(request, *, but: models.QuerySet | list[int]) -> list[tuple[str, str]]:
    """Return active cards that the search of the page found, as choices; ``but`` are left out."""
    query = request.GET.get("q", "")[:100].strip()
    if not query:
        return []
    found = Partner.objects.visible_to(request.user).active().exclude(pk__in=but).search(query)[:FOUND_AT_MOST]
    return [(f"p{partner.pk}", _told(partner)) for partner in found]


def _told(partner: Partner) -> str:
    return f"{quotable(partner.name)}, {partner.address}" if partner.address else quotable(partner.name)


def chosen_partner(request, choice: str) -> Partner:
    """Return the card that a choice of ``partners_found`` names."""
    return get_object_or_404(Partner.objects.visible_to(request.user), pk=choice.removeprefix("p"))
