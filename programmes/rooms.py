"""The rooms of the builder: twelve points of a version, and the pages of each of its services.

A point is a page of its own at ``programmes:point``; what stands on it is in ``programmes.forms.points``.
A page of a service is a line of ``ITEM_ROOMS``: another concept adds its line and its address.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from programmes.contents import contents_of
from programmes.fees.complete import lacking
from programmes.models import ProgrammeItem, ProgrammeVersion
from programmes.sections import SectionState, section_states
from programmes.terms_words import item_terms


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRoom:
    """A page of one service in the builder.

    ``page`` is the name of its address, made with the ids of the version and of the item; ``points`` are
    the items of art. 5 ust. 3 that it fills; ``filled`` says whether it is (``None``: it need not be).
    """

    key: str
    title: str
    page: str
    points: tuple[int, ...]
    filled: Callable[[ProgrammeItem, ProgrammeVersion], bool | None]


def _has(*names: str) -> Callable[[ProgrammeItem, ProgrammeVersion], bool]:
    return lambda item, version: all(contents_of(item)[name] for name in names)


def _people(item: ProgrammeItem, version: ProgrammeVersion) -> bool:
    return item.quantity is not None and bool(item.need_links.all())


def _fees(item: ProgrammeItem, version: ProgrammeVersion) -> bool:
    if not item.fee_required:
        return item.fee_required is False
    rules = item_terms(item).rules
    return bool(rules) and not any(lacking(rule) for rule in rules)


def _data(item: ProgrammeItem, version: ProgrammeVersion) -> bool | None:
    return bool(contents_of(item)["data_items"]) or (None if version.no_personal_data_reason.strip() else False)


def _place(item: ProgrammeItem, version: ProgrammeVersion) -> bool | None:
    return True if contents_of(item)["places"] else None


def _provider(item: ProgrammeItem, version: ProgrammeVersion) -> bool:
    return bool(item.provider_id or item.own_unit_id)


def _sourcing(item: ProgrammeItem, version: ProgrammeVersion) -> bool | None:
    return bool(contents_of(item)["sourcing"]) or None


ITEM_ROOMS: tuple[ItemRoom, ...] = (
    ItemRoom(key="people", title="Dla kogo i ile", page="programmes:item_edit", points=(4, 5), filled=_people),
    ItemRoom(
        key="conditions",
        title="Warunki i kolejność",
        page="programmes:item_conditions",
        points=(6, 8),
        filled=_has("conditions"),
    ),
    ItemRoom(key="fees", title="Opłaty i ulgi", page="programmes:item_fees", points=(7,), filled=_fees),
    ItemRoom(key="data", title="Dane osobowe", page="programmes:item_data", points=(9,), filled=_data),
    ItemRoom(key="place", title="Miejsce i czas", page="programmes:item_place", points=(), filled=_place),
    ItemRoom(key="provider", title="Wykonawca", page="programmes:item_provider", points=(), filled=_provider),
    ItemRoom(key="sourcing", title="Własna czy z umową", page="programmes:sourcing", points=(), filled=_sourcing),
    ItemRoom(key="money", title="Pieniądze", page="programmes:item_money", points=(12,), filled=_has("budget_lines")),
    ItemRoom(
        key="indicators", title="Mierniki", page="programmes:item_indicators", points=(11,), filled=_has("indicators")
    ),
)


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of a service as its pages show it: the state in a word and the kind of its colour."""

    key: str
    title: str
    url: str
    word: str
    kind: str
    current: bool


WORDS = {True: ("jest", "done"), False: ("brak", "warn"), None: ("", "idle")}


def tabs_of(item: ProgrammeItem, version: ProgrammeVersion, current: str = "") -> list[Tab]:
    """Return the pages of ``item`` (fetched by ``gaps.whole_items``) in order."""
    tabs = []
    for room in ITEM_ROOMS:
        word, kind = WORDS[room.filled(item, version)]
        url = reverse(room.page, args=[version.pk, item.pk])
        tabs.append(Tab(room.key, room.title, url, word, kind, room.key == current))
    return tabs


def next_tab(tabs: list[Tab]) -> Tab | None:
    """Return the page after the current one."""
    at = next((at for at, tab in enumerate(tabs) if tab.current), len(tabs))
    return tabs[at + 1] if at + 1 < len(tabs) else None


def point_url(version: ProgrammeVersion, number: int) -> str:
    """Address of a point of the twelve."""
    return reverse("programmes:point", args=[version.pk, number])


@dataclass(frozen=True, slots=True)
class Step:
    """A point in the rail: where it is and how it stands."""

    state: SectionState
    url: str
    current: bool

    @property
    def number(self) -> int:
        """1–12."""
        return self.state.section.number

    @property
    def title(self) -> str:
        """As the Act has it, shortened."""
        return self.state.section.title


def steps_of(version: ProgrammeVersion, current: int = 0) -> list[Step]:
    """Return the twelve points of ``version`` (fetched by ``gaps.with_everything``)."""
    return [
        Step(state, point_url(version, state.section.number), state.section.number == current)
        for state in section_states(version)
    ]


def first_missing(steps: list[Step], after: int = 0) -> Step:
    """Return the first empty point after ``after``, then from the beginning; the first one when all are full."""
    empty = [step for step in steps if step.state.state == "missing"]
    return next((step for step in empty if step.number > after), (empty or steps)[0])


@dataclass(frozen=True, slots=True)
class AtService:
    """How a point stands at one service, with the page where it is mended."""

    name: str
    url: str
    word: str
    kind: str


def at_services(version: ProgrammeVersion, number: int) -> list[AtService]:
    """Return the services of ``version`` with the state of point ``number`` at each, if it stands there."""
    rooms = [room for room in ITEM_ROOMS if number in room.points]
    if not rooms or number == 5:
        return []
    room = rooms[0]
    rows = []
    for item in version.items.all():
        word, kind = WORDS[room.filled(item, version)]
        rows.append(AtService(item.service_name, reverse(room.page, args=[version.pk, item.pk]), word, kind))
    return rows
