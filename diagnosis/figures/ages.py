"""Age groups in one way of writing: ``0-4``, ``85+``; nothing means all ages."""

import re

_SPAN = re.compile(r"^(?:w wieku )?(\d{1,3})\s*[-–—]\s*(\d{1,3})(?: lata?| lat)?$")
_OPEN = re.compile(r"^(?:w wieku )?(\d{1,3})(?: lat)?\s*(?:\+|i więcej|lat i więcej|i wiecej)$")
_ONE = re.compile(r"^(\d{1,3})(?: lat| lata| rok)?$")
OLDEST = 150


def age_of(text: str) -> str | None:
    """Return the age group that a label means („65-69”, „70 i więcej”, „0–14”), or ``None`` when it is none."""
    label = " ".join(text.lower().split())
    if span := _SPAN.match(label):
        first, last = int(span[1]), int(span[2])
        return f"{first}-{last}" if first <= last <= OLDEST else None
    if onwards := _OPEN.match(label):
        return f"{int(onwards[1])}+"
    if one := _ONE.match(label):
        return f"{int(one[1])}-{int(one[1])}"
    return None


def bounds(age: str) -> tuple[int, int]:
    """Return the first and the last year of life of a group; an open one ends at ``OLDEST``."""
    if not age:
        return 0, OLDEST
    if age.endswith("+"):
        return int(age[:-1]), OLDEST
    first, last = age.split("-")
    return int(first), int(last)


def age_text(age: str) -> str:
    """Say an age group: „65–69 lat”, „85 lat i więcej”, „wszystkie grupy wieku”."""
    if not age:
        return "wszystkie grupy wieku"
    first, last = bounds(age)
    if last == OLDEST:
        return f"{first} lat i więcej"
    return f"{first} lat" if first == last else f"{first}–{last} lat"


def tiling(wanted: str, present: set[str]) -> list[str]:
    """Return groups out of ``present`` that together make ``wanted`` without gap or overlap; nothing when none do.

    The group itself counts as its own tiling. Wide groups are tried first, so that few are added.
    """
    if wanted in present:
        return [wanted]
    first, last = bounds(wanted)
    spans = {age: bounds(age) for age in present if age}
    return _fill(first, last, spans)


def _fill(first: int, last: int, spans: dict[str, tuple[int, int]]) -> list[str]:
    starting = sorted((age for age, (low, high) in spans.items() if low == first and high <= last), key=_width)
    for age in reversed(starting):
        high = spans[age][1]
        if high == last:
            return [age]
        if rest := _fill(high + 1, last, spans):
            return [age, *rest]
    return []


def _width(age: str) -> int:
    first, last = bounds(age)
    return last - first


def in_age_order(ages: set[str]) -> list[str]:
    """Return groups by their first year, all ages first, wider before narrower."""
    return sorted(ages, key=lambda age: (bounds(age)[0], -_width(age)) if age else (-1, 0))
