"""Rules of passwords that Django has no validator for."""

from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError

SIMILAR_TO = {
    "imię": "twojego imienia",
    "nazwisko": "twojego nazwiska",
    "adres e-mail": "twojego adresu e-mail",
}


class MaximumLengthValidator:
    """Refuses a pasted page: hashing a text without end is work for whoever wants to keep the server busy."""

    def __init__(self, max_length: int = 200) -> None:
        self.max_length = max_length

    def validate(self, password: str, user: object = None) -> None:
        """Refuse what is too long.

        Raises:
            ValidationError: longer than ``max_length`` characters.
        """
        if len(password) > self.max_length:
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self) -> str:
        """The rule in words."""
        return f"Hasło może mieć najwyżej {self.max_length} znaków."


class SimilarityValidator(UserAttributeSimilarityValidator):
    """Django's rule; the reason names the person's data in the right case."""

    def validate(self, password: str, user: object = None) -> None:
        """Refuse a password that repeats the name or the address.

        Raises:
            ValidationError: too similar.
        """
        try:
            super().validate(password, user)
        except ValidationError as error:
            like = SIMILAR_TO.get(str((error.params or {}).get("verbose_name")), "twoich danych")
            raise ValidationError(
                f"Hasło jest zbyt podobne do {like}. Wybierz inne.", code="password_too_similar"
            ) from error
