"""What a cell of a table of statistics says: a number, or why there is none."""

from decimal import Decimal

from cus.text.numbers import parse_decimal
from diagnosis.figures.enums import Missing

# „-” brak informacji; „x” tajemnica albo nie występuje; „#” dane objęte tajemnicą; „.” brak informacji wiarygodnych.
SIGNS = {
    "": Missing.NO_DATA,
    "-": Missing.NO_DATA,
    "–": Missing.NO_DATA,
    "—": Missing.NO_DATA,
    ".": Missing.NO_DATA,
    "…": Missing.NO_DATA,
    "...": Missing.NO_DATA,
    "b.d.": Missing.NO_DATA,
    "bd": Missing.NO_DATA,
    "brak danych": Missing.NO_DATA,
    "x": Missing.SECRET,
    "#": Missing.SECRET,
}
LARGEST = Decimal(10) ** 14
PLACES = Decimal("0.000001")


class NotANumber(ValueError):
    """The cell holds neither a number nor a sign of a missing one."""


def value_of(text: str, attribute: str = "") -> tuple[Decimal | None, str]:
    """Return the number and no reason, or ``None`` and the reason why it is missing.

    ``attribute``: what GUS says of the value; „x” beside nothing or a zero is a missing one.

    Raises:
        NotANumber: it is neither.
    """
    sign = SIGNS.get(text.strip().lower())
    secret = attribute.strip().lower() in ("x", "#")
    if sign is not None:
        return None, Missing.SECRET if secret else sign
    try:
        value = parse_decimal(text)
    except ValueError as error:
        raise NotANumber(text) from error
    if abs(value) >= LARGEST:
        raise NotANumber(text)
    if secret and value == 0:
        return None, Missing.SECRET
    return value.quantize(PLACES).normalize() + 0, ""
