"""Text as search sees it: without case, diacritics and inflection."""

import re
import threading
import unicodedata
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[^\W_]+")
_FOLD = str.maketrans({"ł": "l", "Ł": "l", "đ": "d", "ø": "o", "ß": "ss"})
# The stemmer keeps its state in the object, so each thread has its own.
_local = threading.local()


def fold(text: str) -> str:
    """Return the text in lower case, without diacritics, spaces made single: „Łódź ” → „lodz”."""
    lowered = text.lower().translate(_FOLD)
    plain = "".join(char for char in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(char))
    return " ".join(plain.split())


def words(text: str) -> list[str]:
    """Return the words in lower case, with diacritics."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def stems(text: str) -> list[str]:
    """Return the folded stems of the words, in order: „opiekuńczych usług” → [„opiekuncz”, „uslug”].

    Words of one or two letters carry no meaning in a search and are dropped; numbers are kept.
    """
    return [_stem(word) for word in words(text) if len(word) > 2 or word.isdigit()]


# The same words come again and again: titles of the classification are made of some 5,000.
@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    if not hasattr(_local, "stemmer"):
        _local.stemmer = snowballstemmer.stemmer("polish")
    return fold(_local.stemmer.stemWord(word))
