"""Findings of a diagnosis as plain data: what the page shows is what is printed."""

from dataclasses import dataclass

from cus.documents.parts import Document, Letterhead
from cus.text.dates import period
from diagnosis.enums import SWOT, FindingKind
from diagnosis.models import Diagnosis

# What belongs in each list, said in few words.
ABOUT = {
    FindingKind.STRENGTH: "co działa i na czym można budować",
    FindingKind.WEAKNESS: "czego brakuje w gminie i w centrum",
    FindingKind.OPPORTUNITY: "co z zewnątrz może pomóc",
    FindingKind.THREAT: "co z zewnątrz może zaszkodzić",
    FindingKind.RISK: "co może się nie udać i dlaczego",
    FindingKind.QUALITY: "jak utrzymać dobre usługi",
    FindingKind.INVOLVEMENT: "gdzie mieszkańcy mogą działać sami",
    FindingKind.COOPERATION: "z kim i jak współpracować",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PointedNeed:
    """A need that a finding points to: its number in form 1, its stable key and its words."""

    number: int
    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OneFinding:
    """One finding; ``pk`` and ``version`` serve the page, print leaves them out."""

    pk: int
    text: str
    version: int
    needs: tuple[PointedNeed, ...] = ()

    @property
    def pointed(self) -> str:
        """Numbers of the needs: „potrzeby 1, 4”; empty without any."""
        if not self.needs:
            return ""
        noun = "potrzeba" if len(self.needs) == 1 else "potrzeby"
        return f"{noun} {', '.join(str(need.number) for need in self.needs)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingList:
    """The findings of one kind in their order."""

    kind: str
    title: str
    about: str
    findings: tuple[OneFinding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingBoard:
    """All findings: four lists of the SWOT grid, then the others; empty lists stay, they say what is missing."""

    swot: tuple[FindingList, ...]
    others: tuple[FindingList, ...]

    @property
    def lists(self) -> tuple[FindingList, ...]:
        """Every list in order."""
        return (*self.swot, *self.others)

    @property
    def count(self) -> int:
        """How many findings there are."""
        return sum(len(one.findings) for one in self.lists)


def finding_board(diagnosis: Diagnosis) -> FindingBoard:
    """Return the findings of ``diagnosis``; three questions of the database."""
    numbers = {pk: place for place, pk in enumerate(diagnosis.needs.in_order().values_list("pk", flat=True), start=1)}
    found: dict[str, list[OneFinding]] = {kind: [] for kind in FindingKind}
    for finding in diagnosis.findings.order_by("position", "pk").prefetch_related("need_links__need"):
        links = finding.need_links.all()
        needs = sorted(((numbers[link.need_id], link.need) for link in links), key=lambda pair: pair[0])
        found[finding.kind].append(
            OneFinding(
                pk=finding.pk,
                text=finding.text,
                version=finding.version,
                needs=tuple(PointedNeed(number=at, key=str(need.key), text=str(need)) for at, need in needs),
            )
        )
    lists = {
        kind: FindingList(
            kind=kind.value,
            title=f"{kind.label[0].upper()}{kind.label[1:]}",
            about=ABOUT[kind],
            findings=tuple(found[kind]),
        )
        for kind in FindingKind
    }
    return FindingBoard(
        swot=tuple(lists[kind] for kind in SWOT),
        others=tuple(one for kind, one in lists.items() if kind not in SWOT),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsPaper:
    """The findings as printed."""

    letterhead: Letterhead
    title: str
    period: str
    board: FindingBoard


def findings_document(diagnosis: Diagnosis, *, letterhead: Letterhead) -> Document:
    """Return the findings as a document."""
    return Document(
        template="documents/findings.html",
        context=FindingsPaper(
            letterhead=letterhead,
            title=diagnosis.title,
            period=period(diagnosis.period_start, diagnosis.period_end),
            board=finding_board(diagnosis),
        ),
        title="Ustalenia diagnozy",
        subject=diagnosis.title,
        letterhead=letterhead,
        state=diagnosis.paper_state,
    )
