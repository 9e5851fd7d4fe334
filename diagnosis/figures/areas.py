"""TERYT codes of areas as the Local Data Bank writes them."""

import re

from diagnosis.figures.enums import AreaLevel

POLAND = "0000000"
# Kinds of gminas that are wholes: urban, rural, mixed. Others (4 town, 5 rural area, 8 district, 9 delegation) lie in them.
WHOLE_KINDS = "123"
_KIND = re.compile(r"\s*\(\d\)\s*$")


def level_of(code: str) -> AreaLevel:
    """Return the level of a 7-digit code: zeros at its end say that it is higher than a gmina."""
    if code == POLAND:
        return AreaLevel.COUNTRY
    if code.endswith("00000"):
        return AreaLevel.VOIVODESHIP
    if code.endswith("000"):
        return AreaLevel.POWIAT
    return AreaLevel.GMINA if code[-1] in WHOLE_KINDS else AreaLevel.PART


def same_gmina(one: str, other: str) -> bool:
    """Whether two codes mean one gmina as a whole: the last digit alone changes when its kind does."""
    return one[:6] == other[:6] and one[-1] in WHOLE_KINDS and other[-1] in WHOLE_KINDS


def tidy_name(name: str) -> str:
    """Return a name without the kind behind it: „Czersk (3)” → „Czersk”; capitals of voivodeships are kept."""
    return _KIND.sub("", " ".join(name.split()))
