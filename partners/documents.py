"""What the partner card and the cooperation agreement print.

Plain data, in the order of the paper; an empty text or ``None`` prints as a dotted line to write on.
"""

import re
from dataclasses import dataclass
from datetime import date

from cus.documents.kinds import Kind
from cus.documents.parts import Document, Letterhead, Seal
from partners.checking import basis_of_agreement, invalid_agreement, invalid_power

# A number, a letter or a dash that a person put before a line of a list.
TYPED_MARK = re.compile(r"(?:\d{1,2}[.)]|[a-z]\)|[-–•*])\s")


def _filled(*rows: tuple[str, str]) -> list[tuple[str, str]]:
    return [(label, text) for label, text in rows if text]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedOffer:
    """One line of the table of offers beyond the card; every text may be empty."""

    service: str
    capacity: str = ""
    place: str = ""
    fee: str = ""
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPlace:
    """A place of the partner beyond the card: hours of the week and accessibility in words, maybe empty."""

    name: str
    kind: str = ""
    hours: str = ""
    access: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerCard:
    """*Fiszka informacyjna partnera*: the thirteen rows of the paper form, then what it has no row for.

    Source of rows 1-13: the handbook's form of the card (docs/ keeps the table of rows and fields).
    A yes/no that nobody has answered is ``None``.
    """

    letterhead: Letterhead
    full_name: str = ""  # row 1
    address: str = ""  # row 2
    phones: str = ""
    email: str = ""
    responsible_person: str = ""  # row 3: a person's name, see the handbook
    social_employment: bool | None = None  # row 4
    local_government_unit: bool | None = None  # row 5
    other_administration: bool | None = None  # row 6
    ngo: bool | None = None  # row 7
    staff: str = ""  # row 8
    infrastructure: str = ""
    activity_scope: str = ""  # row 9
    activity_kinds: str = ""
    activity_recipients: str = ""
    affiliation_parent: str = ""  # row 10
    affiliation_cooperation: str = ""
    affiliation_guidelines: str = ""
    other: str = ""  # row 11
    role_justification: str = ""  # row 12
    actions_taken: str = ""  # row 13, filled in later
    # Beyond the paper form; printed only where filled.
    nip: str = ""
    regon: str = ""
    krs: str = ""
    electronic_address: str = ""
    legal_form: str = ""
    category: str = ""  # of art. 21 ust. 3
    social_economy_status: str = ""
    parent: str = ""
    founders: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    gminas: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    places: tuple[PrintedPlace, ...] = ()
    offers: tuple[PrintedOffer, ...] = ()
    # Foot of the card.
    place: str = ""
    filled_on: date | None = None

    @property
    def resources(self) -> list[tuple[str, str]]:
        """Row 8: its filled parts with their names."""
        return _filled(("Kadra", self.staff), ("Infrastruktura", self.infrastructure))

    @property
    def activity(self) -> list[tuple[str, str]]:
        """Row 9: its filled parts with their names."""
        return _filled(
            ("Zakres", self.activity_scope),
            ("Rodzaje działań", self.activity_kinds),
            ("Odbiorcy", self.activity_recipients),
        )

    @property
    def affiliation(self) -> list[tuple[str, str]]:
        """Row 10: its filled parts with their names."""
        return _filled(
            ("Organizacja nadrzędna", self.affiliation_parent),
            ("Współpraca", self.affiliation_cooperation),
            ("Wytyczne", self.affiliation_guidelines),
        )

    @property
    def beyond_form(self) -> list[tuple[str, str]]:
        """Labels and texts of what the paper form has no row for, only where there is something."""
        return _filled(
            ("NIP", self.nip),
            ("REGON", self.regon),
            ("KRS", self.krs),
            ("Adres do doręczeń elektronicznych", self.electronic_address),
            ("Forma prawna", self.legal_form),
            ("Kategoria podmiotu (art. 21 ust. 3 pkt 2 ustawy)", self.category),
            ("Status podmiotu ekonomii społecznej", self.social_economy_status),
            ("Jednostka macierzysta", self.parent),
            ("Założyciele", "\n".join(self.founders)),
            ("Dawne nazwy", "\n".join(self.former_names)),
            ("Gminy, w których działa", ", ".join(self.gminas)),
            ("Osoby uprawnione do podpisu", "\n".join(self.signatories)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedParty:
    """A party of an agreement: its role in words and who signs for it, one text a person."""

    name: str
    role: str = ""
    seat: str = ""
    representatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPoint:
    """A point of an agreement, already numbered; its sub-points are numbered ``1)``, ``2)`` … in print."""

    number: int
    text: str
    subpoints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTask:
    """A task of the partnership, its goal and the party that answers for it."""

    description: str
    goal: str = ""
    responsible: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """*Porozumienie o współpracy na rzecz usług społecznych*.

    Conditions and cross-references are resolved before: what stands here is printed as it is. The
    centre's own clauses are points like the others, under a heading of their own.
    """

    letterhead: Letterhead
    number: str = ""
    place: str = ""
    concluded_on: date | None = None
    ends_on: date | None = None
    parties: tuple[PrintedParty, ...] = ()
    preamble: str = ""
    mission: str = ""
    goals: tuple[str, ...] = ()
    tasks: tuple[PrintedTask, ...] = ()
    points: tuple[PrintedPoint, ...] = ()
    own_clauses: tuple[PrintedPoint, ...] = ()
    closing: str = ""
    annexes: tuple[str, ...] = ()
    is_draft: bool = False
    # Which version of the template gave the points, and the hash of its text; not printed.
    template_number: int = 0
    template_sha256: str = ""

    @property
    def goals_have_marks(self) -> bool:
        """Say whether somebody typed numbers or dashes before the goals: a bullet beside them would be one too many."""
        return any(TYPED_MARK.match(goal) for goal in self.goals)


def card_document(card: PartnerCard, seal: Seal | None = None) -> Document:
    """Wrap a card for print."""
    return Document(
        template="documents/partner_card.html",
        context=card,
        title=f"Fiszka informacyjna partnera – {card.full_name or 'bez nazwy'}",
        subject="Fiszka informacyjna partnera centrum usług społecznych",
        letterhead=card.letterhead,
        seal=seal,
    )


def agreement_document(agreement: Agreement, seal: Seal | None = None) -> Document:
    """Wrap an agreement for print; a draft says so on each page."""
    number = f" nr {agreement.number}" if agreement.number else ""
    return Document(
        template="documents/agreement.html",
        context=agreement,
        title=f"Porozumienie o współpracy na rzecz usług społecznych{number}",
        letterhead=agreement.letterhead,
        state="PROJEKT" if agreement.is_draft else "",
        seal=seal,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerPaper:
    """*Pełnomocnictwo*: who acts for whom, in what, until when. An empty text prints as a dotted line.

    ``pesel`` empty prints a line to write the number on.
    """

    letterhead: Letterhead
    number: str = ""
    grantor: str = ""
    seat: str = ""
    signatories: tuple[str, ...] = ()
    attorney: str = ""
    address: str = ""
    pesel: str = ""
    represented: str = ""
    lead: str = ""
    scope: tuple[str, ...] = ()
    conclusion: str = ""
    is_until_revoked: bool = False
    valid_until: date | None = None
    place: str = ""
    granted_on: date | None = None
    is_draft: bool = False


def power_document(power: PowerPaper, seal: Seal | None = None) -> Document:
    """Wrap a power of attorney for print; a draft says so on each page. No name in the title: it is shown in lists of files."""
    number = f" nr {power.number}" if power.number else ""
    return Document(
        template="documents/power.html",
        context=power,
        title=f"Pełnomocnictwo{number}",
        letterhead=power.letterhead,
        state="PROJEKT" if power.is_draft else "",
        seal=seal,
    )


PARTNER_CARD = Kind(code="partner_card", label="fiszka partnera", data=PartnerCard, document=card_document)
AGREEMENT = Kind(
    code="agreement",
    label="porozumienie o współpracy",
    data=Agreement,
    document=agreement_document,
    invalid=invalid_agreement,
    basis_fault=basis_of_agreement,
)
POWER = Kind(
    code="power_of_attorney",
    label="pełnomocnictwo",
    data=PowerPaper,
    document=power_document,
    invalid=invalid_power,
)
