"""Versions of a programme side by side."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from programmes.models import ProgrammeVersion
from programmes.snapshot import parts_changed, snapshot_of
from programmes.views.fetching import seen_version, version_for, versions_of

FATES = {"added": ("done", "dodana"), "removed": ("stop", "usunięta"), "changed": ("warn", "zmieniona")}


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_version)
def compare(request, pk: int):
    """Two versions of one programme, part by part; without a choice the one before."""
    version = version_for(request.user, pk)
    others = [other for other in versions_of(request.user, version) if other.pk != pk]
    asked = request.GET.get("z", "")
    older = [other for other in others if other.number < version.number]
    other = next((one for one in others if str(one.pk) == asked), older[0] if older else next(iter(others), None))
    pair = sorted(filter(None, (other, version)), key=lambda one: one.number)
    parts = _parts(request.user, pair) if other else []
    context = {"version": version, "others": others, "other": other, "parts": parts}
    context["labels"] = [one.label for one in pair]
    return render(request, "programmes/compare.html", context)


def _parts(user, pair: list[ProgrammeVersion]) -> list[dict]:
    before, now = (snapshot_of(version_for(user, one.pk)) for one in pair)
    return [
        {"part": part, "kind": FATES[part.fate][0], "word": FATES[part.fate][1]} for part in parts_changed(before, now)
    ]
