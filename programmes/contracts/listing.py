"""The list of contracts: what the filters leave, and the same as a table to take away."""

import datetime
from collections.abc import Iterable, Mapping

from django.db.models import Exists, OuterRef, Q

from cus.tables import Page
from cus.text.dates import short_day
from programmes.contracts.enums import ContractState
from programmes.contracts.printing import providers_of
from programmes.contracts.querysets import ContractQuerySet
from programmes.models import ContractItem, ContractProvider, ServiceContract

ENDING_DAYS = 60
HEADINGS = (
    *("Numer", "Rodzaj", "Stan", "Data zawarcia", "Wykonawca albo jednostka", "Usługi", "Sposób wyboru"),
    *("Znak sprawy", "Od", "Do", "Kwota (zł)", "Programy"),
)


def narrowed(contracts: ContractQuerySet, asked: Mapping[str, str], today: datetime.date) -> ContractQuerySet:
    """Return those of ``contracts`` (with ``as_of``) that fit the filters ``asked`` for."""
    state = asked.get("stan")
    if state == "trwa":
        contracts = contracts.signed().filter(period_start__lte=today, current_end__gte=today)
    elif state == "konczy":
        last = today + datetime.timedelta(days=ENDING_DAYS)
        contracts = contracts.filter(state=ContractState.SIGNED, current_end__range=(today, last))
    elif state:
        contracts = contracts.filter(state=state)
    for name, field in (("rodzaj", "kind"), ("sposob", "selection"), ("program", "programme")):
        if asked.get(name):
            contracts = contracts.filter(**{field: asked[name]})
    words = (asked.get("q") or "").strip()
    if words:
        providers = ContractProvider.objects.filter(contract=OuterRef("pk"), partner__name__unaccent__icontains=words)
        items = ContractItem.objects.filter(contract=OuterRef("pk"), service_name__unaccent__icontains=words)
        own = Q(number__icontains=words) | Q(own_unit__name__unaccent__icontains=words)
        contracts = contracts.filter(own | Exists(providers) | Exists(items))
    return contracts


def register_page(contracts: Iterable[ServiceContract]) -> Page:
    """Return the sheet of ``contracts`` (fetched by ``for_list``)."""
    return Page("Umowy", HEADINGS, [_row(contract) for contract in contracts])


def _row(contract: ServiceContract) -> list[str]:
    versions = sorted(contract.programme.versions.all(), key=lambda version: -version.number)
    return [
        contract.number,
        contract.noun,
        contract.state_word,
        _day(contract.concluded_on),
        "; ".join(providers_of(contract)),
        "; ".join(dict.fromkeys(item.service_name for item in contract.items.all())),
        contract.get_selection_display() if contract.selection else "",
        contract.case_number,
        _day(contract.period_start),
        _day(contract.current_end),
        f"{contract.current_amount:.2f}".replace(".", ",") if contract.current_amount is not None else "",
        str(versions[0]) if versions else "",
    ]


def _day(value: datetime.date | None) -> str:
    return short_day(value) if value else ""
