"""Sums that do not add up: both numbers are shown, nothing is ever blocked. Official figures contradict themselves."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cus.text.numbers import number
from diagnosis.figures.ages import age_text
from diagnosis.figures.areas import WHOLE_KINDS
from diagnosis.figures.enums import Sex
from diagnosis.models import Indicator, IndicatorValue

MOST = 30
# A half of the last place that tables in thousands round to, for each part.
ROUNDING = Decimal("0.011")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A whole and the sum of what should make it."""

    what: str
    whole: Decimal
    parts: Decimal

    def __str__(self) -> str:
        return f"{self.what}: razem {number(self.whole)}, po dodaniu części {number(self.parts)}"


def disagreements(indicator: Indicator, areas: Iterable[str]) -> list[Disagreement]:
    """Return where men and women, or the parts of a gmina, do not make the whole; the first of them, newest first."""
    if not indicator.is_count:
        return []
    found: dict[tuple, dict[tuple[str, str], Decimal]] = defaultdict(dict)
    names: dict[str, str] = {}
    prefixes = {code[:6] for code in areas if not code.endswith("000")}
    rows = IndicatorValue.objects.filter(indicator=indicator, value__isnull=False, area__in=_with_parts(prefixes))
    for area, name, unit, base, year, sex, age, value in rows.order_by("-year").values_list(
        "area", "area__name", "unit", "base", "year", "sex", "age", "value"
    ):
        found[year, area[:6], unit, base, age][area, sex] = value
        names[area] = name
    told = []
    for (year, _, _, _, age), values in found.items():
        where = f"{{}}, {year}" + (f", {age_text(age)}" if age else "")
        told += _of_sexes(values, names, where) + _of_parts(values, names, where)
        if len(told) >= MOST:
            break
    return told[:MOST]


def _with_parts(prefixes: set[str]) -> list[str]:
    return [f"{prefix}{kind}" for prefix in sorted(prefixes) for kind in "1234589"]


def _of_sexes(values: dict[tuple[str, str], Decimal], names: dict[str, str], where: str) -> list[Disagreement]:
    told = []
    for area in sorted({area for area, _ in values}):
        whole, men, women = (values.get((area, sex)) for sex in ("", str(Sex.MEN), str(Sex.WOMEN)))
        if whole is not None and men is not None and women is not None and _differ(whole, men + women):
            told.append(Disagreement(f"{where.format(names[area])}, mężczyźni i kobiety", whole, men + women))
    return told


def _of_parts(values: dict[tuple[str, str], Decimal], names: dict[str, str], where: str) -> list[Disagreement]:
    """Town and rural area make a mixed gmina; districts are told for some cities alone and are left aside."""
    told = []
    for sex in sorted({sex for _, sex in values}):
        wholes = [area for area, one in values if one == sex and area[-1] in WHOLE_KINDS]
        parts = [value for (area, one), value in values.items() if one == sex and area[-1] in "45"]
        if len(wholes) == 1 and len(parts) == 2 and _differ(values[wholes[0], sex], sum(parts)):
            what = f"{where.format(names[wholes[0]])}, miasto i obszar wiejski"
            told.append(Disagreement(what, values[wholes[0], sex], sum(parts)))
    return told


def _differ(whole: Decimal, parts: Decimal) -> bool:
    return abs(whole - parts) > (ROUNDING if whole % 1 or parts % 1 else 0)
