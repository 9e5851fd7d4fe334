"""One edition of the classification held in memory: finds, compares, proposes."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from services.models import Occupation
from services.occupations import findings
from services.occupations.entries import Entry
from services.occupations.findings import Finding
from services.occupations.titles import title_key

LONGEST_TITLE = 300
CODE_LENGTH = 6
PROPOSED = 3
# Likeness of two keys, 0–100: below it a title is proposed to nobody; above the second, it is a slip of the pen.
LIKE = 62.0
SLIP = 80.0
# How far below the likeliest a further proposal may stand.
SPREAD = 12.0


class Classification:
    """Entries of one edition. Reads them at the first need, so that a right code costs one small question."""

    def __init__(self, entries: Iterable[Entry] | None = None, *, edition=None) -> None:
        self._given = None if entries is None else list(entries)
        self._edition = edition

    @classmethod
    def current(cls) -> "Classification":
        """The edition in which codes are looked up now."""
        return cls()

    def _rows(self):
        every = Occupation.objects.all()
        rows = every.filter(edition=self._edition) if self._edition else every.current()
        return rows.values_list("pk", "code", "title", "variant_title", "level")

    @cached_property
    def by_code(self) -> dict[str, Entry]:
        """Every entry under its code, groups too."""
        entries = self._given if self._given is not None else [Entry(*row) for row in self._rows()]
        return {entry.code: entry for entry in entries}

    @cached_property
    def _keys(self) -> dict[str, list[str]]:
        """Codes of occupations under each key of their title and of their title in the index."""
        keys = defaultdict(list)
        for entry in self.by_code.values():
            if entry.level == Occupation.OCCUPATION_LEVEL:
                for key in {title_key(entry.title), title_key(entry.variant_title)} - {""}:
                    keys[key].append(entry.code)
        return dict(keys)

    def entry(self, code: str) -> Entry | None:
        """Return the entry with the code, of any level."""
        if self._given is not None or "by_code" in self.__dict__:
            return self.by_code.get(code)
        row = self._rows().filter(code=code).first()
        return Entry(*row) if row else None

    def named(self, title: str) -> tuple[Entry, ...]:
        """Return the occupations that bear the title, gender and inflection aside."""
        return tuple(self.by_code[code] for code in sorted(self._keys.get(title_key(title), ())))

    def nearest(self, title: str, *, under: str = "") -> tuple[Entry, ...]:
        """Return up to three occupations whose title is most like ``title``, the likeliest first.

        ``under`` keeps to the group whose code it is.
        """
        key = title_key(title[:LONGEST_TITLE])
        if not key:
            return ()
        best: dict[str, float] = {}
        for scorer, weight in ((fuzz.ratio, 1.0), (fuzz.token_sort_ratio, 0.98), (fuzz.token_set_ratio, 0.85)):
            for found, score, _ in process.extract(key, self._keys.keys(), scorer=scorer, limit=12):
                for code in self._keys[found]:
                    best[code] = max(best.get(code, 0.0), score * weight)
        ordered = sorted((-score, code) for code, score in best.items() if score >= LIKE and code.startswith(under))
        top = -ordered[0][0] if ordered else 0.0
        if top >= 99:
            return tuple(self.by_code[code] for score, code in ordered if -score >= 99)
        return tuple(self.by_code[code] for score, code in ordered if -score >= top - SPREAD)[:PROPOSED]

    def near_codes(self, code: str, *, under: str = "") -> tuple[Entry, ...]:
        """Return up to three occupations whose code differs by one slip: a digit changed or two swapped."""
        codes = (known for known in self.by_code if len(known) == CODE_LENGTH and known.startswith(under))
        near = process.extract(code, codes, scorer=OSA.distance, score_cutoff=1, limit=PROPOSED)
        return tuple(self.by_code[found] for found, _, _ in near)

    def check(self, code: str, title: str = "") -> Finding | None:
        """Compare a code with a title; return what is wrong, or None when they agree.

        Either may be empty. Agreement forgives case, diacritics, gender and order of genders.
        """
        code, title = code.replace(" ", "").strip(), " ".join(title.split())
        if not code:
            return self._check_title(title) if title else None
        entry = self.entry(code)
        if entry is None:
            return self._check_unknown(code, title)
        if entry.level != Occupation.OCCUPATION_LEVEL:
            proposed = self.named(title) or self.nearest(title, under=code) or self.nearest(title)
            return findings.group_code(entry, proposed)
        if not title or title_key(title) in {title_key(entry.title), title_key(entry.variant_title)}:
            return None
        return self._check_mismatch(entry, title)

    def _check_title(self, title: str) -> Finding | None:
        named = self.named(title)
        if len(named) == 1:
            return None
        if named:
            return findings.ambiguous_title(title, named)
        return findings.unknown_title(title, self.nearest(title))

    def _check_unknown(self, code: str, title: str) -> Finding:
        if len(code) == CODE_LENGTH - 1:
            restored = self.entry(f"0{code}")
            near = [restored] if restored else self.near_codes(f"0{code}", under="0")
            if near:
                return findings.lost_zero(code, near[0])
        candidates = self._successors(code) or self.named(title) or self.nearest(title) or self.near_codes(code)
        return findings.unknown_code(code, candidates)

    def _successors(self, code: str) -> tuple[Entry, ...]:
        """Return the entries that take the place of a code of the edition before."""
        if self._given is not None:
            return ()
        rows = self._rows().filter(successions_from__old__code=code).order_by("code")
        return tuple(Entry(*row) for row in rows[:PROPOSED])

    def _check_mismatch(self, entry: Entry, title: str) -> Finding:
        named = self.named(title)
        if named:
            return findings.other_title(entry, title, named)
        key = title_key(title)
        own = max(fuzz.ratio(key, title_key(name)) for name in {entry.title, entry.variant_title} - {""})
        nearest = self.nearest(title)
        if own >= SLIP and (not nearest or entry in nearest):
            return findings.misprinted_title(entry, title)
        return findings.other_title(entry, title, nearest)
