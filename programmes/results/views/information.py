"""The information on implementation: its page, its texts, the director's approval, corrections, publications."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.models import Gmina
from cus.documents.actions import document_of
from cus.documents.docx import docx_of
from cus.documents.render import MissingGlyph, render_pdf
from cus.documents.responses import docx_response, pdf_response
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.text.dates import day
from cus.workflow import CONFLICT, Refusal, Refused, StaleEdit, refuse_if
from programmes.models import Programme
from programmes.results.actions import information as actions
from programmes.results.forms import information as forms
from programmes.results.implementation import policies
from programmes.results.implementation.building import changed_parts, ground_of, marks_of, sheet_of
from programmes.results.implementation.documents import information_document
from programmes.results.implementation.due import bulletins_of, reported_on, ruled_by, term_of
from programmes.results.implementation.ground import Ground
from programmes.results.implementation.printing import information_of
from programmes.results.models import ImplementationInformation, InformationEdition
from programmes.results.querysets import adopted
from programmes.results.views.fetching import seen_programme


def seen_information(request, pk: int, **page) -> ImplementationInformation:
    """Return the information of the programme in the address; 404 where nobody began it."""
    programme = seen_programme(request, pk)
    return get_object_or_404(ImplementationInformation.objects.select_related("programme"), programme=programme)


def seen_edition(request, pk: int, number: int, **page) -> InformationEdition:
    """Return an edition: whoever reads, reads what was handed over."""
    information = seen_information(request, pk)
    editions = information.editions.select_related("frozen", "approved_by", "approved_under")
    return get_object_or_404(editions, number=number)


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_programme)
def detail(request, pk: int):
    """What was handed over and published; for the staff also the seven parts as they stand today."""
    programme = get_object_or_404(adopted(Programme.objects.select_related("information")), pk=pk)
    information = getattr(programme, "information", None)
    ground = Ground(programme, information)
    editions = _editions(information)
    bulletins = bulletins_of(ground.version, editions[0]) if editions else []
    staff = request.user.may(Act.READ_DRAFTS)
    context = {
        "programme": programme,
        "version": ground.version,
        "term": ground.term,
        "information": information,
        "editions": editions,
        "bulletins": bulletins,
        "missing": [one.name for one in bulletins if one.first is None],
        "reported_on": reported_on(bulletins) if bulletins else None,
        "staff": staff,
        "sheet": sheet_of(ground) if staff and not _is_settled(information) else None,
        "refusals": _refusals(request.user, information, ground.term),
        "changed": [],
        "edit_url": _edit_url(request.user, information, pk),
    }
    context["due_kind"], context["due_word"] = ground.term.word(timezone.localdate())
    return render(request, "results/information/detail.html", context)


def _edit_url(user, information: ImplementationInformation | None, pk: int) -> str:
    if information is None or policies.refusal_to_write(user, information):
        return ""
    return reverse("results:information_edit", args=[pk])


def _editions(information: ImplementationInformation | None) -> list[InformationEdition]:
    if information is None or not information.number:
        return []
    rows = information.editions.select_related("approved_by", "approved_under", "frozen")
    return list(rows.defer("frozen__pdf", "frozen__data"))


def _is_settled(information: ImplementationInformation | None) -> bool:
    return information is not None and not information.is_open


def _refusals(user, information: ImplementationInformation | None, term) -> dict:
    if information is None:
        return {"start": policies.refusal_to_start(user, term)}
    return {
        "write": policies.refusal_to_write(user, information),
        "approve": policies.refusal_to_approve(user, information, term),
        "correct": policies.refusal_to_correct(user, information),
        "publish": policies.refusal_to_publish(user, information),
    }


@require_POST
@requires(Act.RESULTS_PREPARE, see=seen_programme)
def start(request, pk: int):
    """Begin the information and open its texts."""
    actions.start_information(by=request.user, programme=seen_programme(request, pk))
    return redirect("results:information_edit", pk)


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=seen_information)
def edit(request, pk: int):
    """Write what stands beside the figures; what is typed is kept as a draft."""
    information = seen_information(request, pk)
    refuse_if(policies.refusal_to_write(request.user, information) if request.method == "GET" else None)
    kept = keeping(request, "results.information", information)
    form, status = forms.TextsForm(kept.data, instance=information), 200
    if kept.sent:
        # The form writes into the row it was made over, so the action gets one of its own.
        act = partial(_save_texts, request, pk, form)
        saved, status = save_or_explain(form, act, kept)
        if saved is not None:
            messages.success(request, "Zapisano teksty informacji.")
            return redirect("results:information", pk)
    context = {"programme": information.programme, "version": ruled_by(information.programme), "form": form}
    context |= {"kept": kept.shown(form), "title": "Teksty informacji", "button": "Zapisz teksty", "danger": False}
    context["lead"] = "Liczby policzy system. Tu dopisz to, czego liczby nie powiedzą."
    return render(request, "results/information/form.html", context, status=status)


def _save_texts(request, pk: int, form: forms.TextsForm):
    values = {name: form.cleaned_data[name] for name in actions.TEXTS}
    information = seen_information(request, pk)
    return actions.save_texts(by=request.user, information=information, seen=form.version, values=values)


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_APPROVE, see=seen_information)
def approve(request, pk: int):
    """The director reads the seven parts and what they lack, approves and hands them to the gmina."""
    information = seen_information(request, pk)
    ground = ground_of(information.programme)
    refuse_if(policies.refusal_to_approve(request.user, information, ground.term) if request.method == "GET" else None)
    sheet = sheet_of(ground)
    form = forms.ApprovalForm(request.POST if request.method == "POST" else None, marks=marks_of(sheet))
    changed, status = [], 200
    if request.method == "POST" and form.is_valid():
        seen, handed_on = form.cleaned_data["seen"], form.cleaned_data["handed_on"]
        try:
            edition = actions.approve_information(
                by=request.user, information=information, seen=seen, handed_on=handed_on
            )
        except StaleEdit:
            ground = ground_of(information.programme)
            sheet = sheet_of(ground)
            changed, status = changed_parts(sheet, seen), CONFLICT
            form = forms.ApprovalForm(initial={"handed_on": handed_on}, marks=marks_of(sheet))
        except Refused as error:
            refusal = error.refusal
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
            status = 422 if refusal.field else refusal.status
        else:
            messages.success(request, f"Zatwierdzono informację nr {information_number(edition)}. PDF powstaje.")
            return redirect("results:information", pk)
    elif request.method == "POST":
        status = 422
    context = {"programme": information.programme, "version": ground.version, "term": ground.term, "sheet": sheet}
    context |= {"information": information, "form": form, "changed": changed}
    return render(request, "results/information/approve.html", context, status=status)


def information_number(edition: InformationEdition) -> str:
    """The number that the paper bears."""
    return edition.frozen.label


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=seen_information)
def correct(request, pk: int):
    """Open an approved information for its next edition."""
    information = seen_information(request, pk)
    refuse_if(policies.refusal_to_correct(request.user, information) if request.method == "GET" else None)
    kept = keeping(request, "results.information_correct", information)
    form, status = forms.ReasonForm(kept.data), 200
    if kept.sent:
        act = partial(_correct, request, information, form)
        saved, status = save_or_explain(form, act, kept)
        if saved is not None:
            messages.success(request, "Informację można znów zmieniać. Poprzednie wydanie zostaje w archiwum.")
            return redirect("results:information", pk)
    context = {"programme": information.programme, "version": ruled_by(information.programme), "form": form}
    context |= {"kept": kept.shown(form), "title": "Poprawa informacji", "button": "Otwórz do poprawy"}
    context |= {"lead": "Wydanie, które dostała gmina, zostaje bez zmian. Powstanie następne.", "danger": False}
    return render(request, "results/information/form.html", context, status=status)


def _correct(request, information, form):
    return actions.correct_information(by=request.user, information=information, reason=form.cleaned_data["reason"])


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=seen_information)
def publish(request, pk: int):
    """Record a publication of the newest edition in one of the bulletins."""
    information = seen_information(request, pk)
    refuse_if(policies.refusal_to_publish(request.user, information) if request.method == "GET" else None)
    version = ruled_by(information.programme)
    bulletins = bulletins_of(version, information.editions.first())
    chosen = next((one for one in bulletins if one.key == request.GET.get("gdzie")), None)
    initial = {"where": chosen.key} if chosen else {}
    if chosen and chosen.publication:
        initial |= {"published_on": chosen.publication.published_on, "url": chosen.publication.url}
    kept = keeping(request, "results.information_publish", information)
    form, status = forms.PublicationForm(kept.data, bulletins=bulletins, initial=initial), 200
    if kept.sent:
        saved, status = save_or_explain(form, partial(_publish, request, information, form), kept)
        if saved is not None:
            _tell_published(request, saved, term_of(version))
            return redirect("results:information", pk)
    context = {"programme": information.programme, "version": version, "form": form, "kept": kept.shown(form)}
    context |= {"title": "Publikacja informacji w BIP", "button": "Odnotuj publikację", "danger": False}
    where = "we wszystkich biuletynach" if len(bulletins) > 2 else "w obu biuletynach"
    context["lead"] = f"Informacja ma stać {where} do {day(term_of(version).due)} r. (art. 6 ust. 3)."
    return render(request, "results/information/form.html", context, status=status)


def _publish(request, information, form: forms.PublicationForm):
    values = form.values()
    gmina = Gmina.objects.filter(pk=values.pop("gmina_id")).first()
    return actions.publish_information(by=request.user, information=information, gmina=gmina, **values)


def _tell_published(request, publication, term) -> None:
    if publication.published_on > term.due:
        late = f"To po terminie: był {day(term.due)} r. (art. 6 ust. 3)."
        messages.warning(request, f"Odnotowano publikację: {publication}. {late}")
    else:
        messages.success(request, f"Odnotowano publikację: {publication}.")


@require_safe
@requires(Act.READ_DRAFTS, see=seen_programme)
def draft(request, pk: int):
    """The information as it would read today, marked PROJEKT; „?plik=docx” gives it to work on.

    Raises:
        Refused: it holds a character that cannot be printed.
    """
    ground = ground_of(seen_programme(request, pk))
    paper = information_document(information_of(ground, sheet_of(ground)))
    return _file(request, paper, f"informacja-projekt-{ground.version.name}")


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_edition)
def document(request, pk: int, number: int):
    """An edition as it was frozen; „?plik=docx” gives it to work on."""
    edition = seen_edition(request, pk, number)
    name = f"informacja-z-realizacji-{information_number(edition)}"
    if request.GET.get("plik") == "docx":
        return _file(request, document_of(edition.frozen), name)
    if not edition.frozen.is_ready:
        context = {"programme": edition.information.programme, "edition": edition}
        return render(request, "results/information/waits.html", context, status=202)
    return pdf_response(bytes(edition.frozen.pdf), name=name)


def _file(request, paper, name: str):
    try:
        if request.GET.get("plik") == "docx":
            return docx_response(docx_of(paper), name=name)
        return pdf_response(render_pdf(paper), name=name)
    except MissingGlyph as error:
        raise Refused(Refusal(error.message, status=CONFLICT)) from error
