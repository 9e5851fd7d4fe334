"""The terms of a service as plain data, and how they are read from the rows of an item."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from programmes.terms_enums import BandBasis, BandWho, FeeBase, PartKind, RoundingMode, RoundingStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One question about a person; both ends are inclusive."""

    kind: str
    low: Decimal | None = None
    high: Decimal | None = None
    option: str = ""
    text: str = ""
    evidence: str = ""
    alternative: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """From ``low`` inclusive to ``high`` exclusive; percent or złoty for a unit."""

    low: Decimal
    high: Decimal | None = None
    who: str = BandWho.ANYBODY
    percent: Decimal | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How a fee is reckoned between two days, both inclusive."""

    base: str
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    amount: Decimal | None = None
    part_amount: Decimal | None = None
    percent: Decimal | None = None
    cost: Decimal | None = None
    unit: str = ""
    packet_size: int | None = None
    band_basis: str = ""
    rounding_step: str = RoundingStep.GROSZ
    rounding_mode: str = RoundingMode.HALF_UP
    bands: tuple[Band, ...] = ()

    def is_valid_on(self, day: dt.date) -> bool:
        """Whether the rule holds on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def meets(self, other: "Rule") -> bool:
        """Whether both hold on some day for the same unit."""
        starts = max(filter(None, (self.valid_from, other.valid_from)), default=dt.date.min)
        ends = min(filter(None, (self.valid_to, other.valid_to)), default=dt.date.max)
        return starts <= ends and (self.unit == other.unit or FeeBase.FREE in (self.base, other.base))


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """Whoever meets ``part`` pays less; złoty are for a unit, a month or a packet, as the rule counts."""

    part: Part
    percent: Decimal | None = None
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """Whoever meets ``part`` (with the others of its alternative) does not pay, until a day inclusive."""

    part: Part
    valid_to: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """The most that a recipient or a household pays within a period."""

    amount: Decimal
    whose: str
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Everything that decides a fee. ``required`` is the answer „odpłatna: tak, nie, nie wiadomo”."""

    required: bool | None = True
    rules: tuple[Rule, ...] = ()
    discounts: tuple[Discount, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    caps: tuple[Cap, ...] = ()


PART_DEFAULTS = {"kind": PartKind.WORDS, "low": None, "high": None, "option": "", "text": "", "evidence": ""}
BASES = dict(BandBasis.choices)


def part_of(row: Mapping) -> Part:
    """Read a typed part from a row; a row kept before parts were typed is words."""
    values = {name: row.get(name, default) for name, default in PART_DEFAULTS.items()}
    values |= {"low": _decimal(values["low"]), "high": _decimal(values["high"])}
    return Part(**values, alternative=row.get("alternative") or 1)


def rule_of(row: Mapping) -> Rule:
    """Read a rule with its bands."""
    return Rule(
        base=row["base"],
        valid_from=_day(row.get("valid_from")),
        valid_to=_day(row.get("valid_to")),
        unit=row.get("unit") or "",
        packet_size=row.get("packet_size"),
        band_basis=row.get("band_basis") or "",
        rounding_step=row.get("rounding_step") or RoundingStep.GROSZ,
        rounding_mode=row.get("rounding_mode") or RoundingMode.HALF_UP,
        bands=tuple(band_of(band) for band in row.get("bands") or ()),
        **{name: _decimal(row.get(name)) for name in ("amount", "part_amount", "percent", "cost")},
    )


def band_of(row: Mapping) -> Band:
    """Read a band."""
    numbers = {name: _decimal(row.get(name)) for name in ("high", "percent", "amount")}
    return Band(who=row.get("who") or BandWho.ANYBODY, low=_decimal(row["low"]) or Decimal(0), **numbers)


def terms_of(contents: Mapping[str, Sequence[Mapping]], required: bool | None) -> Terms:
    """Read the terms of an item from its rows (``programmes.contents``)."""
    return Terms(
        required=required,
        rules=tuple(rule_of(row) for row in contents.get("fee_rules") or ()),
        discounts=tuple(
            Discount(part=part_of(row), percent=_decimal(row["percent"]), amount=_decimal(row["amount"]))
            for row in contents.get("discounts") or ()
        ),
        exemptions=tuple(
            Exemption(part=part_of(row), valid_to=_day(row["valid_to"])) for row in contents.get("exemptions") or ()
        ),
        caps=tuple(
            Cap(amount=Decimal(row["amount"]), whose=row["whose"], period=row["period"])
            for row in contents.get("fee_caps") or ()
        ),
    )


def _decimal(value) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value))


def _day(value) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) and value else value or None
