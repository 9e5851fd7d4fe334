"""Services of a programme have a standard, the centre's own where no provision sets one."""

from collections.abc import Iterator

from programmes.gaps.finding import thing
from programmes.gaps.rule import Gap, Rule


def _find(item, ground) -> Iterator[Gap]:
    if not item.standards_now:
        yield Gap(
            "brak obowiązującego standardu jakości",
            f"{item.service.get_absolute_url()}#standardy",
            objects=(thing(item), thing(item.service)),
        )


STANDARD = Rule(
    code="standard",
    title="Brak standardu jakości",
    source="art. 13 ust. 1 pkt 7",
    looks_at="standardy usługi, które obowiązują dziś albo w dniu rozpoczęcia programu",
    do="Otwórz standardy usługi",
    is_open=True,
    of_item=_find,
)
