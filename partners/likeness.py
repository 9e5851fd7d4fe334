"""How alike two bodies are: the same one written twice, or two that only sound alike.

``likeness(one, other)`` is a number from 0 to 1; from ``THRESHOLD`` on a person is asked. The way:

1. names without case, diacritics, quotes and legal form; abbreviations written out (OSP, KGW, UKS,
   PZERiI, GOPS, „im.”, „św.”), Roman numbers as Arabic ones, words as stems;
2. words are paired, slips allowed; a word that thousands share („stowarzyszenie”, „gminny”) weighs
   little, a proper name much; a town named by one and standing in the other's address is no difference,
   nor is a patron („im. …”) that only one names; a place („w …”) weighs little where the other says none;
3. what tells bodies apart lowers the result: another number (school no. 1 and no. 2), another kind
   (association and foundation), another level (a union and its local branch), another patron or town.

``tests/partners/likeness_pairs.py`` holds the pairs by which the threshold was chosen, with both
kinds of error counted. Pure: no database.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from cus.text.search import fold, stems

THRESHOLD = 0.8
# A word with a slip is the same word from here on; its first letter is never the slip.
SAME_WORD = 0.78
COMMON_WEIGHT = 0.3
# A place where the other says none.
PLACE_WEIGHT = 0.4
# A patron that both name says as much as two words of a name each.
PATRON_WEIGHT = 4

ABBREVIATIONS = {
    "bs": "bank spoldzielczy",
    "cis": "centrum integracji spolecznej",
    "cus": "centrum uslug spolecznych",
    "dps": "dom pomocy spolecznej",
    "fund": "fundacja",
    "gbp": "gminna biblioteka publiczna",
    "gck": "gminne centrum kultury",
    "gci": "gminne centrum informacji",
    "gm": "gmina",
    "gok": "gminny osrodek kultury",
    "gops": "gminny osrodek pomocy spolecznej",
    "gosir": "gminny osrodek sportu i rekreacji",
    "gs": "gminna spoldzielnia",
    "kgw": "kolo gospodyn wiejskich",
    "kis": "klub integracji spolecznej",
    "kmp": "komenda miejska policji",
    "kpp": "komenda powiatowa policji",
    "ks": "klub sportowy",
    "lgd": "lokalna grupa dzialania",
    "lks": "ludowy klub sportowy",
    "lo": "liceum ogolnoksztalcace",
    "lzs": "ludowy zespol sportowy",
    "mgops": "miejsko gminny osrodek pomocy spolecznej",
    "mks": "miejski klub sportowy",
    "mok": "miejski osrodek kultury",
    "mops": "miejski osrodek pomocy spolecznej",
    "niepubl": "niepubliczne",
    "oddz": "oddzial",
    "ops": "osrodek pomocy spolecznej",
    "osp": "ochotnicza straz pozarna",
    "osir": "osrodek sportu i rekreacji",
    "owes": "osrodek wsparcia ekonomii spolecznej",
    "par": "parafia",
    "pck": "polski czerwony krzyz",
    "pcpr": "powiatowe centrum pomocy rodzinie",
    "pkps": "polski komitet pomocy spolecznej",
    "pow": "powiatowy",
    "pup": "powiatowy urzad pracy",
    "ppp": "poradnia psychologiczno pedagogiczna",
    "prz": "przedszkole",
    "pzeri": "polski zwiazek emerytow rencistow i inwalidow",
    "pzerii": "polski zwiazek emerytow rencistow i inwalidow",
    "pzn": "polski zwiazek niewidomych",
    "rzym": "rzymskokatolicka",
    "rzymsko": "rzymskokatolicka",
    "sds": "srodowiskowy dom samopomocy",
    "sp": "szkola podstawowa",
    "spzoz": "samodzielny publiczny zaklad opieki zdrowotnej",
    "stow": "stowarzyszenie",
    "sw": "swietego",
    "swietej": "swietego",
    "swietych": "swietego",
    "swiety": "swietego",
    "swieta": "swietego",
    "sww": "swietego",
    "tow": "towarzystwo",
    "tpd": "towarzystwo przyjaciol dzieci",
    "uks": "uczniowski klub sportowy",
    "utw": "uniwersytet trzeciego wieku",
    "woj": "wojewodzki",
    "wtz": "warsztat terapii zajeciowej",
    "zaz": "zaklad aktywnosci zawodowej",
    "zhp": "zwiazek harcerstwa polskiego",
    "zs": "zespol szkol",
    "zsp": "zespol szkolno przedszkolny",
}
# Written in dots, so looked for before the punctuation goes.
LEGAL_FORMS = re.compile(
    r"\bsp(?:[.]|olka)\s*z\s*(?:o[.]?\s*o\b[.]?|ograniczona odpowiedzialnoscia)"
    r"|\bsp(?:[.]|olka)\s*(?:jawna|komandytowa|cywilna|akcyjna|partnerska)"
    r"|\bsp\.\s*[jkp]\b[.]?|\bs\.\s*[ac]\b[.]?|\bprosta spolka akcyjna\b|\bsamorzadowa (?:jednostka|instytucja)\b"
)
SOCIAL_COOPERATIVE = re.compile(r"\bsp\.?\s*socj(?:alna|\.)")
DROPPED = {
    "w", "we", "z", "ze", "i", "oraz", "a", "o", "na", "nad", "pod", "przy", "przez", "dla", "do", "od", "po",
    "im", "imienia", "nr", "numer", "p", "pw", "wezwaniem", "ul", "ulica", "kat", "katolicka", "opp", "filii",
    "niepubliczny", "niepubliczna", "niepubliczne", "publiczny", "publiczna", "publiczne", "jednostka", "jednostki", "plus",
}  # fmt: skip
ROMAN = {"ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11"}
# What a body is. Two bodies of different kinds are two bodies.
KINDS = (
    "stowarzyszenie", "fundacja", "spoldzielnia", "parafia", "towarzystwo", "zwiazek", "szkola", "przedszkole",
    "zlobek", "straz", "kolo", "biblioteka", "liceum", "technikum", "warsztat", "poradnia", "dom", "schronisko",
    "hospicjum", "przychodnia", "uniwersytet", "caritas", "bank", "sad", "komenda", "policja", "soltys", "rada",
    "liga", "federacja", "hufiec", "chor", "orkiestra", "zespol", "klub", "osrodek", "centrum", "zaklad", "urzad",
    "kosciol", "zbor", "izba", "cech", "swietlica", "komitet",
)  # fmt: skip
# A part of something larger is not the whole.
LEVELS = (
    "oddzial", "zarzad", "filia", "delegatura", "rejonowy", "okregowy", "glowny", "gminny", "powiatowy",
    "wojewodzki", "miejski", "krajowy", "regionalny", "miejskogminny",
)  # fmt: skip
COMMON = (
    *KINDS, *LEVELS, "gmina", "polski", "spoleczny", "pomoc", "kultura", "sport", "sportowy", "rozwoj", "lokalny",
    "podstawowy", "publiczny", "ochotnicza", "pozarna", "gospodyn", "wiejskich", "uczniowski", "ludowy", "uslug",
    "socjalny", "integracji", "rzymskokatolicka", "swietego", "opieki", "zdrowotnej", "przyjaciol", "emerytow",
    "rencistow", "inwalidow", "seniora", "seniorow", "rodziny", "dzieci", "mlodziezy", "zespol", "spolka", "grupa",
    "integracyjny", "samopomocy", "samodzielny", "uniwersytet", "trzeciego", "wieku", "terapii", "zajeciowej",
)  # fmt: skip
# How stems of one word end in different cases: „górka – górce”, „góra – górze”, „most – moście”.
_CASES = (("sc", "st"), ("rz", "r"), ("dz", "d"), ("cz", "k"), ("c", "k"))
_WORD = re.compile(r"[^\W_]+")
_POSTCODE = re.compile(r"\b\d{2}-?\d{3}\s+([^\d,;]+)")


def _stem(word: str) -> str:
    stem = (stems(word) or [word])[0].rstrip("aeiouy") or word
    for ending, plain in _CASES:
        if stem.endswith(ending) and len(stem) > 3:
            return stem[: -len(ending)] + plain
    return stem


_KINDS = {_stem(word): word for word in KINDS}
_LEVELS = {_stem(word): word for word in LEVELS}
_COMMON = {_stem(word) for word in COMMON}


@dataclass(frozen=True, slots=True)
class Body:
    """A body as it is compared. ``town`` and ``identifiers`` may be empty: nobody asked yet."""

    name: str
    town: str = ""
    identifiers: frozenset[tuple[str, str]] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Key:
    """A name taken apart: stems with their weights, and what tells bodies apart."""

    words: tuple[tuple[str, float], ...]
    numbers: frozenset[str]
    kinds: frozenset[str]
    levels: frozenset[str]
    patron: str
    place: frozenset[str]


def town_of(address: str) -> str:
    """Return the town of a Polish address, folded: what follows the postcode, or the part before „ul.”.

    Empty when it cannot be told.
    """
    text = fold(address)
    found = _POSTCODE.search(text)
    town = (
        found.group(1)
        if found
        else text.split(",")[0]
        if "," in text and not re.search(r"\d", text.split(",")[0])
        else ""
    )
    return re.split(r"\b(?:ul|al|os|pl|gm|woj|tel)\b", town)[0].strip(" .,-")


@lru_cache(maxsize=50_000)
def key_of(name: str) -> Key:
    """Take a name apart."""
    text = fold(name).replace("-", " ").replace("/", " ")
    text = LEGAL_FORMS.sub(" ", SOCIAL_COOPERATIVE.sub("spoldzielnia socjalna", text))
    tokens: list[str] = []
    for token in _WORD.findall(text):
        tokens += ABBREVIATIONS.get(token, token).split()
    numbers, patron = _numbers_in(tokens), _patron_in(tokens)
    place = frozenset(_place_in(tokens))
    kept = [_stem(token) for token in tokens if token not in DROPPED and not _number(token)]
    words = {stem: COMMON_WEIGHT if stem in _COMMON else 1.0 for stem in kept}
    return Key(
        tuple(words.items()),
        frozenset(numbers),
        frozenset(_KINDS[stem] for stem in words if stem in _KINDS),
        frozenset(_LEVELS[stem] for stem in words if stem in _LEVELS),
        patron,
        place,
    )


def _place_in(tokens: list[str]) -> list[str]:
    """Return stems of what follows the last „w”: where the body is."""
    last = max((at for at, token in enumerate(tokens) if token in ("w", "we")), default=len(tokens))
    return [_stem(token) for token in tokens[last + 1 :] if token not in DROPPED]


def heads_of(body: Body) -> frozenset[str]:
    """Return beginnings of the words that tell bodies apart: two bodies that share none are not one."""
    key = key_of(body.name)
    proper = [word for word, weight in key.words if weight == 1]
    return frozenset(word[:3] for word in [*proper, key.patron, *_stems(body.town)] if word)


def _number(token: str) -> str:
    number = ROMAN.get(token, token)
    return (number.lstrip("0") or "0") if number.isdigit() else ""


def _numbers_in(tokens: list[str]) -> set[str]:
    """Return the numbers; „i” is one only where a name begins with it."""
    numbers = {_number(token) for token in tokens} - {""}
    return numbers | {"1"} if tokens[:1] == ["i"] else numbers


def _patron_in(tokens: list[str]) -> str:
    """Take what follows „im.” out of ``tokens``; return the patron's surname as a stem."""
    start = next((at for at, token in enumerate(tokens) if token in ("im", "imienia")), None)
    if start is None:
        return ""
    after = tokens[start + 1 :]
    length = next((at for at, token in enumerate(after) if at and token in ("w", "we", "z", "przy", "nr")), None)
    # A letter may be the patron's: „im. W. Reymonta”. Without a preposition the town may follow at once: a first name, or its letter, and a surname are taken.
    named = after[: min(2, len(after)) if length is None else length]
    del tokens[start : start + 1 + len(named)]
    return _stem(named[-1]) if named else ""


