"""Application configuration."""

from django.apps import AppConfig


class TextConfig(AppConfig):
    """Registers ``cus.text``."""

    name = "cus.text"
    label = "text"
    verbose_name = "Tekst"
