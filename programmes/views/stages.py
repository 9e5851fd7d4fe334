"""One page for every stage: it asks for the facts, records them, and says at the field why it cannot."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cus.accounts.access import requires
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.text.organs import organ
from cus.workflow import refuse_if
from programmes.forms.council import StageForm
from programmes.models import ProgrammeVersion
from programmes.policies import refusal_of
from programmes.views.fetching import seen_version, version_for
from programmes.workflow import WORKFLOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage: its transition, what it asks, what it does and says.

    ``lead`` says what the act does; ``asked`` names a parameter of the address that fills the form.
    """

    transition: str
    form: type[StageForm]
    act: Callable
    title: str
    done: str
    button: str = "Zapisz"
    lead: str = ""
    danger: bool = False
    asked: str = ""


def page_of(stage: Stage) -> Callable:
    """Return the view of ``stage``; its draft is kept as ``programmes.<transition>``."""

    @require_http_methods(["GET", "POST"])
    @requires(WORKFLOW[stage.transition].act, see=seen_version)
    def view(request, pk: int):
        version = version_for(request.user, pk)
        refuse_if(refusal_of(stage.transition, user=request.user, version=version))
        kept = keeping(request, f"programmes.{stage.transition}", version)
        asked = request.GET.get(stage.asked, "") if stage.asked else ""
        form, status = stage.form(kept.data, version=version, initial={stage.asked: asked} if asked else None), 200
        if kept.sent:
            made, status = save_or_explain(
                form, lambda: stage.act(by=request.user, version=version, **form.values()), kept
            )
            if made is not None:
                messages.success(request, organ(stage.done))
                return redirect(made if isinstance(made, ProgrammeVersion) else version)
        context = {
            "version": version,
            "form": form,
            "title": organ(stage.title),
            "kept": kept.shown(form),
            "button": stage.button,
            "lead": organ(stage.lead),
            "danger": stage.danger,
        }
        return render(request, "programmes/stage.html", context, status=status)

    view.__doc__ = stage.title
    view.__name__ = view.__qualname__ = stage.transition
    return view
