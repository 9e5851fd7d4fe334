"""Figures of one service, provider and period typed in, and corrected."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from programmes.results.actions.delivery import add_figure, correct_figure
from programmes.results.forms.delivery import TOGETHER_KEY, WHOLE_PROGRAMME, CorrectionForm, FigureForm
from programmes.results.ledger import Ledger, ledger_of
from programmes.results.models import DeliveryFigure
from programmes.results.views.fetching import seen_figure, seen_programme


def say_doubts(request, doubts) -> None:
    """Say what is odd in what was just saved."""
    for doubt in doubts:
        messages.warning(request, f"Zapisano, ale sprawdź: {doubt}")


def _asked(request, ledger: Ledger) -> dict[str, str]:
    """Choices that the address makes: a cell of the table leads to its own figure, in the unit of the plan."""
    service = request.GET.get("usluga")
    found = {"period": request.GET.get("okres", "")}
    if service is None:
        return found
    planned = ledger.planned.get(int(service)) if service.isascii() and service.isdecimal() else None
    if planned and len(planned.units) == 1:
        found["quantity_unit"] = next(iter(planned.units))
    giver = request.GET.get("kto") or TOGETHER_KEY
    return found | {"service": service or WHOLE_PROGRAMME, "giver": giver}


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.DELIVERY_ENTER, see=seen_programme)
def figure_create(request, pk: int):
    """Type figures; the same form sent twice writes once."""
    programme = seen_programme(request, pk)
    ledger = ledger_of(programme)
    kept = keeping(request, "results.delivery_figure", key=str(pk))
    instance = DeliveryFigure(programme=programme)
    form = FigureForm(kept.data, instance=instance, initial=_asked(request, ledger), ledger=ledger)
    status = 200
    if kept.sent:
        made = form.made_before(request.user)
        if made:
            return redirect("results:delivery_figure", made.programme_id, made.pk)

        def act():
            return add_figure(
                by=request.user,
                programme=programme,
                subject=form.subject(),
                values=_given(form.values()),
                token=form.token,
            )

        saved, status = save_or_explain(form, act, kept)
        if saved:
            messages.success(request, f"Zapisano liczby: {saved}.")
            say_doubts(request, form.doubts)
            return redirect("results:delivery_figure", pk, saved.pk)
    context = {"programme": programme, "ruling": ledger.version, "form": form, "kept": kept.shown(form), "row": None}
    return render(request, "results/delivery/form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.DELIVERY_ENTER, see=seen_figure)
def figure_edit(request, pk: int, figure: int):
    """Correct figures, with a reason."""
    row = seen_figure(request, pk, figure)
    ledger = ledger_of(seen_programme(request, pk))
    kept = keeping(request, "results.delivery_correction", row)
    form = CorrectionForm(kept.data, instance=DeliveryFigure.objects.get(pk=row.pk), ledger=ledger)
    status = 200
    if kept.sent:

        def act():
            return correct_figure(
                by=request.user,
                figure=row,
                values=_given(form.values()),
                version=form.version,
                reason=form.cleaned_data.get("correction", ""),
            )

        saved, status = save_or_explain(form, act, kept)
        if saved:
            messages.success(request, f"Zapisano poprawkę: {saved}.")
            say_doubts(request, form.doubts)
            return redirect("results:delivery_figure", pk, row.pk)
    context = {
        "programme": row.programme,
        "ruling": ledger.version,
        "form": form,
        "kept": kept.shown(form),
        "row": row,
    }
    return render(request, "results/delivery/form.html", context, status=status)


def _given(values: dict) -> dict:
    """Texts are never ``None``."""
    return {
        name: value if value is not None or name not in ("note", "quantity_unit") else ""
        for name, value in values.items()
    }
