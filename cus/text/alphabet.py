"""Polish alphabetical order for what is sorted in memory; rows of the database use ``PolishSortKey``."""

_LETTERS = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
_PLACES = {letter: at for at, letter in enumerate(_LETTERS, start=100)}


def polish(text: str) -> tuple[list[int], str]:
    """Return a key that sorts by the Polish alphabet: digits before letters, other marks passed over."""
    lowered = text.lower()
    return [_PLACES.get(char, ord(char) % 100) for char in lowered if char.isalnum()], lowered
