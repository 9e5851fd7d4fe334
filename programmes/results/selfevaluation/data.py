"""What the printed self-evaluation holds: plain data that can be frozen."""

from dataclasses import dataclass
from datetime import date

from cus.documents.blocks import Chapter, Figure, Table
from cus.documents.kinds import Kind
from cus.documents.parts import Document, Letterhead, Seal


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfEvaluationPaper:
    """Title page and chapters, the last one lists sources. Without ``approved_on`` each page says PROJEKT."""

    letterhead: Letterhead
    agreement: str
    concluded_on: date
    period: str
    parties: tuple[str, ...]
    state: str
    as_of: date
    chapters: tuple[Chapter, ...]
    number: str = ""
    prepared_by: str = ""
    reviewed_by: str = ""
    approved_by: str = ""
    approved_on: date | None = None

    @property
    def is_draft(self) -> bool:
        """Nobody has approved it yet."""
        return self.approved_on is None

    @property
    def tables(self) -> list[Table]:
        """Tables are few and stand where they are spoken of: the contents list none."""
        return []

    @property
    def figures(self) -> list[Figure]:
        """There are none."""
        return []


def self_evaluation_document(data: SelfEvaluationPaper, seal: Seal | None = None) -> Document:
    """Wrap a report for print."""
    return Document(
        template="documents/self_evaluation.html",
        context=data,
        title=f"Raport autoewaluacyjny: {data.agreement}, {data.period}"[:160],
        letterhead=data.letterhead,
        subject="Autoewaluacja partnerstwa na rzecz usług społecznych",
        state="PROJEKT" if data.is_draft else "",
        seal=seal,
        number=data.number,
    )


SELF_EVALUATION = Kind(
    code="self_evaluation",
    label="raport autoewaluacyjny",
    data=SelfEvaluationPaper,
    document=self_evaluation_document,
)
