"""Application configuration."""

from django.apps import AppConfig


class DatabaseConfig(AppConfig):
    """Registers ``cus.database``: its checks and commands."""

    name = "cus.database"
    label = "database"
    verbose_name = "Baza danych"

    def ready(self) -> None:
        """Register the system checks."""
        from cus.database import checks  # noqa: F401
