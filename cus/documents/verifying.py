"""Whether a frozen document is still what was frozen: its hashes, and its data printed again.

Bytes are compared only with a print of the same release: the same templates, the same code and the same
libraries (``release``). A later release prints as it prints; then the hashes and the text are compared.
"""

import io
from dataclasses import dataclass

from pypdf import PdfReader

from cus.documents.actions.frozen import document_of
from cus.documents.enums import FAULTS, WARNINGS, Verdict
from cus.documents.kinds import kind_of, release
from cus.documents.layout import LayoutFault
from cus.documents.models import FrozenDocument
from cus.documents.render import MissingGlyph, rendered
from cus.documents.sealing import data_of, open_file
from cus.documents.serial import sha256
from cus.privacy.crypto import CannotOpen
from cus.privacy.models import KeyDestroyed


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one document; ``detail`` says more where there is more to say."""

    frozen_id: int
    kind: str
    label: str
    verdict: Verdict
    detail: str = ""

    @property
    def is_fault(self) -> bool:
        """Whether the document is not what was frozen."""
        return self.verdict in FAULTS

    @property
    def is_warning(self) -> bool:
        """Whether somebody should look at it."""
        return self.verdict in WARNINGS

    def __str__(self) -> str:
        detail = f" ({self.detail})" if self.detail else ""
        return f"dokument {self.frozen_id}, {self.kind} {self.label}: {self.verdict.label}{detail}"


def verify(frozen: FrozenDocument) -> Finding:
    """Verify one document; needs its file. Sealed data are opened, shown to nobody and forgotten.

    Raises:
        NoMasterKey: this installation has not the key of sealed documents.
    """
    verdict, detail = _verdict(frozen)
    return Finding(frozen.pk, _label(frozen), frozen.label, verdict, detail)


def _label(frozen: FrozenDocument) -> str:
    try:
        return kind_of(frozen.kind).label
    except KeyError:
        return frozen.kind


def _verdict(frozen: FrozenDocument) -> tuple[Verdict, str]:
    """Ask from the cheapest question to the dearest; the first that fails answers."""
    if frozen.is_ready and sha256(bytes(frozen.pdf)) != frozen.pdf_sha256:
        return Verdict.FILE, "skrót pliku jest inny niż zapisany"
    try:
        data_of(frozen)
    except KeyDestroyed:
        return Verdict.ERASED, ""
    except (CannotOpen, ValueError):
        return Verdict.DATA, "skrót danych jest inny niż zapisany"
    try:
        kind = kind_of(frozen.kind)
        basis = kind.basis_fault(frozen)
        if basis:
            return Verdict.BASIS, basis
        if not kind.has_file:
            return Verdict.WHOLE, ""
        return _printed_again(frozen) if frozen.is_ready else (Verdict.NOT_READY, "")
    except CannotOpen:
        return Verdict.FILE, "zaszyfrowany plik się nie otwiera"
    except (KeyError, TypeError, LayoutFault, MissingGlyph) as error:
        return Verdict.UNREADABLE, type(error).__name__


def _printed_again(frozen: FrozenDocument) -> tuple[Verdict, str]:
    again = rendered(document_of(frozen))
    stored = open_file(frozen) if frozen.is_sealed else bytes(frozen.pdf)
    if again.pdf == stored:
        return Verdict.WHOLE, ""
    if frozen.rendered_with == release(kind_of(frozen.kind), again.engine):
        return Verdict.PRINT, "ponowny wydruk tych samych danych jest inny"
    return (Verdict.OTHER_RELEASE if text_of(again.pdf) == text_of(stored) else Verdict.OTHER_TEXT), ""


def text_of(pdf: bytes) -> str:
    """Return the words of a PDF, whatever the lines they stand in."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())
