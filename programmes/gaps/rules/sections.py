"""An empty item of the twelve of art. 5 ust. 3."""

from collections.abc import Iterator

from programmes.gaps.rule import Gap, Rule
from programmes.rooms import point_url
from programmes.sections import section_states


def _find(ground) -> Iterator[Gap]:
    version = ground.version
    for state in section_states(version):
        if state.state == "missing":
            number = state.section.number
            text = f"pkt {number}: brak – {', '.join(state.missing)}"
            yield Gap(text, point_url(version, number), values=(("punkt", str(number)),))


SECTION = Rule(
    code="section",
    title="Pusty punkt programu",
    source="art. 5 ust. 3",
    level="stop",
    looks_at="dwanaście punktów programu i wpisy przy usługach, które je wypełniają",
    do="Uzupełnij punkt",
    of_version=_find,
)
