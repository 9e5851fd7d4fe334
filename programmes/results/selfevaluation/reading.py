"""A report as it stands: the outline joined with its sections, sentences, remarks; what is new in the system."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Prefetch

from programmes.results.models import (
    PartnerRemark,
    SelfEvaluation,
    SelfEvaluationProcedure,
    SelfEvaluationSection,
    SelfEvaluationSentence,
)
from programmes.results.selfevaluation.coverage import Coverage, coverage, is_sourced
from programmes.results.selfevaluation.defaults import HINTS
from programmes.results.selfevaluation.enums import Aspect, SourceKind
from programmes.results.selfevaluation.facts import Facts
from programmes.results.selfevaluation.outline import Leaf, OutlineChapter, leaves_of, outline
from programmes.results.selfevaluation.proposals import proposed
from programmes.results.selfevaluation.sentence import Sentence


@dataclass(slots=True)
class Written:
    """One leaf with what stands in it; ``section`` is missing only where nothing was ever made for the leaf."""

    leaf: Leaf
    section: SelfEvaluationSection | None
    sentences: list[SelfEvaluationSentence] = field(default_factory=list)
    remarks: list[PartnerRemark] = field(default_factory=list)
    procedures: list[SelfEvaluationProcedure] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text written by hand."""
        return self.section.text.strip() if self.section else ""

    @property
    def kinds(self) -> set[str]:
        """Source kinds of what counts in it."""
        found = {sentence.source_kind for sentence in self.sentences}
        return found | {SourceKind.REMARK.value} if self.remarks else found

    @property
    def state(self) -> tuple[str, str]:
        """Kind of colour and word for lists."""
        if not self.leaf.applies:
            return "idle", "nie dotyczy"
        if is_sourced(self.leaf.aspect, self.kinds):
            return "done", "ma źródła"
        if self.sentences:
            # An aim read from the agreement says nothing of how far it was reached.
            return "now", "tylko cel z porozumienia"
        if self.text or any(row.in_place for row in self.procedures):
            return "now", "bez źródła"
        return "warn", "do napisania"

    @property
    def hint(self) -> str:
        """What to enter, and where, while nothing stands here."""
        return HINTS[self.leaf.aspect]


class Whole:
    """A report with everything that its pages and its print look at; six queries."""

    def __init__(self, report: SelfEvaluation) -> None:
        self.report = report
        self.facts = Facts(report.agreement, report.starts_on, report.ends_on)

    @cached_property
    def chapters(self) -> tuple[OutlineChapter, ...]:
        """The four chapters of the outline."""
        return outline(self.facts.tasks, self.facts.parties)

    @cached_property
    def leaves(self) -> list[Written]:
        """All leaves in order."""
        sections = {(one.part, one.task_id, one.aspect): one for one in _sections(self.report)}
        procedures: dict[str, list[SelfEvaluationProcedure]] = {}
        for row in self.report.procedures.order_by("part", "position", "pk"):
            procedures.setdefault(row.part, []).append(row)
        return [
            self._written(leaf, sections.get(leaf.key), procedures.get(leaf.part.value, []))
            for leaf in leaves_of(self.chapters)
        ]

    def _written(self, leaf: Leaf, section: SelfEvaluationSection | None, procedures: list) -> Written:
        if section is None or not leaf.applies:
            return Written(leaf, section)
        rows = procedures if leaf.aspect == Aspect.PROCEDURES else []
        return Written(leaf, section, section.kept, list(section.remarks.all()), rows)

    @cached_property
    def by_leaf(self) -> dict[tuple, Written]:
        """Leaves by their keys."""
        return {one.leaf.key: one for one in self.leaves}

    @property
    def coverage(self) -> Coverage:
        """How much rests on sources."""
        return coverage((one.leaf for one in self.leaves), {one.leaf.key: one.kinds for one in self.leaves})

    @property
    def groups(self) -> list[tuple[OutlineChapter, list[tuple]]]:
        """Chapters with their groups, each with its written leaves."""
        return [
            (chapter, [(group, [self.by_leaf[leaf.key] for leaf in group.leaves]) for group in chapter.groups])
            for chapter in self.chapters
        ]


def _sections(report: SelfEvaluation) -> Iterable[SelfEvaluationSection]:
    sentences = SelfEvaluationSentence.objects.filter(is_dropped=False).order_by("position", "pk")
    remarks = PartnerRemark.objects.select_related("party__partner").order_by("given_on", "pk")
    return report.sections.prefetch_related(
        Prefetch("sentences", queryset=sentences, to_attr="kept"), Prefetch("remarks", queryset=remarks)
    ).order_by("pk")


def coverage_of(report: SelfEvaluation) -> Coverage:
    """Return how many leaf sections of ``report`` hold a sentence, a figure or a remark with its source."""
    return Whole(report).coverage


@dataclass(frozen=True, slots=True)
class Offered:
    """A proposed sentence against what the section holds.

    ``standing``: ``new``, ``kept``, ``dropped``, ``changed`` (the system says something else now than when it was
    taken). ``row`` is what the section holds.
    """

    sentence: Sentence
    standing: str
    row: SelfEvaluationSentence | None = None


def offered(facts: Facts, leaf: Leaf, rows: Iterable[SelfEvaluationSentence]) -> list[Offered]:
    """Compare what the system proposes for ``leaf`` now with ``rows``, dropped ones among them."""
    held = {row.key: row for row in rows}
    return [_against(sentence, held.get(sentence.key)) for sentence in proposed(facts, leaf)]


def _against(sentence: Sentence, row: SelfEvaluationSentence | None) -> Offered:
    if row is None:
        return Offered(sentence, "new")
    if row.is_dropped:
        return Offered(sentence, "dropped", row)
    return Offered(sentence, "changed" if row.proposed != sentence.text else "kept", row)
