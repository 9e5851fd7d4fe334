"""The same service in another programme at the same time."""

from collections.abc import Iterator

from django.urls import reverse

from programmes.enums import ProgrammeState
from programmes.gaps.finding import Thing, thing
from programmes.gaps.rule import Gap, Rule


def _find(item, ground) -> Iterator[Gap]:
    for other in item.elsewhere:
        name, state = other["name"] or "program bez nazwy", ProgrammeState(other["state"]).label
        yield Gap(
            f"ta sama usługa jest w programie „{name}” ({state})",
            reverse("programmes:detail", args=[other["pk"]]),
            (thing(item), Thing("programmes.programmeversion", other["pk"], name)),
            (("drugi program", name), ("stan", str(state))),
        )


TWICE = Rule(
    code="twice",
    title="Ta sama usługa w dwóch programach",
    source="art. 5 ust. 4",
    looks_at="programy, których okresy zachodzą na siebie",
    do="Otwórz drugi program",
    is_open=True,
    of_item=_find,
)
