"""The kinds of documents that can be frozen, entered by the apps that own them.

An app above registers its kinds in ``AppConfig.ready``; this package never imports it.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from cus.documents.parts import Document, Seal
from cus.documents.serial import from_data


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind: ``data`` is the dataclass that feeds it, ``document`` wraps the data for print.

    ``invalid`` says of a frozen document why it is not valid today; empty when it is. It is told in
    public, so it names no person.
    """

    code: str
    label: str
    data: type
    document: Callable[[Any, Seal | None], Document]
    invalid: Callable[[Any], str] = lambda frozen: ""

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


def template_version() -> str:
    """Short hash of all templates and styles of documents: it changes when the print may change."""
    digest = hashlib.sha256()
    for folder in ("templates/documents", "static/documents"):
        root = settings.BASE_DIR / folder
        for path in sorted(root.rglob("*.*")):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
