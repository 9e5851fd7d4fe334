"""What the printed information on implementation holds (art. 6): plain data that can be frozen."""

from dataclasses import dataclass
from datetime import date

from cus.documents.blocks import Chapter
from cus.documents.kinds import Kind
from cus.documents.models import FrozenDocument
from cus.documents.parts import Document, Letterhead, Seal
from programmes.results.models import InformationEdition

CODE = "implementation_information"


@dataclass(frozen=True, slots=True, kw_only=True)
class Information:
    """The head of the paper and seven chapters, one for each part of art. 6 ust. 2.

    ``handed_on`` empty means a draft: the head of each page says PROJEKT.
    """

    letterhead: Letterhead
    programme: str
    starts_on: date
    ends_on: date
    due_on: date
    as_of: date
    chapters: tuple[Chapter, ...]
    number: str = ""
    edition: int = 1
    reason: str = ""
    handed_on: date | None = None
    approved_by: str = ""

    @property
    def is_draft(self) -> bool:
        """The director has not approved it."""
        return self.handed_on is None


def information_document(data: Information, seal: Seal | None = None) -> Document:
    """Wrap the information for print."""
    return Document(
        template="documents/information.html",
        context=data,
        title="Informacja z realizacji programu usług społecznych",
        letterhead=data.letterhead,
        subject=data.programme,
        state="PROJEKT" if data.is_draft else "",
        seal=seal,
        number=f"nr {data.number}" if data.number else "",
    )


def invalid_information(frozen: FrozenDocument) -> str:
    """Say in public why this edition does not stand today; empty when it does."""
    edition = InformationEdition.objects.filter(frozen=frozen).first()
    if edition is None:
        return "Tej informacji już nie ma."
    newer = InformationEdition.objects.filter(information=edition.information_id, number__gt=edition.number)
    return "Tę informację poprawiono: jest jej nowsze wydanie." if newer.exists() else ""


INFORMATION = Kind(
    code=CODE,
    label="informacja z realizacji programu",
    data=Information,
    document=information_document,
    invalid=invalid_information,
)
