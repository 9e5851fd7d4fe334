"""The sheet of a period: every service and provider on one page."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.text.plural import plural
from programmes.results.actions.delivery import SheetRefused, SheetSaved, save_sheet
from programmes.results.board import said_of
from programmes.results.enums import PeriodKind
from programmes.results.forms.delivery_sheet import PeriodForm, ReasonForm, SheetRow, far_above, sheet_rows
from programmes.results.ledger import Ledger, ledger_of
from programmes.results.periods import Span, key_of, spans_between
from programmes.results.views.fetching import seen_programme


def _span(request, ledger: Ledger) -> Span:
    """The period of the address; otherwise the last closed quarter of the programme."""
    asked = ledger.spans.get(request.GET.get("okres", ""))
    if asked:
        return asked
    quarters = list(spans_between(PeriodKind.QUARTER, ledger.start, ledger.end))
    closed = [span for span in quarters if span.ends_on < ledger.today]
    return closed[-1] if closed else quarters[0]


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Act.DELIVERY_ENTER, see=seen_programme)
def sheet(request, pk: int):
    """Type a whole period at once; all of it is saved or nothing."""
    programme = seen_programme(request, pk)
    ledger = ledger_of(programme)
    span = _span(request, ledger)
    kept = keeping(request, "results.delivery_sheet", key=f"{pk}/{key_of(span)}")
    rows = sheet_rows(ledger, span, kept.data)
    reason, status = ReasonForm(kept.data), 200
    if kept.sent:
        reason, saved = _save(request, ledger, rows, kept)
        if saved is not None:
            _say(request, saved, ledger)
            return redirect(f"{reverse('results:delivery', args=[pk])}?rok={span.starts_on.year}")
        status = 409 if any(row.form.note for row in rows) else 422
    forms = [row.form for row in rows]
    context = {
        "programme": programme,
        "ruling": ledger.version,
        "span": span,
        "rows": rows,
        "forms": [*forms, reason],
        "reason": reason,
        "has_earlier": any(row.figure for row in rows),
        "chooser": PeriodForm(initial={"okres": key_of(span)}, spans=ledger.spans),
        "kept": kept.shown(reason, *forms),
    }
    return render(request, "results/delivery/sheet.html", context, status=status)


def _save(request, ledger: Ledger, rows: list[SheetRow], kept) -> tuple[ReasonForm, SheetSaved | None]:
    """Judge every line, then save them all; otherwise each line carries its reason."""
    reason = ReasonForm(kept.data)
    if not all([reason.is_valid(), *(row.form.is_valid() for row in rows)]):
        return reason, None
    far = far_above(ledger, rows)
    if far and not reason.cleaned_data.get("confirmed"):
        reason = ReasonForm(kept.data, asks=True)
        reason.is_valid()
        reason.add_error("confirmed", "Zaznacz, jeśli te liczby są prawidłowe, i zapisz jeszcze raz.")
        for row in rows:
            if row.key in far:
                row.form.add_error("people", far[row.key].message)
        return reason, None
    try:
        with kept.saving():
            saved = save_sheet(
                by=request.user,
                programme=ledger.programme,
                lines=[row.line() for row in rows],
                reason=reason.cleaned_data["reason"],
            )
    except SheetRefused as refused:
        _explain(refused, rows, reason)
        return reason, None
    return reason, saved


def _explain(refused: SheetRefused, rows: list[SheetRow], reason: ReasonForm) -> None:
    for row in rows:
        current, refusal = refused.current.get(row.key), refused.refusals.get(row.key)
        if current is not None:
            said = ", ".join(one.words for one in said_of(current))
            row.form.show_current(current, said)
            row.form.full_clean()
            row.form.add_error(None, f"{row.service_name}, {row.subject.giver}: {row.form.note}")
        elif refusal and refusal.field == "correction":
            if not reason.errors:
                reason.add_error("reason", "Napisz, dlaczego zmieniasz liczby już wpisane. Powód zostaje w historii.")
        elif refusal:
            field = refusal.field if refusal.field in row.form.fields else "people"
            row.form.add_error(field, refusal.message)


def _say(request, saved: SheetSaved, ledger: Ledger) -> None:
    count = len(saved.new) + len(saved.changed)
    if not count:
        messages.success(request, "Nic się nie zmieniło: te liczby już tu są.")
        return
    messages.success(request, f"Zapisano arkusz: {count} {plural(count, 'wiersz', 'wiersze', 'wierszy')}.")
    fresh = ledger_of(ledger.programme)
    for row in (*saved.new, *saved.changed):
        for doubt in fresh.all_doubts.get(row.pk, []):
            messages.warning(request, f"{row}: {doubt}")
