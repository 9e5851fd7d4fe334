"""The check code of a document: drawn at random, printed on every page, answered for in public.

Whoever holds a paper types its code and learns only the kind, the number, the date and whether the
document is valid. Sixty random bits cannot be guessed at the pace that the public page allows.
"""

import secrets
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cus.documents.kinds import kind_of
from cus.documents.models import FrozenDocument

# Without I, L, O and U: nobody takes one for another when typing from paper (Crockford's base 32).
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1", " ": "", "-": "", "–": "", "\u00a0": "", ".": ""})


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a stranger learns. ``invalid`` says why it is not valid; empty: it is."""

    kind: str
    number: str
    frozen_on: date
    invalid: str


def new_code() -> str:
    """Draw a code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def written(code: str) -> str:
    """Write a code in groups of four, as it is printed."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def read_code(text: str) -> str:
    """Return the code meant by what somebody typed; empty when it cannot be one."""
    code = text.upper().translate(_MEANT)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


def answer_for(text: str) -> Answer | None:
    """Return what may be told of the document with this code; ``None`` when there is none."""
    code = read_code(text)
    frozen = (
        FrozenDocument.objects.defer("data", "sealed_data", "pdf").filter(check_code=code).first() if code else None
    )
    if frozen is None:
        return None
    kind = kind_of(frozen.kind)
    return Answer(kind.label, frozen.label, timezone.localdate(frozen.created_at), kind.invalid(frozen))
