"""What an import of figures would do: compared with what the centre has, without writing anything."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from cus.tables import TableFault
from cus.text.numbers import number
from diagnosis.figures.areas import level_of
from diagnosis.figures.enums import AreaLevel, Missing
from diagnosis.figures.found import Brought, FoundIndicator, FoundValue
from diagnosis.figures.own import OwnAreas
from diagnosis.models import Indicator, IndicatorValue

Key = tuple[int | str, str, str, str, str, str, int]


@dataclass(frozen=True, slots=True)
class PlannedIndicator:
    """An indicator of the file, the one of the centre that it is (or ``None``), and how many values it brings."""

    found: FoundIndicator
    present: Indicator | None
    values: int

    @property
    def name(self) -> str:
        """What it will be called: a name that people gave stays."""
        return self.present.name if self.present else self.found.name


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """A value that another one will replace."""

    present: IndicatorValue
    found: FoundValue
    area: str

    @property
    def before(self) -> str:
        """What stands there."""
        return said(self.present.value, self.present.missing)

    @property
    def after(self) -> str:
        """What will stand there."""
        return said(self.found.value, self.found.missing)


@dataclass(slots=True)
class FigurePlan:
    """New values, changed ones with what they replace, how many stay; areas taken and left out; faults."""

    indicators: list[PlannedIndicator] = field(default_factory=list)
    new: list[FoundValue] = field(default_factory=list)
    changed: list[ChangedValue] = field(default_factory=list)
    same: int = 0
    taken: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    recoded: dict[str, str] = field(default_factory=dict)
    faults: list[TableFault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    negative: int = 0

    @property
    def touched(self) -> int:
        """How many values will be written."""
        return len(self.new) + len(self.changed)

    @property
    def parts(self) -> list[str]:
        """Names of taken areas that are parts of gminas."""
        return [name for code, name in self.taken.items() if level_of(code) == AreaLevel.PART]

    @property
    def years(self) -> list[int]:
        """Years of the values that come in."""
        return sorted({value.year for value in (*self.new, *(one.found for one in self.changed))})

    @property
    def bases(self) -> list[str]:
        """Census bases of the values that come in."""
        return sorted({value.base for value in (*self.new, *(one.found for one in self.changed)) if value.base})

    @property
    def fingerprint(self) -> str:
        """What the preview showed, in 64 characters: differs as soon as the database or the file does."""
        told = (
            [(one.found.key, one.present and one.present.pk) for one in self.indicators],
            [(one.indicator.key, one.area, one.year, one.sex, one.age, one.base, one.value) for one in self.new],
            [(one.present.pk, one.before, one.after) for one in self.changed],
            self.same,
            self.faults,
        )
        return hashlib.sha256(repr(told).encode()).hexdigest()


LACKING = (
    "W pliku nie ma wszystkich gmin centrum. Brakuje: {}. Jeśli powinny w nim być, plik może być urwany: "
    "pobierz go jeszcze raz."
)


def said(value: Decimal | None, missing: str) -> str:
    """Write a value or the reason why there is none."""
    return number(value) if value is not None else str(Missing(missing).label)


def plan_of(brought: Brought, own: OwnAreas, chosen: Iterable[str]) -> FigurePlan:
    """Compare what a file brings with what the centre has; ``chosen``: codes of foreign areas to take for comparison."""
    plan = FigurePlan(faults=list(brought.faults), remarks=list(brought.remarks))
    codes = _sort_areas(plan, brought, own, set(chosen))
    if plan.faults:
        return plan
    lacking = [name for code, name in own.gminas.items() if code not in plan.taken]
    if lacking and len(lacking) < len(own.gminas):
        plan.remarks.append(LACKING.format(", ".join(lacking)))
    values = [value for value in brought.values if value.area in codes]
    present = _present_indicators({value.indicator for value in values})
    counts = Counter(value.indicator for value in values)
    plan.indicators = [PlannedIndicator(one, present.get(one.key), count) for one, count in counts.items()]
    _compare(plan, values, codes, present)
    over = sum(
        value.indicator.unit == "%" and (value.value or 0) > 100
        for value in (*plan.new, *(one.found for one in plan.changed))
    )
    if over:
        plan.remarks.append(
            f"Wartości powyżej 100 %: {over}. To możliwe tam, gdzie przyczyny się nakładają; gdzie indziej sprawdź źródło."
        )
    plan.negative = sum(value.note != "" for value in plan.new)
    if any(_is_older(one, brought) for one in plan.changed):
        plan.remarks.append(
            "Ten plik jest starszy niż źródło części wartości, które by zmienił. Sprawdź je przed wczytaniem."
        )
    return plan


def _is_older(one: ChangedValue, brought: Brought) -> bool:
    standing = one.present.source.as_of
    return bool(standing and brought.as_of and brought.as_of < standing)


def _sort_areas(plan: FigurePlan, brought: Brought, own: OwnAreas, chosen: set[str]) -> dict[str, str]:
    """Return the code under which each taken area is kept, by its code in the file."""
    codes: dict[str, str] = {}
    for code, name in brought.areas.items():
        kept = own.code_of(code) or (code if code in chosen else None)
        if kept is None:
            plan.left_out[code] = name
            continue
        codes[code] = kept
        plan.taken[kept] = own.gminas.get(kept, name)
        if kept != code:
            plan.recoded[code] = kept
    return codes


def _present_indicators(found: set[FoundIndicator]) -> dict[str, Indicator]:
    """Return indicators of the centre by the keys of the file: known by key, or by name and unit."""
    known = {one.key: one for one in Indicator.objects.filter(key__in=[one.key for one in found]).order_by()}
    rest = [one for one in found if one.key not in known]
    named = Indicator.objects.filter(name__in=[one.name for one in rest]).order_by()
    by_name = {(one.name, one.unit): one for one in named}
    for one in rest:
        match = by_name.get((one.name, one.unit))
        # A table of one's own may go on with any indicator; a topic of the data bank is never another one.
        if match and (not match.key or not one.is_of_bdl):
            known[one.key] = match
    return known


def _compare(plan: FigurePlan, values: list[FoundValue], codes: dict[str, str], present: dict[str, Indicator]) -> None:
    standing = {
        (one.indicator_id, one.area_id, one.unit, one.base, one.sex, one.age, one.year): one
        for one in IndicatorValue.objects.filter(indicator__in=present.values(), area__in=set(codes.values()))
        .select_related("source")
        .order_by()
    }
    for value in values:
        indicator = present.get(value.indicator.key)
        one = standing.get(_key(indicator.pk, codes[value.area], value)) if indicator else None
        if one is None:
            plan.new.append(value)
        elif (one.value, one.missing) == (value.value, value.missing):
            plan.same += 1
        else:
            plan.changed.append(ChangedValue(one, value, plan.taken[codes[value.area]]))


def _key(indicator: int, area: str, value: FoundValue) -> Key:
    return indicator, area, value.indicator.unit, value.base, value.sex, value.age, value.year
