"""What a service requires of the people who do it, against the staff of the partner who provides it.

The one predicate of ``services.qualification`` judges each staff group: its occupation, and the conditions
that somebody looked at. One group that meets the requirements is enough. Staff of own units is not kept here.
"""

from collections.abc import Iterator

from django.urls import reverse

from programmes.gaps.finding import thing
from programmes.gaps.ground import Staff
from programmes.gaps.rule import Gap, Rule
from services.conditions import Condition, phrase
from services.enums import CONDITION_KINDS, RequirementKind, RequirementSubject
from services.qualification import Outcome, Profile, Verdict, assess

NOBODY = "nie wpisano kadry partnera"
NOT_ASKED = "nikt nie sprawdził kadry"


def _binds(condition: Condition) -> bool:
    """Required of the person; examples, advice and „none required” bind nobody."""
    kinds = (*CONDITION_KINDS, RequirementKind.SEPARATE_PROVISIONS)
    return condition.subject == RequirementSubject.PERSON and condition.kind in kinds


def _verdict(conditions: list[Condition], staff: Staff, service: int, today) -> Verdict:
    said = {answer["text"].lower(): answer["holds"] for answer in staff.checks.get(service, [])}
    seen = {row: said[phrase(row).lower()] for row in conditions if phrase(row).lower() in said}
    occupations = frozenset({staff.occupation}) if staff.occupation else None
    return assess(conditions, Profile(as_of=today, occupations=occupations, seen=seen))


def _judged(item, ground) -> tuple[Outcome, tuple[str, ...]] | None:
    """What ``_judge`` says, asked once for each item."""
    if item.pk not in ground.judged:
        ground.judged[item.pk] = _judge(item, ground)
    return ground.judged[item.pk]


def _judge(item, ground) -> tuple[Outcome, tuple[str, ...]] | None:
    """The best answer of the provider's groups with its reasons; ``None`` when there is nothing to ask or it is met."""
    conditions = [row for row in ground.requirements.get(item.service_id, []) if _binds(row)]
    provider = ground.providers.get(item.provider_id)
    if not conditions or provider is None:
        return None
    verdicts = [_verdict(conditions, staff, item.service_id, ground.today) for staff in provider.staff]
    if not verdicts:
        return Outcome.CANNOT_TELL, (NOBODY,)
    for outcome in (Outcome.MET, Outcome.CANNOT_TELL):
        best = next((verdict for verdict in verdicts if verdict.outcome == outcome), None)
        if best is not None:
            return None if outcome == Outcome.MET else (outcome, best.unknown)
    return Outcome.NOT_MET, verdicts[0].missing


def _gap(item, text: str, reasons: tuple[str, ...]) -> Gap:
    said = "; ".join(reasons)
    url = f"{reverse('partners:detail', args=[item.provider_id])}#kadra"
    return Gap(
        f"{text}: {said}",
        url,
        (thing(item), thing(item.provider)),
        (("wykonawca", str(item.provider)), ("powód", said)),
    )


def _not_met(item, ground) -> Iterator[Gap]:
    judged = _judged(item, ground)
    if judged and judged[0] == Outcome.NOT_MET:
        yield _gap(item, "wykonawca nie spełnia wymagań, brakuje", judged[1])


def _unknown(item, ground) -> Iterator[Gap]:
    judged = _judged(item, ground)
    if judged and judged[0] == Outcome.CANNOT_TELL:
        yield _gap(item, "nie można stwierdzić, czy wykonawca spełnia wymagania", judged[1])


REQUIREMENT_NOT_MET = Rule(
    code="requirement_not_met",
    title="Wymaganie niespełnione",
    source="art. 2 ust. 3",
    looks_at="wymagania usługi wobec osób i grupy kadry wykonawcy",
    do="Sprawdź kadrę wykonawcy",
    is_open=True,
    of_item=_not_met,
)
REQUIREMENT_UNKNOWN = Rule(
    code="requirement_unknown",
    title="Nie można stwierdzić, czy wymaganie jest spełnione",
    source="art. 2 ust. 3",
    looks_at="wymagania usługi wobec osób i to, co wiadomo o kadrze wykonawcy",
    do="Sprawdź kadrę wykonawcy",
    is_open=True,
    of_item=_unknown,
)
