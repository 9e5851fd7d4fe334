"""A rule of the check list, declared with its source, its level and what it looks at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from programmes.gaps.finding import Finding, Thing, thing

if TYPE_CHECKING:
    from programmes.gaps.ground import Ground
    from programmes.models import ProgrammeItem

PRACTICE = "praktyka"


@dataclass(frozen=True, slots=True)
class Gap:
    """What a rule yields: the text, and where it differs from the rule's own door, the address."""

    text: str
    url: str = ""
    objects: tuple[Thing, ...] = ()
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule.

    ``source`` is an article of the Act or „praktyka”; ``level`` is ``stop`` (blocks sending to the mayor)
    or ``warn``. ``of_item`` is asked of each service, ``of_version`` of the programme: each yields a ``Gap``
    for every object that does not fit. ``door`` is the name of the address where it is mended (made with the
    ids of the version and, for a service, of the item), ``do`` says what is done there. ``is_open``: the
    door leads to a page that may be opened whatever the state of the version.
    """

    code: str
    title: str
    source: str
    looks_at: str
    do: str
    level: str = "warn"
    door: str = "programmes:item_edit"
    is_open: bool = False
    of_item: Callable[["ProgrammeItem", "Ground"], Iterable[Gap]] | None = None
    of_version: Callable[["Ground"], Iterable[Gap]] | None = None

    def of_service(self, item: "ProgrammeItem", ground: "Ground") -> Iterable[Finding]:
        """Ask the rule of one service."""
        for gap in self.of_item(item, ground) if self.of_item else ():
            url = gap.url or reverse(self.door, args=[ground.version.pk, item.pk])
            text = f"{item.service_name}: {gap.text}"
            objects = gap.objects or (thing(item),)
            yield self._finding(gap, text, url, gap.text, item, objects)

    def of_programme(self, ground: "Ground") -> Iterable[Finding]:
        """Ask the rule of the programme as a whole."""
        for gap in self.of_version(ground) if self.of_version else ():
            url = gap.url or reverse(self.door, args=[ground.version.pk])
            yield self._finding(gap, gap.text, url, "", None, gap.objects or (thing(ground.version),))

    def _finding(self, gap: Gap, text: str, url: str, short: str, item, objects) -> Finding:
        return Finding(
            rule=self.code,
            level=self.level,
            text=text,
            url=url,
            short=short,
            item=item.pk if item else None,
            service=item.service_name if item else "",
            title=self.title,
            source=self.source,
            do=self.do,
            objects=objects,
            values=gap.values,
        )
