"""What a rule found: the objects, the values, how heavy it is, where it is mended; and how findings are joined."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace

from cus.text.plural import plural

# The heaviest first.
LEVELS = {"stop": "blokuje", "warn": "uwaga"}
# Services that one line names.
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Thing:
    """An object that a finding is about: its model, its id and its name at that moment."""

    model: str
    pk: int
    name: str


def thing(row) -> Thing:
    """Name a row of the database."""
    return Thing(row._meta.label_lower, row.pk, str(row)[:200])


@dataclass(frozen=True, slots=True)
class Finding:
    """One gap: ``rule`` is the code of the rule, ``level`` is ``stop`` (blocks sending to the mayor) or ``warn``.

    ``item`` is the id of the service it is about, empty for the programme as a whole; ``service`` its name.
    ``short`` is the text for a page that already names the service. ``objects`` and ``values`` are what the
    rule looked at; ``do`` says what mends it, ``url`` is the room where that is done.
    """

    rule: str
    level: str
    text: str
    url: str = ""
    short: str = ""
    item: int | None = None
    service: str = ""
    title: str = ""
    source: str = ""
    do: str = ""
    objects: tuple[Thing, ...] = ()
    values: tuple[tuple[str, str], ...] = field(default=())

    @property
    def word(self) -> str:
        """The level in a word."""
        return LEVELS[self.level]

    def kept(self) -> dict:
        """Return it as plain JSON, to be kept with an approved version; links lead to rooms that may be gone."""
        return {name: value for name, value in asdict(self).items() if name != "url"}


def finding_kept(values: dict) -> Finding:
    """Return the finding that ``Finding.kept`` wrote."""
    things = tuple(Thing(**row) for row in values["objects"])
    return Finding(**values | {"objects": things, "values": tuple(tuple(pair) for pair in values["values"])})


def by_service(findings: Iterable[Finding]) -> list[Finding]:
    """Join the findings of each service in one line; those of the programme stay as they are."""
    lines: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        lines.setdefault(finding.item or f"programme {number}", []).append(finding)
    return [_of_one_service(group) for group in lines.values()]


def _of_one_service(group: list[Finding]) -> Finding:
    first = group[0]
    if len(group) == 1:
        return first
    return replace(first, text=f"{first.service}: " + "; ".join(one.short for one in group))


def by_rule(findings: Iterable[Finding]) -> list[Finding]:
    """Join findings of services that say the same in one line, which names them; the order stays."""
    lines: dict[object, list[Finding]] = {}
    for number, finding in enumerate(findings):
        lines.setdefault((finding.rule, finding.short) if finding.item else number, []).append(finding)
    return [_of_one_rule(group) for group in lines.values()]


def _of_one_rule(group: list[Finding]) -> Finding:
    if len(group) == 1:
        return group[0]
    names = ", ".join(one.service for one in group[:MOST_NAMED])
    more = f" i jeszcze {len(group) - MOST_NAMED}" if len(group) > MOST_NAMED else ""
    services = plural(len(group), "usługa", "usługi", "usług")
    return replace(group[0], text=f"{group[0].short} – {len(group)} {services}: {names}{more}", item=None)


def without_doors(findings: Iterable[Finding], *, open_rules: frozenset[str]) -> list[Finding]:
    """Take the links off findings that lead to a form, for who may not open one now; ``open_rules`` keep theirs."""
    return [finding if finding.rule in open_rules else replace(finding, url="") for finding in findings]
