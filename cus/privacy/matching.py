"""Finding a person in text: by name, whatever its inflection and order, by e-mail, by digits of a number.

What is found are spans. An erasure remembers the words of a span only as keyed hashes, and finds them
again by hashing every run of so many words.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cus.text.search import fold

WORD = re.compile(r"[^\W_]+")
# Digits that people write in groups: „600 000 000”, „52 398-00-00”.
DIGITS = re.compile(r"\d(?:[ \u00a0.\-/()]?\d){6,14}")
SHORTEST_STEM, LONGEST_ENDING = 3, 5
VOWELS = "aeiouy"
DIGIT_KIND = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words or digits: where it stands, its normal form, how many words (0: a number)."""

    start: int
    end: int
    normal: str
    words: int
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to look for; every part may be empty."""

    name: str = ""
    email: str = ""
    phone: str = ""
    pesel: str = ""

    @property
    def name_words(self) -> list[str]:
        """The name's words, folded."""
        return [fold(word) for word in WORD.findall(self.name)]

    @property
    def numbers(self) -> set[str]:
        """Telephone and PESEL as digits."""
        return {number for number in (digits(self.phone), digits(self.pesel)) if number}

    @property
    def surname(self) -> str:
        """The last word of the name, as the form asks for it."""
        return self.name_words[-1] if self.name_words else ""

    def needles(self) -> list[str]:
        """Short folded texts, one of which stands in every text that may match; for the database."""
        # A strong match holds every word, so looking for one is enough; the surname is the rarest.
        found = [_stem(self.surname)] if self.name else []
        if self.email:
            found.append(fold(self.email))
        return found


def digits(text: str) -> str:
    """Return the digits of a number without the country's 48."""
    only = re.sub(r"\D", "", text)
    return only[2:] if len(only) == 11 and only.startswith("48") and "+" in text else only


def spans_of(wanted: Wanted, text: str) -> list[Span]:
    """Return where ``text`` tells of the person; a lone surname is weak."""
    found = list(_number_spans(text, lambda number: number in wanted.numbers))
    tokens = list(_tokens(text))
    parts = [fold(part) for part in WORD.findall(wanted.email)]
    if parts:
        found += _runs(tokens, len(parts), lambda run: run == parts)
    words = wanted.name_words
    if words:
        named = _runs(tokens, len(words), lambda run: _is_name(run, words))
        found += named
        surname = wanted.surname
        taken = {at for span in named for at in range(span.start, span.end)}
        lone = _runs(tokens, 1, lambda run: _inflects(run[0], surname)) if len(words) > 1 else []
        found += [
            Span(span.start, span.end, span.normal, span.words, weak=True) for span in lone if span.start not in taken
        ]
    return sorted(set(found), key=lambda span: (span.start, -span.end))


def spans_by_hash(text: str, terms: Iterable[tuple[int, str]], hashed: Callable[[str], str]) -> list[Span]:
    """Return the runs of ``text`` whose normal form hashes to one of ``terms`` (number of words, hash)."""
    by_length: dict[int, set[str]] = {}
    for length, known in terms:
        by_length.setdefault(length, set()).add(known)
    found: list[Span] = []
    tokens = list(_tokens(text))
    for length, known in by_length.items():
        if length == DIGIT_KIND:
            found += _number_spans(text, lambda number, known=known: hashed(number) in known)
        else:
            found += _runs(tokens, length, lambda run, known=known: hashed(" ".join(run)) in known)
    return sorted(found, key=lambda span: (span.start, -span.end))


def fragments(text: str, spans: Iterable[Span]) -> list[str]:
    """Return the texts under ``spans``, each once, the longest first, so that replacing one keeps the others whole."""
    return sorted({text[span.start : span.end] for span in spans}, key=len, reverse=True)


def _tokens(text: str) -> Iterator[tuple[int, int, str]]:
    for match in WORD.finditer(text):
        yield match.start(), match.end(), fold(match[0])


def _runs(tokens: list[tuple[int, int, str]], length: int, matches: Callable[[list[str]], bool]) -> list[Span]:
    found = []
    for at in range(len(tokens) - length + 1):
        run = tokens[at : at + length]
        normal = [token[2] for token in run]
        if matches(normal):
            found.append(Span(run[0][0], run[-1][1], " ".join(normal), length))
    return found


def _number_spans(text: str, matches: Callable[[str], bool]) -> Iterator[Span]:
    for match in DIGITS.finditer(text):
        plain = re.sub(r"\D", "", match[0])
        for number, cut in ((plain, 0), (plain[2:], 2)):
            if matches(number) and (cut == 0 or plain.startswith("48")):
                yield Span(match.start(), match.end(), number, DIGIT_KIND)
                break


def _is_name(run: list[str], words: list[str]) -> bool:
    """Each word of the name stands in the run, inflected or not, in any order."""
    left = list(run)
    for word in words:
        hit = next((token for token in left if _inflects(token, word)), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


def _stem(word: str) -> str:
    if len(word) <= SHORTEST_STEM:
        return word[:-1] if word[-1:] in VOWELS and len(word) == SHORTEST_STEM else word
    return word[: max(SHORTEST_STEM, len(word) - 2)]


def _inflects(token: str, word: str) -> bool:
    """Polish endings change the last two letters and add a few: kowalski, kowalskiego, kowalskim; ewa, ewie."""
    stem = _stem(word)
    longest = len(word) + (2 if len(stem) < SHORTEST_STEM else LONGEST_ENDING)
    return token.startswith(stem) and len(token) <= longest
