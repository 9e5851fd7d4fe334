"""Finding entries of the classification as people ask for them: by code, by title with slips, under a group.

One question fetches a shortlist, which is then put in order in memory. Only when no title holds all
the words are slips of the pen looked for.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from cus.text.search import fold, stems
from services.models import Occupation
from services.occupation_querysets import OccupationQuerySet

SHORTLIST = 400
# Likeness, 0–100, below which an entry that shares only some of the words is not shown.
LIKE = 60.0
_CODE = re.compile(r"(\d[\d ]*)\b\s*[-–:.]?\s*(.*)", re.DOTALL)
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Found:
    """One entry found: key, code, title, level, and the title of its group."""

    pk: int
    code: str
    title: str
    level: int
    group_code: str
    group_title: str
    variant_title: str

    @property
    def is_occupation(self) -> bool:
        """An occupation, not a group."""
        return self.level == Occupation.OCCUPATION_LEVEL


@dataclass(frozen=True, slots=True)
class Search:
    """What was found: the likeliest first. ``with_slips``: no title held the words as they were typed."""

    found: list[Found]
    with_slips: bool = False


def search(entries: OccupationQuerySet, text: str) -> Search:
    """Find ``text`` among ``entries`` (of one edition): digits are the beginning of a code, the rest words."""
    text = " ".join(text[:LONGEST].split())
    match = _CODE.fullmatch(text)
    code, title = (match[1].replace(" ", ""), match[2]) if match else ("", text)
    if code:
        entries = entries.filter(code__startswith=code)
    words = stems(title)
    if not words:
        if not code:
            entries = entries.filter(search_text__contains=fold(title)) if title else entries.none()
        return Search(_listed(entries.order_by("code")))
    exact = _listed(entries.with_words(title))
    if exact:
        return Search(_ranked(exact, words, code))
    found = _listed(entries.like_words(title))
    if found:
        return Search(_ranked(found, words, code), with_slips=True)
    # An odd form of one word („osób”) must not hide what the others find.
    return Search(_ranked(_listed(entries.like_any_word(title)), words, code, least=LIKE), with_slips=True)


def _listed(entries: OccupationQuerySet) -> list[Found]:
    rows = entries.order_by("code").values_list(
        "pk", "code", "title", "level", "parent__code", "parent__title", "variant_title"
    )
    return [
        Found(pk, code, title, level, group_code or "", group_title or "", variant)
        for pk, code, title, level, group_code, group_title, variant in rows[:SHORTLIST]
    ]


def _ranked(found: list[Found], words: list[str], code: str, *, least: float = 0) -> list[Found]:
    """Likeliest title first; among equals occupations before groups, then by code.

    What is less like the words than ``least`` (0–100) is left out.
    """
    asked = " ".join(words)

    def likeness(entry: Found) -> float:
        names = (name for name in (entry.title, entry.variant_title) if name)
        return max(fuzz.token_sort_ratio(asked, _stemmed(name)) for name in names)

    likely = [(likeness(entry), entry) for entry in found]
    likely = [(score, entry) for score, entry in likely if score >= least]
    likely.sort(key=lambda pair: (pair[1].code != code, -pair[0], -pair[1].level, pair[1].code))
    return [entry for _, entry in likely]


@lru_cache(maxsize=10_000)
def _stemmed(title: str) -> str:
    return " ".join(stems(title))
