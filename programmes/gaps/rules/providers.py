"""Services without a provider, capacity below the plan."""

from collections.abc import Iterator

from programmes.gaps.finding import thing
from programmes.gaps.reading import capacity_of
from programmes.gaps.rule import PRACTICE, Gap, Rule
from services.units import amount


def _provider(item, ground) -> Iterator[Gap]:
    if not item.provider_id and not item.own_unit_id:
        yield Gap("nie ma wykonawcy")


def _capacity(item, ground) -> Iterator[Gap]:
    capacity = capacity_of(item)
    if capacity is None or item.quantity is None or capacity >= item.quantity:
        return
    able, planned = (amount(value, item.quantity_unit) for value in (capacity, item.quantity))
    objects = (thing(item), *((thing(item.provider),) if item.provider else ()))
    yield Gap(
        f"plan: {planned}, możliwości wykonawców: {able}",
        objects=objects,
        values=(("plan", planned), ("możliwości", able)),
    )


ITEM_PROVIDER = Rule(
    code="item_provider",
    title="Usługa bez wykonawcy",
    source="art. 7 ust. 2",
    looks_at="wykonawcę usługi: partnera albo jednostkę własną",
    do="Wskaż wykonawcę",
    door="programmes:item_provider",
    of_item=_provider,
)
CAPACITY = Rule(
    code="capacity",
    title="Możliwości mniejsze niż plan",
    source=PRACTICE,
    looks_at="planowaną liczbę i oferty w tej samej jednostce i w tym samym czasie",
    do="Zmień plan, wykonawcę albo ofertę",
    of_item=_capacity,
)
