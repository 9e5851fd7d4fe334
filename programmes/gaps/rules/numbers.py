"""How many, and how the effect is measured."""

from collections.abc import Iterator

from programmes.contents import contents_of
from programmes.gaps.rule import Gap, Rule


def _number(item, ground) -> Iterator[Gap]:
    if item.quantity is None:
        yield Gap("nie podano, dla ilu")


def _indicator(item, ground) -> Iterator[Gap]:
    if not contents_of(item)["indicators"]:
        yield Gap("nie ma miernika")


ITEM_NUMBER = Rule(
    code="item_number",
    title="Nie podano, dla ilu",
    source="art. 5 ust. 3 pkt 4",
    looks_at="planowaną liczbę przy usłudze",
    do="Wpisz liczbę",
    of_item=_number,
)
ITEM_INDICATOR = Rule(
    code="item_indicator",
    title="Brak miernika",
    source="art. 5 ust. 3 pkt 11",
    looks_at="mierniki usługi",
    do="Dodaj miernik",
    door="programmes:item_indicators",
    of_item=_indicator,
)
