"""Reading of sealed values: masked without a trace, in full always with one in the access log."""

from cus.audit import log
from cus.audit.enums import AccessKind
from cus.privacy.fields import mask
from cus.privacy.models import KeyDestroyed, SealedRow, plain

ERASED = "[dane usunięto]"


def masked(row: SealedRow, field: str) -> str:
    """Return ``•••••••1234``, an empty text where there is none, or the word that it was erased."""
    try:
        return mask(plain(row, field))
    except KeyDestroyed:
        return ERASED


def read(row: SealedRow, field: str) -> str:
    """Return the text in clear and log the reading; the caller has checked the right.

    Raises:
        KeyDestroyed: the person's data were erased.
    """
    text = plain(row, field)
    log.record(AccessKind.PERSONAL_READ, subject=row, what=str(row._meta.get_field(field).verbose_name))
    return text
