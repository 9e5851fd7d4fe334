"""The self-check: why it cannot be saved now, what a new one proposes, comparison, print."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cus.accounts.acts import Act, refusal_without
from cus.documents.parts import Document, Letterhead
from cus.workflow import Refusal
from partners.enums import UNSIGNED, FeatureAnswer
from partners.features import FEATURES
from partners.models import CooperationAgreement, PartnershipCheck

WORTH = {FeatureAnswer.YES: 2, FeatureAnswer.PARTLY: 1, FeatureAnswer.NO: 0}


def refusal_to_check(user, agreement: CooperationAgreement, check: PartnershipCheck | None = None) -> Refusal | None:
    """A signed partnership is checked, also after its end; only the newest check is corrected."""
    without = refusal_without(user, Act.AGREEMENT_DRAFT)
    if without:
        return without
    if agreement.state in UNSIGNED:
        return Refusal("Partnerstwo ocenia się od podpisania porozumienia.")
    if check is not None and agreement.checks.exclude(pk=check.pk).filter(checked_on__gt=check.checked_on).exists():
        return Refusal("Poprawić można tylko ostatnią samoocenę, żeby dało się porównywać ją z wcześniejszymi.")
    return None


def before(check: PartnershipCheck) -> PartnershipCheck | None:
    """Return the check before this one."""
    return check.agreement.checks.filter(checked_on__lt=check.checked_on).order_by("-checked_on").first()


@dataclass(frozen=True, slots=True)
class Line:
    """A feature with its answer of now and of then; ``change`` is 1 better, -1 worse, 0 the same or unknown."""

    group: str
    text: str
    answer: str
    note: str = ""
    earlier: str = ""
    change: int = 0

    @property
    def label(self) -> str:
        """The answer in a word."""
        return FeatureAnswer(self.answer).label if self.answer else ""

    @property
    def earlier_label(self) -> str:
        """The answer of then in a word."""
        return FeatureAnswer(self.earlier).label if self.earlier else ""


def lines_of(check: PartnershipCheck, earlier: PartnershipCheck | None = None) -> list[Line]:
    """Return all features in the order of the handbook, compared with ``earlier``."""
    now = {one.feature: one for one in check.answers.all()}
    then: Mapping[str, str] = {one.feature: one.answer for one in earlier.answers.all()} if earlier else {}
    lines = []
    for feature in FEATURES:
        found = now.get(feature.key)
        answer, was = found.answer if found else "", then.get(feature.key, "")
        lines.append(
            Line(feature.group, feature.text, answer, found.note if found else "", was, change_of(was, answer))
        )
    return lines


def change_of(was: str, is_now: str) -> int:
    """Return 1 when the answer is better than it was, -1 when worse, 0 when the same or one is not known."""
    if not was or not is_now:
        return 0
    difference = WORTH[FeatureAnswer(is_now)] - WORTH[FeatureAnswer(was)]
    return (difference > 0) - (difference < 0)


def counts(lines: list[Line]) -> dict[str, int]:
    """Return how many features have each answer."""
    return {answer.value: sum(line.answer == answer for line in lines) for answer in FeatureAnswer}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPaper:
    """*Samoocena partnerstwa*, as printed."""

    letterhead: Letterhead
    agreement: str
    checked_on: date
    checked_by: str
    way: str
    way_reason: str = ""
    conclusions: str = ""
    earlier_on: date | None = None
    lines: tuple[Line, ...] = ()


def check_document(check: PartnershipCheck, *, letterhead: Letterhead) -> Document:
    """Return the printed check beside the one before it."""
    earlier = before(check)
    paper = CheckPaper(
        letterhead=letterhead,
        agreement=str(check.agreement),
        checked_on=check.checked_on,
        checked_by=check.checked_by,
        way=check.get_way_display(),
        way_reason=check.way_reason,
        conclusions=check.conclusions,
        earlier_on=earlier.checked_on if earlier else None,
        lines=tuple(lines_of(check, earlier)),
    )
    return Document(
        template="documents/partnership_check.html",
        context=paper,
        title=f"Samoocena partnerstwa – {check.agreement}",
        letterhead=letterhead,
    )
