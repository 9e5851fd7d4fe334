"""What is printed: the slip with a code, the review of rights. Plain data."""

from dataclasses import dataclass
from datetime import date

from cus.documents.kinds import Kind
from cus.documents.parts import Document, Letterhead, Seal
from cus.people.rights import Rights
from cus.text.dates import short_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """The slip that invites: where to go, what to type, until when (in words). Never frozen, never kept."""

    letterhead: Letterhead
    name: str
    email: str
    code: str
    address: str
    expires: str

    @property
    def groups(self) -> list[str]:
        """The code as it is printed: in groups."""
        return self.code.split("-")


def slip_document(slip: Slip, seal: Seal | None = None) -> Document:
    """Wrap a slip for print."""
    return Document(
        template="documents/slip.html",
        context=slip,
        title=f"Zaproszenie do aplikacji – {slip.name}",
        letterhead=slip.letterhead,
        seal=seal,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRights:
    """One line of the review: lists are in words already."""

    name: str
    position: str = ""
    email: str = ""
    roles: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    authorisations: tuple[str, ...] = ()
    last_login: str = ""
    active_until: str = ""
    second_factor: bool = False
    attention: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsList:
    """The whole review; ``reviewed_by`` empty prints a line to sign on."""

    letterhead: Letterhead
    on: date
    lines: tuple[PrintedRights, ...] = ()
    reviewed_by: str = ""
    findings: str = ""

    @property
    def attention(self) -> int:
        """How many lines need attention."""
        return sum(bool(line.attention) for line in self.lines)


def printed_rights(line: Rights) -> PrintedRights:
    """Turn a person's rights into words."""
    person = line.person
    return PrintedRights(
        name=f"{person.last_name} {person.first_name}",
        position=person.position,
        email=person.email,
        roles=tuple(
            held.role.label
            + (f", od {short_day(held.since)}" if held.since else "")
            + (f", kto nadał: {held.by}" if held.by else "")
            for held in line.held
        ),
        may=tuple(held.summary for held in line.held),
        authorisations=tuple(f"{one.get_scope_display()}: {one}, {one.days}" for one in line.authorisations),
        last_login=short_day(person.last_login) if person.last_login else "nigdy",
        active_until=short_day(person.active_until) if person.active_until else "bez terminu",
        second_factor=line.has_second_factor,
        attention=tuple(line.attention),
    )


def rights_document(rights: RightsList, seal: Seal | None = None) -> Document:
    """Wrap the review for print."""
    return Document(
        template="documents/rights.html",
        context=rights,
        title=f"Przegląd uprawnień – {short_day(rights.on)}",
        letterhead=rights.letterhead,
        seal=seal,
    )


RIGHTS_REVIEW = Kind(code="rights_review", label="przegląd uprawnień", data=RightsList, document=rights_document)
