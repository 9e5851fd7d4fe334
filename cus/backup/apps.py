"""Application configuration."""

from django.apps import AppConfig


class BackupConfig(AppConfig):
    """Registers ``cus.backup``."""

    name = "cus.backup"
    label = "backup"
    verbose_name = "Kopie zapasowe"
