"""The twelve items of art. 5 ust. 3, a page each, with the way to the next one."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.workflow import refuse_if
from programmes import actions
from programmes.forms import POINT_TABLES, PointForm
from programmes.gaps import by_service, findings_of
from programmes.guidance import GUIDANCE
from programmes.models import ProgrammeVersion
from programmes.money import sheet_of
from programmes.policies import refusal_to_edit
from programmes.proposed import rationale_of
from programmes.rooms import at_services, first_missing, point_url, steps_of
from programmes.sections import SECTIONS
from programmes.views.fetching import seen_version, version_for
from programmes.views.rooms import SAVED, posted, room_of, try_to_save

NEEDS, ITEMS, MONEY = 3, 5, 12
PROPOSED = (
    "Tekst w polu to propozycja z wybranych potrzeb. Popraw go i zapisz; dopóki nie zapiszesz, nic się nie zmienia."
)


@require_safe
@requires(Act.PROGRAMME_EDIT, see=seen_version)
def edit(request, pk: int):
    """Go to the first of the twelve that is empty."""
    version = version_for(request.user, pk)
    refuse_if(refusal_to_edit(request.user, version))
    return redirect(first_missing(steps_of(version)).url)


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_EDIT, see=seen_version)
def point(request, pk: int, number: int):
    """One of the twelve: what the Act asks, the fields, how it stands at the services."""
    if not 1 <= number <= len(SECTIONS):
        raise Http404
    version = version_for(request.user, pk)
    refusal = refusal_to_edit(request.user, version)
    refuse_if(refusal if request.method == "GET" else None)
    # A ModelForm writes what was typed into its instance: what the page says is read before.
    context = _told(version, number)
    kept = keeping(request, f"programmes.point_{number}", version)
    make = partial(PointForm, number=number, initial=_proposed(request, version, number))
    room = room_of(make, POINT_TABLES.get(number, ()), posted(request, kept), version)
    status = 200
    if kept.sent:
        act = partial(_save, request.user, version, room)
        status = try_to_save(room, kept, refusal, act)
        if status == SAVED:
            messages.success(request, f"Zapisano pkt {number}.")
            return redirect(_onward(request, version, number))
    context |= {"room": room, "form": room.form, "kept": kept.shown(*room.everything)}
    context["proposed"] = PROPOSED if "proponuj" in request.GET and number == NEEDS else ""
    return render(request, "programmes/builder/point.html", context, status=status)


def _told(version: ProgrammeVersion, number: int) -> dict:
    steps = steps_of(version, number)
    return {
        "version": version,
        "title": str(version),
        "steps": steps,
        "step": steps[number - 1],
        "before": steps[number - 2] if number > 1 else None,
        "after": steps[number] if number < len(steps) else None,
        "guidance": GUIDANCE[number],
        "services": at_services(version, number),
        "items": list(version.items.all()) if number == ITEMS else [],
        "packages": list(version.packages.prefetch_related("services__item")) if number == ITEMS else [],
        "sheet": sheet_of(version) if number == MONEY else None,
        # The twelve stand in the rail with their states; here is what remains.
        "findings": by_service([finding for finding in findings_of(version) if finding.rule != "section"]),
    }


def _proposed(request, version: ProgrammeVersion, number: int) -> dict[str, str]:
    """Return the text proposed from the needs, below what is already written; nothing is saved by it."""
    if number != NEEDS or "proponuj" not in request.GET:
        return {}
    return {"needs_rationale": "\n\n".join(filter(None, [version.needs_rationale.strip(), rationale_of(version)]))}


def _save(user, version: ProgrammeVersion, room, seen: int) -> ProgrammeVersion:
    return actions.save_sections(by=user, version=version, seen=seen, values=room.values(), rows=room.rows())


def _onward(request, version: ProgrammeVersion, number: int) -> str:
    if "stay" in request.POST:
        return point_url(version, number)
    return point_url(version, number + 1) if number < len(SECTIONS) else version.get_absolute_url()
