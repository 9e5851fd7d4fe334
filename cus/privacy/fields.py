"""Model fields of personal data."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

DOTS = "•••••••"


class Sealed:
    """A sealed value as the database keeps it. Printed, it is only dots; ``token`` is the ciphertext."""

    __slots__ = ("token",)

    def __init__(self, token: bytes) -> None:
        self.token = bytes(token)

    def __str__(self) -> str:
        return DOTS

    def __repr__(self) -> str:
        return "Sealed(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and other.token == self.token

    def __hash__(self) -> int:
        return hash(self.token)


class SealedTextField(models.BinaryField):
    """Text encrypted with the key of the person it tells of; ``None`` when there is none.

    Holds a ``Sealed``; it is written by ``cus.privacy.actions.seal`` and read by
    ``cus.privacy.models.plain``. Text in clear is refused, so it can never reach the database,
    history, a form built from the model, or an export by mistake.
    """

    description = "tekst zaszyfrowany kluczem osoby"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["editable"] = False
        kwargs["null"] = True
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        """Wrap the bytes."""
        return None if value is None else Sealed(value)

    def to_python(self, value: Any) -> Sealed | None:
        """Let only sealed values through.

        Raises:
            ValidationError: it is text in clear; the message does not repeat it.
        """
        if value is None or isinstance(value, Sealed):
            return value
        raise ValidationError("Tej wartości nie zaszyfrowano.")

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Hand the ciphertext to the database.

        Raises:
            TypeError: it is not a sealed value.
        """
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise TypeError(f"{self.name}: only a sealed value can be saved")
        return super().get_db_prep_value(value.token, connection, prepared)

    def value_to_string(self, obj: models.Model) -> str:
        """Give serializers the dots, never the text."""
        return DOTS if self.value_from_object(obj) else ""


def mask(text: str, shown: int = 4) -> str:
    """Return the dots and the last characters: ``•••••••1234``."""
    return f"{DOTS}{text[-shown:]}" if text else ""
