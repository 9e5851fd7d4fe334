"""The life of an agreement around its signing: agreed, back to the draft, over."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.text.plural import plural
from partners import actions
from partners.enums import AgreementEnding
from partners.forms.agreement import AgreeForm, EndForm
from partners.policies import refusal_to_agree, refusal_to_end
from partners.views.agreements import agreement_or_404
from partners.views.stages import stage_page


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_SIGN, see=agreement_or_404)
def agree(request, pk: int):
    """Record that the parties agreed the text."""
    agreement = agreement_or_404(request, pk)
    form = AgreeForm(request.POST or None, initial={"version": agreement.version})
    return stage_page(
        request,
        agreement,
        form,
        refusal=refusal_to_agree(request.user, agreement),
        act=lambda: actions.agree_agreement(by=request.user, agreement=agreement, seen=form.cleaned_data["version"]),
        done="Treść porozumienia jest uzgodniona. Czeka na podpisy.",
        words={
            "title": "Oznacz jako uzgodnione",
            "lead": "Strony uzgodniły treść. Nie da się jej zmienić, dopóki porozumienie nie wróci do projektu.",
            "button": "Treść jest uzgodniona",
        },
    )


@require_POST
@requires(Act.AGREEMENT_SIGN, see=agreement_or_404)
def reopen(request, pk: int):
    """Take what was agreed back to the draft."""
    agreement = actions.reopen_agreement(by=request.user, agreement=agreement_or_404(request, pk))
    messages.success(request, "Porozumienie znowu jest projektem i można je zmieniać.")
    return redirect(agreement)


@require_POST
@requires(Act.AGREEMENT_DRAFT, see=agreement_or_404)
def propose_tasks(request, pk: int):
    """Add the proposed tasks of both sides that the draft lacks, and go on to dividing them."""
    agreement = agreement_or_404(request, pk)
    added = actions.propose_tasks(by=request.user, agreement=agreement)
    if added:
        noun = plural(added, "zadanie", "zadania", "zadań")
        messages.success(request, f"Dopisano {added} {noun}. Zmień, co trzeba, i wskaż, kto za co odpowiada.")
    else:
        messages.success(request, "Wszystkie proponowane zadania już są.")
    return redirect("partners:agreement_tasks", pk=agreement.pk)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_SIGN, see=agreement_or_404)
def end(request, pk: int):
    """Record the end: the term passed, or the parties terminated the agreement."""
    agreement = agreement_or_404(request, pk)
    proposed = {"ends_on": agreement.ends_on, "ending": AgreementEnding.EXPIRED} if agreement.ends_on else {}
    form = EndForm(request.POST or None, initial=proposed)
    return stage_page(
        request,
        agreement,
        form,
        refusal=refusal_to_end(request.user, agreement),
        act=lambda: actions.end_agreement(by=request.user, agreement=agreement, **form.cleaned_data),
        done="Odnotowano zakończenie.",
        words={"title": "Zakończ porozumienie", "lead": "Potem nie można już zmieniać stron ani podziału zadań."},
    )
