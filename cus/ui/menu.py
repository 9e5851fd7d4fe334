"""The menu and the heading of every page, as data.

Apps above register what they have in their ``AppConfig.ready``; this package knows none of them::

    from cus.ui import menu

    menu.register("Partnerzy", "partners:list", act=Act.READ_PUBLISHED, order=30)
    menu.name_source(lambda: Centre.objects.current_name())

``act`` is handed to ``user.may`` and never compared here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

DEFAULT_NAME = "Centrum Usług Społecznych"


@dataclass(frozen=True, slots=True)
class Item:
    """One room: what it is called, where it leads, whom it is for.

    ``act`` of ``None`` shows the room to everybody signed in; ``namespaces`` are the URL
    namespaces whose pages mark it as current.
    """

    label: str
    url_name: str
    act: str | None
    order: int
    namespaces: tuple[str, ...]
    prefix: str | tuple[str, ...] = ""

    def holds(self, namespace: str, url_name: str) -> bool:
        """Whether the page ``url_name`` belongs to this room."""
        if self.prefix:
            return url_name.startswith(self.prefix)
        return namespace in self.namespaces if self.namespaces else url_name == self.url_name


@dataclass(frozen=True, slots=True)
class Link:
    """An item ready to print on one page."""

    label: str
    url: str
    current: bool


_items: dict[str, Item] = {}
_name: Callable[[], str] | None = None


def register(
    label: str,
    url_name: str,
    *,
    act: str | None = None,
    order: int,
    also: tuple[str, ...] = (),
    prefix: str | tuple[str, ...] = "",
) -> None:
    """Add a room; a second call with the same ``url_name`` replaces it.

    ``also`` lists further URL namespaces that belong to the room; ``prefix`` narrows it to pages whose
    name begins so (``partners:agreement_``; several in a tuple), and such pages then belong to no other room.
    """
    namespace = url_name.rpartition(":")[0]
    namespaces = (namespace, *also) if namespace else also
    _items[url_name] = Item(label, url_name, act, order, namespaces, prefix)


def registered() -> list[Item]:
    """Return all rooms in the order of the menu."""
    return sorted(_items.values(), key=lambda item: (item.order, item.label))


def links_for(user, *, namespace: str = "", url_name: str = "") -> list[Link]:
    """Return the rooms ``user`` may enter, marking the one that the page belongs to.

    ``namespace`` and ``url_name`` are those of the page being shown. A room whose app has no such
    page yet is left out.
    """
    if not getattr(user, "is_authenticated", False):
        return []
    narrow = any(item.prefix and item.holds(namespace, url_name) for item in _items.values())
    links = []
    for item in registered():
        url = address(item.url_name)
        if url and (item.act is None or user.may(item.act)):
            current = item.holds(namespace, url_name) and (bool(item.prefix) or not narrow)
            links.append(Link(item.label, url, current))
    return links


def address(url_name: str) -> str:
    """Return the address of a page without arguments, or an empty text when there is none."""
    return _address(url_name, get_urlconf(), get_script_prefix(), settings.ROOT_URLCONF)


@lru_cache(maxsize=256)
def _address(url_name: str, urlconf: str | None, prefix: str, root: str) -> str:
    """Found once: each page asks for all of them. The rest of the arguments is what an address depends on."""
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


def name_source(source: Callable[[], str]) -> None:
    """Say where the centre's name comes from."""
    global _name
    _name = source


def centre_name() -> str:
    """Return the centre's name for the bar and page titles; a general name before it is known."""
    return (_name() if _name else "") or DEFAULT_NAME
