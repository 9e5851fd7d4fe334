"""The check list of a programme: what is missing or does not fit, each finding with its place.

A rule is a line of ``programmes.gaps.rules``, declared with its source and level. It warns; it blocks only where the
law or the council's road says so (an empty item of the twelve blocks sending to the mayor). Every finding
is a question asked of the data on the spot; only what was found at an approval is kept.
"""

from programmes.gaps.finding import Finding, by_rule, by_service
from programmes.gaps.finding import without_doors as _without_doors
from programmes.gaps.ground import Ground
from programmes.gaps.reading import (
    budget_total,
    capacity_of,
    count_unanswered,
    missing_sections,
    unanswered_needs,
    whole_items,
    with_everything,
)
from programmes.gaps.rules import RULES
from programmes.models import ProgrammeItem, ProgrammeVersion

__all__ = [
    "RULES",
    "Finding",
    "budget_total",
    "by_rule",
    "by_service",
    "capacity_of",
    "count_unanswered",
    "findings_of",
    "findings_on",
    "item_findings",
    "missing_sections",
    "unanswered_needs",
    "whole_items",
    "with_everything",
    "without_doors",
]

OPEN_RULES = frozenset(rule.code for rule in RULES if rule.is_open)
ORDER = {rule.code: (rule.level != "stop", place) for place, rule in enumerate(RULES)}


def findings_of(version: ProgrammeVersion, *, changes=None) -> list[Finding]:
    """Return all findings of ``version`` (fetched by ``with_everything``): the blocking ones first, then rule by rule."""
    return findings_on(Ground(version, changes=changes))


def findings_on(ground: Ground) -> list[Finding]:
    """Return all findings on ``ground``, which keeps what was asked for whoever shows it too."""
    found = [finding for rule in RULES for finding in rule.of_programme(ground)]
    found += [finding for item in ground.items for rule in RULES for finding in rule.of_service(item, ground)]
    return sorted(found, key=lambda finding: ORDER[finding.rule])


def item_findings(item: ProgrammeItem, version: ProgrammeVersion) -> list[Finding]:
    """Return what is missing or does not fit in one item of ``version``; ``item`` comes from ``whole_items``."""
    ground = Ground(version, items=[item])
    return [finding for rule in RULES for finding in rule.of_service(item, ground)]


def without_doors(findings: list[Finding]) -> list[Finding]:
    """Take the links off findings that lead to a form, for who may not open one now."""
    return _without_doors(findings, open_rules=OPEN_RULES)
