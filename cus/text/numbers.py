"""Numbers and money the way Polish offices write them."""

import re
from decimal import Decimal, InvalidOperation

NBSP = "\u00a0"
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?")


def number(value: int | Decimal | float | str, places: int | None = None) -> str:
    """Write a number: thousands apart by non-breaking spaces, decimal comma.

    ``places`` fixes the decimal places; without it trailing zeros are dropped (2.50 → 2,5).
    """
    amount = Decimal(str(value))
    text = f"{amount:,.{places}f}" if places is not None else f"{amount.normalize():,f}"
    return text.replace(",", NBSP).replace(".", ",")


def exact(value: Decimal) -> str:
    """Write a number with all the places it has, zeros at its end too: they say how it was rounded.

    A negative one has the sign of minus.
    """
    return number(value, max(0, -int(value.as_tuple().exponent))).replace("-", "\u2212")


def signed(value: Decimal) -> str:
    """Write a difference as ``exact`` does, a plus in front of a positive one."""
    return f"+{exact(value)}" if value > 0 else exact(value)


def money(value: int | Decimal | float | str, currency: str = "PLN") -> str:
    """Write an amount: ``2 489 370,50 zł``; another currency is named by its code."""
    sign = "zł" if currency == "PLN" else currency
    return f"{number(value, 2)}{NBSP}{sign}"


def parse_decimal(text: str) -> Decimal:
    """Read a number as Poles type it: ``1 234,50``, ``1.234,50``, ``1234.5``, ``20 zł``, ``12,5%``.

    With both a dot and a comma the last one is the decimal mark.

    Raises:
        ValueError: it is not one number.
    """
    plain = _SPACES.sub("", text).removesuffix("zł").removesuffix("PLN").removesuffix("%")
    plain = plain.replace("\u2212", "-").replace("\u2013", "-")
    if "," in plain and "." in plain:
        thousands, mark = (".", ",") if plain.rfind(",") > plain.rfind(".") else (",", ".")
        plain = plain.replace(thousands, "").replace(mark, ".")
    else:
        plain = plain.replace(",", ".")
    if not _PLAIN.fullmatch(plain):
        raise ValueError(f"not a number: {text!r}")
    try:
        return Decimal(plain)
    except InvalidOperation as error:
        raise ValueError(f"not a number: {text!r}") from error
