"""Application configuration."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Registers ``programmes``."""

    name = "programmes"
    verbose_name = "Programy"
