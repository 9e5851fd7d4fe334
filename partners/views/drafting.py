"""The draft of an agreement: one form with its tables of rows, and the points as they come out."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms import BaseFormSet
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.centre.signing import representation_on
from cus.drafts.keeping import Keeping, keeping
from cus.ui.changes import Changes
from cus.ui.rows import SeenForm
from cus.workflow import Refused, StaleEdit, refuse_if
from partners import actions
from partners.enums import PartnerState, PartyRole
from partners.forms.agreement import CENTRE, CLAUSES, PARTIES, TASKS, AgreementForm, proposed_role
from partners.models import AgreementTemplate, CooperationAgreement, Partner
from partners.path import accession_of
from partners.points import Wording
from partners.policies import refusal_to_divide_tasks, refusal_to_edit_agreement
from partners.printing import wording_for
from partners.views.agreements import agreement_or_404
from partners.views.asked import asked_partner, name_valid_power
from partners.views.cards import served_gminas

TABLES = {"parties": PARTIES, "tasks": TASKS, "clauses": CLAUSES}


@dataclass(slots=True)
class Draft:
    """The form of a draft with its three tables."""

    form: AgreementForm
    tables: dict[str, BaseFormSet]

    def is_valid(self) -> bool:
        """Check everything, so that all errors show at once."""
        return all([self.form.is_valid(), *(table.is_valid() for table in self.tables.values())])

    def contents(self) -> dict[str, list[dict]]:
        """Rows as the actions take them; the centre is a party without a partner."""
        contents = {name: table.contents() for name, table in self.tables.items()}
        for row in contents["parties"]:
            party = row.pop("party")
            row["partner"] = None if party == CENTRE else party
        return contents


def _centre_row() -> dict:
    """The centre with whoever signs for it today."""
    people = representation_on(timezone.localdate())
    return {"party": CENTRE, "represented_by": people} if people else {"party": CENTRE}


def _rows_of(agreement: CooperationAgreement | None, asked: Partner | None = None) -> dict[str, list[dict]]:
    """Rows as the tables show them; the centre is the first party of a new draft, ``asked`` the second."""
    if agreement is None:
        second = [accession_of(asked) | {"role": proposed_role(asked)}] if asked else []
        return {"parties": [_centre_row(), *second], "tasks": [], "clauses": []}
    parties = agreement.parties.all()
    return {
        "parties": [
            {"party": party.partner_id or CENTRE, "role": party.role, "represented_by": party.represented_by}
            for party in parties
        ],
        "tasks": task_rows(agreement),
        "clauses": [{"text": clause.text} for clause in agreement.clauses.all()],
    }


def task_rows(agreement: CooperationAgreement) -> list[dict]:
    """Tasks as their table shows them."""
    return [
        {
            "description": task.description,
            "goal": task.goal,
            "responsible": (task.responsible.partner_id or CENTRE) if task.responsible else None,
        }
        for task in agreement.tasks.select_related("responsible")
    ]


def _candidates(agreement: CooperationAgreement | None) -> list[Partner]:
    """Whom a draft may name: partners of the registry, and those it names already."""
    named = agreement.parties.values("partner") if agreement else Partner.objects.none().values("pk")
    return list(Partner.objects.filter(Q(state=PartnerState.ACTIVE) | Q(pk__in=named)))


def _draft(data, agreement: CooperationAgreement | None, asked: Partner | None = None) -> Draft:
    rows = _rows_of(agreement, asked)
    partners = _candidates(agreement)
    tables = {}
    for name, formset in TABLES.items():
        given = {} if name == "clauses" else {"partners": partners}
        tables[name] = formset(data, initial=rows[name], prefix=name, form_kwargs=given)
    return Draft(AgreementForm(data, instance=agreement, gminas=served_gminas()), tables)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT)
def create(request):
    """Begin an agreement."""
    return _form_page(request, None)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT, see=agreement_or_404)
def edit(request, pk: int):
    """Change a draft."""
    agreement = agreement_or_404(request, pk)
    if request.method == "GET":
        refuse_if(refusal_to_edit_agreement(request.user, agreement))
    return _form_page(request, agreement)


def _form_page(request, agreement: CooperationAgreement | None):
    kept = keeping(request, "partners.agreement" if agreement else "partners.agreement_new", agreement)
    asked = None if agreement else asked_partner(request)
    draft, status = _draft(kept.data, agreement, asked), 200
    wording, clauses = _wording(draft, agreement), _clauses(draft)
    # Asked for a moment before the form was sent, it may come after: never an answer to that sending.
    if "preview" in request.POST and request.htmx:
        return render(request, "partners/_wording.html", {"wording": wording, "clauses": clauses})
    made = draft.form.made_before(request.user)
    if made:
        return redirect(made)
    if kept.sent:
        saved, status = _save(request.user, agreement, draft, kept)
        if saved:
            if asked:
                name_valid_power(request.user, saved, asked)
            messages.success(request, "Zapisano projekt porozumienia.")
            return redirect(saved)
    context = {"form": draft.form, "formsets": draft.tables, "agreement": agreement}
    context["kept"] = kept.shown(draft.form, *draft.tables.values())
    context |= {"wording": wording, "clauses": clauses}
    return render(request, "partners/agreement_form.html", context, status=status)


def _save(
    user, agreement: CooperationAgreement | None, draft: Draft, kept: Keeping
) -> tuple[CooperationAgreement | None, int]:
    """Save a valid draft, or leave the reasons at the form; returns the status to answer with."""
    form = draft.form
    if not draft.is_valid():
        refusal = refusal_to_edit_agreement(user, agreement)
        if refusal:
            form.add_error(None, refusal.message)
        return None, refusal.status if refusal else 422
    values, gminas, rows = form.values(), form.cleaned_data["gminas"], draft.contents()
    try:
        with kept.saving():
            if agreement is None:
                return actions.create_agreement(by=user, token=form.token, values=values, gminas=gminas, **rows), 302
            saved = actions.save_agreement(
                by=user, agreement=agreement, seen=form.version, values=values, gminas=gminas, **rows
            )
        return saved, 302
    except StaleEdit as error:
        form.show_stale(error.current)
        changes, current = Changes(error.current, "version", form.version), _rows_of(error.current)
        for name, table in draft.tables.items():
            table.show_stale(current[name], changes)
        return None, 409
    except Refused as error:
        form.add_error(None, error.refusal.message)
        return None, 422 if error.refusal.field else error.refusal.status
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None, 422


def _wording(draft: Draft, agreement: CooperationAgreement | None) -> Wording | None:
    """Return the points as they would be printed with what now stands in the form."""
    template = agreement.template if agreement else AgreementTemplate.objects.in_force_on(timezone.localdate()).first()
    if template is None:
        return None
    own, parties = letterhead().name, []
    for row in draft.tables["parties"].forms:
        party, role = _party_of(row)
        if party:
            parties.append((own if party == CENTRE else party.name, role))
    form = draft.form
    chosen = {str(getattr(value, "pk", value)) for value in form["gminas"].value() or []}
    gminas = [gmina.name for gmina in form.fields["gminas"].queryset if gmina.pk in chosen]
    number = str(form["number"].value() or "").strip()
    return wording_for(template, parties=parties, gminas=gminas, centre=own, number=number)


def _clauses(draft: Draft) -> list[str]:
    """Own clauses as they now stand in the form, without those to be removed."""
    rows = [row for row in draft.tables["clauses"].forms if not row["DELETE"].value()]
    texts = [(row["text"].value() or "").strip() for row in rows]
    return [text for text in texts if text]


def _party_of(row) -> tuple[Partner | str | None, str]:
    """Read a row of parties, typed or saved; a row to be removed or still wrong names nobody."""
    value = str(row["party"].value() or "")
    party = CENTRE if value == CENTRE else row.fields["party"].partners.get(value)
    if party is None or row["DELETE"].value():
        return None, ""
    role = row["role"].value() or ""
    return party, role if role in PartyRole.values else proposed_role(party)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT, see=agreement_or_404)
def tasks(request, pk: int):
    """Divide the tasks, also after signing."""
    agreement = agreement_or_404(request, pk)
    refuse_if(refusal_to_divide_tasks(request.user, agreement))
    kept = keeping(request, "partners.tasks", agreement)
    table, problem = _task_table(kept.data, agreement), ""
    seen = SeenForm(kept.data, initial={"version": agreement.version})
    status = 422 if kept.sent else 200
    if kept.sent and table.is_valid() and seen.is_valid():
        version, rows = seen.cleaned_data["version"], table.contents()
        try:
            with kept.saving():
                actions.divide_tasks(by=request.user, agreement=agreement, tasks=rows, seen=version)
            messages.success(request, "Zapisano podział zadań.")
            return redirect(agreement)
        except StaleEdit as error:
            status = 409
            seen.show_stale(error.current)
            table.show_stale(task_rows(error.current), Changes(error.current, "version", version))
        except Refused as error:
            problem = error.refusal.message
    context = {"agreement": agreement, "formset": table, "problem": problem}
    context |= {"seen": seen, "kept": kept.shown(seen, table)}
    return render(request, "partners/agreement_tasks.html", context, status=status)


def _task_table(data, agreement: CooperationAgreement) -> BaseFormSet:
    """The table of tasks; only present parties may answer for one."""
    parties = list(agreement.parties.present().select_related("partner"))
    given = {
        "partners": [party.partner for party in parties if party.partner],
        "centre": any(party.partner_id is None for party in parties),
    }
    return TASKS(data, initial=task_rows(agreement), prefix="tasks", form_kwargs=given)
