"""Titles of occupations as they are compared: without case, diacritics, gender and inflected endings.

The classification names some occupations by women (opiekunka domowa) and some by men (opiekun
medyczny), while advertisements and handbooks use either. The key of a title is the same for both.
"""

import re
from functools import lru_cache

from cus.text.search import fold

_WORD = re.compile(r"[^\W_]+")
# „opiekun(ka)”, „nauczyciel(-ka)”: the ending in brackets says only that both are meant.
_BOTH = re.compile(r"\(-?[a-ząćęłńóśźż]{1,5}\)")
# Feminine ending and the masculine one it answers to; folded, the longest that fits is taken.
_FEMININE = (
    ("icielka", "iciel"),
    ("czyni", "c"),
    ("iczka", "ik"),
    ("yczka", "yk"),
    ("aczka", "acz"),
    ("anka", "an"),
    ("arka", "arz"),
    ("edka", "ed"),
    ("elka", "el"),
    ("enka", "en"),
    ("erka", "er"),
    ("inka", "in"),
    ("nica", "nik"),
    ("nowka", "now"),
    ("ntka", "nt"),
    ("orka", "or"),
    ("otka", "ot"),
    ("ozka", "og"),
    ("azka", "ag"),
    ("stka", "st"),
    ("unka", "un"),
    ("utka", "ut"),
)
_ENDING_VOWELS = "aieoy"
SHORTEST_STEM = 3


def neutral(word: str) -> str:
    """Return a folded word without its gender: „opiekunka” and „opiekun”, „domowa” and „domowy” are one."""
    for feminine, masculine in _FEMININE:
        if word.endswith(feminine) and len(word) - len(feminine) >= SHORTEST_STEM - 1:
            return word[: -len(feminine)] + masculine
    stem = word.rstrip(_ENDING_VOWELS)
    return stem if len(stem) >= SHORTEST_STEM else word


# The same titles come again and again: an import names one occupation in many services.
@lru_cache(maxsize=20_000)
def title_key(title: str) -> str:
    """Return what two spellings of one title have in common; the order of words is kept.

    „Opiekun/opiekunka dziecięcy (niania)” and „Opiekunka dziecięca (niania)” have one key; a slip
    („Analitik”) changes it.
    """
    kept: list[str] = []
    for word in map(neutral, _WORD.findall(fold(_BOTH.sub("", title)))):
        if not kept or kept[-1] != word:
            kept.append(word)
    return " ".join(kept)
