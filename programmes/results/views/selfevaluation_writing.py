"""Writing a self-evaluation: a section beside what the system proposes, remarks of partners, the return."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.workflow import refuse_if
from programmes.results.actions import selfevaluation as actions
from programmes.results.actions import selfevaluation_stages as stages
from programmes.results.forms.selfevaluation import PROCEDURES, RemarkForm, ReturnForm, SectionForm
from programmes.results.models import PartnerRemark, SelfEvaluationSection
from programmes.results.selfevaluation.enums import Aspect
from programmes.results.selfevaluation.policies import refusal_of, refusal_to_write, return_of
from programmes.results.selfevaluation.reading import Whole, Written, offered
from programmes.results.views.selfevaluation import seen_report
from programmes.views.rooms import SAVED, posted, room_of, try_to_save


def seen_section(request, pk: int, section: int, **page) -> SelfEvaluationSection:
    """Return the section of the address if the person may see its report; otherwise 404."""
    report = seen_report(request, pk)
    found = get_object_or_404(report.sections.select_related("task"), pk=section)
    found.report = report
    return found


def seen_remark(request, pk: int, remark: int) -> PartnerRemark:
    """Return the remark of the address if the person may see its report; otherwise 404."""
    report = seen_report(request, pk)
    found = get_object_or_404(
        PartnerRemark.objects.filter(section__report=report).select_related("section"), pk=remark
    )
    found.section.report = report
    return found


def _placed(whole: Whole, section: SelfEvaluationSection) -> tuple[Written, Written | None, Written | None]:
    """Return the leaf of the section with its neighbours that are written.

    Raises:
        Http404: the leaf does not apply any more.
    """
    written = [one for one in whole.leaves if one.section and one.leaf.applies]
    at = next((at for at, one in enumerate(written) if one.section.pk == section.pk), None)
    if at is None:
        raise Http404
    return written[at], written[at - 1] if at else None, written[at + 1] if at + 1 < len(written) else None


@require_http_methods(["GET", "POST"])
@requires(Act.DELIVERY_ENTER, see=seen_section)
def section(request, pk: int, section: int):
    """One section: its text on the left, proposals with their sources on the right."""
    here = seen_section(request, pk, section)
    whole = Whole(here.report)
    written, before, after = _placed(whole, here)
    refusal = refusal_to_write(request.user, here.report)
    kept = keeping(request, "results.selfevaluation_section", here)
    about = (PROCEDURES,) if here.aspect == Aspect.PROCEDURES else ()
    room = room_of(SectionForm, about, posted(request, kept), here)
    status = 200
    if kept.sent:
        status = try_to_save(room, kept, refusal, partial(_save, request.user, here, room))
        if status == SAVED:
            messages.success(request, f"Zapisano podrozdział {written.leaf.number}.")
            onward = after if "onward" in request.POST and after else written
            return redirect(onward.section)
    context = {
        "report": here.report,
        "section": here,
        "written": written,
        "before": before,
        "after": after,
        "groups": whole.groups,
        "room": room,
        "kept": kept.shown(*room.everything),
        "refusal": refusal,
        "offered": offered(whole.facts, written.leaf, here.sentences.all()),
        "asks_remarks": here.aspect == Aspect.REMARKS,
    }
    return render(request, "results/selfevaluation/section.html", context, status=status)


def _save(user, section: SelfEvaluationSection, room, seen: int) -> SelfEvaluationSection:
    rows = room.rows().get("procedures")
    form: SectionForm = room.form
    return actions.save_section(
        by=user,
        section=section,
        seen=seen,
        text=form.cleaned_data["text"],
        sentences=form.sentences,
        dropped=form.dropped,
        procedures=rows,
    )


@require_POST
@requires(Act.DELIVERY_ENTER, see=seen_section)
def take(request, pk: int, section: int):
    """Take one proposed sentence into the section."""
    here = seen_section(request, pk, section)
    actions.take_sentence(by=request.user, section=here, key=request.POST.get("key", ""))
    messages.success(request, "Zdanie jest w raporcie.")
    return redirect(here)


@require_http_methods(["GET", "POST"])
@requires(Act.DELIVERY_ENTER, see=seen_section)
def remark_add(request, pk: int, section: int):
    """Write down what a party said."""
    here = seen_section(request, pk, section)
    if here.aspect != Aspect.REMARKS:
        raise Http404
    return _remark(request, here, None)


@require_http_methods(["GET", "POST"])
@requires(Act.DELIVERY_ENTER, see=seen_remark)
def remark_edit(request, pk: int, remark: int):
    """Correct a remark."""
    found = seen_remark(request, pk, remark)
    return _remark(request, found.section, found)


def _remark(request, section: SelfEvaluationSection, remark: PartnerRemark | None):
    refuse_if(refusal_to_write(request.user, section.report) if request.method == "GET" else None)
    name = "results.partner_remark" if remark else "results.partner_remark_new"
    kept = keeping(request, name, remark) if remark else keeping(request, name, key=str(section.pk))
    parties = section.report.agreement.parties.select_related("partner").order_by("position", "pk")
    instance = remark or PartnerRemark(section=section)
    form, status = RemarkForm(kept.data, instance=instance, parties=parties), 200
    if kept.sent:
        if remark is None and form.made_before(request.user):
            return redirect(section)
        act = (
            partial(actions.add_remark, by=request.user, section=section, token=form.token)
            if remark is None
            else partial(actions.save_remark, by=request.user, remark=remark)
        )
        saved, status = save_or_explain(
            form,
            lambda: act(values=form.values(), **({} if remark is None else {"seen": form.version})),
            kept,
        )
        if saved is not None:
            messages.success(request, "Zapisano uwagę partnera.")
            return redirect(section)
    context = {
        "report": section.report,
        "section": section,
        "remark": remark,
        "form": form,
        "kept": kept.shown(form),
    }
    return render(request, "results/selfevaluation/remark.html", context, status=status)


@require_POST
@requires(Act.DELIVERY_ENTER, see=seen_remark)
def remark_remove(request, pk: int, remark: int):
    """Take a remark out."""
    found = seen_remark(request, pk, remark)
    section = found.section
    actions.remove_remark(by=request.user, remark=found)
    messages.success(request, "Usunięto uwagę partnera.")
    return redirect(section)


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=seen_report)
def send_back(request, pk: int):
    """Return the report with a comment: the organiser from the review, the director from the approval."""
    report = seen_report(request, pk)
    transition = return_of(report)
    refuse_if(refusal_of(transition, user=request.user, report=report))
    kept = keeping(request, "results.selfevaluation_return", report)
    form, status = ReturnForm(kept.data, initial={"version": report.version}), 200
    if kept.sent:
        returned, status = save_or_explain(
            form,
            lambda: stages.return_self_evaluation(
                by=request.user,
                report=report,
                transition=transition,
                comment=form.cleaned_data["comment"],
                seen=form.cleaned_data["version"],
            ),
            kept,
        )
        if returned is not None:
            messages.success(request, "Zwrócono raport do poprawy.")
            return redirect("results:selfevaluation", pk)
    context = {"report": report, "form": form, "kept": kept.shown(form)}
    return render(request, "results/selfevaluation/return.html", context, status=status)
