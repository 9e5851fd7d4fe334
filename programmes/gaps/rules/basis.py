"""What the programme stands on says something else today."""

from collections.abc import Iterator

from programmes.gaps.finding import thing
from programmes.gaps.rule import PRACTICE, Gap, Rule


def _find(ground) -> Iterator[Gap]:
    for change in ground.changes:
        values = tuple((row.label, f"{row.before or 'nic'} → {row.after or 'nic'}") for row in change.differences)
        objects = tuple(thing(row) for row in (change.need, change.item) if row)
        yield Gap(f"zmieniła się podstawa – sprawdź: {change.title}", objects=objects, values=values)


BASIS = Rule(
    code="basis",
    title="Zmieniła się podstawa",
    source=PRACTICE,
    looks_at="kopie potrzeb, usług, standardów i ofert, na których stoi program, i ich dzisiejszą treść",
    do="Porównaj i przyjmij zmianę",
    door="programmes:basis",
    is_open=True,
    of_version=_find,
)
