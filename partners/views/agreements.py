"""Cooperation agreements: list, draft, preview, signing, end, PDF."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.actions import file_of
from cus.documents.kinds import kind_of
from cus.documents.models import FrozenDocument
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.ui.rows import SeenForm
from cus.workflow import Refused, StaleEdit, refuse_if
from partners import actions
from partners.documents import AGREEMENT, agreement_document
from partners.forms import CENTRE, CLAUSES, PARTIES, TASKS, AgreementForm, EndForm, SignForm, party_choices
from partners.models import CooperationAgreement
from partners.policies import refusal_to_divide_tasks, refusal_to_edit_agreement, refusal_to_end, refusal_to_sign
from partners.printing import agreement_of
from partners.views.cards import served_gminas

PAGE = 25


def _agreement(request, pk: int) -> CooperationAgreement:
    return get_object_or_404(CooperationAgreement.objects.visible_to(request.user), pk=pk)


@require_safe
@requires(Act.READ_PUBLISHED)
def index(request):
    """Agreements, newest first."""
    page = Paginator(CooperationAgreement.objects.visible_to(request.user).for_list(), PAGE).get_page(
        request.GET.get("strona")
    )
    return render(
        request, "partners/agreement_list.html", {"page": page, "refusal": refusal_to_edit_agreement(request.user)}
    )


@require_safe
@requires(Act.READ_PUBLISHED)
def detail(request, pk: int):
    """The agreement with its points as they will be printed."""
    agreement = _agreement(request, pk)
    frozen = _frozen(agreement)
    live = agreement_of(agreement, letterhead=letterhead())
    # What was signed is shown as it was signed; only the division of tasks goes on changing.
    printed = kind_of(frozen.kind).load(frozen.data) if frozen else live
    context = {
        "agreement": agreement,
        "printed": printed,
        "tasks": live.tasks,
        "undivided": sum(1 for task in live.tasks if not task.responsible),
        "frozen": frozen,
        "edit_refusal": refusal_to_edit_agreement(request.user, agreement),
        "tasks_refusal": refusal_to_divide_tasks(request.user, agreement),
        "sign_refusal": refusal_to_sign(request.user, agreement),
        "end_refusal": refusal_to_end(request.user, agreement),
    }
    return render(request, "partners/agreement_detail.html", context)


def _frozen(agreement: CooperationAgreement) -> FrozenDocument | None:
    frozen = FrozenDocument.objects.filter(
        kind=AGREEMENT.code, subject_type=agreement._meta.label_lower, subject_id=agreement.pk
    )
    return frozen.order_by("-pk").first()


def _formsets(data, agreement: CooperationAgreement | None, *names: str) -> dict:
    made, choices = {}, party_choices()
    for name in names:
        formset, rows = {"parties": (PARTIES, _parties), "tasks": (TASKS, _tasks), "clauses": (CLAUSES, _clauses)}[
            name
        ]
        made[name] = formset(
            data,
            initial=rows(agreement) if agreement else [{"party": CENTRE}] if name == "parties" else [],
            prefix=name,
            form_kwargs={} if name == "clauses" else {"choices": choices},
        )
    return made


def _parties(agreement: CooperationAgreement) -> list[dict]:
    return [
        {"party": party.partner_id or CENTRE, "role": party.role, "represented_by": party.represented_by}
        for party in agreement.parties.all()
    ]


def _tasks(agreement: CooperationAgreement) -> list[dict]:
    tasks = agreement.tasks.select_related("responsible")
    return [
        {
            "description": task.description,
            "goal": task.goal,
            "responsible": (task.responsible.partner_id or CENTRE) if task.responsible else None,
        }
        for task in tasks
    ]


def _clauses(agreement: CooperationAgreement) -> list[dict]:
    return [{"text": clause.text} for clause in agreement.clauses.all()]


def _contents(formsets: dict) -> dict:
    """Rows as the actions take them; the centre is a party without a partner."""
    contents = {name: formset.contents() for name, formset in formsets.items()}
    for row in contents.get("parties", []):
        party = row.pop("party")
        row["partner"] = None if party == CENTRE else party
    return contents


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT)
def create(request):
    """Begin an agreement."""
    return _form_page(request, None)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT)
def edit(request, pk: int):
    """Change a draft."""
    agreement = _agreement(request, pk)
    if request.method == "GET":
        refuse_if(refusal_to_edit_agreement(request.user, agreement))
    return _form_page(request, agreement)


def _form_page(request, agreement: CooperationAgreement | None):
    data = request.POST or None
    form = AgreementForm(data, instance=agreement, gminas=served_gminas())
    formsets = _formsets(data, agreement, "parties", "tasks", "clauses")
    status = 200
    if request.method == "POST":
        status = 422
        if all([form.is_valid(), *(formset.is_valid() for formset in formsets.values())]):
            try:
                saved = _save(request.user, agreement, form, formsets)
                messages.success(request, "Zapisano projekt porozumienia.")
                return redirect(saved)
            except StaleEdit as error:
                form.show_stale(error.current)
                status = 409
            except Refused as error:
                form.add_error(None, error.refusal.message)
                status = 422 if error.refusal.field else error.refusal.status
            except ValidationError as error:
                form.add_error(None, error.messages)
    context = {"form": form, "formsets": formsets, "agreement": agreement}
    return render(request, "partners/agreement_form.html", context, status=status)


def _save(user, agreement: CooperationAgreement | None, form: AgreementForm, formsets: dict) -> CooperationAgreement:
    values, gminas, rows = form.values(), form.cleaned_data["gminas"], _contents(formsets)
    if agreement is None:
        return actions.create_agreement(by=user, values=values, gminas=gminas, **rows)
    return actions.save_agreement(
        by=user, agreement=agreement, seen=form.version, values=values, gminas=gminas, **rows
    )


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT)
def tasks(request, pk: int):
    """Divide the tasks, also after signing."""
    agreement = _agreement(request, pk)
    refuse_if(refusal_to_divide_tasks(request.user, agreement))
    formset = _formsets(request.POST or None, agreement, "tasks")["tasks"]
    seen, problem, saved_meanwhile = SeenForm(request.POST or None, initial={"version": agreement.version}), "", []
    status = 422 if formset.is_bound else 200
    if request.method == "POST" and formset.is_valid() and seen.is_valid():
        version, rows = seen.cleaned_data["version"], formset.contents()
        try:
            actions.divide_tasks(by=request.user, agreement=agreement, tasks=rows, seen=version)
            messages.success(request, "Zapisano podział zadań.")
            return redirect(agreement)
        except StaleEdit as error:
            status, seen = 409, SeenForm(initial={"version": error.current.version})
            saved_meanwhile = list(agreement.tasks.select_related("responsible__partner"))
        except Refused as error:
            problem = error.refusal.message
    context = {"agreement": agreement, "formset": formset, "problem": problem}
    context |= {"seen": seen, "saved_meanwhile": saved_meanwhile}
    return render(request, "partners/agreement_tasks.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_SIGN)
def sign(request, pk: int):
    """Record that the parties have signed."""
    agreement = _agreement(request, pk)
    initial = {"concluded_on": agreement.concluded_on}
    form = SignForm(request.POST or None, initial=initial)
    return _stage(
        request,
        agreement,
        form,
        refusal_to_sign,
        actions.sign_agreement,
        "Odnotuj podpisanie",
        "Odnotowano podpisanie. Treść jest zamrożona.",
    )


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_SIGN)
def end(request, pk: int):
    """Record the end."""
    agreement = _agreement(request, pk)
    return _stage(
        request,
        agreement,
        EndForm(request.POST or None),
        refusal_to_end,
        actions.end_agreement,
        "Zakończ porozumienie",
        "Odnotowano zakończenie.",
    )


def _stage(request, agreement, form, refusal_to, act, title: str, done: str):
    refuse_if(refusal_to(request.user, agreement))
    if request.method == "POST" and form.is_valid():
        try:
            act(by=request.user, agreement=agreement, **form.cleaned_data)
            messages.success(request, done)
            return redirect(agreement)
        except Refused as error:
            form.add_error(error.refusal.field or None, error.refusal.message)
        except ValidationError as error:
            form.add_error(None, error.messages)
    context = {"agreement": agreement, "form": form, "title": title}
    return render(request, "partners/agreement_stage.html", context, status=422 if form.errors else 200)


@require_safe
@requires(Act.READ_PUBLISHED)
def document(request, pk: int):
    """The signed agreement's frozen file, or the draft as it stands, marked PROJEKT."""
    agreement = _agreement(request, pk)
    frozen = _frozen(agreement)
    name = f"porozumienie-{agreement.number or agreement.pk}"
    if frozen:
        # Until the job has made the file, the frozen data give the same bytes.
        return pdf_response(bytes(frozen.pdf) if frozen.is_ready else file_of(frozen), name=name)
    return pdf_response(render_pdf(agreement_document(agreement_of(agreement, letterhead=letterhead()))), name=name)
