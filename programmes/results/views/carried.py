"""What to carry over to the next diagnosis: the list, the ticks, and what was carried already."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.text.plural import plural
from cus.workflow import FORBIDDEN, Refused
from programmes.results.actions.carried import carry_over
from programmes.results.carrying.proposals import proposals
from programmes.results.carrying.told import address, carried, open_diagnoses
from programmes.results.forms.carried import CarryForm

SHOWN = 100


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT)
def carried_list(request):
    """Things proposed by rules, each with a tick; below them what was carried over, with a link there."""
    proposed = proposals()
    sent = request.POST if request.method == "POST" else None
    form = CarryForm(sent, proposed=proposed, diagnoses=open_diagnoses(request.user))
    if sent is not None and form.is_valid() and _carry(request, form):
        return redirect("results:carried")
    context = {
        "form": form,
        "proposed": proposed,
        "ticked": set(sent.getlist("names")) if sent is not None else set(),
        "done": [(row, address(row)) for row in carried()[:SHOWN]],
    }
    return render(request, "results/carried/list.html", context, status=422 if form.is_bound else 200)


def _carry(request, form: CarryForm) -> bool:
    try:
        rows = carry_over(by=request.user, names=form.cleaned_data["names"], diagnosis=form.diagnosis)
    except Refused as refused:
        if refused.refusal.status == FORBIDDEN:
            raise
        form.add_error(
            refused.refusal.field if refused.refusal.field in form.fields else None, refused.refusal.message
        )
        return False
    where = "do wierszy potrzeb" if form.diagnosis else "do notatek z rozeznania"
    messages.success(request, f"Przeniesiono {where}: {len(rows)} {plural(len(rows), 'sprawę', 'sprawy', 'spraw')}.")
    return True