def likeness(one: Body, other: Body) -> float:
    """Return how likely the two are one body, from 0 to 1; a shared identifier is 1."""
    if one.identifiers & other.identifiers:
        return 1.0
    mine, theirs = key_of(one.name), key_of(other.name)
    towns = _stems(one.town), _stems(other.town)
    # Words are paired greedily, so the order may matter: the better of both ways counts.
    result = max(_words_shared(mine, theirs, *towns), _words_shared(theirs, mine, *reversed(towns)))
    if fold(one.name) == fold(other.name) and fold(one.name):
        result = 1.0
    if mine.numbers != theirs.numbers:
        result *= 0.6 if mine.numbers and theirs.numbers else 0.9
    if mine.kinds and theirs.kinds and not mine.kinds & theirs.kinds:
        result *= 0.75
    if mine.levels != theirs.levels:
        result *= 0.85
    if mine.patron and theirs.patron and not _same(mine.patron, theirs.patron):
        result *= 0.75
    if one.town and other.town and not _same(one.town, other.town):
        result *= 0.75
    if _identifiers_differ(one.identifiers, other.identifiers):
        result *= 0.75
    return round(result, 3)


def _identifiers_differ(mine: Iterable[tuple[str, str]], theirs: Iterable[tuple[str, str]]) -> bool:
    """Both gave the same kind of number, and gave different ones."""
    one, other = dict(mine), dict(theirs)
    return any(other.get(kind, number) != number for kind, number in one.items())


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text))


