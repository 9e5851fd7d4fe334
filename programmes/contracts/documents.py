"""What the card of a contract (*karta umowy*) and the register of contracts hold. Plain data; money in złoty."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cus.documents.kinds import Kind
from cus.documents.parts import Document, Letterhead, Seal


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFact:
    """A row of the card: what and its value; empty prints as a dotted line."""

    label: str
    text: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedShare:
    """A provider: what it answers for, its part of the amount."""

    name: str
    address: str = ""
    task: str = ""
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedContractItem:
    """A service: how much of it in words, the price of one, the amount."""

    service: str
    quantity: str = ""
    unit_price: Decimal | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTranche:
    """A payment."""

    due_on: date
    amount: Decimal
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedReport:
    """A report that is due."""

    covers: str
    due_on: date
    is_final: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedAnnex:
    """An annex and what it changed."""

    number: int
    signed_on: date
    effective_on: date
    description: str
    amount: Decimal | None = None
    period_end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractPaper:
    """The whole card as of the day ``on``; ``amount`` and ``period_end`` as annexes stood that day."""

    letterhead: Letterhead
    is_assignment: bool
    number: str = ""
    programme: str = ""
    state: str = ""
    is_draft: bool
    on: date
    concluded_on: date | None = None
    period_start: date | None = None
    period_end: date | None = None
    amount: Decimal | None = None
    facts: tuple[PrintedFact, ...] = ()
    providers: tuple[PrintedShare, ...] = ()
    items: tuple[PrintedContractItem, ...] = ()
    tranches: tuple[PrintedTranche, ...] = ()
    reports: tuple[PrintedReport, ...] = ()
    annexes: tuple[PrintedAnnex, ...] = ()
    notes: str = ""

    @property
    def title(self) -> str:
        """Karta umowy or karta przydziału, with its number."""
        kind = "Karta przydziału" if self.is_assignment else "Karta umowy"
        return f"{kind} nr {self.number}" if self.number else f"{kind} – bez numeru"

    @property
    def items_total(self) -> Decimal:
        """Sum of the known amounts of services."""
        return sum((row.amount for row in self.items if row.amount is not None), Decimal(0))

    @property
    def tranches_total(self) -> Decimal:
        """Sum of the tranches."""
        return sum((row.amount for row in self.tranches), Decimal(0))


def contract_document(paper: ContractPaper, seal: Seal | None = None) -> Document:
    """Wrap the card for print; that of a draft says PROJEKT on each page."""
    return Document(
        template="documents/contract.html",
        context=paper,
        title=paper.title,
        letterhead=paper.letterhead,
        subject="Podsumowanie przydziału" if paper.is_assignment else "Podsumowanie umowy z wykonawcą",
        state="PROJEKT" if paper.is_draft else "",
        seal=seal,
    )


CONTRACT = Kind(code="service_contract", label="karta umowy", data=ContractPaper, document=contract_document)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """A contract in the register."""

    number: str
    kind: str
    providers: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    selection: str = ""
    case_number: str = ""
    concluded_on: date | None = None
    period: str = ""
    amount: Decimal | None = None
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractRegister:
    """The register as of a day; ``filters`` are those that narrowed it, in words."""

    letterhead: Letterhead
    on: date
    lines: tuple[RegisterLine, ...] = ()
    filters: tuple[PrintedFact, ...] = ()

    @property
    def total(self) -> Decimal:
        """Sum of the known amounts."""
        return sum((line.amount for line in self.lines if line.amount is not None), Decimal(0))


def register_document(register: ContractRegister) -> Document:
    """Wrap the register for print."""
    return Document(
        template="documents/contract_register.html",
        context=register,
        title="Rejestr umów i przydziałów",
        letterhead=register.letterhead,
        subject="Rejestr umów z wykonawcami i przydziałów jednostkom własnym",
    )
