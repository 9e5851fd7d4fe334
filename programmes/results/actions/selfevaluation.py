"""Writing a self-evaluation: beginning it, refreshing it, its sections, procedures and remarks."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from cus.rows import replace_rows
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from partners.models import CooperationAgreement
from programmes.results.models import (
    PartnerRemark,
    SelfEvaluation,
    SelfEvaluationLogEntry,
    SelfEvaluationProcedure,
    SelfEvaluationSection,
    SelfEvaluationSentence,
)
from programmes.results.selfevaluation.defaults import PROCEDURES
from programmes.results.selfevaluation.enums import Aspect
from programmes.results.selfevaluation.facts import Facts
from programmes.results.selfevaluation.outline import leaves_of, outline
from programmes.results.selfevaluation.policies import refusal_to_start, refusal_to_write
from programmes.results.selfevaluation.proposals import proposed
from programmes.results.selfevaluation.sentence import Sentence


@dataclass(slots=True)
class Refreshed:
    """What a refresh did: sentences added, brought up to date, and left because somebody changed their words."""

    added: int = 0
    updated: int = 0
    left: int = 0


def lock_report(report: SelfEvaluation) -> SelfEvaluation:
    """Return ``report`` as it stands now, locked until the end of the transaction."""
    return SelfEvaluation.objects.select_for_update(of=("self",)).get(pk=report.pk)


def lock_for_writing(report: SelfEvaluation, *, by) -> SelfEvaluation:
    """Lock and refuse unless the text may be changed."""
    locked = lock_report(report)
    refuse_if(refusal_to_write(by, locked))
    return locked


@transaction.atomic
def start_self_evaluation(
    *,
    by,
    agreement: CooperationAgreement,
    starts_on: datetime.date,
    ends_on: datetime.date,
    token: uuid.UUID | None = None,
) -> SelfEvaluation:
    """Begin the report of ``agreement`` for a period and fill it with everything that the system knows.

    The same form sent twice gives the same report.

    Raises:
        Refused: no right, an agreement that was not signed, days outside its life, or a report for them already.
    """
    agreement = CooperationAgreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    made = SelfEvaluation.objects.filter(token=token, created_by=by).first() if token else None
    if made is not None:
        return made
    refuse_if(refusal_to_start(by, agreement, starts_on, ends_on))
    if SelfEvaluation.objects.filter(agreement=agreement, starts_on=starts_on, ends_on=ends_on).exists():
        raise Refused(Refusal("Raport tego porozumienia za ten okres już jest.", field="ends_on"))
    report = SelfEvaluation.objects.create(
        agreement=agreement, starts_on=starts_on, ends_on=ends_on, created_by=by, token=token
    )
    SelfEvaluationProcedure.objects.bulk_create(
        SelfEvaluationProcedure(report=report, part=part, position=at, name=name)
        for part, names in PROCEDURES.items()
        for at, name in enumerate(names)
    )
    _fill(report)
    SelfEvaluationLogEntry.objects.create(report=report, transition="start", to_state=report.state, by=by)
    return report


@transaction.atomic
def refresh_self_evaluation(*, by, report: SelfEvaluation) -> Refreshed:
    """Ask the system again: add what is new, bring up to date what nobody changed, leave the rest.

    Raises:
        Refused: no right, or the report is not open.
    """
    report = lock_for_writing(report, by=by)
    done = _fill(report)
    report.refreshed_at = timezone.now()
    report.version += 1
    report.save(update_fields=["refreshed_at", "version"])
    return done


def _fill(report: SelfEvaluation) -> Refreshed:
    facts, done = Facts(report.agreement, report.starts_on, report.ends_on), Refreshed()
    sections = {(one.part, one.task_id, one.aspect): one for one in report.sections.prefetch_related("sentences")}
    for leaf in leaves_of(outline(facts.tasks, facts.parties)):
        if not leaf.applies:
            continue
        section = sections.get(leaf.key)
        if section is None:
            section = SelfEvaluationSection.objects.create(
                report=report, part=leaf.part, task=leaf.task, aspect=leaf.aspect
            )
        _fill_section(section, proposed(facts, leaf), done)
    return done


def _fill_section(section: SelfEvaluationSection, sentences: Sequence[Sentence], done: Refreshed) -> None:
    before = done.added + done.updated
    held = {row.key: row for row in section.sentences.all()}
    after = max((row.position for row in held.values()), default=-1) + 1
    new = []
    for sentence in sentences:
        row = held.get(sentence.key)
        if row is None:
            new.append(_row(section, sentence, after + len(new)))
        elif not row.is_dropped and row.proposed != sentence.text:
            if row.is_edited:
                done.left += 1
            else:
                _renew(row, sentence)
                done.updated += 1
    SelfEvaluationSentence.objects.bulk_create(new)
    done.added += len(new)
    if held and done.added + done.updated != before:
        section.version += 1
        section.save(update_fields=["version"])


def _row(section: SelfEvaluationSection, sentence: Sentence, position: int) -> SelfEvaluationSentence:
    return SelfEvaluationSentence(
        section=section,
        key=sentence.key[:120],
        position=position,
        text=sentence.text,
        proposed=sentence.text,
        value=sentence.value[:60],
        source_kind=sentence.source_kind,
        source_label=sentence.source_label,
        source_url=sentence.source_url,
    )


def _renew(row: SelfEvaluationSentence, sentence: Sentence) -> None:
    row.text = row.proposed = sentence.text
    row.value, row.is_dropped = sentence.value[:60], False
    row.source_label, row.source_url = sentence.source_label, sentence.source_url
    row.kept_at = timezone.now()
    row.save()


@transaction.atomic
def take_sentence(*, by, section: SelfEvaluationSection, key: str) -> None:
    """Take one proposed sentence as the system says it now: a new one, a dropped one, or in place of the kept words.

    Raises:
        Refused: no right, the report is not open, or the system no longer proposes it.
    """
    report = lock_for_writing(section.report, by=by)
    section = SelfEvaluationSection.objects.select_for_update(of=("self",)).get(pk=section.pk)
    facts = Facts(report.agreement, report.starts_on, report.ends_on)
    found = [
        sentence
        for leaf in leaves_of(outline(facts.tasks, facts.parties))
        if leaf.key == (section.part, section.task_id, section.aspect)
        for sentence in proposed(facts, leaf)
        if sentence.key == key
    ]
    if not found:
        raise Refused(Refusal("Tego zdania system już nie proponuje: dane zmieniły się albo zniknęły."))
    row = section.sentences.filter(key=key).first()
    if row is None:
        last = section.sentences.order_by("-position").first()
        row = _row(section, found[0], last.position + 1 if last else 0)
    _renew(row, found[0])
    _touch(section)


@transaction.atomic
def save_section(
    *,
    by,
    section: SelfEvaluationSection,
    seen: int,
    text: str,
    sentences: Mapping[int, str],
    dropped: frozenset[int] = frozenset(),
    procedures: Sequence[Mapping[str, object]] | None = None,
) -> SelfEvaluationSection:
    """Save a section: its own text, the words of its sentences by key, those left out, and its procedures.

    An emptied sentence is left out. Sentences that the form did not show stay as they are.

    Raises:
        Refused: no right, or the report is not open.
        StaleEdit: somebody saved it after ``seen``.
    """
    lock_for_writing(section.report, by=by)
    section = SelfEvaluationSection.objects.select_for_update(of=("self",)).get(pk=section.pk)
    if seen != section.version:
        raise StaleEdit(section)
    section.text = text
    section.full_clean()
    for row in section.sentences.filter(pk__in=sentences):
        words = " ".join(sentences[row.pk].split())
        out = row.pk in dropped or not words
        if (words and words != row.text) or out != row.is_dropped:
            row.text, row.is_dropped = words or row.text, out
            row.full_clean()
            row.save()
    if procedures is not None and section.aspect == Aspect.PROCEDURES:
        existing = section.procedures
        replace_rows(existing, parent={"report": section.report, "part": section.part}, contents=procedures)
    _touch(section)
    return section


def _touch(section: SelfEvaluationSection) -> None:
    section.version += 1
    section.save()


@transaction.atomic
def add_remark(
    *, by, section: SelfEvaluationSection, values: Mapping[str, object], token: uuid.UUID | None = None
) -> PartnerRemark:
    """Write down what a party said (``party``, ``text``, ``given_on``); the same form sent twice writes once.

    Raises:
        Refused: no right, the report is not open, another section, not a party, or a day in the future.
    """
    lock_for_writing(section.report, by=by)
    made = PartnerRemark.objects.filter(token=token, created_by=by).first() if token else None
    if made is not None:
        return made
    if section.aspect != Aspect.REMARKS:
        raise Refused(Refusal("Uwagi partnerów wpisuje się w podrozdziale, który o nie pyta."))
    return _write_remark(PartnerRemark(section=section, created_by=by, token=token), values)


@transaction.atomic
def save_remark(*, by, remark: PartnerRemark, seen: int, values: Mapping[str, object]) -> PartnerRemark:
    """Correct a remark.

    Raises:
        Refused: as in ``add_remark``.
        StaleEdit: somebody saved it after ``seen``.
    """
    lock_for_writing(remark.section.report, by=by)
    remark = PartnerRemark.objects.select_for_update(of=("self",)).get(pk=remark.pk)
    if seen != remark.version:
        raise StaleEdit(remark)
    remark.version += 1
    return _write_remark(remark, values)


@transaction.atomic
def remove_remark(*, by, remark: PartnerRemark) -> None:
    """Take a remark out.

    Raises:
        Refused: no right, or the report is not open.
    """
    lock_for_writing(remark.section.report, by=by)
    PartnerRemark.objects.select_for_update(of=("self",)).get(pk=remark.pk).delete()


def _write_remark(remark: PartnerRemark, values: Mapping[str, object]) -> PartnerRemark:
    for name, value in values.items():
        setattr(remark, name, value)
    if remark.party.agreement_id != remark.section.report.agreement_id:
        raise Refused(Refusal("To nie jest strona tego porozumienia.", field="party"))
    if remark.given_on > timezone.localdate():
        raise Refused(Refusal("Uwaga nie może mieć daty z przyszłości.", field="given_on"))
    remark.full_clean()
    remark.save()
    return remark
