"""Changing the agreement template: rows of a draft, publishing, roll-back; moving an agreement to it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.workflow import Refused, StaleEdit, refuse_if
from partners import actions
from partners.forms.template import PublishTemplateForm, RestoreTemplateForm, TemplateRowForm
from partners.models import AgreementTemplate, AgreementTemplateRow
from partners.points import PLACEHOLDERS, lines
from partners.template_policies import (
    refusal_to_edit_template,
    refusal_to_publish_template,
    refusal_to_restore_template,
)
from partners.views.agreements import agreement_or_404
from partners.views.templates import in_force, template_or_404, template_row_or_404
from partners.wording import NUMBERED, compare


@require_POST
@requires(Act.TEMPLATE_PROPOSE, see=template_or_404)
def start(request, pk: int):
    """Begin the next version as a copy of this one."""
    template = actions.start_template(by=request.user, source=template_or_404(request, pk))
    messages.success(
        request, f"Założono projekt: {template.label}. Obowiązuje nadal poprzednia, dopóki go nie ogłosisz."
    )
    return redirect(template)


@require_POST
@requires(Act.TEMPLATE_PROPOSE, see=template_or_404)
def drop(request, pk: int):
    """Give the draft up."""
    template = template_or_404(request, pk)
    actions.drop_template(by=request.user, template=template)
    messages.success(request, f"Porzucono projekt wzoru ({template.label}). Jego treść zostaje w historii.")
    return redirect("partners:agreement_templates")


@require_http_methods(["GET", "POST"])
@requires(Act.TEMPLATE_PROPOSE, see=template_or_404)
def row_add(request, pk: int):
    """Add a row; „?po=” says behind which position."""
    template = template_or_404(request, pk)
    refuse_if(refusal_to_edit_template(request.user, template))
    asked = request.GET.get("po", "")
    last = template.rows.count()
    after = min(int(asked), last) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else last
    row = AgreementTemplateRow(template=template)
    kept = keeping(request, "partners.template_row_new", template)
    form = TemplateRowForm(kept.data, instance=row, template=template, initial={"kind": "point"})

    def save():
        return actions.add_template_row(by=request.user, template=template, after=after, values=form.values())

    return _row_page(request, form, kept, template=template, save=save, after=after)


@require_http_methods(["GET", "POST"])
@requires(Act.TEMPLATE_PROPOSE, see=template_row_or_404)
def row_edit(request, pk: int):
    """Change a row; when somebody was quicker both texts are shown."""
    row = template_row_or_404(request, pk)
    refuse_if(refusal_to_edit_template(request.user, row.template))
    kept = keeping(request, "partners.template_row", row)
    form = TemplateRowForm(kept.data, instance=row, template=row.template)

    def save():
        return actions.save_template_row(by=request.user, row=row, seen=form.version, values=form.values())

    return _row_page(request, form, kept, template=row.template, save=save, row=row)


def _row_page(request, form: TemplateRowForm, kept, *, template: AgreementTemplate, save, row=None, after: int = 0):
    status = 200
    if kept.sent:
        status = 422
        try:
            if form.is_valid():
                with kept.saving():
                    saved = save()
                messages.success(request, "Zapisano wiersz wzoru.")
                return redirect(f"{template.get_absolute_url()}#w{saved.pk}")
        except StaleEdit as error:
            form.show_stale(error.current)
            status = 409
        except Refused as error:
            form.add_error(error.refusal.field or None, error.refusal.message)
            status = error.refusal.status
        except ValidationError as error:
            form.add_error(None, error.messages)
    others = [one for one in template.rows.all() if one.kind in NUMBERED and (row is None or one.pk != row.pk)]
    above = template.rows.filter(position=row.position - 1 if row else after).first()
    context = {"template": template, "row": row, "form": form, "above": above, "others": others}
    context |= {"placeholders": PLACEHOLDERS.items(), "kept": kept.shown(form)}
    return render(request, "partners/template/row_form.html", context, status=status)


@require_POST
@requires(Act.TEMPLATE_PROPOSE, see=template_row_or_404)
def row_move(request, pk: int):
    """Change places with the neighbour."""
    row = template_row_or_404(request, pk)
    actions.move_template_row(by=request.user, row=row, down=request.POST.get("kierunek") == "dol")
    return redirect(f"{row.template.get_absolute_url()}#w{row.pk}")


@require_POST
@requires(Act.TEMPLATE_PROPOSE, see=template_row_or_404)
def row_remove(request, pk: int):
    """Take a row out of the draft."""
    row = template_row_or_404(request, pk)
    actions.remove_template_row(by=request.user, row=row)
    messages.success(request, "Usunięto wiersz. Jego treść zostaje w historii.")
    return redirect(row.template)


@require_http_methods(["GET", "POST"])
@requires(Act.TEMPLATE_PUBLISH, see=template_or_404)
def publish(request, pk: int):
    """Publish a draft from a day; the page shows what changes."""
    template = template_or_404(request, pk)
    refuse_if(refusal_to_publish_template(request.user, template))
    form = PublishTemplateForm(request.POST or None, initial={"seen": template.version, "note": template.note})
    if request.method == "POST" and form.is_valid():
        try:
            actions.publish_template(by=request.user, template=template, **form.cleaned_data)
            messages.success(request, f"Ogłoszono wzór, {template.label}.")
            return redirect("partners:agreement_templates")
        except StaleEdit as error:
            form.data = form.data.copy()
            form.data["seen"] = str(error.current.version)
            form.add_error(
                None, "Projekt zmienił się po otwarciu tej strony. Przejrzyj zmiany jeszcze raz i ogłoś go."
            )
        except Refused as error:
            form.add_error(error.refusal.field or None, error.refusal.message)
    title = f"Ogłoś wzór: {template.label}"
    return _deciding(request, template, form, title=title, button="Ogłoś wersję")


@require_http_methods(["GET", "POST"])
@requires(Act.TEMPLATE_PUBLISH, see=template_or_404)
def restore(request, pk: int):
    """Roll back: a new version equal to this one."""
    template = template_or_404(request, pk)
    refuse_if(refusal_to_restore_template(request.user, template))
    form = RestoreTemplateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.restore_template(by=request.user, template=template, **form.cleaned_data)
            messages.success(request, f"Przywrócono treść: {template.label}. Ma teraz numer {made.number}.")
            return redirect("partners:agreement_templates")
        except Refused as error:
            form.add_error(error.refusal.field or None, error.refusal.message)
    title = f"Przywróć treść: {template.label}"
    return _deciding(request, template, form, title=title, button="Przywróć jako nową wersję")


def _deciding(request, template: AgreementTemplate, form, *, title: str, button: str):
    """The page of a decision: the form and what would change against the version in force."""
    current, changes = in_force(), []
    if current and current.pk != template.pk:
        changes = compare(lines(list(current.rows.all())), lines(list(template.rows.all())))
    context = {
        "template": template,
        "form": form,
        "current": current,
        "changes": [one for one in changes if one.kind != "same"],
        "title": title,
        "button": button,
    }
    return render(request, "partners/template/decide.html", context, status=422 if form.errors else 200)


@require_POST
@requires(Act.AGREEMENT_DRAFT, see=agreement_or_404)
def move_agreement(request, pk: int):
    """Move a draft agreement to the template in force."""
    agreement = agreement_or_404(request, pk)
    actions.move_to_template(by=request.user, agreement=agreement)
    messages.success(
        request, "Przeniesiono projekt na obowiązujący wzór. Strony, zadania i własne postanowienia zostały."
    )
    return redirect(agreement)
