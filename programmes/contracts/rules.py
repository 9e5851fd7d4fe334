"""What the law forbids in a contract, and what is only odd. Pure: facts in, Polish texts out."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from cus.text.dates import day as polish_day
from cus.text.numbers import money, number
from cus.text.typography import quotable
from partners.enums import LegalForm, PotentialCategory
from partners.models import Partner
from programmes.contracts.enums import OWN_WAYS, UDPP_WAYS, Selection
from programmes.contracts.limits import limit

# Never an organisation of art. 3 ust. 2 or 3 of the act on public benefit activity.
NEVER = {
    LegalForm.MUNICIPAL_UNIT,
    LegalForm.OTHER_LOCAL_GOVERNMENT,
    LegalForm.STATE_UNIT,
    LegalForm.SOLE_TRADER,
    LegalForm.NATURAL_PERSON,
}
# Works for profit unless it is an entity of art. 3 ust. 3 pkt 4.
FOR_PROFIT = {LegalForm.COMPANY, LegalForm.COOPERATIVE}
ORGANISATIONS = {
    LegalForm.ASSOCIATION,
    LegalForm.PLAIN_ASSOCIATION,
    LegalForm.FOUNDATION,
    LegalForm.RURAL_WOMEN_CIRCLE,
    LegalForm.FIRE_BRIGADE,
    LegalForm.CHURCH_BODY,
    LegalForm.SOCIAL_COOPERATIVE,
}
OF_PUBLIC_BENEFIT = {PotentialCategory.NGO, PotentialCategory.EQUIVALENT_ENTITY}


def takes_grants(partner: Partner) -> bool:
    """Whether the card says that ``partner`` is an NGO or an entity of art. 3 ust. 3 of the act."""
    if partner.legal_form in NEVER:
        return False
    if partner.legal_form in FOR_PROFIT:
        return partner.potential_category == PotentialCategory.EQUIVALENT_ENTITY
    known = partner.legal_form in ORGANISATIONS or partner.potential_category in OF_PUBLIC_BENEFIT
    return known or bool(partner.is_ngo)


def fault_of_provider(partner: Partner, selection: str) -> str:
    """Say why ``partner`` cannot be chosen in this way, and how to mend it; empty when it can."""
    if selection in UDPP_WAYS and not takes_grants(partner):
        form = partner.get_legal_form_display()
        return (
            f"„{quotable(partner.name)}”{f' ({form})' if form else ''} nie jest według fiszki organizacją pozarządową ani podmiotem "
            "z art. 3 ust. 3 ustawy o pożytku publicznym: nie dostanie dotacji. Wybierz innego wykonawcę, inny sposób "
            "wyboru albo popraw fiszkę."
        )
    if selection in OWN_WAYS and partner.legal_form not in ("", LegalForm.MUNICIPAL_UNIT):
        return (
            f"Przydział dostaje jednostka gminy, a „{quotable(partner.name)}” to {partner.get_legal_form_display()}. "
            "Z takim podmiotem zawiera się umowę."
        )
    return ""


def faults_of_terms(
    selection: str,
    *,
    start: datetime.date | None,
    end: datetime.date | None,
    amount: Decimal | None,
    on: datetime.date,
) -> dict[str, str]:
    """Return what the law forbids: the field → the text; ``on`` says as of which day the limits stand."""
    faults = {}
    if selection in UDPP_WAYS and start and end:
        years = limit("udpp_years", on)
        latest = start + relativedelta(years=years.value) - datetime.timedelta(days=1)
        if end > latest:
            faults["period_end"] = (
                f"Umowę o dotację zawiera się najwyżej na {years.value} lat ({years.basis}): "
                f"ta może trwać do {polish_day(latest)}."
            )
    if selection == Selection.SMALL_GRANT:
        days, most = limit("small_grant_days", on), limit("small_grant_amount", on)
        if start and end and (end - start).days + 1 > days.value:
            latest = start + datetime.timedelta(days=days.value - 1)
            faults["period_end"] = (
                f"Zadanie z małego grantu trwa najwyżej {days.value} dni ({days.basis}): do {polish_day(latest)}."
            )
        if amount is not None and amount > most.value:
            faults["amount"] = f"Mały grant to najwyżej {money(most.value)} ({most.basis})."
    return faults


def sums_differ(what: str, rows: Iterable[Decimal | None], amount: Decimal | None) -> str:
    """Say that the known amounts of rows do not add up to the contract's, with both numbers; empty when they do."""
    known = [row for row in rows if row is not None]
    if not known or amount is None or sum(known) == amount:
        return ""
    return f"{what}: razem {money(sum(known))}, a kwota umowy to {money(amount)}"


def price_differs(name: str, quantity: Decimal | None, price: Decimal | None, amount: Decimal | None) -> str:
    """Say that quantity × unit price is not the amount of a row; empty when it is, or is not known."""
    if quantity is None or price is None or amount is None:
        return ""
    product = (quantity * price).quantize(Decimal("0.01"))
    if product == amount:
        return ""
    return f"{name}: {number(quantity)} × {money(price)} to {money(product)}, a wpisano {money(amount)}"
