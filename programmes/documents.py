"""What the printed social services programme holds: the twelve items of art. 5 ust. 3 of the Act.

Plain data; an empty text or ``None`` prints as a dotted line. Money is ``Decimal`` in złoty. Sums are
worked out here from the lines, next to the figure that somebody wrote: when they differ both are
printed.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cus.documents.kinds import Kind
from cus.documents.parts import Document, Letterhead, Seal
from programmes.checking import invalid_programme
from services.documents.cards import PrintedService
from services.standards.documents import StandardPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedNeed:
    """A need that justifies the programme: group, problem, need, and the number of the item that meets it."""

    group: str
    need: str
    problem: str = ""
    met_by: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedNumber:
    """How many: ``amount`` of ``unit`` (the noun in the form that goes with it), ``bound`` as „co najmniej”."""

    unit: str
    amount: Decimal | None = None
    bound: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCondition:
    """One of the conditions joined by „lub”, and how meeting it is shown."""

    text: str
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDiscount:
    """Who pays less, how much less, and how the right to it is shown."""

    entitled: str
    amount: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalDataItem:
    """A piece of data needed to qualify; ``category`` in words: ordinary, art. 9 or art. 10 GDPR."""

    name: str
    category: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedIndicator:
    """A measure of effect; baseline and target as written, with the unit beside."""

    name: str
    unit: str = ""
    baseline: str = ""
    target: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """Money of one year from one source; ``amount`` unknown is ``None``."""

    year: int
    source: str
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfBudget:
    """The lines of one year and their sum."""

    year: int
    lines: tuple[BudgetLine, ...]

    @property
    def total(self) -> Decimal:
        """Sum of the known amounts."""
        return total(self.lines)


def total(lines: tuple[BudgetLine, ...]) -> Decimal:
    """Sum of the known amounts of ``lines``."""
    return sum((line.amount for line in lines if line.amount is not None), Decimal(0))


def by_year(lines: tuple[BudgetLine, ...]) -> list[YearOfBudget]:
    """Group ``lines`` by year, in order; one source stands once in a year, its amounts added."""
    years: dict[int, dict[str, Decimal | None]] = {}
    for line in lines:
        sources = years.setdefault(line.year, {})
        known = [amount for amount in (sources.get(line.source), line.amount) if amount is not None]
        sources[line.source] = sum(known, Decimal(0)) if known else None
    return [
        YearOfBudget(
            year=year,
            lines=tuple(BudgetLine(year=year, source=source, amount=amount) for source, amount in sources.items()),
        )
        for year, sources in sorted(years.items())
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRows:
    """Rows of one kind written out: a label and lines; ``point`` is the item of art. 5 ust. 3 they belong to."""

    label: str
    text: str
    point: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedItem:
    """One service of the programme. ``fee`` empty and ``is_free`` false means: not said yet."""

    number: int
    service: str
    need: str = ""
    description: str = ""
    recipients: str = ""
    numbers: tuple[PlannedNumber, ...] = ()
    conditions: tuple[PrintedCondition, ...] = ()
    admission_order: str = ""
    limits: str = ""
    is_free: bool = False
    fee: str = ""
    discounts: tuple[PrintedDiscount, ...] = ()
    personal_data: tuple[PersonalDataItem, ...] = ()
    indicators: tuple[PrintedIndicator, ...] = ()
    provider: str = ""
    budget: tuple[BudgetLine, ...] = ()
    declared_total: Decimal | None = None
    more: tuple[PrintedRows, ...] = ()

    @property
    def years(self) -> list[YearOfBudget]:
        """Money of this item by year."""
        return by_year(self.budget)

    @property
    def total(self) -> Decimal:
        """Sum of the budget lines."""
        return total(self.budget)

    @property
    def sums_differ(self) -> bool:
        """Whether the written total is not the sum of the lines."""
        return self.declared_total is not None and self.declared_total != self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """*Program usług społecznych* in the order of art. 5 ust. 3.

    ``fees_not_applicable`` and ``data_not_applicable`` hold the reason when items 7 and 9 do not
    apply. ``approved_on`` and ``resolution`` empty mean a draft: the head of each page
    says PROJEKT.
    """

    letterhead: Letterhead
    name: str = ""  # item 1
    goal: str = ""
    starts_on: date | None = None  # item 2
    ends_on: date | None = None
    needs_rationale: str = ""  # item 3
    needs: tuple[PrintedNeed, ...] = ()
    recipients: str = ""  # item 4
    planned: tuple[PlannedNumber, ...] = ()
    services: str = ""  # item 5
    items: tuple[PrintedItem, ...] = ()
    qualification: str = ""  # item 6
    fees: str = ""  # item 7
    fees_not_applicable: str = ""
    evidence: str = ""  # item 8
    personal_data: str = ""  # item 9
    data_not_applicable: str = ""
    organisation: str = ""  # item 10
    stages: tuple[str, ...] = ()
    monitoring: str = ""  # item 11
    budget: str = ""  # item 12
    declared_total: Decimal | None = None
    version: int = 1
    revision: int = 1
    approved_by: str = ""
    approved_under: str = ""  # the authorisation of a substitute, in words
    approved_on: date | None = None
    resolution: str = ""  # of the council that amended it, where nobody approved this text
    more: tuple[PrintedRows, ...] = ()
    cards: tuple[PrintedService, ...] = ()  # annex: service cards
    standards: tuple[StandardPaper, ...] = ()  # annex: standards in force

    @property
    def recipients_more(self) -> list[PrintedRows]:
        """Rows that belong to item 4."""
        return [rows for rows in self.more if rows.point == 4]

    @property
    def organisation_more(self) -> list[PrintedRows]:
        """Rows that belong to item 10."""
        return [rows for rows in self.more if rows.point == 10]

    @property
    def monitoring_more(self) -> list[PrintedRows]:
        """Rows that belong to item 11."""
        return [rows for rows in self.more if rows.point == 11]

    @property
    def budget_lines(self) -> tuple[BudgetLine, ...]:
        """Budget lines of all items."""
        return tuple(line for item in self.items for line in item.budget)

    @property
    def years(self) -> list[YearOfBudget]:
        """Money of the programme by year and source."""
        return by_year(self.budget_lines)

    @property
    def total(self) -> Decimal:
        """Sum of all budget lines."""
        return total(self.budget_lines)

    @property
    def sums_differ(self) -> bool:
        """Whether the written total is not the sum of the lines."""
        return self.declared_total is not None and self.declared_total != self.total

    @property
    def all_personal_data(self) -> list[PersonalDataItem]:
        """Personal data of all items, each once, in order of first mention."""
        return list(dict.fromkeys(piece for item in self.items for piece in item.personal_data))

    @property
    def is_draft(self) -> bool:
        """Nobody has approved or adopted it."""
        return self.approved_on is None and not self.resolution


def programme_document(programme: Programme, seal: Seal | None = None) -> Document:
    """Wrap a programme for print; until somebody approves it each page says PROJEKT."""
    return Document(
        template="documents/programme.html",
        context=programme,
        title=f"Program usług społecznych – {programme.name or 'bez nazwy'}",
        letterhead=programme.letterhead,
        state="PROJEKT" if programme.is_draft else "",
        seal=seal,
    )


PROGRAMME = Kind(
    code="programme",
    label="program usług społecznych",
    data=Programme,
    document=programme_document,
    invalid=invalid_programme,
)
