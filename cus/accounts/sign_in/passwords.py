"""Rules of passwords that Django has no validator for."""

from django.core.exceptions import ValidationError


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
