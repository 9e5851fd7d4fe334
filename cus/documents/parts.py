"""What a document is made of, before it is paper."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who issues the document; printed at the top of every page. ``contact``: telephone, e-mail, e-Doręczenia."""

    name: str
    address: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What ties a frozen document to its data: ``data_sha256`` (hex) and the day of freezing.

    ``check_code`` is printed on every page; empty when the document was frozen before codes were given.
    ``keyed``: the hash is HMAC-SHA-256 with a key of the person, because the data are sealed.
    """

    data_sha256: str
    frozen_on: date
    keyed: bool = False
    check_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A template and the dataclass that feeds it.

    ``state`` is a word for the head of each page (``PROJEKT``), empty when the document stands as it
    is. ``author``, ``subject`` and ``title`` go into the metadata of the file, ``title`` into the foot
    of each page as well. ``number`` is the line under the title that says which document it is.
    """

    template: str
    context: Any
    title: str
    letterhead: Letterhead
    author: str = ""
    subject: str = ""
    lang: str = "pl"
    state: str = ""
    seal: Seal | None = None
    number: str = ""
