"""Pure checks of typed text, shared by models, forms and imports."""

from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible

from cus.text.glyphs import describe, unprintable
from cus.text.numbers import number
from cus.text.plural import plural

LONG_TEXT = 20_000


def no_unprintable(value: str) -> None:
    """Refuse characters that no document could print, naming up to three of them.

    Raises:
        ValidationError: with code ``unprintable``.
    """
    missing = unprintable(str(value))
    if not missing:
        return
    names = ", ".join(describe(char) for char in missing[:3])
    more = f" i {len(missing) - 3} innych" if len(missing) > 3 else ""
    which = "tego znaku" if len(missing) == 1 else "tych znaków"
    raise ValidationError(
        f"W dokumentach nie da się wydrukować {which}: {names}{more}. Usuń albo zastąp słowem.",
        code="unprintable",
    )


@deconstructible
class TextLimit:
    """Refuse a text longer than ``limit`` characters, saying by how much.

    A line end counts as one character, however the browser sends it.

    Raises:
        ValidationError: with code ``max_length``.
    """

    def __init__(self, limit: int = LONG_TEXT) -> None:
        self.limit = limit

    def __call__(self, value: str) -> None:
        length = len(str(value).replace("\r\n", "\n"))
        if length <= self.limit:
            return
        over = length - self.limit
        signs = plural(over, "znak", "znaki", "znaków")
        fits = plural(self.limit, "znak", "znaki", "znaków")
        raise ValidationError(
            f"Zmieści się {number(self.limit)} {fits}, a tekst ma {number(length)}. "
            f"Skróć go o {number(over)} {signs}.",
            code="max_length",
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TextLimit) and other.limit == self.limit

    def __hash__(self) -> int:
        return hash(("TextLimit", self.limit))
