"""Every word that a person sees is Polish: checked against a dictionary and a reviewed list.

The dictionary is Debian's ``wpolish`` (``/usr/share/dict/polish``, 4.3 million forms). It is sorted
once into a file beside the temporary files and searched there, because as a set it would cost half
a gigabyte in every test process.
"""

import mmap
import os
import re
import tempfile
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from cus.desk.loaders.files import read_csv
from tests.client import parse

DICTIONARY = Path(os.environ.get("POLISH_WORDS", "/usr/share/dict/polish"))
HERE = Path(__file__).parent
REVIEWED = HERE / "reviewed.txt"
REFUSED = HERE / "refused.txt"

INVISIBLE = frozenset({"script", "style", "template", "noscript", "code", "kbd", "svg"})
ATTRIBUTES = ("title", "placeholder", "aria-label", "aria-description", "aria-roledescription", "alt", "label")
BUTTONS = frozenset({"submit", "button", "reset"})

NOT_WORDS = re.compile(
    r"""
      https?://\S+ | www\.\S+            # addresses of pages
    | [^\s@<>()„”"]+@[^\s@<>()„”"]+      # addresses of people
    | AE:PL-[\w-]+                       # addresses for electronic delivery
    | (?<!\w)/[\w/.-]+                   # paths
    | [\w-]+\.(?:pdf|csv|xlsx|docx|json) # names of files
    | \{[^}\s]*\}                        # placeholders of the agreement template
    | \w*\d[\w.]*                        # anything with a digit: numbers, codes, hashes
    """,
    re.VERBOSE | re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+(?:[-‑’'][^\W\d_]+)*")
HYPHENS = re.compile(r"[-‑’']")
UNSEEN_MARKS = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
# Endings of a declined abbreviation: CUS-u, NGO-sami.
ENDINGS = frozenset(["a", "ach", "ami", "em", "emu", "ie", "m", "om", "owi", "owie", "ów", "u", "y", "ze"])


def check_words(html: str) -> list[str]:
    """Return the words of a page or fragment that are not Polish, in alphabetical order.

    Visible text, page title, ``title``, ``placeholder``, ``aria-label``, ``alt`` and the captions of
    buttons count; what is marked with another ``lang`` or as ``<code>`` does not.
    """
    return sorted({word for text in visible_texts(html) for word in check_text(text)})


def check_text(text: str) -> list[str]:
    """Return the words of a plain text that are not Polish, as they stand, in their order."""
    plain = NOT_WORDS.sub(" ", text.translate(UNSEEN_MARKS))
    return [word for word in WORD.findall(plain) if not is_known(word)]


def visible_texts(html: str) -> Iterator[str]:
    """Yield the texts that a person sees or hears on the page."""
    stack = [parse(html)]
    while stack:
        element = stack.pop()
        if element.tail:
            yield element.tail
        if not isinstance(element.tag, str) or element.tag in INVISIBLE or element.get("lang", "pl") != "pl":
            continue
        if element.text:
            yield element.text
        yield from (element.get(name) for name in ATTRIBUTES if element.get(name))
        if element.tag == "input" and element.get("type") in BUTTONS:
            yield element.get("value") or ""
        stack.extend(element)


@lru_cache(maxsize=100_000)
def is_known(word: str) -> bool:
    """Say whether the word, or each part of a hyphenated one, is Polish or reviewed."""
    if _is_plainly_known(word):
        return True
    first, *others = HYPHENS.split(word)
    return bool(others) and all(
        _is_plainly_known(part) or (part in ENDINGS and _is_reviewed(first)) for part in [first, *others]
    )


def _is_plainly_known(word: str) -> bool:
    if len(word) == 1:
        return True
    lower = word.lower()
    if lower in _listed(REFUSED):
        return False
    return _is_reviewed(word) or _in_dictionary(lower) or _in_dictionary_as_name(word)


def _is_reviewed(word: str) -> bool:
    return word.lower() in _listed(REVIEWED) or word.lower() in _reference_names()


def _in_dictionary_as_name(word: str) -> bool:
    """A name counts only with its capital letter; a heading in capitals may hold one."""
    return word[0].isupper() and (_in_dictionary(word) or _in_dictionary(word.capitalize()))


@cache
def _listed(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word.lower() for line in lines for word in line.split("#", 1)[0].split())


@cache
def _reference_names() -> frozenset[str]:
    """Words of official names: gminas, powiats, voivodeships, occupations."""
    names = [" ".join(row.values()) for row in read_csv("reference/gminas-2026.csv")]
    names += [row["title"] for row in read_csv("reference/occupations-2023.csv")]
    return frozenset(
        part.lower() for name in names for word in WORD.findall(name) for part in [word, *HYPHENS.split(word)]
    )


def _in_dictionary(word: str) -> bool:
    """Search the sorted dictionary for exactly this line."""
    lines = _sorted_dictionary()
    wanted = word.encode()
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        start = lines.rfind(b"\n", 0, middle) + 1
        end = lines.find(b"\n", start)
        line = lines[start:end]
        if line == wanted:
            return True
        if line < wanted:
            low = end + 1
        else:
            high = start
    return False


@cache
def _sorted_dictionary() -> mmap.mmap:
    """The dictionary in byte order, one word a line, mapped into memory."""
    if not DICTIONARY.exists():
        raise FileNotFoundError(
            f"No Polish dictionary at {DICTIONARY}: the word check cannot run. Install it (apt-get install wpolish)."
        )
    facts = DICTIONARY.stat()
    path = Path(tempfile.gettempdir()) / f"cus-polish-words-{os.getuid()}-{facts.st_size}-{int(facts.st_mtime)}.txt"
    if not path.exists():
        words = sorted(set(DICTIONARY.read_bytes().split(b"\n")) - {b""})
        # Written aside and renamed, so that a parallel test process never sees half of it.
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(b"\n".join(words) + b"\n")
        Path(file.name).replace(path)
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
