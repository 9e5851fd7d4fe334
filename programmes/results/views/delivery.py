"""Figures of delivery to read: the year's table, one figure with its corrections, its removal."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act, refusal_without
from programmes.results.actions.delivery import delete_figure
from programmes.results.board import board_of, said_of
from programmes.results.corrections import days_of
from programmes.results.givers import giver_of
from programmes.results.ledger import PEOPLE, Ledger, is_small, ledger_of
from programmes.results.views.fetching import seen_figure, seen_programme


def asked_year(request, ledger: Ledger) -> int:
    """The year of the address; otherwise this one, or the programme's nearest."""
    sent = request.GET.get("rok", "")
    if sent.isascii() and sent.isdecimal() and len(sent) == 4 and int(sent) in ledger.years:
        return int(sent)
    return min(ledger.years, key=lambda year: abs(year - ledger.today.year))


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_programme)
def board(request, pk: int):
    """One year of a programme: each service by provider and quarter."""
    programme = seen_programme(request, pk)
    staff = request.user.may(Act.READ_DRAFTS)
    ledger = ledger_of(programme, staff=staff)
    year = asked_year(request, ledger)
    missing = [(item, span) for item, span in ledger.missing() if span.starts_on.year == year] if staff else []
    context = {
        "programme": programme,
        "ruling": ledger.version,
        "ledger": ledger,
        "board": board_of(ledger, year),
        "years": ledger.years,
        "missing": missing,
        "staff": staff,
        "refusal": refusal_without(request.user, Act.DELIVERY_ENTER),
    }
    return render(request, "results/delivery/board.html", context)


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_figure)
def figure(request, pk: int, figure: int):
    """One figure: its numbers, what is odd in it, its corrections."""
    row = seen_figure(request, pk, figure)
    staff = request.user.may(Act.READ_DRAFTS)
    ledger = ledger_of(seen_programme(request, pk), staff=staff)
    hide = ledger.hides(row.service_id, giver_of(row).key)
    context = {
        "programme": row.programme,
        "ruling": ledger.version,
        "row": row,
        "few": hide and is_small(row.people),
        "hide_quantity": hide and row.quantity_unit in PEOPLE,
        "hide": hide,
        "doubts": ledger.all_doubts.get(row.pk, []),
        "days": days_of(row) if staff else [],
        "staff": staff,
        "refusal": refusal_without(request.user, Act.DELIVERY_ENTER),
    }
    return render(request, "results/delivery/figure.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.DELIVERY_ENTER, see=seen_figure)
def figure_delete(request, pk: int, figure: int):
    """Remove a figure after a question."""
    row = seen_figure(request, pk, figure)
    if request.method == "POST":
        sent = request.POST.get("version", "")
        version = int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 9 else 0
        delete_figure(by=request.user, figure=row, version=version)
        messages.success(request, f"Usunięto liczby: {row}. Zostały w historii.")
        return redirect("results:delivery", pk)
    context = {"programme": row.programme, "row": row, "said": said_of(row)}
    return render(request, "results/delivery/delete.html", context)
