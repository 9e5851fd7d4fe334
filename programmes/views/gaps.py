"""The page „Sprawdzenie programu”: every rule, what it found, where it is mended; and what stood at the approval."""

from dataclasses import dataclass

from django.shortcuts import render
from django.views.decorators.http import require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from programmes.forms import GapsForm
from programmes.gaps import RULES, Finding, findings_of, without_doors
from programmes.gaps.finding import finding_kept
from programmes.models import CheckRecord, ProgrammeVersion
from programmes.policies import refusal_to_edit
from programmes.views.fetching import seen_version, version_for

KEPT = "zatwierdzenie"
LOOKS_AT = {rule.code: rule.looks_at for rule in RULES}


@dataclass(frozen=True, slots=True)
class Group:
    """One rule with what it found."""

    code: str
    title: str
    source: str
    looks_at: str
    findings: list[Finding]

    @property
    def level(self) -> str:
        """How heavy it is."""
        return self.findings[0].level

    @property
    def word(self) -> str:
        """The same in a word."""
        return self.findings[0].word


def groups_of(findings: list[Finding]) -> list[Group]:
    """Return ``findings`` rule by rule, in their order."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    return [Group(code, all_[0].title, all_[0].source, LOOKS_AT.get(code, ""), all_) for code, all_ in found.items()]


@require_safe
@requires(Act.READ_DRAFTS, see=seen_version)
def checklist(request, pk: int):
    """All findings of a version, narrowed by level and by service, also for print; today's, or the approval's."""
    version = version_for(request.user, pk)
    record = _record_of(version)
    kept = record is not None and request.GET.get("chwila") == KEPT
    edit_refusal = refusal_to_edit(request.user, version)
    every = [finding_kept(row) for row in record.findings] if kept else findings_of(version)
    asked = set(record.rules) if kept else {rule.code for rule in RULES}
    form = GapsForm(request.GET or None, items=version.items.all(), kept=KEPT if kept else "")
    shown = form.narrowed(without_doors(every) if edit_refusal else every)
    spoke = {finding.rule for finding in every}
    context = {
        "version": version,
        "record": record,
        "kept": kept,
        "form": form,
        "every": every,
        "stops": sum(finding.level == "stop" for finding in every),
        "warns": sum(finding.level == "warn" for finding in every),
        "groups": groups_of(shown),
        "silent": [rule for rule in RULES if rule.code in asked and rule.code not in spoke],
    }
    return render(request, "programmes/gaps/checklist.html", context)


def _record_of(version: ProgrammeVersion) -> CheckRecord | None:
    """What was found at the last approval, whether it stands or was taken back."""
    records = CheckRecord.objects.filter(entry__version=version).select_related("entry__by", "entry__authorisation")
    return records.defer("entry__snapshot").order_by("-entry").first()
