"""Terms in Polish words, from plain data: for pages, for the document, for the steps of a calculation."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from cus.text.dates import day, period
from cus.text.numbers import NBSP, money, number
from cus.text.plural import plural
from programmes.fees.bands import edge
from programmes.fees.terms import Band, Cap, Discount, Exemption, Part, Rule
from programmes.terms_enums import (
    OPTIONS,
    BandBasis,
    BandWho,
    CapPeriod,
    CapWhose,
    Degree,
    FeeBase,
    PartKind,
    RoundingMode,
    RoundingStep,
)
from services.units import per, unit_of

DEGREES = list(Degree)


def part_words(part: Part) -> str:
    """Write one part: „ukończone 60 lat”, „dochód na osobę do 1 010,00 zł”, with a remark in words."""
    if part.kind == PartKind.WORDS:
        return part.text
    said = _typed(part)
    return f"{said} ({part.text})" if part.text else said


def _typed(part: Part) -> str:
    kind = PartKind(part.kind)
    if kind == PartKind.AGE:
        return _age(part)
    if kind == PartKind.HOUSEHOLD_SIZE:
        return f"gospodarstwo domowe: {_range(part, lambda value: _people(value))}"
    if kind == PartKind.INCOME:
        return f"dochód na osobę {_range(part, money)}"
    if kind == PartKind.INCOME_PERCENT:
        return f"dochód na osobę {_range(part, lambda value: f'{number(value)}%')} kryterium dochodowego"
    if kind == PartKind.DISABILITY:
        return "orzeczenie o niepełnosprawności" + _degree(part.option)
    if kind in OPTIONS:
        return OPTIONS[kind](part.option).label if part.option else kind.label
    return {
        PartKind.ALONE: "osoba prowadząca jednoosobowe gospodarstwo domowe",
        PartKind.RESIDENT: "zamieszkanie na terenie działania centrum",
        PartKind.CARER: "opieka nad osobą wymagającą wsparcia",
    }[kind]


def _degree(option: str) -> str:
    if not option:
        return ""
    chosen = Degree(option)
    forms = {Degree.LIGHT: "lekkim", Degree.MODERATE: "umiarkowanym", Degree.SEVERE: "znacznym"}
    return f" w stopniu {forms[chosen]}{'' if chosen == Degree.SEVERE else ' lub wyższym'}"


def _age(part: Part) -> str:
    if part.low is not None and part.high is not None:
        return f"wiek od {number(part.low)} do {number(part.high)} lat (włącznie)"
    if part.low is not None:
        return f"ukończone {number(part.low)} {plural(part.low, 'rok', 'lata', 'lat')}"
    return f"nie więcej niż {number(part.high)} {plural(part.high, 'rok', 'lata', 'lat')}" if part.high else "wiek"


def _people(value: Decimal) -> str:
    return f"{number(value)}{NBSP}{plural(value, 'osoba', 'osoby', 'osób')}"


def _range(part: Part, write) -> str:
    if part.low is not None and part.low == part.high:
        return write(part.low)
    ends = [f"od {write(part.low)}"] if part.low is not None else []
    ends += [f"do {write(part.high)}"] if part.high is not None else []
    return " ".join(ends) + (" (włącznie)" if ends else "dowolny")


def price(rule: Rule) -> str:
    """Write what the rule takes: „15,00 zł za godzinę”; „(nie wpisano)” where something is missing."""
    amount = _zloty(rule.amount)
    if rule.base == FeeBase.FREE:
        return "bezpłatnie"
    if rule.base == FeeBase.PER_UNIT:
        return " ".join(filter(None, [amount if rule.amount is not None or not rule.bands else "", per(rule.unit)]))
    if rule.base == FeeBase.COST_PERCENT:
        share = f"{number(rule.percent)}%" if rule.percent is not None else ("" if rule.bands else "(nie wpisano) %")
        cost = f"({_zloty(rule.cost)} {per(rule.unit)})" if rule.cost is not None else per(rule.unit)
        return " ".join(filter(None, [share, "kosztu", cost]))
    if rule.base == FeeBase.MONTHLY:
        part = f" i {_zloty(rule.part_amount)} {per(rule.unit)}" if rule.part_amount is not None else ""
        return f"{amount} miesięcznie{part}"
    size = rule.packet_size or 0
    return f"{amount} z góry za pakiet: {number(size)}{NBSP}{unit_of(size, rule.unit) or 'jednostek'}"


def _zloty(value: Decimal | None) -> str:
    return money(value) if value is not None else "(nie wpisano kwoty)"


def band_words(band: Band, rule: Rule) -> str:
    """Write a band with its edges: „od 100% do poniżej 150%: 20%”."""
    start = f"od {edge(band.low, rule.band_basis)}"
    ends = f"do poniżej {edge(band.high, rule.band_basis)}" if band.high is not None else "w górę"
    takes = f"{number(band.percent)}%" if band.percent is not None else _zloty(band.amount)
    who = f"{BandWho(band.who).label}, " if band.who != BandWho.ANYBODY else ""
    return f"{who}{start} {ends}: {takes}"


def rounding_words(rule: Rule) -> str:
    """Write how the rule rounds; nothing for the usual rounding to a grosz."""
    if rule.rounding_step == RoundingStep.GROSZ and rule.rounding_mode == RoundingMode.HALF_UP:
        return ""
    return f"zaokrąglenie {RoundingStep(rule.rounding_step).label} {RoundingMode(rule.rounding_mode).label}"


def rule_words(rule: Rule) -> str:
    """Write a rule in one sentence with its days, bands and rounding."""
    words = [" ".join(filter(None, [price(rule), period(rule.valid_from, rule.valid_to)]))]
    if rule.bands:
        basis = BandBasis(rule.band_basis).label if rule.band_basis else "progi"
        words.append(f"{basis}: " + "; ".join(band_words(band, rule) for band in rule.bands))
    words.append(rounding_words(rule))
    return "; ".join(filter(None, words))


def discount_words(discount: Discount) -> str:
    """Write who pays less and by how much."""
    off = f"{number(discount.percent)}%" if discount.percent is not None else _zloty(discount.amount)
    return f"{part_words(discount.part)}: mniej o {off}"


def exemption_words(exemptions: Sequence[Exemption]) -> list[str]:
    """Write each alternative of exemptions; parts joined by *and*."""
    groups: dict[int, list[Exemption]] = {}
    for one in exemptions:
        groups.setdefault(one.part.alternative, []).append(one)
    lines = []
    for key in sorted(groups):
        ends = [one.valid_to for one in groups[key] if one.valid_to]
        until = f" – do {day(min(ends))}" if ends else ""
        lines.append(" i ".join(part_words(one.part) for one in groups[key]) + until)
    return lines


def cap_words(cap: Cap) -> str:
    """Write a maximum: „najwyżej 120,00 zł w miesiącu na gospodarstwo domowe”."""
    return f"najwyżej {money(cap.amount)} {CapPeriod(cap.period).label} {CapWhose(cap.whose).label}"


def alternatives_words(parts: Sequence[Part]) -> list[str]:
    """Write each alternative of conditions; its parts are joined by „i”."""
    groups: dict[int, list[Part]] = {}
    for part in parts:
        groups.setdefault(part.alternative, []).append(part)
    return [" i ".join(part_words(part) for part in groups[key]) for key in sorted(groups)]


def days_words(opens: dt.date, closes: dt.date) -> str:
    """Write a recruitment window."""
    return period(opens, closes)
