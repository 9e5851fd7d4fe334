"""Confirming a card, and how often cards are confirmed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.text.typography import quotable
from cus.workflow import StaleEdit
from partners import actions
from partners.forms.together import ConfirmForm, UpkeepForm
from partners.models import RegistryUpkeep
from partners.views.parts import card_or_404, sent


@require_POST
@requires(Act.PARTNER_EDIT, see=card_or_404)
def confirm(request, pk: int):
    """Record that the card is true as of today."""
    form = ConfirmForm(request.POST)
    how = form.cleaned_data["how"] if form.is_valid() else ""
    partner = actions.confirm_partner(by=request.user, partner=card_or_404(request, pk), how=how)
    messages.success(request, f"Potwierdzono, że dane na fiszce „{quotable(partner.name)}” są aktualne.")
    return redirect(partner)


@require_http_methods(["GET", "POST"])
@requires(Act.PARTNER_ARCHIVE)
def upkeep(request):
    """How often cards are confirmed."""
    rules = RegistryUpkeep.objects.first() or RegistryUpkeep(version=0)
    form = UpkeepForm(sent(request), instance=rules)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_upkeep(by=request.user, confirm_every=form.cleaned_data["confirm_every"], seen=form.version)
            messages.success(request, "Zapisano, jak często potwierdza się fiszki.")
            return redirect("partners:list")
        except StaleEdit as error:
            form.show_stale(error.current)
            status = 409
    return render(request, "partners/upkeep.html", {"form": form}, status=status)
