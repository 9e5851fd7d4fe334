"""Annexes of an agreement: draft, signing, print."""

from django.contrib import messages
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.attachments.models import Attachment
from cus.centre.letterhead import letterhead
from cus.documents.actions import file_of
from cus.documents.kinds import kind_of
from cus.documents.models import FrozenDocument
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.ui.changes import Changes
from cus.workflow import StaleEdit, refuse_if
from partners import actions
from partners.annexes import (
    ANNEX,
    annex_document,
    annex_of,
    proposed_annex,
    refusal_to_edit_annex,
    refusal_to_sign_annex,
)
from partners.enums import AnnexKind
from partners.forms.agreement import SignForm
from partners.forms.annex import MODULES, AnnexForm, module_rows, requirements_to_teach, teachers_of
from partners.models import Annex, CooperationAgreement
from partners.views.agreements import agreement_or_404


def annex_or_404(request, pk: int, annex_pk: int) -> Annex:
    """Return an annex of an agreement that the person may see.

    Raises:
        Http404: no such agreement or annex for this person.
    """
    annexes = agreement_or_404(request, pk).annexes.visible_to(request.user)
    return get_object_or_404(annexes.select_related("agreement", "signed_by", "signed_under"), pk=annex_pk)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT, see=agreement_or_404)
def create(request, pk: int):
    """Begin an annex; „?rodzaj=” says of which kind."""
    agreement = agreement_or_404(request, pk)
    refuse_if(refusal_to_edit_annex(request.user, agreement))
    asked = request.GET.get("rodzaj", "")
    kind = AnnexKind(asked) if asked in AnnexKind.values else AnnexKind.OTHER
    return _form_page(request, agreement, None, kind)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT, see=annex_or_404)
def edit(request, pk: int, annex_pk: int):
    """Change a draft."""
    annex = annex_or_404(request, pk, annex_pk)
    refuse_if(refusal_to_edit_annex(request.user, annex.agreement, annex))
    return _form_page(request, annex.agreement, annex, AnnexKind(annex.kind))


def _form_page(request, agreement: CooperationAgreement, annex: Annex | None, kind: AnnexKind):
    kept = keeping(request, "partners.annex" if annex else "partners.annex_new", annex or agreement)
    initial = {} if annex else proposed_annex(agreement, kind)
    form = AnnexForm(kept.data, instance=annex or Annex(agreement=agreement, kind=kind), initial=initial)
    table = _table(kept.data, agreement, annex) if kind == AnnexKind.EDUCATION else None
    made = form.made_before(request.user)
    if made:
        return redirect(made)
    status = 200
    if kept.sent:
        saved, status = _save(request.user, agreement, annex, form, table, kept)
        if saved:
            messages.success(request, "Zapisano projekt aneksu.")
            return redirect(saved)
    tables = [table] if table else []
    context = {"agreement": agreement, "annex": annex, "kind": kind, "form": form, "table": table}
    context["kept"] = kept.shown(form, *tables)
    return render(request, "partners/annex_form.html", context, status=status)


def _table(data, agreement: CooperationAgreement, annex: Annex | None):
    parties = list(agreement.parties.present().select_related("partner").order_by("position", "pk"))
    given = {
        "teachers": teachers_of(parties, letterhead().name or "centrum usług społecznych"),
        "requirements": requirements_to_teach(annex),
    }
    return MODULES(data, initial=module_rows(annex), prefix="modules", form_kwargs=given)


def _save(user, agreement: CooperationAgreement, annex: Annex | None, form: AnnexForm, table, kept):
    """Save a valid form with its table, or leave the reasons at them."""
    if not all([form.is_valid(), table is None or table.is_valid()]):
        return None, 422
    modules = table.contents() if table else []

    def act() -> Annex:
        if annex is None:
            return actions.create_annex(
                by=user, agreement=agreement, token=form.token, values=form.values(), modules=modules
            )
        try:
            return actions.save_annex(by=user, annex=annex, seen=form.version, values=form.values(), modules=modules)
        except StaleEdit as error:
            if table:
                table.show_stale(module_rows(error.current), Changes(error.current, "version", form.version))
            raise

    return save_or_explain(form, act, kept)


@require_safe
@requires(Act.READ_PUBLISHED, see=annex_or_404)
def detail(request, pk: int, annex_pk: int):
    """The annex as it is printed, and what can be done with it."""
    annex = annex_or_404(request, pk, annex_pk)
    frozen = _frozen(annex)
    files = _files(annex)
    paper = kind_of(frozen.kind).load(frozen.data) if frozen else annex_of(annex, letterhead=letterhead())
    context = {
        "agreement": annex.agreement,
        "annex": annex,
        "paper": paper,
        "frozen": frozen,
        "edit_refusal": refusal_to_edit_annex(request.user, annex.agreement, annex),
        "sign_refusal": refusal_to_sign_annex(request.user, annex, has_files=files.exists()),
    }
    return render(request, "partners/annex_detail.html", context)


def _files(annex: Annex) -> QuerySet:
    return Attachment.objects.of(annex)


def _frozen(annex: Annex) -> FrozenDocument | None:
    frozen = FrozenDocument.objects.filter(kind=ANNEX.code, subject_type=annex._meta.label_lower, subject_id=annex.pk)
    return frozen.order_by("-pk").first()


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_SIGN, see=annex_or_404)
def sign(request, pk: int, annex_pk: int):
    """Record that the parties have signed."""
    annex = annex_or_404(request, pk, annex_pk)
    refuse_if(refusal_to_sign_annex(request.user, annex, has_files=_files(annex).exists()))
    form, status = SignForm(request.POST or None), 200
    if request.method == "POST":
        saved, status = save_or_explain(
            form, lambda: actions.sign_annex(by=request.user, annex=annex, **form.cleaned_data)
        )
        if saved:
            messages.success(request, "Odnotowano podpisanie. Treść aneksu jest zamrożona.")
            return redirect(saved)
    context = {"agreement": annex.agreement, "annex": annex, "form": form}
    return render(request, "partners/annex_sign.html", context, status=status)


@require_POST
@requires(Act.AGREEMENT_DRAFT, see=annex_or_404)
def remove(request, pk: int, annex_pk: int):
    """Take away a draft."""
    annex = annex_or_404(request, pk, annex_pk)
    actions.remove_annex(by=request.user, annex=annex)
    messages.success(request, "Usunięto projekt aneksu.")
    return redirect(annex.agreement)


@require_safe
@requires(Act.READ_PUBLISHED, see=annex_or_404)
def document(request, pk: int, annex_pk: int):
    """The signed annex's frozen file, or the draft as it stands, marked PROJEKT."""
    annex = annex_or_404(request, pk, annex_pk)
    frozen = _frozen(annex)
    name = f"aneks-{annex.number}"
    if frozen:
        return pdf_response(bytes(frozen.pdf) if frozen.is_ready else file_of(frozen), name=name)
    files = tuple(file.name for file in _files(annex))
    return pdf_response(render_pdf(annex_document(annex_of(annex, letterhead=letterhead(), files=files))), name=name)
