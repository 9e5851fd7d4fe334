"""Does a text look as if it told of one person? Pure; it warns, because only a person can tell.

A PESEL is refused outright by the model (``no_pesel``); here are the patterns that may be innocent: the
telephone of an office, the name of a street.
"""

import re

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
TELEPHONE = re.compile(
    r"(?<![\w/.-])(?:\+?48[ -]?)?\d{3}[ -]?\d{3}[ -]?\d{3}(?![\w/-])|(?<!\w)\(?\d{2}\)?[ -]\d{3}[ -]\d{2}[ -]\d{2}(?!\w)"
)
_TITLE = r"(?:[Pp]an(?:a|u|em|i|ią|ią|ie)?|p\.)"
_CAPITAL = r"[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]{2,}(?:-[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+)?"
# „Pan Kowalski”, or two capitals within a sentence: „mówi Anna Lis”. Initials: „Jana K.”
TITLED = re.compile(rf"\b{_TITLE}\s+{_CAPITAL}(?:\s+{_CAPITAL})?")
DOUBLE = re.compile(rf"(?<=[a-ząćęłńóśźż,;:] )({_CAPITAL})\s+({_CAPITAL}|[A-ZĄĆĘŁŃÓŚŹŻ]\.)")
# What stands before two capitals that name a place or a body.
OF_PLACE = re.compile(
    r"(?:ul\.|ulic\w+|al\.|alei|os\.|osiedl\w+|pl\.|plac\w*|im\.|imienia|gmin\w+|miejsc\w+|fundacj\w+|spółdzieln\w+)\s*$",
    re.I,
)


def looks_personal(*texts: str) -> list[tuple[str, str]]:
    """Return what in ``texts`` looks like data of a person: the kind in words and the fragment, each once."""
    found: list[tuple[str, str]] = []
    for text in texts:
        found += [("adres e-mail", one) for one in EMAIL.findall(text)]
        found += [("numer telefonu", match[0].strip()) for match in TELEPHONE.finditer(text)]
        titled = [match[0] for match in TITLED.finditer(text)]
        doubles = [match[0] for match in DOUBLE.finditer(text) if not OF_PLACE.search(text[: match.start()])]
        found += [("nazwisko", one) for one in [*titled, *doubles] if not _within(one, titled)]
    return list(dict.fromkeys(found))


def _within(one: str, others: list[str]) -> bool:
    return any(one != other and one in other for other in others)
