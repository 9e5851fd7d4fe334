"""Needs without a service, services without a need."""

from collections.abc import Iterator

from programmes.gaps.finding import thing
from programmes.gaps.rule import PRACTICE, Gap, Rule


def _needs(ground) -> Iterator[Gap]:
    linked = {link.need_id for item in ground.items for link in item.need_links.all()}
    for need in ground.version.needs.all():
        if need.pk not in linked and not need.removal_accepted:
            yield Gap(f"potrzeba bez usługi: {need}", objects=(thing(need),))


def _services(item, ground) -> Iterator[Gap]:
    if not item.need_links.all():
        yield Gap("nie odpowiada na żadną potrzebę")


NEED_WITHOUT_SERVICE = Rule(
    code="need_without_service",
    title="Potrzeba bez usługi",
    source="art. 5 ust. 3 pkt 3",
    looks_at="potrzeby wybrane do programu i usługi, które na nie odpowiadają",
    do="Dodaj usługę albo zdejmij potrzebę",
    door="programmes:needs",
    of_version=_needs,
)
ITEM_NEED = Rule(
    code="item_need",
    title="Usługa bez potrzeby",
    source=PRACTICE,
    looks_at="usługi programu i potrzeby, na które odpowiadają",
    do="Wskaż potrzebę",
    of_item=_services,
)
