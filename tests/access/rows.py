"""What a row of the access table is."""

from dataclasses import dataclass

# One letter a role, in the order of the product's table.
LETTERS = {"W": "worker", "O": "organiser", "D": "director", "A": "administrator", "R": "reader"}
SIGN_IN = 302
# Who works at the desk: worker, organiser, director.
STAFF = "WOD"


@dataclass(frozen=True, slots=True)
class Row:
    """One address with one object: which status each role gets, opening it and posting nothing to it.

    ``args`` name attributes of the world („programme_draft.pk”); a word with ``=`` in front is taken
    as it stands. ``get`` and ``post`` give a status to each role; ``stranger`` and ``stranger_post``
    to nobody signed in, who is sent to an address that starts with one of ``doors``.
    ``shows_what_it_wrote``: a POST that succeeds answers with a page, because it is shown only once.
    ``costly`` pages (documents) are fetched by one of the roles that may, not by all of them.
    """

    name: str
    args: tuple[str, ...]
    get: dict[str, int]
    post: dict[str, int]
    stranger: int = SIGN_IN
    stranger_post: int = SIGN_IN
    doors: tuple[str, ...] = ("/konto/login/", "/admin/login/")
    costly: bool = False
    shows_what_it_wrote: bool = False

    def __str__(self) -> str:
        return f"{self.name}({', '.join(self.args)})"

    def values(self, world) -> list:
        """The arguments of the address in this world."""
        return [self._value(world, arg) for arg in self.args]

    def _value(self, world, arg: str):
        if arg.startswith("="):
            return arg[1:]
        value = world
        for part in arg.split("."):
            value = getattr(value, part)
        return value


def only(letters: str, status: int = 200, *, others: int = 403, unseen: str = "") -> dict[str, int]:
    """Give ``status`` to the roles named by their letters, ``others`` to the rest.

    Roles in ``unseen`` may not know that the object exists: 404.
    """
    return {
        role: status if letter in letters else 404 if letter in unseen else others for letter, role in LETTERS.items()
    }


def mixed(**statuses: int) -> dict[str, int]:
    """Give each letter its own status; letters may be joined: ``mixed(W=403, OD=200, AR=404)``."""
    return {LETTERS[letter]: status for letters, status in statuses.items() for letter in letters}


def everybody(status: int = 200) -> dict[str, int]:
    """The same for all who are signed in."""
    return only("WODAR", status)


NOT_BY_POST = everybody(405)
NOT_BY_GET = everybody(405)


def page(name: str, *args: str, get: dict[str, int], **options) -> Row:
    """A page that is only read."""
    return Row(name, args, get, NOT_BY_POST, **options)


def button(name: str, *args: str, post: dict[str, int], **options) -> Row:
    """An act that is only posted."""
    return Row(name, args, NOT_BY_GET, post, **options)


def form(name: str, *args: str, get: dict[str, int], post: dict[str, int], **options) -> Row:
    """A page that is opened and posted."""
    return Row(name, args, get, post, **options)
