"""Application configuration."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Registers ``cus.desk``."""

    name = "cus.desk"
    label = "desk"
    verbose_name = "Biurko"
