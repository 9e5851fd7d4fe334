"""What the diagnosis proposes to the programme: one need at a time, and all of them to read."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.ui.changes import Changes
from cus.ui.rows import SeenForm
from cus.workflow import StaleEdit, refuse_if
from diagnosis.actions.need_proposals import save_proposals
from diagnosis.forms.need_proposals import PROPOSALS, TITLES
from diagnosis.models import Need
from diagnosis.policies import refusal_to_edit
from diagnosis.views.common import diagnosis_or_404, need_in, need_or_404


@require_GET
@requires(Act.READ_PUBLISHED, see=diagnosis_or_404)
def proposals(request: HttpRequest, pk: int) -> HttpResponse:
    """Every need with what is proposed for it; the needs without a proposal stand below."""
    diagnosis = diagnosis_or_404(request, pk)
    needs = list(enumerate(diagnosis.needs.in_order().prefetch_related("proposals"), 1))
    context = {
        "diagnosis": diagnosis,
        "proposed": [(number, need) for number, need in needs if need.proposals.all()],
        "without": [(number, need) for number, need in needs if not need.proposals.all()],
        "refusal": refusal_to_edit(request.user, diagnosis),
    }
    return render(request, "diagnosis/proposals/list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=need_in)
def need_proposals(request: HttpRequest, pk: int, key: uuid.UUID) -> HttpResponse:
    """People, conditions and principles proposed for one need."""
    diagnosis = diagnosis_or_404(request, pk)
    refuse_if(refusal_to_edit(request.user, diagnosis))
    need = need_or_404(diagnosis, key)
    kept = keeping(request, "diagnosis.need_proposals", need)
    tables = {kind: table(kept.data, initial=_rows(need, kind), prefix=kind) for kind, table in PROPOSALS.items()}
    seen = SeenForm(kept.data, initial={"version": need.version})
    status = 422 if kept.sent else 200
    if kept.sent and all([seen.is_valid(), *(table.is_valid() for table in tables.values())]):
        version = seen.cleaned_data["version"]
        contents = {kind: table.contents() for kind, table in tables.items()}
        try:
            with kept.saving():
                save_proposals(by=request.user, need=need, seen=version, contents=contents)
            messages.success(request, "Zapisano propozycje do programu.")
            return redirect("diagnosis:proposals", pk)
        except StaleEdit as error:
            status = 409
            seen.show_stale(error.current)
            changes = Changes(error.current, "version", version)
            for kind, table in tables.items():
                table.show_stale(_rows(error.current, kind), changes)
    context = {
        "diagnosis": diagnosis,
        "need": need,
        "seen": seen,
        "formsets": list(tables.values()),
        "rows": [(tables[kind], *TITLES[kind]) for kind in tables],
        "kept": kept.shown(seen, *tables.values()),
    }
    return render(request, "diagnosis/proposals/form.html", context, status=status)


def _rows(need: Need, kind: str) -> list[dict]:
    names = list(PROPOSALS[kind].form.base_fields)
    return [{name: getattr(row, name) for name in names} for row in need.proposals.all() if row.kind == kind]
