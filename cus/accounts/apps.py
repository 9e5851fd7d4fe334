"""Application configuration."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers ``cus.accounts``."""

    name = "cus.accounts"
    label = "accounts"
    verbose_name = "Konta"

    def ready(self) -> None:
        """Listen to what the sign-in library tells."""
        from cus.accounts import checks  # noqa: F401
        from cus.accounts.sign_in import receivers  # noqa: F401
