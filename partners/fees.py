"""The fee of an offer in words: „80,00 zł za miesiąc i dodatkowo 12,00 zł za dobę”."""

from collections.abc import Iterable

from cus.text.dates import day
from cus.text.numbers import NBSP, number
from partners.enums import FeeKind
from partners.models import OfferFee
from services.units import amount, per


def fee_sentences(fees: Iterable[OfferFee]) -> list[str]:
    """Return one sentence part for each rule; a rule that is added joins the one before it."""
    said: list[str] = []
    for fee in fees:
        text = fee_text(fee)
        if fee.is_added and said:
            said[-1] = f"{said[-1]} i dodatkowo {text}"
        else:
            said.append(text)
    return said


def fee_text(fee: OfferFee) -> str:
    """Write one rule: how much, for what, for whom, from when until when."""
    who = f"{fee.who.strip().rstrip('.')}: " if fee.who.strip() and not fee.is_added else ""
    after = f" ({fee.who.strip().rstrip('.')})" if fee.who.strip() and fee.is_added else ""
    return f"{who}{_price(fee)}{after}{_days(fee)}"


def _price(fee: OfferFee) -> str:
    if fee.kind == FeeKind.FREE:
        return "bezpłatnie"
    if fee.kind == FeeKind.SHARE:
        return f"{number(fee.percent)}{NBSP}% kosztu"
    price = f"{number(fee.amount, 2)}{NBSP}zł"
    if fee.kind == FeeKind.PACKET:
        return f"{price} z góry za pakiet: {amount(fee.quantity, fee.unit)}"
    return " ".join(filter(None, [price, per(fee.unit)]))


def _days(fee: OfferFee) -> str:
    first, last = fee.valid_from, fee.valid_until
    parts = [f"od {day(first)}{NBSP}r." if first else "", f"do {day(last)}{NBSP}r." if last else ""]
    return "".join(f", {part}" for part in [" ".join(filter(None, parts))] if part)