def _same(word: str, other: str) -> bool:
    """The same word, or one with a slip."""
    if word == other:
        return True
    return (
        min(len(word), len(other)) > 3 and word[0] == other[0] and OSA.normalized_similarity(word, other) >= SAME_WORD
    )


def _words_shared(mine: Key, theirs: Key, my_town: frozenset[str], their_town: frozenset[str]) -> float:
    left = dict(theirs.words)
    shared = total = 0.0
    alone: list[tuple[str, float]] = []
    for word, weight in mine.words:
        twin = _twin(word, left)
        if twin is None:
            alone.append((word, weight))
            continue
        shared += weight + left[twin]
        total += weight + left.pop(twin)
    if mine.patron and theirs.patron and _same(mine.patron, theirs.patron):
        shared, total = shared + PATRON_WEIGHT, total + PATRON_WEIGHT
    mine_alone = _unmatched(alone, their_town, set() if theirs.place or their_town else mine.place)
    theirs_alone = _unmatched(left.items(), my_town, set() if mine.place or my_town else theirs.place)
    total += sum(mine_alone) + sum(theirs_alone)
    result = shared / total if total else 0.0
    # Each has a word for what it is that the other lacks: a centre of culture and a centre of help.
    return result * 0.85 if COMMON_WEIGHT in mine_alone and COMMON_WEIGHT in theirs_alone else result


def _twin(word: str, words: Iterable[str]) -> str | None:
    """Return the word among ``words`` that is this one."""
    return word if word in words else next((other for other in words if _same(word, other)), None)


def _unmatched(words: Iterable[tuple[str, float]], town: frozenset[str], place: Iterable[str]) -> list[float]:
    """Weights of words that the other lacks; a town that stands in the other's address is no lack.

    ``place`` are words of a place to which the other says nothing.
    """
    lacked = [(word, weight) for word, weight in words if _twin(word, town) is None]
    return [PLACE_WEIGHT if word in place else weight for word, weight in lacked]
