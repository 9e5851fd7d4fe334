"""Writing findings: added quickly, edited, moved within their list, deleted."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from cus.workflow import Refusal, Refused, StaleEdit
from diagnosis.actions.locking import locked_for_edit
from diagnosis.models import Diagnosis, Finding, FindingNeed, Need

GONE = "To ustalenie ktoś w międzyczasie usunął. Skopiuj swój tekst i dodaj je jeszcze raz."


@transaction.atomic
def add_finding(*, by, diagnosis: Diagnosis, kind: str, text: str, needs: Iterable[Need] = ()) -> Finding:
    """Add a finding at the end of its list. The same text sent twice in one list is one finding.

    Raises:
        Refused: wrong role, or handed over.
    """
    diagnosis = locked_for_edit(by, diagnosis)
    twin = diagnosis.findings.filter(kind=kind, text=text).first()
    if twin is None:
        last = diagnosis.findings.filter(kind=kind).aggregate(last=Max("position"))["last"]
        twin = Finding.objects.create(diagnosis=diagnosis, kind=kind, text=text, position=(last or 0) + 1)
    _point(twin, needs)
    return twin


@transaction.atomic
def edit_finding(*, by, finding: Finding, seen: int, kind: str, text: str, needs: Iterable[Need]) -> Finding:
    """Change a finding; one of another kind goes to the end of its new list.

    Raises:
        Refused: wrong role, handed over, or deleted meanwhile.
        StaleEdit: somebody changed it since version ``seen``.
    """
    current = _locked(by, finding, seen)
    if kind != current.kind:
        last = current.diagnosis.findings.filter(kind=kind).aggregate(last=Max("position"))["last"]
        current.kind, current.position = kind, (last or 0) + 1
    current.text = text
    current.version += 1
    current.save()
    _point(current, needs)
    return current


@transaction.atomic
def delete_finding(*, by, finding: Finding, seen: int) -> None:
    """Delete a finding; raises as ``edit_finding``."""
    _locked(by, finding, seen).delete()


@transaction.atomic
def move_finding(*, by, finding: Finding, up: bool) -> None:
    """Put a finding one place up or down in its list; at the end of the list nothing happens.

    Raises:
        Refused: wrong role, handed over, or deleted meanwhile.
    """
    diagnosis = locked_for_edit(by, finding.diagnosis)
    ordered = list(diagnosis.findings.filter(kind=finding.kind).order_by("position", "pk"))
    at = next((place for place, one in enumerate(ordered) if one.pk == finding.pk), None)
    if at is None:
        raise Refused(Refusal(GONE))
    to = at - 1 if up else at + 1
    if not 0 <= to < len(ordered):
        return
    ordered.insert(to, ordered.pop(at))
    for place, one in enumerate(ordered, start=1):
        one.position = place
    Finding.objects.bulk_update(ordered, ["position"])


def _locked(by, finding: Finding, seen: int) -> Finding:
    locked_for_edit(by, finding.diagnosis)
    current = Finding.objects.select_for_update(of=("self",)).filter(pk=finding.pk).first()
    if current is None:
        raise Refused(Refusal(GONE))
    if current.version != seen:
        raise StaleEdit(current)
    return current


def _point(finding: Finding, needs: Iterable[Need]) -> None:
    """Make the links those of ``needs``; a need of another diagnosis is left out."""
    wanted = {need.pk for need in needs if need.diagnosis_id == finding.diagnosis_id}
    links = {link.need_id: link.pk for link in finding.need_links.all()}
    FindingNeed.objects.filter(pk__in=[pk for need, pk in links.items() if need not in wanted]).delete()
    FindingNeed.objects.bulk_create(
        [FindingNeed(finding=finding, need_id=need) for need in sorted(wanted - links.keys())]
    )
