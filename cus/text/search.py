"""Text as search sees it: without case, diacritics and inflection."""

import re
import threading
import unicodedata

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
    if not hasattr(_local, "stemmer"):
        _local.stemmer = snowballstemmer.stemmer("polish")
    kept = [word for word in words(text) if len(word) > 2 or word.isdigit()]
    return [fold(stem) for stem in _local.stemmer.stemWords(kept)]
