"""The guided path of one partner: card, power of attorney, agreement."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from partners.models import Partner
from partners.path import next_step, path_of


def _card(request, pk: int) -> Partner:
    return get_object_or_404(Partner.objects.visible_to(request.user), pk=pk)


@require_safe
@requires(Act.READ_DRAFTS, see=_card)
def path(request, pk: int):
    """Where the partner stands on the way to an agreement, and the one next step."""
    partner = _card(request, pk)
    steps = path_of(partner)
    context = {"partner": partner, "steps": steps, "next": next_step(steps), "today": timezone.localdate()}
    return render(request, "partners/path.html", context)
