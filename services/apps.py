"""Application configuration."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    """Registers ``services``."""

    name = "services"
    verbose_name = "Katalog usług"
