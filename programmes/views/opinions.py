"""Opinions before the decision, and notices read."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.workflow import Refused, StaleEdit
from programmes import actions
from programmes.forms import OpinionForm
from programmes.models import Notice, OpinionKind, ProgrammeVersion
from programmes.opinions import Asked, opinions_of
from programmes.policies import refusal_to_record_opinion
from programmes.views.fetching import seen_version


@require_safe
@requires(Act.READ_DRAFTS, see=seen_version)
def opinions(request, pk: int):
    """The three opinions on the present revision, with what was said before."""
    version = seen_version(request, pk)
    context = {
        "version": version,
        "asked": opinions_of(version),
        "refusal": refusal_to_record_opinion(request.user, version),
    }
    return render(request, "programmes/opinions/list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.READ_DRAFTS, see=seen_version)
def opinion(request, pk: int, kind: str):
    """One opinion: when somebody asked, who answered, what, and the scan."""
    version = seen_version(request, pk)
    asked = next((one for one in opinions_of(version) if one.kind == kind), None)
    if asked is None:
        raise Http404
    kept = keeping(request, f"programmes.opinion.{kind}", version)
    form = OpinionForm(request.POST if kept.sent else kept.data, instance=asked.now)
    refusal, status = refusal_to_record_opinion(request.user, version), 200
    if kept.sent:
        status = _try_to_record(request.user, version, asked, form, kept, refusal)
        if status == 302:
            messages.success(request, "Zapisano opinię.")
            return redirect("programmes:opinions", pk)
    context = {"version": version, "asked": asked, "form": form, "refusal": refusal, "kept": kept.shown(form)}
    return render(request, "programmes/opinions/opinion.html", context, status=status)


def _try_to_record(user, version: ProgrammeVersion, asked: Asked, form: OpinionForm, kept, refusal) -> int:
    """Save the opinion if it can be; return the status. What was typed stays in the form."""
    if refusal:
        form.add_error(None, refusal.message)
        return refusal.status
    if not form.is_valid():
        return 422
    values = {name: form.cleaned_data[name] for name in form.Meta.fields}
    try:
        with kept.saving():
            actions.record_opinion(
                by=user, version=version, kind=OpinionKind(asked.kind), seen=form.version, values=values
            )
    except StaleEdit as error:
        form.show_stale(error.current)
        return 409
    except Refused as error:
        field = error.refusal.field if error.refusal.field in form.fields else None
        form.add_error(field, error.refusal.message)
        return 422
    return 302


def _own_notice(request, pk: int) -> Notice:
    return get_object_or_404(Notice.objects.select_related("entry"), pk=pk, person=request.user.pk)


@require_POST
@requires(Act.READ_DRAFTS, see=_own_notice)
def notice_read(request, pk: int):
    """Put one's own notice aside."""
    actions.read_notice(by=request.user, notice=_own_notice(request, pk))
    return redirect("desk:start")
