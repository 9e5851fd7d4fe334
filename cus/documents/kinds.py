"""The kinds of documents that can be frozen, entered by the apps that own them.

An app above registers its kinds in ``AppConfig.ready``; this package never imports it.
"""

import hashlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

import cus.text
from cus.documents.parts import Document, Seal
from cus.documents.serial import from_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind: ``data`` is the dataclass that feeds it, ``document`` wraps the data for print.

    ``invalid`` says of a frozen document why it is not valid today; empty when it is. It is told in
    public, so it names no person. ``basis_fault`` says how what the document was made from (a template)
    is no longer what it was; empty when it is. Without ``has_file`` only a note is kept of a document that
    was printed and is not stored.
    """

    code: str
    label: str
    data: type
    document: Callable[[Any, Seal | None], Document]
    invalid: Callable[[Any], str] = lambda frozen: ""
    basis_fault: Callable[[Any], str] = lambda frozen: ""
    has_file: bool = True

    def load(self, plain: dict) -> Any:
        """Build the dataclass from frozen data."""
        return from_data(self.data, plain)


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Enter ``kind``; the same code entered for other data raises ``ValueError``."""
    known = _kinds.setdefault(kind.code, kind)
    if known.data is not kind.data:
        raise ValueError(f"document kind {kind.code} is taken by {known.data.__name__}")


def kind_of(code: str) -> Kind:
    """Return the kind; ``KeyError`` when no app has entered it."""
    return _kinds[code]


def release(kind: Kind, engine: str) -> str:
    """Name everything that the bytes of a print of ``kind`` depend on, beside its data: templates and styles, code, libraries."""
    return f"wzory {template_version()} kod {code_version(kind)} {engine}"


def code_version(kind: Kind) -> str:
    """Short hash of the code between the frozen data and the page."""
    folders = (Path(__file__).parent, Path(cus.text.__file__).parent)
    own = Path(inspect.getfile(kind.data))
    files = [path for folder in folders for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]
    digest = hashlib.sha256()
    for path in [*files, own]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def template_version() -> str:
    """Short hash of all templates and styles of documents: it changes when the print may change."""
    files = []
    for folder in ("templates/documents", "static/documents"):
        root = settings.BASE_DIR / folder
        for path in sorted(root.rglob("*.*")):
            told = path.stat()
            files.append((root, path, told.st_mtime_ns, told.st_size))
    return _hash_of(tuple(files))


@lru_cache(maxsize=1)
def _hash_of(files: tuple[tuple[Path, Path, int, int], ...]) -> str:
    """Read the files only when one of them was touched: hundreds of cards are noted one after another."""
    digest = hashlib.sha256()
    for root, path, _, _ in files:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
