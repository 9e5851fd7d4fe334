"""What the diagnosis proposed for a need, as the programme takes it up."""

from collections.abc import Iterable

from diagnosis.enums import ProposalKind
from diagnosis.models import Need, NeedProposal
from programmes.basis import amount_text
from programmes.models import ProgrammeItem, ProgrammeNeed, ProgrammeVersion


def proposals_of(needs: Iterable[ProgrammeNeed]) -> list[NeedProposal]:
    """Return the proposals behind the needs of an item: people, then conditions, then principles."""
    sources = [need.source_id for need in needs if need.source_id]
    order = list(ProposalKind)
    found = NeedProposal.objects.filter(need__in=sources).order_by("need__position", "position", "pk")
    return sorted(found, key=lambda proposal: order.index(proposal.kind))


def starting_values(need: Need) -> dict[str, object]:
    """Return the fields of a new item that the proposals fill: the first number of people, and for whom."""
    people = next((one for one in need.proposals.all() if one.kind == ProposalKind.PEOPLE), None)
    if people is None:
        return {}
    # Units of needs are units of programmes, and so are the words for bounds: one code, one meaning.
    figure = {"quantity": people.number, "quantity_unit": people.unit, "quantity_bound": people.bound}
    return figure | ({"recipients": people.text} if people.text else {})


def starting_conditions(item: ProgrammeItem, need: Need) -> list[dict[str, object]]:
    """Return the conditions of a new item: those proposed for its need, in their order."""
    proposed = [one for one in need.proposals.all() if one.kind == ProposalKind.CONDITION]
    return [
        {"item": item, "position": at, "alternative": at + 1, "text": one.text, "evidence": one.evidence}
        for at, one in enumerate(proposed)
    ]


def rationale_of(version: ProgrammeVersion) -> str:
    """Return a text of pkt 3 proposed from the needs picked: group, problem, need, number; one paragraph a need.

    It is only a proposal: somebody reads it, mends it and saves it.
    """
    return "\n\n".join(_paragraph(need) for need in version.needs.all() if not need.removal_accepted)


def _paragraph(need: ProgrammeNeed) -> str:
    sentences = [need.group, need.problem, f"Potrzeba: {need.need_text}" if need.need_text.strip() else ""]
    if need.number is not None:
        sentences.append(f"Dotyczy: {amount_text(need.number, need.unit, need.at_least)}")
    return " ".join(f"{text.strip().rstrip('.')}." for text in sentences if text.strip())
