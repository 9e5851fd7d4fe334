"""Application configuration."""

from django.apps import AppConfig
from django.db.models.signals import pre_migrate


class DatabaseConfig(AppConfig):
    """Registers ``cus.database``: its checks and commands."""

    name = "cus.database"
    label = "database"
    verbose_name = "Baza danych"

    def ready(self) -> None:
        """Register the system checks and the quicker way of migrating."""
        from cus.database import checks  # noqa: F401
        from cus.database.together import group_operations

        pre_migrate.connect(group_operations, dispatch_uid="cus.database.together")
